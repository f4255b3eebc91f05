import Foundation
import Glibc
import Pipeline

/// Drafts of visits (走访草稿): what was said and is not logged yet. Each has a file of its own, and none is ever written
/// over another.
struct VisitDrafts {
  struct Draft {
    let path: String
    let text: String
    /// nil when a line of it makes no sense.
    let note: VisitNote?
    /// The question at which a dialogue was broken off.
    let step: VisitDialogue.Step?
    fileprivate let changed: timespec

    /// Whether it comes from an editor, with its remarks.
    var isPage: Bool {
      text.split(separator: "\n").contains { $0.hasPrefix("# ") && !$0.hasPrefix(VisitDrafts.mark) }
    }
  }

  let place: JournalPlace
  let language: Language
  let today: Day

  private static let mark = "# at: "

  /// The drafts there are, the one touched last first; a page with nothing in it is none.
  ///
  /// - Throws: `VisitRefusal.unsafeJournal` when others may read one.
  func all() throws -> [Draft] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.folder)) ?? []
    let drafts = try names.filter { $0.hasPrefix("visit.draft.") && $0.hasSuffix(".txt") }.compactMap {
      name in
      try draft(place.folder + "/" + name)
    }
    return drafts.sorted {
      ($0.changed.tv_sec, $0.changed.tv_nsec, $1.path) > ($1.changed.tv_sec, $1.changed.tv_nsec, $0.path)
    }
  }

  private func draft(_ path: String) throws -> Draft? {
    var status = stat()
    guard let text = try place.text(of: path), lstat(path, &status) == 0 else { return nil }
    let entries = try? VisitJournal(text, file: path, today: today, isPage: true).entries
    if let entries, entries.isEmpty { return nil }
    let step = text.split(separator: "\n").first { $0.hasPrefix(VisitDrafts.mark) }.flatMap {
      VisitDialogue.Step(rawValue: String($0.dropFirst(VisitDrafts.mark.count)))
    }
    return Draft(path: path, text: text, note: entries?.first?.note, step: step, changed: status.st_mtim)
  }

  /// A name that no draft has.
  func free() -> String {
    var path = place.draft
    var number = 1
    while access(path, F_OK) == 0 {
      number += 1
      path = place.folder + "/visit.draft.\(number).txt"
    }
    return path
  }

  /// Writes what was said so far, without telephone numbers.
  func write(_ note: VisitNote, at step: VisitDialogue.Step?, to path: String) throws {
    var kept = note
    kept.maskPhones()
    let lines = (step.map { [VisitDrafts.mark + $0.rawValue] } ?? []) + kept.lines(language)
    try place.write(lines.joined(separator: "\n") + "\n", to: path)
  }

  func remove(_ path: String) throws { try place.write("", to: path) }

  /// Takes away the drafts of which all is in a note that was logged.
  ///
  /// - Parameter names: other words for the note's firm.
  func removeHeld(by note: VisitNote, firm names: [String]) throws {
    for draft in try all() {
      guard var old = draft.note else { continue }
      if let firm = old.firm, names.contains(firm) { old.firm = note.firm }
      if note.holds(old) { try remove(draft.path) }
    }
  }

  /// What tells a draft from another: firm, day, the beginning of its text.
  func label(_ draft: Draft, firm name: String? = nil) -> String {
    guard let note = draft.note else {
      let line = draft.text.split(separator: "\n").first {
        !$0.hasPrefix("#") && !$0.trimmingBlanks().isEmpty
      }
      return VisitDrafts.short(String(line ?? ""))
        + Text("（有读不懂的行，用编辑器改）", " (a line makes no sense; for the editor)")[language]
    }
    var words = [name ?? note.firm, note.on?.description].compactMap { $0 }
    if let text = note.did ?? note.found ?? (words.isEmpty ? note.lines(language).first : nil) {
      words.append(VisitDrafts.short(text))
    }
    return safeForTerminal(words.joined(separator: " "))
  }

  private static func short(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? ""
    return safeForTerminal(line.count > 20 ? line.prefix(20) + "…" : line)
  }

  /// That drafts wait, and how to go on with them; nil when there is none.
  func reminder() -> Text? {
    guard let drafts = try? all(), let first = drafts.first else { return nil }
    let more =
      drafts.count > 1 ? Text(" 等 \(drafts.count) 份", " and \(drafts.count - 1) more") : Text(same: "")
    return Text("还有走访草稿没有登记：", "a draft of a visit is not logged yet: ") + Text(same: label(first)) + more
      + Text("。在终端里接着写：", "; to go on with it on a terminal: ") + Answer.step("visit log")
  }
}

