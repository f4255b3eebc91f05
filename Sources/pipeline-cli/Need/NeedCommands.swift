import Pipeline

extension Command {
  private static let what = Value<String>.argument(
    "TEXT", "内容", Text("企业要什么", "what the firm asks for")
  ) { word, spelling, _ in try Common.clean(word, spelling) }
  private static let kind = Common.choice(
    NeedKind.self, "kind", "类别",
    Text("融资、人才、技术、场地、政策、市场、知识产权或其他", "funds, people, technology, premises, policy, market, ip or other"))
  private static let number = Value<Int>.argument(
    "NO", "编号", Text("需求编号，见 need list", "number of the need, see need list")
  ) {
    word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1_000_000_000)
  }
  private static let how = Common.text("how", "结果", "TEXT", Text("怎样办结的", "how it ended"), required: true)
  private static let dropped = Flag(
    "dropped", "不再需要", Text("企业不再需要，没有解决", "not wanted any more, rather than met"))
  private static let firm = Common.text("firm", "企业", "FIRM", Text("只看这家企业", "only this firm"))
  private static let search = Common.text("text", "文字", "TEXT", Text("内容含有这几个字的", "only those that say this"))
  private static let settledToo = Flag("all", "全部", Text("连同已办结的", "settled ones too"))

  static let needAdd = Command(
    "need add", "需求 登记", .write, Text("登记企业提出的一项需求", "record a need of a firm"),
    [Common.firm, what, kind, Common.on],
    examples: ["need add 平高 招两名研发工程师 --kind 人才 --on 昨天"]
  ) { line, shell in
    let need = NeedDraft(kind: line[kind] ?? .other, text: try line.required(what))
    let json = try shell.store().addNeed(
      need, firm: try line.required(Common.firm), on: line[Common.on] ?? shell.today, ids: shell.ids,
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text(
              "：需求 \(json["need"]["no"].plain)（\(need.kind.name.zh)）已登记",
              ": need \(json["need"]["no"].plain) (\(need.kind.name.en)) recorded"))
      ],
      notes: [
        Text("下一步：", "next: ") + Answer.step("need settle \(json["need"]["no"].plain) --how TEXT"),
        Answer.undo(json),
      ])
  }

  static let needSettle = Command(
    "need settle", "需求 办结", .write, Text("办结一项企业需求", "end a need"), [number, how, dropped, Common.on],
    examples: ["need settle 3 --how 介绍到人才市场，已录用一人", "need settle 4 --how 企业自己解决了 --dropped"]
  ) { line, shell in
    let json = try shell.store().settleNeed(
      try line.required(number), line[dropped] ? .dropped : .met, how: try line.required(how),
      on: line[Common.on] ?? shell.today, shell.write(line))
    let state: NeedState = line[dropped] ? .dropped : .met
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text(
              "：需求 \(json["need"]["no"].plain) \(state.name.zh)，历时 \(json["days"].plain) 天",
              ": need \(json["need"]["no"].plain) \(state.name.en) after \(json["days"].plain) days"))
      ],
      notes: [
        Text("办结的需求用 --all 列出：", "settled needs are listed with --all: ")
          + Answer.step("need list --firm '#\(json["firm"]["no"].plain)' --all"),
        Answer.undo(json),
      ])
  }

  static let needList = Command(
    "need list", "需求 列表", .read, Text("企业需求，没有办结的、提出最早的在前", "needs of firms, open ones and the oldest first"),
    [search, firm, kind, Common.county, Mine.officer, Mine.flag, settledToo, Common.asOf],
    examples: ["need list --mine", "need list --text 融资 --all", "need list --kind 人才 --county 宝丰县 --csv"]
  ) { line, shell in
    var question = NeedQuestion()
    question.firm = line[firm]
    (question.officer, question.mine) = Mine.meant(line, shell)
    question.kind = line[kind]
    question.county = line[Common.county]
    question.text = line[search]
    question.all = line[settledToo]
    question.asOf = line[Common.asOf]
    return Answer(list: try shell.store().needs(question), empty: Text("没有这样的需求", "there is no such need"))
  }
}
