import Pipeline

extension Command {
  private static let reason = Common.choice(
    ExitReason.self, "reason", "原因", Text("出库原因", "why it leaves"), required: true)
  private static let note = Common.text("note", "说明", "TEXT", Text("说明", "note"))

  static let exit = Command(
    "exit", "出库", .write, Text("企业未获认定而离开后备库", "the firm leaves the reserve without a certificate"),
    [Common.firm, Common.onRequired, reason, note],
    examples: ["exit 平高 --on 2021-03-01 --reason moved --note 迁往外市"]
  ) { line, shell in
    let reason = try line.required(reason)
    let json = try shell.store().exitFirm(
      try line.required(Common.firm), on: try line.required(Common.onRequired), reason: reason,
      note: line[note],
      shell.write(line))
    return .moved(json, Text("已出库（\(reason.name.zh)）", "has left (\(reason.name.en))"))
  }
}
