import Pipeline
import Postgres

/// Something a person may settle once (设置项) instead of on every command line.
enum Setting: String, CaseIterable, Sendable {
  case db, lang, officer, pager, color

  var about: Text {
    switch self {
    case .db: Text("数据库连接；不写就用内置数据库", "the database; without it the embedded one")
    case .lang: Text("语言：zh 或 en", "language: zh or en")
    case .officer: Text("本人：登记走访、今日事项默认是谁的", "who you are: whose work is shown")
    case .pager: Text("长的输出交给哪个程序；空的不分页", "the program for long output; empty for none")
    case .color: Text("颜色：auto、always 或 never", "colour: auto, always or never")
    }
  }

  /// The variable of the environment that goes before the files.
  var variable: String { "PIPELINE_" + rawValue.uppercased() }

  var fallback: String {
    switch self {
    case .db, .officer: ""
    case .lang: "zh"
    case .pager: "less -FRSX"
    case .color: "auto"
    }
  }

  private var choices: [String]? {
    switch self {
    case .lang: ["zh", "en"]
    case .color: ["auto", "always", "never"]
    default: nil
    }
  }

  /// - Throws: `SettingRefusal` when the value is none of those that may be.
  func check(_ value: String, file: String) throws {
    if self == .db, Conninfo(text: value).carriesPassword { throw SettingRefusal.passwordInFile(file) }
    if let choices, !choices.contains(value) {
      throw SettingRefusal.badValue(
        key: rawValue, value: value,
        wanted: Text(choices.joined(separator: "、"), choices.joined(separator: ", ")))
    }
  }

  static func named(_ word: String) throws -> Setting {
    let names = allCases.map(\.rawValue)
    guard let setting = Setting(rawValue: word) else {
      throw SettingRefusal.unknownKey(
        word, suggestion: Distance.nearest(to: word, among: names), known: names)
    }
    return setting
  }
}
