import Pipeline

extension Command {
  private static let out = Common.text("out", "输出", "FILE", Text("输出文件", "file to write"), required: true)

  static let auditAnchor = Command(
    "audit anchor", "审计 锚", .system,
    Text("写出每条链的链头，打印或另存，交审计保管", "write the head of each chain, to be printed or kept by auditors"),
    [out, Common.force], examples: ["audit anchor --out 2019年锚.txt"]
  ) { line, shell in
    let path = try line.required(out)
    let anchor = Anchor(heads: try shell.store().chainHeads())
    try PlainFile.write(anchor.text, to: path, force: line[Common.force])
    return written(path, anchor.heads.count, Text("家企业", "firms"))
  }

  static let auditExport = Command(
    "audit export", "审计 导出", .system,
    Text("写出全部事件的文本和链头，供别处校验", "write texts and heads of all events, to be verified elsewhere"),
    [out, Common.force], examples: ["audit export --out 链.txt"]
  ) { line, shell in
    let path = try line.required(out)
    let events = try shell.store().chainTexts()
    try PlainFile.write(ChainFile.text(events), to: path, force: line[Common.force])
    try Export.record(path, "audit export", rows: events.count, purpose: nil, shell)
    return written(path, events.count, Text("个事件", "events"))
  }

  private static func written(_ path: String, _ count: Int, _ what: Text) -> Answer {
    Answer(
      json: ["file": .string(path), "rows": .int(count)],
      [.line(Text("已写出 \(path)：\(count) \(what.zh)", "wrote \(path): \(count) \(what.en)"))])
  }
}
