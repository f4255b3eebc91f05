import Foundation

/// A text with notes of visits (走访日志): entries stand apart by an empty line, remarks begin with `#`.
public struct VisitJournal: Sendable {
  public struct Entry: Sendable {
    public var note: VisitNote
    /// The line it begins on, from 1.
    public let line: Int
  }

  public let entries: [Entry]

  /// - Parameters:
  ///   - today: lets `昨天` mean something; nil where the text may be read on another day.
  ///   - isPage: one visit in an editor, where an empty line ends no entry, a paragraph of a note need not be indented, and
  ///     what cannot be read is kept.
  /// - Throws: `Refusals` of `VisitRefusal.badLine` with every line that makes no sense.
  public init(_ text: String, file: String, today: Day? = nil, isPage: Bool = false) throws {
    var entries: [Entry] = []
    var flaws: [VisitRefusal] = []
    var note = VisitNote()
    var start: Int?
    var open: (field: VisitNote.Field, text: String, line: Int)?
    // Behind a line that makes no sense what goes on with it makes none either.
    var isLost = false
    func closeField() {
      guard let (field, text, line) = open else { return }
      open = nil
      let plain = text.trimmingBlanks()
      if plain.isEmpty { return }
      if !note.set(field, plain, today: today) {
        flaws.append(
          .badLine(file: file, line: line, text: plain, wanted: field.hint(today: today), kept: isPage))
      }
    }
    func closeEntry() {
      closeField()
      if let start, !note.isEmpty { entries.append(Entry(note: note, line: start)) }
      note = VisitNote()
      start = nil
    }
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = place + 1
      let plain = line.trimmingBlanks()
      if line.hasPrefix("#") { continue }
      if plain.isEmpty, isPage {
        open?.text += "\n"
      } else if plain.isEmpty {
        closeEntry()
      } else if line.hasPrefix("  ") || line.hasPrefix("\t") || line.hasPrefix("\u{3000}"),
        open != nil || isLost
      {
        open?.text += "\n" + (plain == "." ? "" : plain)
      } else {
        let halves = plain.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
        let field = halves.count == 2 ? VisitNote.Field.named(halves[0].trimmingBlanks()) : nil
        // A short word before a colon may be a field misspelt.
        let isSentence = halves.count == 1 || halves[0].count > 6
        if isPage, field == nil, isSentence, open?.field == .did || open?.field == .found {
          open?.text += "\n" + plain
          continue
        }
        closeField()
        isLost = field == nil
        guard let field else {
          flaws.append(
            .badLine(
              file: file, line: number, text: plain,
              wanted: Text(
                "“名称：内容”，名称是 " + VisitNote.Field.allCases.map(\.name.zh).joined(separator: "、")
                  + (isPage ? "；接着上一行写的，行首加两个空格" : ""),
                "“name: text” with one of " + VisitNote.Field.allCases.map(\.name.en).joined(separator: ", ")
                  + (isPage ? "; a line that goes on with the one above begins with two blanks" : "")),
              kept: isPage))
          continue
        }
        if start == nil { start = number }
        open = (field, String(halves[1]), number)
      }
    }
    closeEntry()
    guard flaws.isEmpty else { throw Refusals(flaws) }
    self.entries = entries
  }
}

extension VisitNote {
  /// Sets a field from its words; false when they make no sense there.
  fileprivate mutating func set(_ field: Field, _ words: String, today: Day?) -> Bool {
    switch field {
    case .firm: firm = words
    case .did: did = words
    case .found: found = words
    case .officer: officer = words
    case .on:
      on = Day(words, today: today)
      return on != nil
    case .next:
      next = Day(words, today: today)
      return next != nil
    case .mode:
      mode = VisitMode(typed: words)
      return mode != nil
    case .handling:
      handling = Handling(typed: words)
      return handling != nil
    case .willingness:
      // `4 有计划`, as the page has it.
      willingness =
        Willingness(typed: words)
        ?? words.split(separator: " ").first.flatMap { Willingness(typed: String($0)) }
      return willingness != nil
    case .need:
      guard let need = NeedDraft(words) else { return false }
      needs.append(need)
    case .op:
      op = UUID(uuidString: words)
      return op != nil
    }
    return true
  }
}
