import Pipeline

extension Command {
  private static let title = Value<String>.argument(
    "TITLE", "知识产权", Text("编号或名称，见 ip list", "number or name, see ip list")
  ) { word, _, _ in word }
  private static let reason = Common.text("reason", "原因", "TEXT", Text("原因", "reason"), required: true)

  static let ipLapse = Command(
    "ip lapse", "知识产权 失效", .write,
    Text("登记一件知识产权失效、被撤销或转出", "record that a title lapsed, was annulled or given away"),
    [Common.firm, title, Common.onRequired, reason],
    examples: ["ip lapse 平高 ZL201620554029.9 --on 2020-03-01 --reason 未缴年费"]
  ) { line, shell in
    let json = try shell.store().lapseIP(
      try line.required(Common.firm), title: try line.required(title),
      on: try line.required(Common.onRequired),
      reason: try line.required(reason), shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName) + Text("：“", ": “")
            + Text(same: safeForTerminal(json["ip"]["title"].plain))
            + Text("”自 \(json["on"].plain) 失效", "” lapsed on \(json["on"].plain)"))
      ])
  }

  static let ipNone = Command(
    "ip none", "知识产权 无", .write,
    Text(
      "登记查过没有知识产权：与“还没问”不同",
      "record that the firm was found to have no titles, which is not the same as not asked"),
    [Common.firm, Common.on, Common.evidence], examples: ["ip none 平高 --on 2019-09-01 --evidence 专利检索记录"]
  ) { line, shell in
    let json = try shell.store().noIP(
      try line.required(Common.firm), on: line[Common.on] ?? shell.today,
      evidence: try line.required(Common.evidence),
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text("：查到 \(json["on"].plain)，没有知识产权", ": no titles as of \(json["on"].plain)"))
      ])
  }
}
