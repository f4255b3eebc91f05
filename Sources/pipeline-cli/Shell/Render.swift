import Foundation
import Pipeline
import Spreadsheet

/// Turns an answer into bytes on stdout (输出): the last step, and the only one that knows the form asked for.
enum Render {
  enum Form { case text, json, csv }

  static func answer(_ answer: Answer, as form: Form, _ language: Language) -> [UInt8] {
    switch form {
    case .json: return Array((answer.json.rendered + "\n").utf8)
    case .csv:
      guard let table = answer.table else { return text(answer.blocks, language) }
      return CSVWriter.encode(rows: table.csv, bom: false).bytes
    case .text: return text(answer.blocks, language)
    }
  }

  private static func text(_ blocks: [Answer.Block], _ language: Language) -> [UInt8] {
    var out = ""
    for block in blocks {
      switch block {
      case .line(let text): out += text[language] + "\n"
      case .table(let table): out += table.lines(language).joined(separator: "\n") + "\n"
      case .blank: out += "\n"
      }
    }
    return Array(out.utf8)
  }

  /// A refusal as people read it: what, and what to do.
  static func refusal(_ wording: Wording, _ language: Language, withRemedy: Bool) -> String {
    let error = Text("错误 \(wording.code)：", "error \(wording.code): ")
    let remedy = Text("办法：", "what to do: ")
    var lines = [error[language] + safeForTerminal(wording.what[language])]
    if let choices = wording.choices, !choices.rows.isEmpty { lines += choices.lines(language) }
    if withRemedy { lines.append(remedy[language] + safeForTerminal(wording.remedy[language])) }
    return lines.joined(separator: "\n") + "\n"
  }
}
