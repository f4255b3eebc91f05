import Foundation
import Pipeline

/// Hints in the words of whoever typed (照来话回答): to a command typed by its Chinese names the commands and options that an
/// answer names are Chinese too.
struct OwnWords {
  private let command: Command?

  /// Nil when the command line has no Chinese name of a command or an option.
  init?(_ arguments: [String]) {
    let words = Parser.withoutCommonOptions(arguments).map { FirmName.halfWidth($0) }
    func isChinese(_ word: String) -> Bool { word.unicodeScalars.contains { $0.value > 0x2E7F } }
    let nouns = CommandGroup.all.map(\.nouns).reduce(into: Set<String>()) { $0.formUnion($1) }
    guard
      words.first.map({ isChinese($0) && nouns.contains($0) }) == true
        || words.contains(where: {
          $0.hasPrefix("--") && isChinese($0.split(separator: "=").first.map(String.init) ?? "")
        })
    else { return nil }
    command = Command.named(Array(words.prefix(2))) ?? Command.named(Array(words.prefix(1)))
  }

  /// A text for people with the Chinese names in place of the English ones.
  func said(_ text: String) -> String {
    var said = ""
    var rest = text[...]
    // An option is that of the command named before it.
    var named = command
    while let found = rest.range(of: Self.word, options: .regularExpression) {
      said += rest[..<found.lowerBound]
      if rest[found].hasPrefix("--") {
        let option = String(rest[found].dropFirst(2))
        said += chinese(option, of: named).map { "--" + $0 } ?? "--" + option
        rest = rest[found.upperBound...]
      } else if let command = Self.command(rest[found.lowerBound...]) {
        named = command
        said += command.zh.joined(separator: " ")
        rest = rest[found.lowerBound...].dropFirst(command.name.count)
      } else {
        said += rest[found]
        rest = rest[found.upperBound...]
      }
    }
    return said + rest
  }

  /// The same for the lines to type that a table holds.
  func said(_ answer: Answer) -> Answer {
    var answer = answer
    answer.notes = answer.notes.map { Text(said($0.zh), $0.en) }
    answer.blocks = answer.blocks.map { block in
      guard case .table(let table) = block else { return block }
      return .table(
        Table(
          table.columns,
          table.rows.map { row in
            zip(table.columns, row).map { column, cell in
              column.kind == .command ? cell.string.map { .string(said($0)) } ?? cell : cell
            }
          }))
    }
    return answer
  }

  func said(_ wording: Wording) -> Wording {
    Wording(
      wording.code, wording.exit, Text(said(wording.what.zh), wording.what.en),
      do: Text(said(wording.remedy.zh), wording.remedy.en), choices: wording.choices)
  }

  /// A word that may begin a command, or an option; none within a path, a code or another word.
  private static let word = "(?<![A-Za-z0-9_/.-])(--)?[a-z][a-z-]*"

  /// The longest command whose name the text begins with.
  private static func command(_ text: Substring) -> Command? {
    Command.all.filter { command in
      guard text.hasPrefix(command.name) else { return false }
      guard let next = text.dropFirst(command.name.count).first else { return true }
      return !(next.isASCII && (next.isLetter || next.isNumber || "_/-.".contains(next)))
    }.max { $0.name.count < $1.name.count }
  }

  /// What an option is called: by the command named, else by all that have it; nil when they do not agree.
  private func chinese(_ option: String, of named: Command?) -> String? {
    for command in [named, command] {
      if let own = command?.allParameters.first(where: { !$0.isPositional && $0.name == option }) {
        return own.zh
      }
    }
    let names = Set(
      Command.all.flatMap(\.allParameters).filter { !$0.isPositional && $0.name == option }.map(\.zh))
    return names.count == 1 ? names.first : nil
  }
}
