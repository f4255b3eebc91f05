import Pipeline

extension Command {
  private static let firm = Common.text("firm", "企业", "FIRM", Text("只看这家企业", "only this firm"))
  private static let officer = Common.text("officer", "服务员", "OFFICER", Text("只看这位服务员", "only this officer"))
  private static let mine = Flag("mine", "本人", Text("只看本人的（按登录名）", "only my own (by login)"))
  private static let from = Common.day("from", "自", Text("自哪天", "from that day"))
  private static let until = Common.day("until", "至", Text("至哪天", "until that day"))

  static let visitList = Command(
    "visit list", "走访 列表", .read, Text("走访记录，最近的在前", "visits, latest first"),
    [Common.firmOptional, firm, officer, mine, from, until],
    examples: ["visit list 平高", "visit list --from 2019-10-01 --until 2019-12-31"]
  ) { line, shell in
    if line[firm] != nil, line[Common.firmOptional] != nil { throw InputRefusal.repeated(option: "--firm") }
    return Answer(
      list: try shell.store().visits(
        firm: line[Common.firmOptional] ?? line[firm], officer: line[officer], mine: line[mine],
        from: line[from], until: line[until]),
      empty: Text("没有走访记录", "there is no visit"))
  }
}
