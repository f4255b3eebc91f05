import Foundation
import Pipeline
import Spreadsheet

/// Turns an answer into bytes on stdout (输出): the last step, and the only one that knows the form asked for.
enum Render {
  enum Form { case text, json, ndjson, csv }

  static func answer(
    _ answer: Answer, as form: Form, _ language: Language, room: Int? = nil, _ style: Style = .plain
  ) -> [UInt8] {
    switch form {
    case .ndjson:
      let objects = answer.table?.json.array ?? [answer.json]
      return objects.flatMap { Array(($0.rendered + "\n").utf8) }
    case .json: return Array((answer.json.rendered + "\n").utf8)
    case .csv:
      guard let table = answer.table else { return text(answer.blocks, language, room, style) }
      return CSVWriter.encode(rows: table.csv, bom: false).bytes
    case .text: return text(answer.blocks, language, room, style)
    }
  }

  private static func leftOut(_ titles: [String]) -> Text {
    Text(
      "（屏幕放不下的列：\(titles.joined(separator: "、"))；加宽窗口，或加 --csv）",
      "(no room for: \(titles.joined(separator: ", ")); widen the window, or use --csv)")
  }

  /// A line that is broken between words instead of within them, where the screen is too narrow for it; one with a command is
  /// left to the screen, so that the command can be copied whole.
  static func folded(_ text: String, _ room: Int?) -> String {
    guard let room, !text.contains("pipeline ") else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      // What goes on of an item of a list stands below its words.
      let mark = $0.prefix { " ·-".contains($0) }
      guard mark.count == 4 else { return TableFit.wrapped(String($0), to: room).joined(separator: "\n") }
      return mark
        + TableFit.wrapped(String($0.dropFirst(4)), to: room - 4).joined(
          separator: "\n" + String(repeating: " ", count: 4))
    }.joined(separator: "\n")
  }

  private static func text(
    _ blocks: [Answer.Block], _ language: Language, _ room: Int?, _ style: Style
  ) -> [UInt8] {
    var out = ""
    for block in blocks {
      switch block {
      case .line(let text): out += folded(text[language], room) + "\n"
      case .table(let table):
        var lines = table.lines(language, room: room)
        if let heading = lines.first { lines[0] = style.bold(heading) }
        out += lines.joined(separator: "\n") + "\n"
        let missing = table.leftOut(language, room: room)
        if !missing.isEmpty { out += folded(leftOut(missing)[language], room) + "\n" }
      case .blank: out += "\n"
      }
    }
    return Array(out.utf8)
  }

  /// A refusal as people read it: what, and what to do.
  static func refusal(
    _ wording: Wording, _ language: Language, withRemedy: Bool, room: Int? = nil, _ style: Style = .plain
  )
    -> String
  {
    // Who cancels has made no mistake.
    let error =
      wording.exit == .cancelled
      ? Text("（\(wording.code)）", "(\(wording.code)) ")
      : Text("错误 \(wording.code)：", "error \(wording.code): ")
    let remedy = Text("办法：", "what to do: ")
    let what = TableFit.wrapped(
      error[language] + safeForTerminal(wording.what[language]), to: room ?? .max)
    var lines = [style.red(error[language]) + String((what.first ?? "").dropFirst(error[language].count))]
    lines += what.dropFirst()
    if let choices = wording.choices, !choices.rows.isEmpty { lines += choices.lines(language, room: room) }
    if withRemedy { lines.append(style.bold(remedy[language]) + safeForTerminal(wording.remedy[language])) }
    return lines.joined(separator: "\n") + "\n"
  }
}
