import Pipeline

extension Command {
  static let stageShow = Command(
    "stage show", "阶段 查看", .read, Text("一家企业的阶段经过和下一步", "a firm's stages and what comes next"), [Common.firm],
    examples: ["stage show 平高"]
  ) { line, shell in
    let json = try shell.store().showStage(try line.required(Common.firm))
    let columns: [Table.Column] = [
      .init("year", Text("入库年度", "year"), .number), .init("on", Text("日期", "on"), .day),
      .init("from", Text("原阶段", "from"), .named(Stage.self)),
      .init("to", Text("新阶段", "to"), .named(Stage.self)),
      .init("verb", Text("环节", "step"), .coded(verbs)), .init("note", Text("结果", "result"), .coded(notes)),
      .init("voided", Text("作废", "void"), .flag),
      .init("recorded_at", Text("登记时间", "recorded at"), hidden: true),
      .init("actor", Text("登记人", "recorded by")),
    ]
    let table = Table(columns, json["history"].array.map { event in columns.map { event[$0.key] } })
    let next = json["next"].array.map { Verb($0.plain).name }
    let ways = Text(next.map(\.zh).joined(separator: "、"), next.map(\.en).joined(separator: ", "))
    let head = Text(same: json["firm"].firmName) + Text("　阶段：", ", stage: ") + json["stage"].stageName
    return Answer(
      json: json, [.line(head)] + (table.rows.isEmpty ? [] : [.table(table)]), table: table,
      notes: next.isEmpty ? [] : [Text("可以：", "possible now: ") + ways])
  }

  private static let verbs = Dictionary(
    uniqueKeysWithValues: Verb.all.map { ($0.code, $0.name) })

  private static let notes: [String: Text] = {
    var names = Dictionary(uniqueKeysWithValues: ExitReason.allCases.map { ($0.rawValue, $0.name) })
    for result in ReviewResult.allCases { names[result.rawValue] = result.name }
    return names
  }()
}
