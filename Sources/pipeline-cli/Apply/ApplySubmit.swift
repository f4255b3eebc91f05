import Pipeline

extension Command {
  private static let batch = Value<String>.option(
    "batch", "批次", "BATCH", Text("申报批次，例如 2019-1", "batch, for example 2019-1"), required: true
  ) { word, spelling, _ in try Common.cleanLine(word, spelling) }

  static let applySubmit = Command(
    "apply submit", "申报 提交", .write, Text("登记企业提交认定申请", "record that the firm has applied"),
    [Common.firm, Common.onRequired, batch], examples: ["apply submit 平高 --on 2020-06-20 --batch 2020-1"]
  ) { line, shell in
    let json = try shell.store().submitApplication(
      try line.required(Common.firm), on: try line.required(Common.onRequired),
      batch: try line.required(batch),
      ids: shell.ids, shell.write(line))
    let verdict = json["verdict"].string.flatMap(Verdict.init(rawValue:))?.name ?? Text("无", "none")
    var answer = Answer.moved(
      json,
      Text(
        "已申报 \(json["batch"].plain)，当时诊断：\(verdict.zh)",
        "applied in \(json["batch"].plain), verdict: \(verdict.en)"),
      next: Answer.step("review record '#\(json["firm"]["no"].plain)' --on DATE --result pass"))
    answer.warnIfLate()
    return answer
  }
}
