import Pipeline

extension Command {
  private static let kind = Value<IPKind>.option(
    "kind", "种类", "KIND",
    Text("种类，例如 invention（发明专利）、software（软件著作权）", "kind, for example invention or software"), required: true
  ) { word, spelling, _ in
    guard let kind = IPKind(typed: word) else {
      throw InputRefusal.badChoice(
        option: spelling, value: word,
        choices: IPKind.allCases.map { Text("\($0.rawValue)（\($0.name.zh)）", $0.rawValue) })
    }
    return kind
  }
  private static let title = Common.line("title", "名称", "TEXT", Text("名称", "title"), required: true)
  private static let number = Common.line(
    "number", "编号", "NUMBER", Text("专利号、登记号", "patent or registration number"))
  private static let granted = Common.day(
    "granted", "授权日期", Text("授权日期；没有就是还在申请", "day of grant; none means applied for"))
  private static let by = Common.choice(
    Acquisition.self, "by", "获得方式", Text("获得方式（默认自主研发）", "how acquired (default: own research)"))

  private static let filed = Common.day(
    "filed", "申请日期", Text("申请日期；保护期从它算起", "day of filing; the term runs from it"))
  private static let owner = Common.line(
    "owner", "权利人", "NAME",
    Text("登记在别人名下时写权利人；不归企业的不算", "whose name it stands in when not the firm's; such a title does not count"))

  static let ipAdd = Command(
    "ip add", "知识产权 新增", .write,
    Text("登记企业拥有的知识产权（商标不算）", "add a title the firm owns (trade marks do not count)"),
    [Common.firm, kind, title, number, filed, granted, by, owner, Common.on],
    examples: ["ip add 平高 --kind 实用新型 --title 一种例示装置 --number ZL201620554029.9 --granted 2017-01-11"]
  ) { line, shell in
    let kind = try line.required(kind)
    var draft = TitleDraft(kind: kind, title: try line.required(title))
    draft.number = line[number]
    draft.filed = line[filed]
    draft.granted = line[granted]
    draft.by = line[by] ?? .own
    draft.owner = line[owner]
    let json = try shell.store().addIP(
      try line.required(Common.firm), draft, on: line[Common.on] ?? shell.today, ids: shell.ids,
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text("：已登记\(kind.name.zh)“", ": added \(kind.name.en) “")
            + Text(same: safeForTerminal(json["ip"]["title"].plain) + "”"))
      ])
  }
}
