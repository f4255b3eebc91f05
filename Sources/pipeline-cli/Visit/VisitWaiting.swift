import Foundation
import Pipeline

extension Command {
  private static let edit = Flag("edit", "编辑", Text("先在编辑器里改", "change them in the editor first"))

  static let visitWaiting = Command(
    "visit waiting", "走访 待送", .read,
    Text("离线记下、还没有送出的走访", "visits kept without a network and not sent yet"), [edit],
    examples: ["visit waiting"]
  ) { line, shell in
    let place = try JournalPlace(shell.environment)
    if line[edit] {
      guard shell.terminal.asks else { throw VisitRefusal.needsTerminal(option: "--edit") }
      try place.locked {
        if try place.text(of: place.journal) == nil {
          try place.write(JournalPlace.heading[shell.language], to: place.journal)
        }
        let editor = Editor(shell.environment)
        guard editor.edit(place.journal) else {
          throw VisitRefusal.editorFailed(program: editor.program, draft: nil)
        }
      }
    }
    let entries = try VisitJournal(try place.text(of: place.journal) ?? "", file: place.journal).entries
    let columns: [Table.Column] = [
      .init("line", Text("行", "line"), .number), .init("on", Text("日期", "on"), .day),
      .init("firm", Text("企业（未核对）", "firm (not looked up)")), .init("did", Text("做了什么", "did")),
      .init("found", Text("发现", "found")), .init("needs", Text("需求", "needs")),
      .init("op", Text("操作号", "op"), hidden: true),
    ]
    let rows: [[JSON]] = entries.map { entry in
      let note = entry.note
      return [
        .int(entry.line), .day(note.on), note.firm.map(JSON.string) ?? .null,
        note.did.map(JSON.string) ?? .null,
        note.found.map(JSON.string) ?? .null,
        note.needs.isEmpty
          ? .null
          : .string(note.needs.map { "\($0.kind.name[shell.language]): \($0.text)" }.joined(separator: "; ")),
        .string((note.op ?? note.operation(nth: 0)).uuidString.lowercased()),
      ]
    }
    var answer = Answer(
      list: Table(columns, rows), empty: Text("没有等待送出的走访", "no visit waits to be sent"))
    if !rows.isEmpty {
      answer.notes = [
        Text("写在 \(place.journal)；要改或去掉：", "they stand in \(place.journal); to change one or take it out: ")
          + Answer.step("visit waiting --edit"),
        Text("有网络时：", "with a network: ") + Answer.step("visit sync"),
      ]
    }
    return answer
  }
}
