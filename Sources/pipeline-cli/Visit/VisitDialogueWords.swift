import Pipeline

extension VisitDialogue {
  func say(_ text: Text) { talk(text[language] + "\n") }

  func list<Code: Coded>(_ type: Code.Type) -> [String] {
    Code.allCases.enumerated().map { "\($0.offset + 1) \($0.element.name[language])" }
  }

  func notUnderstood(_ word: String, _ possible: Text) {
    let shown = safeForTerminal(word.trimmingBlanks())
    say(Text("没有听懂“\(shown)”。可以写：", "“\(shown)” is no answer here. Possible: ") + possible + Text("。", "."))
  }

  func notOneOf<Code: Coded>(_ type: Code.Type, _ word: String) {
    let list = list(type)
    notUnderstood(
      word,
      Text(
        "数字或名称，" + list.joined(separator: "、"), "the number or the name, " + list.joined(separator: ", ")))
  }

  func question(_ step: Step, _ state: State) -> String {
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
      return Text("企业要什么（写内容，下一步选类别），没有就回车", "what the firm asks for (its kind comes next), Enter for none")[
        language]
    }
    let said = note.needs.enumerated().map { place, need in
      "  \(place + 1)  \(need.kind.name[language])" + Text("：", ": ")[language] + safeForTerminal(need.text)
        + "\n"
    }
    return said.joined()
      + Text(
        "还要什么，没有就回车（-1 去掉第 1 项）", "another need, Enter for none (-1 takes the first one out)")[language]
  }

  /// What is filled in, a line for each.
  func filled(_ state: State) -> String {
    var shown = state.note
    shown.firm = state.firm ?? state.note.firm
    shown.op = nil
    return shown.lines(language, naming: true).map { "  " + safeForTerminal($0) + "\n" }.joined()
  }

  func explained(_ step: Step) -> Text {
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
