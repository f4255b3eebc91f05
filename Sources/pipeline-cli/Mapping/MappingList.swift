import Pipeline

extension Command {
  private static let name = Value<String>.argument(
    "NAME", "名称", Text("只看这一个对照", "only this mapping"), required: false
  ) { word, spelling, _ in try Common.clean(word, spelling, longest: 200) }

  static let mappingList = Command(
    "mapping list", "对照 名单", .read, Text("保存过的表头对照", "the saved mappings of headings"), [name],
    examples: ["mapping list", "mapping list 宝丰"]
  ) { line, shell in
    Answer(
      list: try shell.store().mappings(line[name]), empty: Text("还没有表头对照", "there is no mapping yet"))
  }
}
