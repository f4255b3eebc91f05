import Pipeline

extension Command {
  static let applyResubmit = Command(
    "apply resubmit", "申报 补正", .write,
    Text("退回的申报补正后重新提交，仍在原批次", "a returned application goes in again, in its batch"),
    [Common.firm, Common.onRequired], examples: ["apply resubmit 平高 --on 2020-07-10"]
  ) { line, shell in
    let json = try shell.store().resubmitApplication(
      try line.required(Common.firm), on: try line.required(Common.onRequired), ids: shell.ids,
      shell.write(line))
    var answer = Answer.moved(
      json, Text("已重新提交 \(json["batch"].plain)", "resubmitted in \(json["batch"].plain)"),
      next: Answer.step("review record '#\(json["firm"]["no"].plain)' --on DATE --result pass"))
    answer.warnIfLate()
    return answer
  }
}

extension Answer {
  /// Says so when an application went in after the deadline that holds for its batch.
  mutating func warnIfLate() {
    guard let due = json["due"].day, let on = json["on"].day, on > due else { return }
    notes.insert(
      Text(
        "请核对：批次 \(json["batch"].plain) 截止于 \(due)",
        "please check: batch \(json["batch"].plain) was due on \(due)"), at: 0)
  }
}
