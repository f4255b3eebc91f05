public import Foundation

/// What a person says of a visit (走访记录), perhaps not all of it yet: a draft, an entry of a journal, a page in an editor.
public struct VisitNote: Sendable, Hashable {
  public var firm: String?
  public var on: Day?
  public var mode: VisitMode?
  public var did: String?
  public var found: String?
  public var handling: Handling?
  public var willingness: Willingness?
  public var needs: [NeedDraft] = []
  public var next: Day?
  public var officer: String?
  /// 操作号: makes sure that the entry is recorded once.
  public var op: UUID?

  public init() {}

  /// Nothing said at all.
  public var isEmpty: Bool {
    var plain = self
    plain.op = nil
    return plain == VisitNote()
  }

  /// The operation id of a note that has none: from what it says, so the same for every try. The nth of notes that say
  /// the same has an id of its own.
  public func operation(nth: Int) -> UUID {
    var plain = self
    plain.op = nil
    let text = "pipeline visit \(nth)\n" + plain.lines(.zh).joined(separator: "\n")
    var digits = Array(InputFile.sha256(Array(text.utf8)).prefix(32))
    // Version 8: made of a hash.
    digits[12] = "8"
    digits[16] = "8"
    for place in [20, 16, 12, 8] { digits.insert("-", at: place) }
    return UUID(uuidString: String(digits)) ?? UUID()
  }

  /// A visit in which nothing was done, found, asked for or agreed.
  public var isBare: Bool {
    did == nil && found == nil && willingness == nil && needs.isEmpty && next == nil
  }

  /// What was said now, and of a draft what was not said again; needs of both.
  public func over(_ draft: VisitNote) -> VisitNote {
    var note = draft
    note.firm = firm ?? draft.firm
    note.on = on ?? draft.on
    note.mode = mode ?? draft.mode
    note.did = did ?? draft.did
    note.found = found ?? draft.found
    note.handling = handling ?? draft.handling
    note.willingness = willingness ?? draft.willingness
    note.needs += needs.filter { !draft.needs.contains($0) }
    note.next = next ?? draft.next
    note.officer = officer ?? draft.officer
    note.op = op ?? draft.op
    return note
  }

  /// Whether another note says nothing that this one does not.
  public func holds(_ other: VisitNote) -> Bool {
    var both = other.over(self)
    both.op = op
    return both == self
  }

  /// All that people wrote.
  public var texts: [String] { [firm, did, found, officer].compactMap { $0 } + needs.map(\.text) }

  public mutating func maskPhones() {
    firm = firm.map(PhoneNumber.masked)
    did = did.map(PhoneNumber.masked)
    found = found.map(PhoneNumber.masked)
    needs = needs.map {
      NeedDraft(kind: $0.kind, text: PhoneNumber.masked($0.text), isKindSaid: $0.isKindSaid)
    }
  }

  /// The visit that it tells of.
  ///
  /// - Throws: `Refusals` with what is missing or does not fit.
  public func draft() throws -> VisitDraft {
    guard let firm, let on else {
      throw Refusals(
        (firm == nil ? [InputRefusal.missing(parameter: "FIRM", command: "visit log")] : [])
          + (on == nil ? [InputRefusal.missing(parameter: "--on", command: "visit log")] : []))
    }
    var visit = VisitDraft(firm: firm, on: on)
    visit.mode = mode ?? .onSite
    visit.did = did
    visit.found = found
    visit.handling = handling
    visit.willingness = willingness
    visit.needs = needs
    visit.next = next
    visit.officer = officer
    if let next, next < on { throw InputRefusal.dueTooEarly(due: next.description, on: on.description) }
    if handling != nil, found == nil { throw VisitRefusal.handlingOfNothing }
    return visit
  }
}

extension VisitNote {
  /// The fields of a note in a text, in their order, each by its Chinese and its English name.
  public enum Field: String, CaseIterable, Sendable {
    case firm, on, mode, did, found, handling, willingness, need, next, officer, op

    public var name: Text {
      switch self {
      case .firm: Text("企业", "firm")
      case .on: Text("日期", "on")
      case .mode: Text("方式", "mode")
      case .did: Text("做了什么", "did")
      case .found: Text("发现", "found")
      case .handling: Text("处理", "handling")
      case .willingness: Text("意愿", "willingness")
      case .need: Text("需求", "need")
      case .next: Text("下次", "next")
      case .officer: Text("服务员", "officer")
      case .op: Text("操作号", "op")
      }
    }

