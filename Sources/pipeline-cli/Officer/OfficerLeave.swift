import Pipeline

extension Command {
  private static let reason = Common.text("reason", "原因", "TEXT", Text("原因", "reason"))

  static let officerLeave = Command(
    "officer leave", "服务员 离任", .write,
    Text("服务员离任：列出要另行指派的企业", "an officer leaves; lists the firms that need another one"),
    [Common.officer, Common.onRequired, reason],
    examples: ["officer leave 张例示 --on 2020-06-30"]
  ) { line, shell in
    let json = try shell.store().officerLeaves(
      try line.required(Common.officer), on: try line.required(Common.onRequired), reason: line[reason],
      shell.write(line))
    let columns: [Table.Column] = [
      .init("no", Text("编号", "no"), .number),
      .init("name", Text("要另行指派的企业", "firm that needs another officer")),
    ]
    let table = Table(columns, json["firms"].array.map { one in columns.map { one[$0.key] } })
    let said =
      Text(same: json["officer"].firmName)
      + Text(
        "：\(json["on"].plain) 离任，名下 \(table.rows.count) 家",
        ": left on \(json["on"].plain) with \(English.many(table.rows.count, "firm"))")
    return Answer(
      json: json, [.line(said)] + (table.rows.isEmpty ? [] : [.table(table)]), table: table,
      notes: table.rows.isEmpty
        ? [] : [Text("下一步：", "next: ") + Answer.step("assign set FIRM OFFICER --on TODAY")])
  }
}
