import Foundation
import Pipeline

extension Command {
  private static let word = Value<String>.argument(
    "WORD", "词",
    Text(
      "错误代码、指标代号或报表里的词，如 PL301、D11、在库经历",
      "code of an error or a figure, or a word of a report: PL301, D11, stays"),
    words: Explanation.all.map(\.code) + Term.words
  ) { word, _, _ in word }

  static let explain = Command(
    "explain", "解释", .read,
    Text(
      "解释一个错误代码：怎么回事、怎么办；或报表里的一个词：指什么、怎么算",
      "what an error code means and what to do, or what a word of a report means and how it is counted"),
    [word],
    examples: ["explain PL301", "explain D11", "explain 离散系数"]
  ) { line, shell in
    let typed = try line.required(word)
    if let term = Term.named(typed) { return answer(term, shell.language) }
    let code = FirmName.key(typed)
    let asked = code.allSatisfy(\.isNumber) ? "PL" + code : code
    let known = Explanation.all
    guard let found = known.first(where: { $0.code == asked }) else {
      let isCode = typed.unicodeScalars.allSatisfy(\.isASCII)
      throw SettingRefusal.unknownCode(
        typed,
        suggestion: isCode
          ? Distance.nearest(to: asked, among: known.map(\.code) + Term.words)
          : Distance.likely(typed, among: Term.words))
    }
    return found.answer(shell.language)
  }

  private static func answer(_ term: Term, _ language: Language) -> Answer {
    let code = term.code.isEmpty ? Text(same: "") : Text("（\(term.code)）", " (\(term.code))")
    let exact = term.exact.map { [Answer.Block.line(Text("怎么算：", "how it is counted: ") + $0)] } ?? []
    return Answer(
      json: [
        "code": .text(term.code.isEmpty ? nil : term.code), "name": .string(term.name[language]),
        "says": .string(term.says[language]), "exact": .text(term.exact?[language]),
      ], [.line(term.name + code + Text("：", ": ") + term.says)] + exact)
  }
}

/// What a code means (错误说明), for refusals and for rows of a sheet.
struct Explanation {
  let code: String
  let what: Text
  let remedy: Text?
  let exit: Int?

  static var all: [Explanation] {
    AllRefusals.samples.map(\.wording).map {
      Explanation(code: $0.code, what: $0.what, remedy: $0.remedy, exit: Int($0.exit.rawValue))
    } + RowFlaw.samples.map { Explanation(code: $0.code, what: $0.message, remedy: nil, exit: nil) }
  }

  private var kind: Text {
    switch code.dropFirst(2).prefix(1) {
    case "0": Text("数据库", "the database")
    case "1": Text("命令行输入", "the command line")
    case "2": Text("名称对不上", "a name that leads nowhere or to several")
    case "3": Text("规则不允许", "a rule says no")
    case "4": Text("文件或名单的行", "a file or a row of a sheet")
    case "5": Text("与已有的记录冲突", "a conflict with what is recorded")
    case "6": Text("没有权限", "not permitted")
    default: Text("完整性", "integrity")
    }
  }

  func answer(_ language: Language) -> Answer {
    let more =
      remedy
      ?? Text(
        "在名单里改好这一行再导入；intake import 会写明行号和列",
        "mend the row in the sheet and import again; intake import names row and column")
    let ending = exit.map { Text("，退出码 \($0)", ", exit code \($0)") } ?? Text(same: "")
    return Answer(
      json: [
        "code": .string(code), "kind": .string(kind[language]), "example": .string(what[language]),
        "remedy": .string(more[language]), "exit": exit.map { .int($0) } ?? .null,
      ],
      [
        .line(Text(same: code) + Text("　", "  ") + kind + ending),
        .line(Text("例如：", "for example: ") + what), .line(Text("办法：", "what to do: ") + more),
      ])
  }
}
