import Pipeline

extension Command {
  private static let part = Value<String>.argument(
    "OTHER", "新企业", Text("分立出来的企业：写法同“企业”", "the firm that was split off, named like FIRM")
  ) { word, _, _ in word }
  private static let reason = Common.text(
    "reason", "原因", "TEXT", Text("依据：分立决议、公告", "on what ground: resolution, announcement"), required: true)

  static let firmSplit = Command(
    "firm split", "企业 分立", .write,
    Text(
      "一家企业分立出另一家：两家都记下来历；指标、知识产权和证书各归各的",
      "a firm was split off from another: both say so; figures, titles and certificates stay with their own"),
    [Common.firm, part, Common.onRequired, reason],
    examples: ["firm split '#12' '#43' --on 2020-03-02 --reason 股东会分立决议"]
  ) { line, shell in
    let json = try shell.store().splitFirm(
      try line.required(Common.firm), into: try line.required(part), on: try line.required(Common.onRequired),
      reason: try line.required(reason), shell.write(line))
    let name = json["firm"].firmName
    var notes: [Text] = []
    if let number = json["number"].string {
      notes = [
        Text(
          "\(name) 持有证书 \(number)：分立须在 \(json["due"].plain) 前报告",
          "\(name) holds certificate \(number): the split is to be reported by \(json["due"].plain)"),
        Text("报告后登记：", "once reported: ")
          + Answer.step(
            "certify change '#\(json["firm"]["no"].plain)' --kind split --happened \(json["on"].plain) --on DATE"
          ),
      ]
    }
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(json["other"].firmName) 从 \(name) 分立（\(json["on"].plain)）",
            "\(json["other"].firmName) was split off from \(name) (\(json["on"].plain))"))
      ], notes: notes)
  }
}
