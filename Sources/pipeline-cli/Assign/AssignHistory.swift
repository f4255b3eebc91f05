import Pipeline

extension Command {
  static let assignHistory = Command(
    "assign history", "指派 历史", .read, Text("一家企业历任的服务员", "the officers a firm has had"), [Common.firm],
    examples: ["assign history 平高"]
  ) { line, shell in
    Answer(
      list: try shell.store().assignments(try line.required(Common.firm)),
      empty: Text("还没有指派过", "it has had no officer"))
  }
}