    /// What may be written there.
    ///
    /// - Parameter today: a day for the example.
    public func hint(today: Day? = nil) -> Text {
      func choices<Code: Coded>(_ type: Code.Type) -> Text {
        let grades = Code.self == Willingness.self
        return Text(
          Code.allCases.map { (grades ? $0.rawValue + " " : "") + $0.name.zh }.joined(separator: "、"),
          Code.allCases.map { (grades ? $0.rawValue + " " : "") + $0.name.en }.joined(separator: ", "))
      }
      return switch self {
      case .firm: Text("名称、简称、拼音或 #编号", "name, alias, pinyin or #number")
      case .on, .next:
        today.map { Text("例如 \($0)、今天、昨天", "such as \($0), today or yesterday") } ?? Text(same: "2019-10-15")
      case .mode: choices(VisitMode.self)
      case .handling: choices(Handling.self)
      case .willingness: choices(Willingness.self)
      case .need: Text("类别：内容，可写几行；类别：", "kind: text, on several lines; kinds: ") + choices(NeedKind.self)
      default: Text(same: "")
      }
    }

    static func named(_ word: String) -> Field? {
      allCases.first { $0.name.zh == word || $0.rawValue == word.lowercased() }
    }
  }

  /// The words of a field; a need is several lines.
  private func words(_ field: Field, _ language: Language) -> [String] {
    let word: String? =
      switch field {
      case .firm: firm
      case .on: on?.description
      case .mode: mode?.name[language]
      case .did: did
      case .found: found
      case .handling: handling?.name[language]
      case .willingness: willingness?.rawValue
      case .need: nil
      case .next: next?.description
      case .officer: officer
      case .op: op?.uuidString.lowercased()
      }
    if field == .need {
      return needs.map { $0.kind.name[language] + (language == .zh ? "：" : ": ") + $0.text }
    }
    return word.map { [$0] } ?? []
  }

  /// The note as lines of a journal: `日期：2019-10-15`. Further lines of a text begin with two blanks, empty ones
  /// with two blanks and a full stop.
  ///
  /// - Parameter naming: a grade with its name, for people to read.
  public func lines(_ language: Language, naming: Bool = false) -> [String] {
    Field.allCases.flatMap { field in
      let name = naming && field == .willingness ? willingness.map { " " + $0.name[language] } : nil
      return words(field, language).map { VisitNote.line(field, $0 + (name ?? ""), language) }
    }
  }

  /// Two visits of made-up firms as a journal has them (走访日志样例), to go by.
  public static func sample(today: Day, _ language: Language) -> String {
    var long = VisitNote()
    long.firm = "例示尼龙"
    long.on = today.adding(days: -1)
    long.mode = .onSite
    long.did =
      Text("核对研发费用辅助账\n下一行接着写，行首两个空格", "went through the R&D accounts\nthe next line begins with two blanks")[
        language]
    long.found = Text("立项资料不全", "papers of projects are missing")[language]
    long.handling = .toFollow
    long.willingness = .planning
    long.needs = [NeedDraft(kind: .people, text: Text("招两名研发工程师", "two R&D engineers")[language])]
    long.next = today.adding(days: 30)
    var short = VisitNote()
    short.firm = "例示电气"
    short.on = today.adding(days: -2)
    short.did = Text("送政策", "explained the policy")[language]
    let head = Text(
      "# 走访日志。条目之间空一行，以 # 开头的行不算；没有的项不写。",
      "# A journal of visits. Entries stand apart by an empty line, lines that begin with # do not count; leave out what there is not."
    )
    return ([head[language], ""] + long.lines(language) + [""] + short.lines(language)).joined(
      separator: "\n")
  }

  /// A page for an editor: every field, with what may be written there.
  ///
  /// - Parameters:
  ///   - today: for the example of a date.
  ///   - leaving: how the editor is left, where people may not know it.
  public func page(_ language: Language, today: Day? = nil, leaving: Text? = nil) -> String {
    let head = Text(
      "# 一次走访。以 # 开头的行不算；存盘退出就登记，什么也不留就不登记。\n# 文字写不下一行时，下一行以两个空格开头。",
      "# A visit. Lines that begin with # do not count; save and leave to log it, leave nothing to log nothing.\n# A text goes on in the next line behind two blanks."
    )
    var lines = head[language].split(separator: "\n").map(String.init)
    if let leaving { lines.append("# " + leaving[language]) }
    for field in Field.allCases where field != .op {
      let hint = field.hint(today: today)[language]
      if !hint.isEmpty { lines.append("# " + field.name[language] + ": " + hint) }
      let said = words(field, language)
      lines +=
        said.isEmpty
        ? [VisitNote.line(field, "", language)] : said.map { VisitNote.line(field, $0, language) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ field: Field, _ text: String, _ language: Language) -> String {
    let pieces = text.split(separator: "\n", omittingEmptySubsequences: false)
    let colon = language == .zh ? "：" : ": "
    return
      ([field.name[language] + colon + (pieces.first ?? "")]
      + pieces.dropFirst().map { "  " + ($0.trimmingBlanks().isEmpty ? "." : $0) }).joined(separator: "\n")
  }
}
