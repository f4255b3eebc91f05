import Pipeline

extension Command {
  static let bulletinVerify = Command(
    "bulletin verify", "通报 校验", .read,
    Text(
      "按冻结时的两个时点重新计算并比较；不一致时退出码 7", "count again as of and as known then, and compare; exit 7 when it differs"
    ),
    [BulletinOptions.which], examples: ["bulletin verify 1"]
  ) { line, shell in
    let store = try shell.store()
    let bulletin = try store.bulletin(try line.required(BulletinOptions.which))
    let content = try BulletinOptions.content(bulletin)
    let again = try BulletinOptions.again(bulletin, knownAt: bulletin["known_at"].string, shell)
    let changes = content.changes(to: again)
    guard again.sha256 == bulletin["sha256"].plain else {
      throw BulletinRefusal.differs(no: bulletin["no"].plain, cells: changes.count)
    }
    return Answer(
      json: BulletinOptions.head(bulletin).setting("verified", true),
      [
        .line(BulletinOptions.title(bulletin)),
        .line(Text("重新计算一致：SHA-256 \(again.sha256)", "counted again, equal: SHA-256 \(again.sha256)")),
      ])
  }

  static let bulletinDiff = Command(
    "bulletin diff", "通报 差异", .read,
    Text("此后的补录和更正使哪些数字变了", "which later entries and corrections changed which figures"),
    [BulletinOptions.which],
    examples: ["bulletin diff 1"]
  ) { line, shell in
    let store = try shell.store()
    let bulletin = try store.bulletin(try line.required(BulletinOptions.which))
    let changes = try BulletinOptions.content(bulletin).changes(
      to: try BulletinOptions.again(bulletin, knownAt: nil, shell))
    let times = ["as_of", "known_at", "since", "until"].map { bulletin[$0].plain }
    let why = try [ReportKind.counties, .quality, .growth].flatMap {
      try store.reportChanges($0, asOf: times[0], knownAt: times[1], since: times[2], until: times[3])
    }
    let goals = try store.targetChanges(
      year: bulletin["until"].day?.year ?? 0, asOf: times[0], knownAt: times[1])
    let rows = changes.flatMap { change -> [[JSON]] in
      let head: [JSON] = [
        .string(change.cell), .string(change.row), .string(change.key), .string(change.before),
        .string(change.after),
      ]
      // The stock and what moved it are one figure: what explains the city's stock explains the identity.
      let cell = change.cell.hasPrefix("identity/") ? "counties/all/stock" : change.cell
      let events = why.filter { $0["cell"].string == cell }
      let set =
        change.key == "goal" ? goals.filter { change.cell == "counties/\($0["county"].plain)/goal" } : []
      let lines =
        events.map { event -> [JSON] in
          head + [
            event["firm_no"], event["firm"], event["seq"], event["verb"], event["on_date"],
            event["recorded_at"],
            event["actor"], event["corrects"],
          ]
        }
        + set.map { goal in
          head + [
            .null, goal["county_name"].isNull ? .string("全市") : goal["county_name"], .null,
            .string("target set"),
            goal["on_date"], goal["recorded_at"], goal["actor"], .null,
          ]
        }
      return lines.isEmpty ? [head + Array(repeating: .null, count: 8)] : lines
    }
    let table = Table(
      [
        .init("cell", Text("单元格", "cell")), .init("row", Text("行", "row"), hidden: true),
        .init("key", Text("列", "column"), hidden: true), .init("before", Text("通报", "then")),
        .init("after", Text("现在", "now")), .init("firm_no", Text("编号", "no"), .number),
        .init("firm", Text("企业", "firm"), .place), .init("seq", Text("事件", "event"), .number),
        .init("verb", Text("环节", "step"), .coded(Verb.names)), .init("on_date", Text("发生日期", "on"), .day),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment),
        .init("actor", Text("登记人", "recorded by")),
        .init("corrects", Text("更正事件", "corrects"), .number),
      ], rows)
    return Answer(
      json: BulletinOptions.head(bulletin).setting("changes", table.json),
      [.line(BulletinOptions.title(bulletin))]
        + (rows.isEmpty
          ? [.line(Text("此后没有补录或更正改变这一期的数字", "nothing recorded since changes its figures"))]
          : [.table(table)]),
      table: table)
  }
}
