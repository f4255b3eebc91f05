import Pipeline

/// What is settled for this run (设置): the environment before the project's file before the person's before the machine's.
struct Settings: Sendable {
  struct Chosen: Sendable {
    let value: String
    /// Where it comes from, for `config list --show-origin`.
    let origin: Text
  }

  private let chosen: [Setting: Chosen]

  /// - Throws: `SettingRefusal` for a file that cannot be used as it is.
  init(_ environment: [String: String]) throws {
    var chosen: [Setting: Chosen] = [:]
    for setting in Setting.allCases {
      if let value = environment[setting.variable], !value.isEmpty || setting == .pager {
        chosen[setting] = Chosen(
          value: value, origin: Text("环境变量 ", "environment ") + Text(same: setting.variable))
      }
    }
    for place in SettingsFile.Place.allCases {
      guard let path = SettingsFile.path(place, environment) else { continue }
      for found in try SettingsFile(path: path).read() where chosen[found.setting] == nil {
        chosen[found.setting] = Chosen(value: found.value, origin: Text(same: "\(path):\(found.line)"))
      }
    }
    self.chosen = chosen
  }

  /// Nothing but the defaults.
  init() { chosen = [:] }

  /// What is settled; the default where nothing is.
  subscript(setting: Setting) -> Chosen {
    chosen[setting] ?? Chosen(value: setting.fallback, origin: Text("默认", "default"))
  }

  /// What somebody settled, and not the default.
  func given(_ setting: Setting) -> String? { chosen[setting]?.value }
}
