import Foundation
import Pipeline

extension Command {
  private static let code = Value<String>.argument(
    "CODE", "代码", Text("错误代码，例如 PL301", "error code, such as PL301")
  ) {
    word, _, _ in FirmName.key(word)
  }

  static let explain = Command(
    "explain", "解释", .read, Text("解释一个错误代码：怎么回事、怎么办", "what an error code means and what to do"), [code],
    examples: ["explain PL301", "explain 423"]
  ) { line, shell in
    let word = try line.required(code)
    let asked = word.allSatisfy(\.isNumber) ? "PL" + word : word
    let known = Explanation.all
    guard let found = known.first(where: { $0.code == asked }) else {
      throw SettingRefusal.unknownCode(
        word, suggestion: Distance.nearest(to: asked, among: known.map(\.code)))
    }
    return found.answer(shell.language)
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
