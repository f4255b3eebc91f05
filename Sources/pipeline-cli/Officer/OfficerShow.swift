import Pipeline

extension Command {
  private static let columns: [Table.Column] = [
    .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
    .init("stage", Text("阶段", "stage"), .named(Stage.self)),
    .init("stage_on", Text("自", "since"), .day), .init("visited_on", Text("最近走访", "last visit"), .day),
  ]

  static let officerShow = Command(
    "officer show", "服务员 查看", .read,
    Text("一位服务员（不写就是本人）和他现在服务的企业", "one officer, or oneself, and the firms looked after now"),
    [Common.officerOptional], examples: ["officer show 张例示", "officer show"]
  ) { line, shell in
    let named =
      line[Common.officerOptional] ?? shell.settings.given(.officer).flatMap { $0.isEmpty ? nil : $0 }
    let json = try shell.store().showOfficer(named)
    let table = Table(columns, json["firms"].array.map { one in columns.map { one[$0.key] } })
    let left = json["left"].string.map { Text("，\($0) 离任", ", left on \($0)") } ?? Text(same: "")
    let head =
      Text(same: json.firmName)
      + Text(
        "（\(json["county_name"].plain)）：在手 \(table.rows.count) 家，上限 \(json["capacity"].plain) 家",
        " (\(json["county_name"].plain)): \(English.many(table.rows.count, "firm")) of at most \(json["capacity"].plain)"
      ) + left
    return Answer(
      json: json, [.line(head)] + (table.rows.isEmpty ? [] : [.table(table)]), table: table,
      notes: line[Common.officerOptional] != nil
        ? []
        : [
          Text("写成表格文件：", "as a file: ")
            + Answer.step("assign roster --out \(shell.language == .zh ? "我的企业" : "firms").xlsx")
        ])
  }
}
