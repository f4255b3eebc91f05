import Pipeline

extension Command {
  private static let reason = Common.text("reason", "原因", "TEXT", Text("为什么要看", "why"), required: true)

  static let contactReveal = Command(
    "contact reveal", "联系人 查阅", .write,
    Text("查阅联系人和电话；先记下谁、何时、为什么", "see a firm's contact; who, when and why is kept first"),
    [Common.firm, reason], examples: ["contact reveal 平高 --reason 约定走访时间"]
  ) { line, shell in
    let json = try shell.store().revealContact(
      try line.required(Common.firm), reason: try line.required(reason), shell.write(line))
    func word(_ key: String) -> String { json[key].string.map { safeForTerminal($0) } ?? "-" }
    let said = Text(
      "：联系人 \(word("person"))，电话 \(word("phone"))", ": contact \(word("person")), phone \(word("phone"))")
    return Answer(
      json: json, [.line(Text(same: json["firm"].firmName) + said)],
      notes: [Text("已记入查阅记录（audit access）", "kept in the access record (audit access)")])
  }
}