/// Which draft is gone on with (接着写哪一份): asked before anything else is.
struct DraftOffer {
  let drafts: VisitDrafts
  let terminal: Terminal
  let language: Language
  /// Looks a firm up; nil without a network.
  let find: ((String) throws -> [VisitDialogue.Found])?

  /// The draft to go on with; nil for a new one, which leaves all drafts as they are.
  ///
  /// - Parameters:
  ///   - note: what was said on the command line; drafts of another firm are left alone.
  ///   - edits: in an editor, where a draft that cannot be read is opened without asking when nothing else was said.
  /// - Throws: `VisitRefusal.cancelled` on Ctrl-C.
  func chosen(for note: VisitNote, edits: Bool) throws -> VisitDrafts.Draft? {
    var waiting = try drafts.all().filter { isOf(note.firm, $0) }
    if edits, note.isEmpty, waiting.count == 1, waiting[0].note == nil { return waiting[0] }
    while let first = waiting.first {
      guard let answer = terminal.ask(question(waiting)) else {
        Stream.talk("\n")
        throw VisitRefusal.cancelled(draft: first.path)
      }
      let plain = FirmName.halfWidth(answer).trimmingBlanks().lowercased()
      if ["", "y", "yes", "是"].contains(plain) { return first }
      if ["n", "no", "否"].contains(plain) { return nil }
      if let place = Int(plain), waiting.indices.contains(place - 1) { return waiting[place - 1] }
      if let place = dropped(plain, of: waiting.count) {
        try drafts.remove(waiting[place].path)
        waiting.remove(at: place)
        continue
      }
      say(Text("没有“\(safeForTerminal(answer))”这个答法。", "“\(safeForTerminal(answer))” is no answer here."))
    }
    return nil
  }

  /// `d`, or `d2` among several.
  private func dropped(_ plain: String, of count: Int) -> Int? {
    guard let sign = plain.first, sign == "d" || sign == "删" else { return nil }
    let rest = plain.dropFirst().trimmingBlanks()
    if rest.isEmpty { return count == 1 ? 0 : nil }
    return Int(rest).flatMap { (1...count).contains($0) ? $0 - 1 : nil }
  }

  private func isOf(_ word: String?, _ draft: VisitDrafts.Draft) -> Bool {
    guard let word, let old = draft.note?.firm, word != old else { return true }
    guard let find, let one = try? find(word), let other = try? find(old), one.count == 1, other.count == 1
    else { return true }
    return one[0].no == other[0].no
  }

  private func label(_ draft: VisitDrafts.Draft) -> String {
    let found = draft.note?.firm.flatMap { try? find?($0) } ?? []
    return drafts.label(
      draft, firm: found.count == 1 ? "#\(found[0].no) \(safeForTerminal(found[0].name))" : nil)
  }

  private func question(_ waiting: [VisitDrafts.Draft]) -> String {
    if waiting.count == 1 {
      return Text(
        "有一份草稿：\(label(waiting[0]))\n回车接着写，n 另写一份（草稿留着），d 删掉草稿：",
        "there is a draft: \(label(waiting[0]))\nEnter to go on with it, n for a new one (the draft stays), d to drop it: "
      )[
        language]
    }
    let list = waiting.enumerated().map { "  \($0.offset + 1)  \(label($0.element))\n" }.joined()
    return Text("有 \(waiting.count) 份草稿：\n", "there are \(waiting.count) drafts:\n")[language] + list
      + Text(
        "写行首的数字接着写，回车接着写第 1 份，n 另写一份（草稿留着），d2 删掉第 2 份：",
        "the number in front to go on with one, Enter for 1, n for a new one (the drafts stay), d2 to drop 2: "
      )[
        language]
  }

  private func say(_ text: Text) { Stream.talk(text[language] + "\n") }
}
