import Pipeline

/// The short dialogue about a visit (走访对话): asks for what is missing, numbered where there is a choice. Enter keeps or
/// skips, `-` empties, `<` goes back, `?` explains; the end of input keeps what was said so far.
struct VisitDialogue {
  /// A firm that a word may mean.
  struct Found: Equatable {
    let no: Int
    let name: String
    let county: String
  }

  enum Outcome { case done, cancelled }

  enum Step: String, CaseIterable {
    case firm, on, mode, did, found, handling, willingness, needs, next, confirm

    fileprivate var place: Int { Step.allCases.firstIndex(of: self) ?? 0 }
  }

  let language: Language
  let today: Day
  /// Puts a question and gives the answer; nil when the person has had enough.
  let ask: (String) -> String?
  let talk: (String) -> Void
  /// Told what was said so far, and the question that is next.
  let keep: (VisitNote, Step) throws -> Void
  /// Looks a firm up; nil without a network, where a word is taken as it is.
  let find: ((String) throws -> [Found])?

  /// Where a dialogue has got to.
  struct State {
    var note: VisitNote
    /// Number and name of the firm.
    var firm: String?
    /// Steps asked in this dialogue, which are asked again after going back.
    var asked: Set<Step> = []
    var toldOfNothingDone = false
  }

  /// Completes the note; what is there already is not asked for, unless the person goes back to it.
  ///
  /// - Parameters:
  ///   - isResumed: what is there comes from a draft, and is shown first.
  ///   - start: the question at which the draft was broken off.
  func complete(_ note: inout VisitNote, isResumed: Bool = false, at start: Step? = nil) throws -> Outcome {
    say(
      Text(
        "登记走访。回车跳过或用［ ］里的，- 清空，< 返回上一步，? 说明，Ctrl-C 存草稿退出。",
        "Logging a visit. Enter skips or takes what is in [ ], - empties, < goes back, ? explains, Ctrl-C keeps a draft and leaves."
      ))
    var state = State(note: note)
    defer { note = state.note }
    if let word = note.firm, find != nil {
      state.note.firm = nil
      state.firm = try settle(word, &state.note)
    }
    if isResumed, start != .confirm {
      say(Text("已填：", "filled in:"))
      talk(filled(state))
    }
    let given = state.note
    var step = Step.firm
    var back = false
    while true {
      if step == .confirm || back || state.asked.contains(step) || step == start
        || isMissing(step, given, state.note, isResumed, start)
      {
        try keep(state.note, step)
        state.asked.insert(step)
        switch try take(step, &state) {
        case .cancelled:
          try keep(state.note, step)
          return .cancelled
        case .finished: return .done
        case .again: continue
        case .back:
          back = true
          step = previous(step, state.note)
          continue
        case .forward: back = false
        }
      }
      step = Step.allCases[min(step.place + 1, Step.confirm.place)]
    }
  }

  private enum Way { case forward, back, again, cancelled, finished }

  private func isMissing(
    _ step: Step, _ given: VisitNote, _ note: VisitNote, _ isResumed: Bool, _ start: Step?
  ) -> Bool {
    // What was skipped before is not asked again.
    let isBefore = start.map { step.place < $0.place } ?? false
    return switch step {
    case .firm: note.firm == nil
    case .on: note.on == nil
    case .mode: !isBefore && given.mode == nil
    case .did: !isBefore && given.did == nil
    case .found: note.found == nil && (!isBefore || note.handling != nil)
    case .handling: !isBefore && note.found != nil && given.handling == nil
    case .willingness: !isBefore && given.willingness == nil
    case .needs: !isBefore && (isResumed || given.needs.isEmpty)
    case .next: !isBefore && given.next == nil
    case .confirm: true
    }
  }

  private func previous(_ step: Step, _ note: VisitNote) -> Step {
    var place = max(0, step.place - 1)
    if Step.allCases[place] == .handling, note.found == nil { place -= 1 }
    return Step.allCases[place]
  }

