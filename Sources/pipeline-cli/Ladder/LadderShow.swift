import Pipeline

extension Command {
  private static let step = Common.choice(
    Rung.Kind.self, "step", "梯级",
    Text("只看这一级", "only this step: sme, high_tech, giant or leader_reserve"))

  static let ladder = Command(
    "ladder", "梯次", .read,
    Text(
      "梯次培育：科技型中小企业、高新技术企业、科技小巨人、创新龙头后备各差什么；最后一级按本局设定的条件",
      "the ladder: technology SME, high-tech enterprise, technology giant, reserve of leading firms (by what the office sets), and what each step lacks"
    ),
    [Common.firmOptional, Common.wholeReserve, step, Common.on],
    examples: ["ladder 平高", "ladder 平高 --step sme", "ladder --all --csv"]
  ) { line, shell in
    let on = line[Common.on] ?? shell.today
    let store = try shell.store()
    var laws: [Rung.Kind: Law] = [:]
    for kind in Rung.Kind.ruled { laws[kind] = try store.law(kind.rawValue, on: on) }
    let leader = try store.leaderCriteria(on: on)
    if line[step] == .leaderReserve, leader.isEmpty { throw LadderRefusal.noCriteria(on: on.description) }
    if line[Common.wholeReserve] {
      if let firm = line[Common.firmOptional] { throw InputRefusal.unexpected(firm, command: "ladder") }
      return try everyone(store, laws, leader, on, line[step], shell.language)
    }
    guard let firm = line[Common.firmOptional] else {
      throw InputRefusal.missing(parameter: "FIRM", command: "ladder")
    }
    let facts = try store.assessmentInput(firm, applyOn: on).facts
    let ladder = try Ladder(facts.input, laws: laws, leader: leader, on: on)
    return one(facts.firm, ladder, only: line[step], shell.language)
  }

  private static func one(_ firm: JSON, _ ladder: Ladder, only: Rung.Kind?, _ language: Language) -> Answer {
    let rungs = ladder.rungs.filter { only == nil || $0.kind == only }
    let table = Table(
      [
        .init("rung", Text("梯次", "step"), .named(Rung.Kind.self)),
        .init("status", Text("判定", "status"), .named(FindingStatus.self)),
        .init("condition", Text("条件", "condition")), .init("need", Text("标准", "need"), .value),
        .init("have", Text("现状", "have"), .value), .init("gap", Text("差距", "gap"), .value),
        .init("clause", Text("条款", "clause"), spare: true),
      ],
      rungs.flatMap { rung in
        rung.conditions.map {
          let words = rung.words($0)
          return [
            .string(rung.kind.rawValue), .string($0.status.rawValue), .string($0.name[language]),
            .text(words.need?[language]), .text(words.have?[language]), .text(words.gap?[language]),
            .string($0.clause),
          ]
        }
      })
    let parts: [Answer.Block] = rungs.flatMap { rung -> [Answer.Block] in
      let direct = rung.direct.map { Text("（直接确认：\($0.zh)）", " (direct: \($0.en))") } ?? Text(same: "")
      let score =
        rung.score.map { Text("，\($0.low)–\($0.high) 分", ", \($0.low)-\($0.high) points") } ?? Text(same: "")
      let waiting =
        rung.status == .pass && !rung.isHeld
        ? Text("（条件达标，尚未认定）", " (conditions met, not certified yet)") : Text(same: "")
      let head = Answer.Block.line(
        Text("\(rung.kind.name.zh)：\(rung.status.name.zh)", "\(rung.kind.name.en): \(rung.status.name.en)")
          + score + direct + waiting)
      return [.blank, head, .table(table.rows(where: "rung", is: rung.kind.rawValue).without("rung"))]
    }
    let stands = ladder.highest?.name ?? Text("未上梯次", "on no step yet")
    let head = Text(
      "\(firm.firmName)　\(ladder.on)：\(stands.zh)", "\(firm.firmName), \(ladder.on): \(stands.en)")
    let open = Text(
      "是否属于禁止类行业、是否列入失信名单，需另行查询",
      "whether its trade is forbidden or it stands on a list of dishonest firms is to be looked up elsewhere")
    let json: JSON = [
      "firm": firm, "on": .day(ladder.on), "stands_on": .text(ladder.highest?.rawValue),
      "rungs": .array(rungs.map { $0.json(language) }),
    ]
    let unset = only == nil && !ladder.rungs.contains { $0.kind == .leaderReserve }
    let notes = unset ? [LadderRefusal.noCriteria(on: ladder.on.description).wording.what] : []
    return Answer(
      json: json, [.line(head)] + parts + [.blank, .line(open)], table: table, notes: notes)
  }

  private static func everyone(
    _ store: Store, _ laws: [Rung.Kind: Law], _ leader: LeaderCriteria, _ on: Day, _ only: Rung.Kind?,
    _ language: Language
  ) throws -> Answer {
    let kinds = (leader.isEmpty ? Rung.Kind.ruled : Rung.Kind.allCases).filter { only == nil || $0 == only }
    let firms = try store.reserve()
    var rows: [[JSON]] = []
    for start in stride(from: 0, to: firms.count, by: 500) {
      for facts in try store.assessmentFacts(firms[start..<min(start + 500, firms.count)]) {
        let ladder = try Ladder(facts.input, laws: laws, leader: leader, on: on)
        rows.append(
          [facts.firm["no"], facts.firm["name"], .text(ladder.highest?.rawValue)]
            + ladder.rungs.filter { kinds.contains($0.kind) }.map { .string($0.status.rawValue) })
      }
    }
    let table = Table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("stands_on", Text("现处梯次", "stands on"), .named(Rung.Kind.self)),
      ] + kinds.map { .init($0.rawValue, $0.name, .named(FindingStatus.self)) }, rows)
    return Answer(list: table, empty: Text("没有在库企业", "no firm is in the reserve"))
  }
}
