import Pipeline

extension Command {
  static let assignAuto = Command(
    "assign auto", "指派 自动", .write,
    Text(
      "给某年度还没有服务员的企业自动指派：同县优先、同领域优先、负担轻优先",
      "assign officers to a year's firms that have none: own county, own field, least load"),
    [Common.year, Common.on], examples: ["assign auto --year 2019 --on 2019-08-20 --dry-run"]
  ) { line, shell in
    let year = try line.required(Common.year)
    let on = line[Common.on] ?? shell.today
    let store = try shell.store()
    let (firms, officers) = try store.assignmentBasis(year: year)
    if firms.isEmpty { throw StageRefusal.nothingWaiting(year: String(year)) }
    let proposal = Assigner.propose(firms, officers)
    if proposal.pairs.isEmpty { throw StageRefusal.noOfficers(year: String(year)) }
    let json = try store.assignMany(
      proposal.pairs.map { ($0.firm.id, $0.officer.id) }, year: year, on: on, shell.write(line))
    let table = Table(
      [
        .init("firm_no", Text("编号", "no"), .number), .init("firm", Text("企业", "firm")),
        .init("officer_no", Text("服务员编号", "officer no"), .number),
        .init("officer", Text("首席科技服务员", "officer")),
      ],
      proposal.pairs.map {
        [.int($0.firm.no), .string($0.firm.name), .int($0.officer.no), .string($0.officer.name)]
      })
    let left = proposal.left.map { JSON.string($0.name) }
    var notes: [Text] = []
    if !left.isEmpty {
      notes.append(
        Text(
          "还有 \(left.count) 家没有指派：所在县（市、区）没有还有空额的服务员",
          "\(left.count) firms are left: no officer of their county has room"))
    }
    return Answer(
      json: json.setting("pairs", table.json).setting("left", .array(left)),
      [.table(table), .line(Text("已指派 \(proposal.pairs.count) 家", "assigned \(proposal.pairs.count)"))],
      table: table,
      notes: notes, exit: left.isEmpty ? .done : .partly)
  }
}