  private func take(_ step: Step, _ state: inout State) throws -> Way {
    guard let answer = ask(question(step, state)) else { return .cancelled }
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
    if plain == "-", let way = empty(step, &state.note) { return way }
    switch step {
    case .firm:
      if word.isEmpty {
        if state.note.firm == nil { say(Text("企业不能空着。", "There must be a firm. ") + explained(.firm)) }
        return state.note.firm == nil ? .again : .forward
      }
      guard let label = try settle(word, &state.note) else { return .again }
      state.firm = label
    case .on:
      if word.isEmpty {
        state.note.on = state.note.on ?? today
      } else {
        guard let day = day(word) else { return .again }
        guard day <= today else {
          say(StageRefusal.future(on: day.description, today: today.description).wording.what)
          return .again
        }
        state.note.on = day
      }
    case .mode: return choose(word, &state.note.mode, otherwise: .onSite)
    case .did:
      if !word.isEmpty {
        state.note.did = word
      } else if state.note.did == nil, !state.toldOfNothingDone {
        state.toldOfNothingDone = true
        say(
          Text(
            "没写做了什么，以后看不出这次走访的内容；写一句，再回车就空着。",
            "Nothing is said of what was done, and nobody will know later; a sentence will do, Enter again leaves it empty."
          ))
        return .again
      }
    case .found:
      if !word.isEmpty {
        state.note.found = word
      } else if state.note.found == nil, let handling = state.note.handling {
        say(
          Text(
            "写了处理（\(handling.name.zh)），却没有发现问题：写上问题，或写 - 去掉处理。",
            "There is a handling (\(handling.name.en)), but no problem found: say the problem, or - to drop the handling."
          ))
        return .again
      }
    case .handling: return choose(word, &state.note.handling, otherwise: .toFollow)
    case .willingness: return choose(word, &state.note.willingness, otherwise: nil)
    case .needs: return word.isEmpty ? .forward : addNeed(word, &state.note)
    case .next:
      if word.isEmpty { return .forward }
      guard let day = day(word) else { return .again }
      if let on = state.note.on, day < on {
        say(InputRefusal.dueTooEarly(due: day.description, on: on.description).wording.what)
        return .again
      }
      state.note.next = day
    case .confirm:
      if word.isEmpty || ["y", "yes", "是"].contains(plain.lowercased()) { return .finished }
      if ["n", "no", "否"].contains(plain.lowercased()) { return .cancelled }
      notUnderstood(
        word, Text("回车登记，n 不登记、存草稿，< 返回上一步", "Enter logs it, n keeps a draft, < goes back"))
      return .again
    }
    return .forward
  }

