import Pipeline

extension Command {
  private static let note = Common.text("note", "说明", "TEXT", Text("为什么合适", "why they fit"))
  private static let step = Value<MatchStep>.argument(
    "STEP", "进展", Text("已联系、洽谈中、已签约、未成或已完成", "contacted, negotiating, contracted, failed or ended"),
    words: MatchStep.allCases.map(\.rawValue), names: MatchStep.allCases.map(\.name.zh)
  ) { word, spelling, _ in
    guard let step = MatchStep(typed: word) else {
      throw InputRefusal.badChoice(
        option: spelling, value: word,
        choices: MatchStep.allCases.map { Text("\($0.rawValue)（\($0.name.zh)）", $0.rawValue) })
    }
    return step
  }
  private static let amount = RewardOptions.amount(
    "amount", "金额", Text("合同金额，签约时写", "amount of the contract"), required: false)
  private static let document = Common.line("doc", "文号", "N", Text("合同编号", "number of the contract"))
  private static let how = Common.text(
    "how", "情况", "TEXT", Text("怎样的；未成的写原因", "how it went; the reason where it failed"))
  private static let event = Value<Int>.argument(
    "EVENT", "记录号",
    Text("记录号，见 need show；改日期或作废时写", "number of the event, see need show; for a day or to void it"),
    required: false
  ) { word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1_000_000_000) }
  private static let to = Common.day("to", "改为", Text("应为哪一天", "the right day"))
  private static let void = Flag("void", "作废", Text("这件事没有发生", "it did not happen"))
  private static let kind = Common.choice(
    NeedKind.self, "kind", "类别", Text("应为哪一类", "the right kind"))
  private static let text = Common.text("text", "内容", "TEXT", Text("应为怎样的内容", "the right words"))
  private static let why = Common.text("reason", "原因", "TEXT", Text("原因", "reason"), required: true)

  static let needMatch = Command(
    "need match", "需求 匹配", .write, Text("人工匹配：把一项需求和一个供给方对上", "bring a need and a provider together"),
    [NeedOptions.number, ProviderOptions.provider, note, Common.on],
    examples: ["need match 1 尼龙研究院 --note 有耐低温配方"]
  ) { line, shell in
    let number = try line.required(NeedOptions.number)
    let provider = try line.required(ProviderOptions.provider)
    let json = try shell.store().matchNeed(
      number, provider: provider, note: line[note], on: line[Common.on] ?? shell.today, ids: shell.ids,
      shell.write(line))
    let who = json["provider"].firmName
    return Answer(
      json: json, [.line(Text("需求 \(number) 已匹配：\(who)", "need \(number) is matched: \(who)"))],
      notes: [
        Text("下一步：", "next: ")
          + Answer.step("need follow \(number) '#\(json["provider"]["no"].plain)' contacted"),
        Answer.undo(json),
      ])
  }

  static let needFollow = Command(
    "need follow", "需求 跟进", .write,
    Text(
      "登记对接进展：联系、洽谈、签约（金额）、未成（原因）、完成",
      "record how a match goes: contacted, negotiating, contracted with its amount, failed with its reason, ended"
    ),
    [NeedOptions.number, ProviderOptions.provider, step, amount, document, how, Common.on],
    examples: [
      "need follow 2 大学 已联系 --how 已通电话，约好来厂",
      "need follow 2 大学 已签约 --amount 35万 --doc 技术开发合同例示号",
    ]
  ) { line, shell in
    let number = try line.required(NeedOptions.number)
    let step = try line.required(step)
    let json = try shell.store().followMatch(
      number, provider: try line.required(ProviderOptions.provider), step, amount: line[amount],
      document: line[document], how: line[how], on: line[Common.on] ?? shell.today, shell.write(line))
    let who = json["provider"].firmName
    let money = json["amount"].string.map { _ in
      Text("，\(json["amount"].money.zh)", ", \(json["amount"].money.en)")
    }
    let next: [Text] =
      switch step {
      case .contracted, .ended: [Text("下一步：", "next: ") + Answer.step("need settle \(number) --how TEXT")]
      default: []
      }
    return Answer(
      json: json,
      [
        .line(
          Text("需求 \(number) 与 \(who)：\(step.name.zh)", "need \(number) and \(who): \(step.name.en)")
            + (money ?? Text(same: "")))
      ], notes: next + [Answer.undo(json)])
  }

  static let needShow = Command(
    "need show", "需求 查看", .read,
    Text("一项需求：公开的文字、对接和全部记录", "a need: its public words, its matches and everything recorded"),
    [NeedOptions.number], examples: ["need show 1"]
  ) { line, shell in
    let json = try shell.store().need(try line.required(NeedOptions.number))
    let verbs = json["events"].array.map { $0["verb"].plain }
    let names = NeedAxis.states.merging(NeedKind.allCases.map { ($0.rawValue, $0.name) }) { one, _ in one }
    let columns: [Table.Column] = [
      .init("event", Text("记录号", "event"), .number), .init("on", Text("日期", "on"), .day),
      .init(
        "verb", Text("事项", "step"),
        .coded(Dictionary(verbs.map { ($0, Verb($0).name) }, uniquingKeysWith: { one, _ in one }))),
      .init("what", Text("内容", "what"), .coded(names)), .init("provider", Text("供给方", "provider")),
      .init("amount", Text("金额（万元）", "amount (10k yuan)"), .money), .init("note", Text("说明", "note")),
      .init("actor", Text("登记人", "recorded by")),
    ]
    let events = Table(columns, json["events"].array.map { event in columns.map { event[$0.key] } })
    func state<Code: Coded>(_ key: String, _ type: Code.Type) -> Text {
      Code(rawValue: json[key].plain)?.name ?? Text(same: "-")
    }
    let (publicity, progress, outcome) = (
      state("publicity", Publicity.self), state("progress", NeedProgress.self),
      state("outcome", NeedState.self)
    )
    return Answer(
      json: json,
      [
        .line(
          Text(
            "需求 \(json["need"]["no"].plain)　\(json["firm"].firmName)",
            "need \(json["need"]["no"].plain)   \(json["firm"].firmName)")),
        .line(
          Text(
            "发布：\(publicity.zh)　对接：\(progress.zh)　办结：\(outcome.zh)",
            "publication: \(publicity.en)   match: \(progress.en)   outcome: \(outcome.en)")), .table(events),
      ], table: events)
  }

  static let needCorrect = Command(
    "need correct", "需求 更正", .write,
    Text(
      "更正一项需求：改类别或内容；或改它的一条记录的日期，或作废那一条",
      "put a need right: its kind or words; or give one of its events its right day, or void that"),
    [NeedOptions.number, event, kind, text, to, void, why, Common.on],
    examples: [
      "need correct 2 --kind 人才 --reason 归错了类",
      "need correct 2 14 --to 2019-11-12 --reason 日期记错", "need correct 2 14 --void --reason 记到别的需求了",
    ]
  ) { line, shell in
    let number = try line.required(NeedOptions.number)
    if line.has(kind) || line.has(text) {
      if line.has(event) || line.has(to) || line[void] { throw SupplyRefusal.dayOrVoid }
      return try amended(number, line, shell)
    }
    guard line.has(to) != line[void] else { throw SupplyRefusal.dayOrVoid }
    guard let event = line[event] else {
      throw InputRefusal.missing(parameter: "EVENT", command: "need correct")
    }
    let json = try shell.store().correctNeed(
      number, event: event, to: line[to], reason: try line.required(why), on: line[Common.on] ?? shell.today,
      shell.write(line))
    guard json["changed"].bool == true else {
      return Answer(json: json, [.line(Text("没有变化，未写入", "nothing changed, nothing written"))])
    }
    let verb = Verb(json["verb"].plain).name
    let now = json["now"].string
    return Answer(
      json: json,
      [
        .line(
          Text(
            "需求 \(number)：“\(verb.zh)” \(json["was"].plain) \(now.map { "改为 \($0)" } ?? "已作废")",
            "need \(number): “\(verb.en)” of \(json["was"].plain) \(now.map { "is of \($0)" } ?? "is void")"))
      ], notes: [Answer.undo(json)])
  }

  /// The kind or the words put right (更正类别或内容).
  private static func amended(_ number: Int, _ line: Line, _ shell: Shell) throws -> Answer {
    let json = try shell.store().amendNeed(
      number, kind: line[kind], text: line[text], reason: try line.required(why),
      on: line[Common.on] ?? shell.today, shell.write(line))
    guard json["changed"].bool == true else {
      return Answer(json: json, [.line(Text("没有变化，未写入", "nothing changed, nothing written"))])
    }
    func shown(_ need: JSON) -> Text {
      let kind = NeedKind(rawValue: need["kind"].plain)?.name ?? Text(same: need["kind"].plain)
      return kind + Text("：", ": ") + Text(same: safeForTerminal(need["text"].plain))
    }
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text("：需求 \(number) “", ": need \(number) “") + shown(json["was"]) + Text("”改为“", "” is now “")
            + shown(json["need"]) + Text(same: "”"))
      ], notes: [Answer.undo(json)])
  }
}
