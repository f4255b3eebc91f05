import Pipeline

extension Command {
  static let ipList = Command(
    "ip list", "知识产权 列表", .read, Text("企业的知识产权", "a firm's titles"), [Common.firm], examples: ["ip list 平高"]
  ) { line, shell in
    Answer(
      list: try shell.store().titles(try line.required(Common.firm)),
      empty: Text("还没有登记知识产权", "no title is recorded"))
  }
}
