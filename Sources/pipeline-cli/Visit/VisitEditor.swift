import Foundation
import Glibc
import Pipeline

/// A visit written in the person's editor (用编辑器写): a page with every field, read back when the editor ends.
struct VisitEditor {
  let place: JournalPlace
  let environment: [String: String]
  let language: Language
  let today: Day

  /// VISUAL before EDITOR before vi.
  private var program: String {
    ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
  }

  /// - Throws: `VisitRefusal.editorFailed`, `nothingSaid` and `badLine`; what was written stays in the draft.
  func edit(_ note: VisitNote) throws -> VisitNote {
    let path = place.draft
    try place.write(note.page(language), to: path)
    // A shell runs it, for it may have options; system() leaves Ctrl-C to the editor.
    let quoted = "'" + path.replacing("'", with: "'\\''") + "'"
    let code = system(program + " " + quoted)
    guard code == 0 else { throw VisitRefusal.editorFailed(program: program, draft: path) }
    guard let text = try place.text(of: path),
      let entry = try VisitJournal(text, file: path, today: today).entries.first
    else {
      try place.write("", to: path)
      throw VisitRefusal.nothingSaid
    }
    var written = entry.note
    written.op = note.op
    return written
  }
}
