import Pipeline

extension Command {
  private static let reason = Common.text(
    "reason", "理由", "TEXT", Text("为什么应当放行", "why the firm should pass"), required: true)
  private static let note = Common.text("note", "说明", "TEXT", Text("批准意见", "a word of the approver"))

  static let gateRequest = Command(
    "gate request", "闸口 申请", .write,
    Text(
      "申请放行：闸口 strict、结论不是 eligible 而确有理由的企业；由市级另一人批准",
      "ask that a firm may apply though the strict gate is closed to its verdict; another person of the city approves"
    ),
    [Common.firm, Common.on, reason], examples: ["gate request 平高 --reason 专利已受理，月底前可授权"]
  ) { line, shell in
    if case .embedded = shell.choice { throw ReviewedRefusal.onePersonHere(verb: "gate request") }
    let json = try shell.store().requestGate(
      try line.required(Common.firm), on: line[Common.on] ?? shell.today, reason: try line.required(reason),
      ids: shell.ids, shell.write(line))
    return .moved(
      json, Text("已申请放行，经办人 \(json["preparer"].plain)", "asked to pass, by \(json["preparer"].plain)"),
      next: Text("市级另一人 ", "another person of the city runs ")
        + Answer.step("gate approve '#\(json["firm"]["no"].plain)'"))
  }

  static let gateApprove = Command(
    "gate approve", "闸口 批准", .write,
    Text(
      "批准别人的放行申请；对这次在库的下一次申报有效", "approve another person's request; good for the next application of the stay"
    ),
    [Common.firm, Common.on, note], examples: ["gate approve 平高 --note 同意"]
  ) { line, shell in
    if case .embedded = shell.choice { throw ReviewedRefusal.onePersonHere(verb: "gate approve") }
    let json = try shell.store().approveGate(
      try line.required(Common.firm), on: line[Common.on] ?? shell.today, note: line[note], shell.write(line))
    return .moved(
      json,
      Text(
        "已放行：\(json["preparer"].plain) 申请，\(json["approver"].plain) 批准",
        "may apply: asked by \(json["preparer"].plain), approved by \(json["approver"].plain)"),
      next: Answer.step("apply submit '#\(json["firm"]["no"].plain)' --on TODAY --batch BATCH"))
  }

  static let gateList = Command(
    "gate list", "闸口 列表", .read, Text("放行申请和批准", "requests to open the gate, and what became of them"),
    examples: ["gate list"]
  ) { _, shell in
    Answer(list: try shell.store().gateRequests(), empty: Text("没有放行申请", "no request"))
  }
}
