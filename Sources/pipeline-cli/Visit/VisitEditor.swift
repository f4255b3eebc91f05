import Foundation
import Glibc
import Pipeline

/// A visit written in the person's editor (用编辑器写): a page with every field, read back when the editor ends.
struct VisitEditor {
  let drafts: VisitDrafts
  let environment: [String: String]
  let terminal: Terminal

  private var language: Language { drafts.language }

  private var editor: Editor { Editor(environment) }
  private var program: String { editor.program }

  /// How the editor is left; nil for one that tells so itself.
  private var leaving: Text? {
    let name = program.split(separator: " ").first?.split(separator: "/").last
    return switch name {
    case "vi", "vim", "nvim":
      Text(
        "这是 vi：按 i 开始写，写完按 Esc，再打 :wq 回车存盘退出；:q! 回车不存就退出。",
        "This is vi: i begins to write; when done, Esc and then :wq and Enter save and leave; :q! and Enter leave without saving."
      )
    case "nano", "pico":
      Text("这是 nano：Ctrl-O 回车存盘，Ctrl-X 退出。", "This is nano: Ctrl-O and Enter save, Ctrl-X leaves.")
    default: nil
    }
  }

  /// - Parameters:
  ///   - draft: the draft gone on with; nil for a new page.
  ///   - path: the file of the draft, or the new one.
  /// - Throws: `VisitRefusal.editorFailed`, `nothingSaid`, `badLine` and `cancelled`; what was written stays in the draft.
  func edit(_ note: VisitNote, _ draft: VisitDrafts.Draft?, at path: String) throws -> VisitNote {
    let page = page(note, draft, path)
    try drafts.place.write(page, to: path)
    let isDone = editor.edit(path)
    let text = try drafts.place.text(of: path) ?? ""
    let isUntouched = text == page
    guard isDone else {
      if isUntouched, draft == nil { try drafts.remove(path) }
      throw VisitRefusal.editorFailed(program: program, draft: isUntouched && draft == nil ? nil : path)
    }
    guard let entry = try VisitJournal(text, file: path, today: drafts.today, isPage: true).entries.first
    else {
      try drafts.remove(path)
      throw VisitRefusal.nothingSaid
    }
    // Whoever left without saving may not want it logged.
    if isUntouched {
      let question = Text(
        "没有改动。y 登记，回车不登记、留作草稿：", "nothing was changed; y to log it, Enter to leave it a draft: ")
      let answer = terminal.ask(question[language]) ?? ""
      guard ["y", "yes", "是"].contains(FirmName.halfWidth(answer).trimmingBlanks().lowercased()) else {
        throw VisitRefusal.cancelled(draft: path)
      }
    }
    var written = entry.note
    written.op = note.op
    return written
  }

  private static let mark = "#! "

  /// The page to begin with: a new one, or the very text of a draft, above it what makes no sense in it.
  private func page(_ note: VisitNote, _ draft: VisitDrafts.Draft?, _ path: String) -> String {
    guard let draft else { return note.page(language, today: drafts.today, leaving: leaving) }
    if let old = draft.note, !note.isEmpty || !draft.isPage {
      return note.over(old).page(language, today: drafts.today, leaving: leaving)
    }
    let kept = draft.text.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix(VisitEditor.mark)
    }.joined(separator: "\n")
    let said = note.lines(language).map { $0 + "\n" }.joined()
    return remarks(kept, path) + kept + (kept.hasSuffix("\n") || said.isEmpty ? "" : "\n") + said
  }

  /// What makes no sense in a text, by the lines it has below these remarks.
  private func remarks(_ text: String, _ path: String) -> String {
    do {
      _ = try VisitJournal(text, file: path, today: drafts.today, isPage: true)
      return ""
    } catch {
      let flaws = ((error as? Refusals)?.all ?? []).compactMap { $0 as? VisitRefusal }
      let head = Text("有读不懂的行，改好后存盘退出：", "Some lines make no sense; mend them, save and leave:")[language]
      let lines = flaws.compactMap { flaw -> String? in
        guard case .badLine(_, let line, let words, let wanted, _) = flaw else { return nil }
        let first = words.split(separator: "\n").first.map(String.init) ?? ""
        return Text(
          "第 \(line + flaws.count + 1) 行：\(first)　应为：\(wanted.zh)",
          "line \(line + flaws.count + 1): \(first)   it should be: \(wanted.en)")[language]
      }
      return ([head] + lines).map { VisitEditor.mark + $0 + "\n" }.joined()
    }
  }
}