  /// `-`: what stood there goes; nil where something must stand.
  private func empty(_ step: Step, _ note: inout VisitNote) -> Way? {
    switch step {
    case .did: note.did = nil
    case .found:
      note.found = nil
      note.handling = nil
    case .willingness: note.willingness = nil
    case .next: note.next = nil
    default: return nil
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
    guard let one = found.count == 1 ? found[0] : choice(found) else { return nil }
    note.firm = "#\(one.no)"
    let label = "#\(one.no) \(safeForTerminal(one.name))"
    talk("  \(label)\n")
    return label
  }

  /// One of several firms, by its place in the list or, with `#`, by its own number; nil to look again.
  private func choice(_ found: [Found]) -> Found? {
    for (place, firm) in found.enumerated() {
      talk("  \(place + 1)  #\(firm.no) \(safeForTerminal(firm.name))  \(firm.county)\n")
    }
    let prompt = Text(
      "选哪一家？写行首的序号（1–\(found.count)），或带 # 的企业编号（如 #\(found[0].no)），回车重找：",
      "which one? its place in the list (1–\(found.count)), or its own number with # (such as #\(found[0].no)), Enter to look again: "
    )
    while let answer = ask(prompt[language]) {
      let plain = FirmName.halfWidth(answer).trimmingBlanks()
      if plain.isEmpty || plain == "<" { return nil }
      if plain.hasPrefix("#") {
        if let no = Int(plain.dropFirst()), let one = found.first(where: { $0.no == no }) { return one }
      } else if let place = Int(plain), found.indices.contains(place - 1) {
        return found[place - 1]
      }
      notUnderstood(
        answer,
        Text(
          "1–\(found.count)，或 " + found.prefix(3).map { "#\($0.no)" }.joined(separator: "、") + " 这样的编号",
          "1–\(found.count), or a number such as "
            + found.prefix(3).map { "#\($0.no)" }.joined(separator: ", ")))
    }
    return nil
  }

  /// A need, or with `-1` the first one taken out again.
  private func addNeed(_ word: String, _ note: inout VisitNote) -> Way {
    let plain = FirmName.halfWidth(word)
    if plain.hasPrefix("-") {
      guard let place = Int(plain.dropFirst()), note.needs.indices.contains(place - 1) else {
        notUnderstood(
          word,
          note.needs.isEmpty
            ? Text("写企业要什么，没有就回车", "say what the firm asks for, Enter for none")
            : Text("-1 到 -\(note.needs.count) 去掉写过的一项", "-1 to -\(note.needs.count) takes one out"))
        return .again
      }
      note.needs.remove(at: place - 1)
      return .again
    }
    guard let need = NeedDraft(word) else {
      say(Text("冒号后面写企业要什么。", "Say what the firm asks for behind the colon."))
      return .again
    }
    if need.isKindSaid {
      note.needs.append(need)
      return .again
    }
    let guess = NeedKind.guessed(from: need.text) ?? .other
    let place = (NeedKind.allCases.firstIndex(of: guess) ?? 0) + 1
    let prompt =
      Text("　　类别：", "    kind: ")[language] + list(NeedKind.self).joined(separator: "  ") + " [\(place)] "
    while true {
      guard let answer = ask(prompt) else {
        // What was typed is in the draft all the same.
        note.needs.append(NeedDraft(kind: guess, text: need.text))
        return .cancelled
      }
      let plain = FirmName.halfWidth(answer).trimmingBlanks()
      if plain == "<" { return .again }
      guard let kind = plain.isEmpty ? guess : one(NeedKind.self, plain) else {
        notOneOf(NeedKind.self, answer)
        continue
      }
      note.needs.append(NeedDraft(kind: kind, text: need.text))
      return .again
    }
  }

  private func choose<Code: Coded>(_ word: String, _ value: inout Code?, otherwise: Code?) -> Way {
    if word.isEmpty {
      value = value ?? otherwise
      return .forward
    }
    guard let code = one(Code.self, word) else {
      notOneOf(Code.self, word)
      return .again
    }
    value = code
    return .forward
  }

  private func one<Code: Coded>(_ type: Code.Type, _ word: String) -> Code? {
    let all = Array(Code.allCases)
    if let place = Int(FirmName.halfWidth(word)) {
      return all.indices.contains(place - 1) ? all[place - 1] : nil
    }
    return Code(typed: word)
  }

  private func day(_ word: String) -> Day? {
    if let day = Day(word, today: today) { return day }
    let wording = InputRefusal.badDay(option: Text("日期", "date")[language], value: safeForTerminal(word))
      .wording
    say(wording.what + Text("；", "; ") + wording.remedy)
    return nil
  }
}

extension VisitDialogue {
  private func say(_ text: Text) { talk(text[language] + "\n") }

  private func list<Code: Coded>(_ type: Code.Type) -> [String] {
    Code.allCases.enumerated().map { "\($0.offset + 1) \($0.element.name[language])" }
  }

  private func notUnderstood(_ word: String, _ possible: Text) {
    let shown = safeForTerminal(word.trimmingBlanks())
    say(Text("没有听懂“\(shown)”。可以写：", "“\(shown)” is no answer here. Possible: ") + possible + Text("。", "."))
  }

  private func notOneOf<Code: Coded>(_ type: Code.Type, _ word: String) {
    let list = list(type)
    notUnderstood(
      word,
      Text(
        "数字或名称，" + list.joined(separator: "、"), "the number or the name, " + list.joined(separator: ", ")))
  }

