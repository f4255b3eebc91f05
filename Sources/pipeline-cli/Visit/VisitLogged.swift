import Pipeline

/// What is said of a visit that was logged (登记走访的回答).
struct VisitLogged {
  /// The answer of `api.visit_log`.
  let json: JSON
  let visit: VisitDraft

  func answer(_ note: VisitNote, notes: [Text]) -> Answer {
    let who = json["officer"].string.map { Text("，\($0)", ", \($0)") } ?? Text(same: "")
    let needs = json["needs"].array
    var blocks: [Answer.Block] = [
      .line(
        Text("已登记走访：", "visit logged: ") + Text(same: json["firm"].firmName)
          + Text("，\(visit.on) \(visit.mode.name.zh)", ", \(visit.on) \(visit.mode.name.en)") + who
          + Text("（共 \(json["visits"].plain) 次）", " (visit \(json["visits"].plain))"))
    ]
    if !needs.isEmpty {
      let named = needs.map { need in
        let kind = NeedKind(rawValue: need["kind"].plain)?.name ?? Text(same: need["kind"].plain)
        return Text("\(need["no"].plain)（\(kind.zh)）", "\(need["no"].plain) (\(kind.en))")
      }
      blocks.append(
        .line(
          Text("企业需求编号：", "needs recorded: ")
            + Text(
              named.map(\.zh).joined(separator: "、"), named.map(\.en).joined(separator: ", "))))
    }
    var answer = Answer(json: json, blocks, notes: notes + [Answer.undo(json)])
    answer.remarks = Self.remarks(note) + outside + bare(note) + again
    return answer
  }

  /// The year or the firm may be wrong where the firm was in nobody's care on that day.
  private var outside: [Text] {
    let day = visit.on.description
    if json["in_reserve"].bool == false {
      return [
        Text(
          "\(day) 这家企业不在库，请核对日期和企业。", "the firm was not in the reserve on \(day): check the day and the firm."
        )
      ]
    }
    if json["officer"].isNull {
      return [Text("\(day) 这家企业还没有服务员，请核对日期。", "the firm had no officer on \(day): check the day.")]
    }
    return []
  }

  private func bare(_ note: VisitNote) -> [Text] {
    guard note.isBare else { return [] }
    return [
      Text("这次走访什么也没写，补上：", "nothing was said of this visit; to say it: ")
        + Answer.step("visit amend '#\(json["firm"]["no"].plain)' \(visit.on) --did TEXT --reason TEXT")
    ]
  }

  /// The same words were logged of this day before: true perhaps, and a slip more often.
  private var again: [Text] {
    guard let count = json["same"].int, count > 1 else { return [] }
    return [
      Text(
        "这天已登记过同样的一次走访（共 \(count) 次），登记重了就撤销。",
        "the same visit was logged of this day before (\(count) in all); if that is a slip, undo it.")
    ]
  }

  /// What the person may have meant otherwise: needs whose kind was not said.
  static func remarks(_ note: VisitNote) -> [Text] {
    note.needs.filter { !$0.isKindSaid }.map { need in
      let kind = NeedKind.guessed(from: need.text)
      let shown = safeForTerminal(need.text.count > 20 ? need.text.prefix(20) + "…" : need.text)
      let name = kind.map { Text($0.name.zh, $0.rawValue) } ?? Text("类别", "KIND")
      return Text(
        "需求“\(shown)”前面没有认得的类别，记作“其他”\(kind.map { "，像是\($0.name.zh)" } ?? "")；写明类别：--need \(name.zh)：…",
        "need “\(shown)” names no kind that is known and is filed as other\(kind.map { "; it looks like \($0.name.en)" } ?? ""); with its kind: --need \(name.en):…"
      )
    }
  }
}
