import Pipeline

extension Command {
  private static let key = Value<Setting>.argument(
    "KEY", "设置项",
    Text("设置项：", "setting: ") + Text(same: Setting.allCases.map(\.rawValue).joined(separator: ", ")),
    words: Setting.allCases.map(\.rawValue)
  ) { word, _, _ in try Setting.named(word) }
  private static let newValue = Value<String>.argument("VALUE", "值", Text("值", "value")) { word, _, _ in
    word.trimmingBlanks()
  }
  private static let place = Common.choice(
    SettingsFile.Place.self, "in", "写在",
    Text("写在哪里：project 本目录、user 本人（默认）、system 全机", "which file: project, user (default) or system"))
  private static let showOrigin = Flag("show-origin", "来源", Text("写明每项来自哪里", "say where each comes from"))

  static let configList = Command(
    "config list", "设置 列表", .read, Text("现在的设置", "the settings in force"), [showOrigin],
    examples: ["config list", "config list --show-origin"]
  ) { line, shell in
    let table = Table(
      [
        .init("key", Text("设置项", "setting")), .init("value", Text("值", "value")),
        .init("origin", Text("来自", "from"), hidden: !line[showOrigin]),
        .init("about", Text("说明", "what it is"), hidden: line[showOrigin]),
      ],
      Setting.allCases.map { setting in
        let chosen = shell.settings[setting]
        return [
          .string(setting.rawValue), chosen.value.isEmpty ? .null : .string(chosen.value),
          .string(chosen.origin[shell.language]), .string(setting.about[shell.language]),
        ]
      })
    return Answer(list: table, empty: Text(same: ""))
  }

  static let configGet = Command(
    "config get", "设置 查看", .read, Text("一项设置的值", "the value of a setting"), [key],
    examples: ["config get lang"]
  ) { line, shell in
    let setting = try line.required(key)
    let chosen = shell.settings[setting]
    return Answer(
      json: [
        "key": .string(setting.rawValue), "value": .string(chosen.value),
        "origin": .string(chosen.origin[shell.language]),
      ], [.line(Text(same: safeForTerminal(chosen.value)))])
  }

  static let configSet = Command(
    "config set", "设置 修改", .system, Text("改一项设置", "change a setting"), [key, newValue, place],
    examples: ["config set officer 张例示", "config set lang en --in user"]
  ) { line, shell in
    let setting = try line.required(key)
    let value = try line.required(newValue)
    let path = try file(line, shell)
    try setting.check(value, file: path)
    try SettingsFile(path: path).write(setting, value)
    return written(setting, value, path)
  }

  static let configUnset = Command(
    "config unset", "设置 清除", .system, Text("去掉一项设置", "take a setting out"), [key, place],
    examples: ["config unset officer"]
  ) { line, shell in
    let setting = try line.required(key)
    let path = try file(line, shell)
    try SettingsFile(path: path).write(setting, nil)
    return written(setting, nil, path)
  }

  private static func file(_ line: Line, _ shell: Shell) throws -> String {
    guard let path = SettingsFile.path(line[place] ?? .user, shell.environment) else {
      throw FileRefusal.cannotWrite("~/.config/pipeline/config", reason: Text("没有 HOME", "HOME is not set"))
    }
    return path
  }

  private static func written(_ setting: Setting, _ value: String?, _ path: String) -> Answer {
    Answer(
      json: [
        "key": .string(setting.rawValue), "value": value.map { .string($0) } ?? .null, "file": .string(path),
      ],
      [.line(Text(same: "\(path): \(setting.rawValue) = \(safeForTerminal(value ?? "-"))"))])
  }
}
