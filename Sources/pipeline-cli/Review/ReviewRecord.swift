import Pipeline

extension Command {
  private static let result = Common.choice(
    ReviewResult.self, "result", "结果", Text("pass 通过 或 fail 不通过", "pass or fail"), required: true)
  private static let score = Value<String>.option(
    "score", "得分", "S", Text("专家平均分，0 到 100", "the experts' mean, 0 to 100")
  ) {
    word, spelling, _ in
    guard let hundredths = ExactDecimal(FirmName.halfWidth(word))?.scaled(by: 100) else {
      throw InputRefusal.badNumber(option: spelling, value: word, wanted: Text("分数", "a score"))
    }
    if hundredths < 0 { throw InputRefusal.negative(option: spelling, value: word) }
    guard hundredths <= 10_000 else {
      throw InputRefusal.badNumber(
        option: spelling, value: word, wanted: Text("0 到 100 的分数", "a score from 0 to 100"))
    }
    return FactValue(hundredths: hundredths).decimal
  }

  static let reviewRecord = Command(
    "review record", "评审 登记", .write,
    Text("登记评审结果；不通过则回到方案阶段", "record the review; a failure leads back to the plan"),
    [Common.firm, Common.onRequired, result, score, Common.reason],
    examples: ["review record 平高 --on 2020-09-10 --result pass --score 82.4"]
  ) { line, shell in
    let result = try line.required(result)
    let json = try shell.store().recordReview(
      try line.required(Common.firm), on: try line.required(Common.onRequired), result: result,
      score: line[score],
      reason: line[Common.reason], ids: shell.ids, shell.write(line))
    let next =
      result == .pass
      ? Answer.step("certify record '#\(json["firm"]["no"].plain)' --on DATE --number GR…") : nil
    return .moved(json, Text("评审\(result.name.zh)", "review \(result.name.en)"), next: next)
  }
}
