import Pipeline

extension Command {
  static let incidentNone = Command(
    "incident none", "事故 无", .write, Text("登记核查结果：到这一天没有事故或严重违法", "record a check: none up to that day"),
    [Common.firm, Common.onRequired, Common.evidence],
    examples: ["incident none 平高 --on 2019-09-01 --evidence 应急管理局查询函"]
  ) { line, shell in
    let json = try shell.store().addIncident(
      try line.required(Common.firm), on: try line.required(Common.onRequired), kind: nil,
      evidence: try line.required(Common.evidence), ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text("：核查到 \(json["on"].plain)，无事故", ": checked clean up to \(json["on"].plain)"))
      ])
  }
}
