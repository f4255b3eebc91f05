import Pipeline

extension Command {
  private static let alias = Value<String>.argument(
    "ALIAS", "简称", Text("本单位对它的叫法", "what the office calls it")
  ) { word, spelling, _ in try Common.cleanLine(word, spelling) }
  private static let drop = Flag("drop", "取消", Text("取消这个简称", "take the alias away"))

  static let firmAlias = Command(
    "firm alias", "企业 简称", .write, Text("给企业起一个简称，以后用它查找", "give a firm an alias to find it by"),
    [Common.firm, alias, Common.on, drop],
    examples: ["firm alias '#12' 老厂", "firm alias '#12' 老厂 --drop"]
  ) { line, shell in
    let json = try shell.store().aliasFirm(
      try line.required(Common.firm), try line.required(alias), drop: line[drop],
      on: line[Common.on] ?? shell.today, shell.write(line))
    let aliases = json["aliases"].array.map { safeForTerminal($0.plain) }
    let now =
      aliases.isEmpty
      ? Text("没有简称", "no alias") : Text("简称 ", "aliases ") + Text(list: aliases)
    return Answer(json: json, [.line(Text(same: json["firm"].firmName) + Text("：", ": ") + now)])
  }
}
