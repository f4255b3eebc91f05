import Pipeline

extension Command {
  static let factShow = Command(
    "fact show", "指标 查看", .read, Text("企业各年度的指标", "a firm's figures by year"), [Common.firm],
    examples: ["fact show 平高"]
  ) { line, shell in
    Answer(
      list: try shell.store().facts(try line.required(Common.firm)),
      empty: Text("还没有指标", "there are no figures yet"))
  }
}
