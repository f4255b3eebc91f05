import Pipeline

extension Command {
  private static let text = Value<String>.argument(
    "TEXT", "文字", Text("名称的一部分、拼音首字母或代码", "part of a name, initials or a code")
  ) {
    word, spelling, _ in try Common.clean(word, spelling)
  }

  static let firmFind = Command(
    "firm find", "企业 查找", .read, Text("查找企业", "find firms"), [text],
    examples: ["firm find 尼龙", "firm find pmsm"]
  ) { line, shell in
    let word = try line.required(text)
    return Answer(
      list: try shell.store().findFirms(word),
      empty: Text("没有找到企业“\(safeForTerminal(word))”", "no firm matches “\(safeForTerminal(word))”"))
  }
}
