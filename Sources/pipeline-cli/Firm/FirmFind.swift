import Pipeline

extension Command {
  private static let text = Value<String>.argument(
    "TEXT", "文字", Text("名称的一部分、曾用名、简称、拼音或代码", "part of a name, former name, alias, pinyin or code")
  ) {
    word, spelling, _ in try Common.clean(word, spelling)
  }

  static let firmFind = Command(
    "firm find", "企业 查找", .read, Text("查找企业", "find firms"), [text],
    examples: ["firm find 尼龙", "firm find lsnl", "firm find nilong"]
  ) { line, shell in
    let word = try line.required(text)
    return Answer(
      list: try shell.store().findFirms(word),
      empty: Text("没有找到企业“\(safeForTerminal(word))”", "no firm matches “\(safeForTerminal(word))”"))
  }
}
