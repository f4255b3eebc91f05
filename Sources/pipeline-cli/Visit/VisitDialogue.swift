import Pipeline

/// The short dialogue about a visit (走访对话): asks for what is missing, numbered where there is a choice. Enter keeps or
/// skips, `<` goes back, `?` explains; the end of input keeps what was said so far.
struct VisitDialogue {
  /// A firm that a word may mean.
  struct Found: Equatable {
    let no: Int
    let name: String
    let county: String
  }

  enum Outcome { case done, cancelled }

  private enum Step: Int, CaseIterable {
    case firm, on, mode, did, found, handling, willingness, needs, next, confirm
  }

  let language: Language
  let today: Day
  /// Puts a question and gives the answer; nil when the person has had enough.
  let ask: (String) -> String?
  let talk: (String) -> Void
  /// Looks a firm up; nil without a network, where a word is taken as it is.
  let find: ((String) throws -> [Found])?

  /// Completes the note; what is there already is not asked for, unless the person goes back to it.
  func complete(_ note: inout VisitNote) throws -> Outcome {
    say(
      Text(
        "登记走访。回车跳过或用［ ］里的，< 返回上一步，? 说明，Ctrl-C 存草稿退出。",
        "Logging a visit. Enter skips or takes what is in [ ], < goes back, ? explains, Ctrl-C keeps a draft and leaves."
      ))
    var firm: String?
    if let word = note.firm, find != nil {
      note.firm = nil
      firm = try settle(word, &note)
    }
    let given = note
    var step = Step.firm
    var back = false
    while true {
      if step == .confirm || back || isMissing(step, given, note) {
        let way = try take(step, &note, &firm)
        switch way {
        case .cancelled: return .cancelled
        case .finished: return .done
        case .again: continue
        case .back:
          back = true
          step = previous(step, note)
          continue
        case .forward: back = false
        }
      }
      step = Step(rawValue: step.rawValue + 1) ?? .confirm
    }
  }

  private enum Way { case forward, back, again, cancelled, finished }

  private func isMissing(_ step: Step, _ given: VisitNote, _ note: VisitNote) -> Bool {
    switch step {
    case .firm: given.firm == nil
    case .on: given.on == nil
    case .mode: given.mode == nil
    case .did: given.did == nil
    case .found: given.found == nil
    case .handling: note.found != nil && given.handling == nil
    case .willingness: given.willingness == nil
    case .needs: given.needs.isEmpty
    case .next: given.next == nil
    case .confirm: true
    }
  }

  private func previous(_ step: Step, _ note: VisitNote) -> Step {
    var place = max(0, step.rawValue - 1)
    if Step(rawValue: place) == .handling, note.found == nil { place -= 1 }
    return Step(rawValue: place) ?? .firm
  }

  private func take(_ step: Step, _ note: inout VisitNote, _ firm: inout String?) throws -> Way {
    guard let answer = ask(question(step, note, firm)) else { return .cancelled }
    let word = answer.trimmingBlanks()
    let plain = FirmName.halfWidth(word)
    if plain == "<" { return .back }
    if plain == "?" {
      say(explained(step))
      return .again
    }
    // In what is kept on a laptop there is no telephone number.
    if find == nil, let number = PhoneNumber.found(in: word).first {
      say(VisitRefusal.phoneNumber(number).wording.what)
      return .again
    }
    switch step {
    case .firm:
      if word.isEmpty { return note.firm == nil ? .again : .forward }
      guard let label = try settle(word, &note) else { return .again }
      firm = label
    case .on:
      if word.isEmpty {
        note.on = note.on ?? today
      } else {
        guard let day = day(word) else { return .again }
        guard day <= today else {
          say(StageRefusal.future(on: day.description, today: today.description).wording.what)
          return .again
        }
        note.on = day
      }
    case .mode: return choose(word, VisitMode.allCases, &note.mode, otherwise: .onSite)
    case .did: if !word.isEmpty { note.did = word }
    case .found: if !word.isEmpty { note.found = word }
    case .handling: return choose(word, Handling.allCases, &note.handling, otherwise: .toFollow)
    case .willingness: return choose(word, Willingness.allCases, &note.willingness, otherwise: nil)
    case .needs:
      if word.isEmpty { return .forward }
      return try addNeed(word, &note)
    case .next:
      if word.isEmpty { return .forward }
      guard let day = day(word) else { return .again }
      if let on = note.on, day < on {
        say(InputRefusal.dueTooEarly(due: day.description, on: on.description).wording.what)
        return .again
      }
      note.next = day
    case .confirm:
      if word.isEmpty || ["y", "yes", "是"].contains(plain.lowercased()) { return .finished }
      if ["n", "no", "否"].contains(plain.lowercased()) { return .cancelled }
      return .again
    }
    return .forward
  }

  /// The firm that a word means, chosen by number where there are several; nil when it means none.
  private func settle(_ word: String, _ note: inout VisitNote) throws -> String? {
    guard let find else {
      note.firm = word
      return word
    }
    let found = try find(word)
    if found.isEmpty {
      say(Text("没有找到“\(safeForTerminal(word))”。", "no firm “\(safeForTerminal(word))” was found."))
      return nil
    }
    var one = found[0]
    if found.count > 1 {
      for (place, firm) in found.enumerated() {
        talk("  \(place + 1)  #\(firm.no) \(safeForTerminal(firm.name))  \(firm.county)\n")
      }
      let prompt = Text("选哪一家？写前面的数字，回车重找：", "which one? the number in front, Enter to look again: ")
      guard let answer = ask(prompt[language]),
        let place = Int(FirmName.halfWidth(answer).trimmingBlanks()), found.indices.contains(place - 1)
      else { return nil }
      one = found[place - 1]
    }
    note.firm = "#\(one.no)"
    let label = "#\(one.no) \(safeForTerminal(one.name))"
    talk("  \(label)\n")
    return label
  }

