import Pipeline

extension Command {
  private static let text = Value<String>.argument(
    "FIRM", "文字",
    Text("名称的一部分、曾用名、简称、拼音、代码或编号", "part of a name, former name, alias, pinyin, code or number"),
    repeated: true
  ) {
    word, spelling, _ in try Common.clean(word, spelling)
  }

  static let firmFind = Command(
    "firm find", "企业 查找", .read, Text("查找企业", "find firms"), [text],
    examples: ["firm find 尼龙", "firm find lsnl", "firm find nilong"]
  ) { line, shell in
    let word = line.all(text).joined(separator: " ")
    return Answer(
      list: try shell.store().findFirms(word),
      empty: Text(
        "没有找到企业“\(safeForTerminal(word))”：换名称里的另外几个字、拼音首字母、信用代码或编号",
        "no firm matches “\(safeForTerminal(word))”: try other parts of the name, pinyin, the credit code or the number"
      ))
  }
}
