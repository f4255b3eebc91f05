import Pipeline

extension Command {
  private static let anchor = Common.text("anchor", "锚", "FILE", Text("与这个锚文件核对", "compare with this anchor"))
  private static let file = Common.text(
    "file", "文件", "FILE",
    Text("校验 audit export 写出的文件，不连数据库", "verify a file of audit export, without a database"))

  static let auditVerify = Command(
    "audit verify", "审计 校验", .read,
    Text("历史有没有被改过：指出每家企业第一处不符", "was the history changed: names the first bad place of each firm"),
    [anchor, file],
    examples: [
      "audit verify", "audit verify --anchor 2019年锚.txt", "audit verify --file 链.txt --anchor 2019年锚.txt",
    ]
  ) { line, shell in
    let anchor = try line[anchor].map { try Anchor(parsing: PlainFile.read($0), path: $0) }
    let checked =
      try line[file].map { try ChainAudit(file: $0, anchor: anchor) }
      ?? ChainAudit(shell.store(), anchor: anchor)
    let table = checked.problems
    let json: JSON = [
      "intact": .bool(table.rows.isEmpty), "firms": .int(checked.firms), "anchor": .bool(anchor != nil),
      "problems": table.json,
    ]
    guard !table.rows.isEmpty else {
      let against =
        anchor == nil
        ? Text(
          "（没有核对锚：整条链重算、末尾被截要有锚才看得出）",
          " (no anchor given: a chain made anew or cut at its end shows only against one)")
        : Text("，与锚一致", ", as the anchor says")
      let said = Text("完好：\(checked.firms) 家企业", "intact: \(English.many(checked.firms, "firm"))") + against
      return Answer(json: json, [.line(said)], table: table)
    }
    return Answer(
      json: json,
      [
        .line(Text("不符 \(table.rows.count) 处", "\(English.many(table.rows.count, "problem"))")),
        .table(table),
      ], table: table,
      notes: [Text("不要再写入；保留现场，报告管理员和审计", "write nothing more; keep everything as it is and report it")],
      exit: .integrity)
  }
}