  private func addNeed(_ word: String, _ note: inout VisitNote) throws -> Way {
    guard var need = NeedDraft(word) else { return .again }
    if need.kind == .other, need.text == word {
      let kinds = NeedKind.allCases.enumerated().map { "\($0.offset + 1) \($0.element.name[language])" }
      let prompt = Text("　　类别：", "    kind: ")[language] + kinds.joined(separator: "  ") + " [8] "
      guard let answer = ask(prompt) else { return .cancelled }
      let plain = FirmName.halfWidth(answer).trimmingBlanks()
      if plain == "<" { return .again }
      if let place = Int(plain), NeedKind.allCases.indices.contains(place - 1) {
        need = NeedDraft(kind: NeedKind.allCases[place - 1], text: need.text)
      } else if let kind = NeedKind(typed: plain) {
        need = NeedDraft(kind: kind, text: need.text)
      }
    }
    note.needs.append(need)
    return .again
  }

  private func choose<Code: Coded>(_ word: String, _ all: [Code], _ value: inout Code?, otherwise: Code?)
    -> Way
  {
    if word.isEmpty {
      value = value ?? otherwise
      return .forward
    }
    let plain = FirmName.halfWidth(word)
    if let place = Int(plain), all.indices.contains(place - 1) {
      value = all[place - 1]
      return .forward
    }
    guard let code = Code(typed: word) else { return .again }
    value = code
    return .forward
  }

  private func day(_ word: String) -> Day? {
    if let day = Day(word, today: today) { return day }
    say(InputRefusal.badDay(option: Text("日期", "date")[language], value: safeForTerminal(word)).wording.what)
    return nil
  }
}

extension VisitDialogue {
  private func say(_ text: Text) { talk(text[language] + "\n") }

  private func question(_ step: Step, _ note: VisitNote, _ firm: String?) -> String {
    func kept(_ text: String?) -> String { text.map { " [\(safeForTerminal($0))]" } ?? "" }
    func choices<Code: Coded>(_ all: [Code], _ now: Code?) -> String {
      let list = all.enumerated().map { "\($0.offset + 1) \($0.element.name[language])" }.joined(
        separator: "  ")
      let place = now.flatMap { now in all.firstIndex { $0.rawValue == now.rawValue } }
      return list + (place.map { " [\($0 + 1)]" } ?? "")
    }
    let colon = Text("：", ": ")[language]
    return switch step {
    case .firm: Text("企业", "firm")[language] + kept(firm ?? note.firm) + colon
    case .on: Text("日期", "date")[language] + kept((note.on ?? today).description) + colon
    case .mode: Text("方式", "mode")[language] + colon + choices(VisitMode.allCases, note.mode ?? .onSite) + " "
    case .did: Text("做了什么", "what was done")[language] + kept(note.did) + colon
    case .found: Text("发现的问题，没有就回车", "problems found, Enter for none")[language] + kept(note.found) + colon
    case .handling:
      Text("问题怎样处理", "what became of it")[language] + colon
        + choices(Handling.allCases, note.handling ?? .toFollow) + " "
    case .willingness:
      Text("申报意愿", "willingness to apply")[language] + colon + choices(Willingness.allCases, note.willingness)
        + " "
    case .needs:
      (note.needs.isEmpty
        ? Text("企业需求，没有就回车", "a need of the firm, Enter for none")
        : Text("还有需求吗，没有就回车", "another need, Enter for none"))[language] + colon
    case .next:
      Text("下次走访日期，没有约就回车", "next visit, Enter if none was agreed")[language] + kept(note.next?.description)
        + colon
    case .confirm:
      summary(note, firm)
        + Text("登记？回车登记，n 不登记，< 返回：", "log it? Enter for yes, n for no, < to go back: ")[language]
    }
  }

  private func summary(_ note: VisitNote, _ firm: String?) -> String {
    var shown = note
    shown.firm = firm ?? note.firm
    shown.op = nil
    return "\n" + shown.lines(language).map { "  " + safeForTerminal($0) + "\n" }.joined()
  }

  private func explained(_ step: Step) -> Text {
    switch step {
    case .firm:
      Text(
        "名称的一部分、简称、拼音首字母、信用代码或 #编号。",
        "Part of its name, an alias, initials in pinyin, its credit code or #number.")
    case .on, .next: Text("2019-10-15、20191015、今天、昨天。", "2019-10-15, 20191015, today or yesterday.")
    case .mode: Text("写前面的数字，或写名称。", "The number in front, or the name.")
    case .did: Text("一两句话：核对了什么，讲了什么，带去了什么。", "A sentence or two: what was checked, explained or brought.")
    case .found:
      Text("企业缺什么、错在哪里；下一步问怎样处理。", "What the firm lacks or gets wrong; what became of it is asked next.")
    case .handling:
      Text("当场解决不再提醒；转交和待跟进会列入事项。", "Settled is settled; passed on and to follow come back among the tasks.")
    case .willingness: Text("1 最低，5 最高；不清楚就回车。", "1 is the least, 5 the most; Enter if it is not clear.")
    case .needs:
      Text(
        "企业要什么，例如“人才：招研发工程师”；每项单独跟踪到办结。",
        "What the firm asks for, such as “people: hire engineers”; each is tracked until it is settled.")
    case .confirm: Text("回车写入数据库；n 存为草稿。", "Enter writes it down; n keeps it as a draft.")
    }
  }
}