  private func question(_ step: Step, _ state: State) -> String {
    let note = state.note
    func kept(_ text: String?) -> String { text.map { " [\(safeForTerminal($0))]" } ?? "" }
    func choices<Code: Coded>(_ now: Code?) -> String {
      let place = now.flatMap { now in Code.allCases.map(\.rawValue).firstIndex(of: now.rawValue) }
      return list(Code.self).joined(separator: "  ") + (place.map { " [\($0 + 1)]" } ?? "") + " "
    }
    let colon = Text("：", ": ")[language]
    return switch step {
    case .firm: Text("企业", "firm")[language] + kept(state.firm ?? note.firm) + colon
    case .on: Text("日期", "date")[language] + kept((note.on ?? today).description) + colon
    case .mode: Text("方式", "mode")[language] + colon + choices(note.mode ?? .onSite)
    case .did: Text("做了什么", "what was done")[language] + kept(note.did) + colon
    case .found: Text("发现的问题，没有就回车", "problems found, Enter for none")[language] + kept(note.found) + colon
    case .handling:
      Text("问题怎样处理", "what became of it")[language] + colon + choices(note.handling ?? .toFollow)
    case .willingness:
      Text("申报意愿", "willingness to apply")[language] + colon + choices(note.willingness)
    case .needs: needs(note) + colon
    case .next:
      Text("下次走访日期，没有约就回车", "next visit, Enter if none was agreed")[language] + kept(note.next?.description)
        + colon
    case .confirm:
      "\n" + filled(state)
        + Text("登记？回车登记，n 不登记，< 返回：", "log it? Enter for yes, n for no, < to go back: ")[language]
    }
  }

  /// The needs so far, and the question for one more.
  private func needs(_ note: VisitNote) -> String {
    if note.needs.isEmpty {
      return Text("企业需求，没有就回车", "a need of the firm, Enter for none")[language]
    }
    let said = note.needs.enumerated().map { place, need in
      "  \(place + 1)  \(need.kind.name[language])" + Text("：", ": ")[language] + safeForTerminal(need.text)
        + "\n"
    }
    return said.joined()
      + Text(
        "还有需求吗，没有就回车（-1 去掉第 1 项）", "another need, Enter for none (-1 takes the first one out)")[language]
  }

  /// What is filled in, a line for each.
  private func filled(_ state: State) -> String {
    var shown = state.note
    shown.firm = state.firm ?? state.note.firm
    shown.op = nil
    return shown.lines(language, naming: true).map { "  " + safeForTerminal($0) + "\n" }.joined()
  }

  private func explained(_ step: Step) -> Text {
    switch step {
    case .firm:
      Text(
        "名称的一部分、简称、拼音首字母、信用代码或 #编号。",
        "Part of its name, an alias, initials in pinyin, its credit code or #number.")
    case .on, .next: Text("\(today)、今天、昨天。", "\(today), today or yesterday.")
    case .mode: Text("写前面的数字，或写名称。", "The number in front, or the name.")
    case .did: Text("一两句话：核对了什么，讲了什么，带去了什么。", "A sentence or two: what was checked, explained or brought.")
    case .found:
      Text("企业缺什么、错在哪里；下一步问怎样处理。", "What the firm lacks or gets wrong; what became of it is asked next.")
    case .handling:
      Text("当场解决不再提醒；转交和待跟进会列入事项。", "Settled is settled; passed on and to follow come back among the tasks.")
    case .willingness: Text("1 最低，5 最高；不清楚就回车。", "1 is the least, 5 the most; Enter if it is not clear.")
    case .needs:
      Text(
        "企业要什么，例如“人才：招研发工程师”；每项单独跟踪到办结。-1 去掉写过的第 1 项。",
        "What the firm asks for, such as “people: hire engineers”; each is tracked until it is settled. -1 takes the first one out."
      )
    case .confirm: Text("回车写入数据库；n 存为草稿。", "Enter writes it down; n keeps it as a draft.")
    }
  }
}
