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
