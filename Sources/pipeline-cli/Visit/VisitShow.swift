import Pipeline

extension Command {
  private static let day = Common.dayWord(
    "日期", Text("哪天的走访（默认最近一次）", "of which day (default: the latest)"), required: false)

  static let visitShow = Command(
    "visit show", "走访 查看", .read,
    Text(
      "一次走访的全文：说了什么、提了什么需求、谁登记、改过什么",
      "one visit whole: what was said, its needs, who recorded it, what it was before"),
    [Common.firm, day, VisitCorrection.id], examples: ["visit show 平高", "visit show 平高 2019-10-15"]
  ) { line, shell in
    let json = try shell.store().visit(
      try line.required(Common.firm), on: line[day], id: line[VisitCorrection.id])
    return Answer(json: json, blocks(json))
  }

  private static func blocks(_ json: JSON) -> [Answer.Block] {
    let visit = json["visit"]
    let mode = VisitMode(rawValue: visit["mode"].plain)?.name ?? Text(same: visit["mode"].plain)
    func said(_ title: Text, _ words: JSON) -> [Answer.Block] {
      // Every line of a long note on a line of its own.
      said(
        title,
        words.string.map { words in
          Text(
            same: words.split(separator: "\n", omittingEmptySubsequences: false).map {
              safeForTerminal(String($0))
            }
            .joined(separator: "\n  "))
        })
    }
    func said(_ title: Text, _ words: Text?) -> [Answer.Block] {
      words.map { [.line(title + Text("：", ": ") + $0)] } ?? []
    }
    guard !visit.isNull else { return [.line(Text(same: json["firm"].firmName))] + gone(json) }
    var blocks: [Answer.Block] = [
      .line(Text(same: "\(json["firm"].firmName)  \(visit["on"].plain)  ") + mode)
    ]
    blocks += said(Text("服务员", "officer"), visit["officer"])
    blocks += said(Text("做了什么", "did"), visit["did"])
    blocks += said(Text("发现的问题", "found"), visit["found"])
    blocks += said(Text("处理", "handling"), visit["handling"].string.flatMap(Handling.init(rawValue:))?.name)
    blocks += said(
      Text("申报意愿", "willingness"),
      visit["willingness"].int.flatMap { Willingness(rawValue: String($0)) }?.name)
    for need in visit["needs"].array {
      let kind = NeedKind(rawValue: need["kind"].plain)?.name ?? Text(same: need["kind"].plain)
      blocks += said(
        Text("需求 \(need["no"].plain)", "need \(need["no"].plain)"),
        kind + Text("：", ": ") + Text(same: safeForTerminal(need["text"].plain)))
    }
    blocks += said(Text("下次走访", "next visit"), visit["next"])
    let recorded = Moment.shown(json["recorded_at"].plain)
    blocks.append(
      .line(
        Text("登记：\(json["actor"].plain)，\(recorded)", "recorded by \(json["actor"].plain) at \(recorded)")))
    for before in json["before"].array {
      blocks.append(.blank)
      blocks += said(
        Text("更正前", "before"),
        Text(
          same: (before["firm"].isNull ? "" : before["firm"].firmName + "  ")
            + "\(before["on"].plain)  \(Moment.shown(before["recorded_at"].plain))  \(before["actor"].plain)")
      )
      blocks += said(Text("做了什么", "did"), before["did"]) + said(Text("发现的问题", "found"), before["found"])
      blocks += said(Text("更正原因", "why it was amended"), before["reason"])
    }
    let others = json["others"].array.map(\.plain)
    if !others.isEmpty {
      blocks.append(.blank)
      blocks += said(
        Text("这家的其他走访", "its other visits"),
        Text(others.prefix(12).joined(separator: "、"), others.prefix(12).joined(separator: ", "))
          + (others.count > 12 ? Text("，等 \(others.count) 次", ", \(others.count) in all") : Text(same: "")))
    }
    return blocks + gone(json)
  }

  /// Visits that were taken out, each with why, by whom and when.
  private static func gone(_ json: JSON) -> [Answer.Block] {
    json["gone"].array.flatMap { one -> [Answer.Block] in
      let to = one["to"].firmName
      let moved = one["to"].isNull ? Text(same: "") : Text("，改记到 \(to)", ", now one to \(to)")
      let said = safeForTerminal((one["did"].string ?? one["found"].string ?? "-").replacing("\n", with: " "))
      let who = "\(one["actor"].plain), \(Moment.shown(one["recorded_at"].plain))"
      // An undo without words has its own name for a reason.
      let verb = Verb(one["verb"].plain).name
      let reason = one["reason"].plain == verb.zh ? "" : safeForTerminal(one["reason"].plain)
      return [
        .blank,
        .line(
          Text("不再算数的走访：", "a visit that holds no more: ") + Text(same: "\(one["on"].plain)  \(said)")),
        .line(
          Text(same: "  ") + verb + moved
            + (reason.isEmpty ? Text(same: "") : Text("：", ": ") + Text(same: reason))
            + Text("（\(who)）", " (\(who))")
        ),
      ]
    }
  }
}
