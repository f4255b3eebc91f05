import Pipeline

extension Command {
  private static let reason = Common.text(
    "reason", "原因", "TEXT", Text("为什么作废", "why it is void"), required: true)

  static let firmVoid = Command(
    "firm void", "企业 作废", .write,
    Text("作废企业最近一次在库经历（录错、重复）；作废不是出库", "void the firm's latest stay (an entry error); void is not exit"),
    [Common.firm, Common.onRequired, reason], examples: ["firm void '#12' --on 2019-08-05 --reason 与第8行重复"]
  ) { line, shell in
    let json = try shell.store().voidFirm(
      try line.required(Common.firm), on: try line.required(Common.onRequired),
      reason: try line.required(reason),
      shell.write(line))
    let stay = json["episode"]
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text(
              "：\(stay["year"].plain) 年的在库经历已作废，不再计入任何报表",
              ": the stay of \(stay["year"].plain) is void and counts in no report"))
      ])
  }
}
