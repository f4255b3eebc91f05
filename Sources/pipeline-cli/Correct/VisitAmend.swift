import Pipeline

extension Command {
  private static let to = Common.day("to", "改为", Text("正确的走访日期", "the right day"))
  private static let mode = Common.choice(VisitMode.self, "mode", "方式", Text("正确的方式", "the right mode"))
  private static let did = Common.text("did", "内容", "TEXT", Text("做了什么", "what was done"))
  private static let found = Common.text("found", "发现", "TEXT", Text("发现的问题", "what was found"))
  private static let handling = Common.choice(
    Handling.self, "handling", "处理",
    Text("问题怎样处理：当场解决、转交或待跟进", "what became of it: settled, passed_on or to_follow"))
  private static let willingness = Common.choice(
    Willingness.self, "willingness", "意愿", Text("申报意愿五档，1 最低", "willingness in five grades, 1 the least"))
  private static let other = Common.text(
    "firm", "企业", "FIRM", Text("记错了企业：去的其实是这家", "the wrong firm: this one was visited"))
  private static let next = Common.day("next", "下次", Text("下次走访日期", "next visit"))

  static let visitAmend = Command(
    "visit amend", "走访 更正", .write,
    Text("更正一次走访；原来的记录留着，写明谁、何时、为什么", "say a visit again; the first record stays, with who, when and why"),
    [
      Common.firm, VisitCorrection.day, other, to, mode, did, found, handling, willingness, next,
      VisitCorrection.id,
      VisitCorrection.reason,
    ],
    examples: [
      "visit amend 平高 2019-10-15 --to 2019-10-16 --reason 日期录错",
      "visit amend 平高 2019-10-15 --firm 例示尼龙 --reason 记到别的企业了",
    ]
  ) { line, shell in
    let json = try shell.store().amendVisit(
      VisitCorrection.reference(line), to: line[to], mode: line[mode], did: line[did], found: line[found],
      handling: line[handling], willingness: line[willingness], next: line[next], other: line[other],
      ids: shell.ids,
      shell.write(line))
    let name = Text(same: json["firm"].firmName)
    guard json["changed"].bool == true else {
      return Answer(json: json, [.line(name + Text("：与登记的一样，未写入", ": as recorded already, nothing written"))])
    }
    guard json["other"].isNull else {
      let numbers = json["needs"].array.map { $0["no"].plain }
      let needs =
        numbers.isEmpty
        ? Text(same: "")
        : Text(
          "，需求现为 \(numbers.joined(separator: "、")) 号",
          ", its needs are now \(numbers.joined(separator: ", "))")
      let to = json["other"].firmName
      return Answer(
        json: json,
        [
          .line(
            name
              + Text(
                "：\(json["on"].plain) 的走访改记到 \(to)", ": the visit of \(json["on"].plain) is now one to \(to)")
              + needs)
        ], notes: [Answer.undo(json)])
    }
    return Answer(
      json: json,
      [.line(name + Text("：走访已更正，日期 \(json["on"].plain)", ": visit amended, on \(json["on"].plain)"))],
      notes: [Answer.undo(json)])
  }

  static let visitVoid = Command(
    "visit void", "走访 作废", .write,
    Text("没有去过的走访作废；记录留着，不再计数", "a visit that was not made: the record stays and no longer counts"),
    [Common.firm, VisitCorrection.day, VisitCorrection.id, VisitCorrection.reason],
    examples: ["visit void 平高 2019-10-15 --reason 记到别的企业了"]
  ) { line, shell in
    let json = try shell.store().voidVisit(VisitCorrection.reference(line), shell.write(line))
    let said = Text(
      "：\(json["on"].plain) 的走访已作废（还有 \(json["visits"].plain) 次）",
      ": visit of \(json["on"].plain) is void (\(json["visits"].plain) left)")
    return Answer(
      json: json, [.line(Text(same: json["firm"].firmName) + said)], notes: [Answer.undo(json)])
  }
}
