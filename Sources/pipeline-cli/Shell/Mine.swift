import Pipeline

/// Whose work an answer speaks of (本人): one officer's, one's own, or everybody's.
enum Mine {
  static let officer = Common.text(
    "officer", "服务员", "OFFICER", Text("只看这位服务员的", "only this officer's"))
  static let flag = Flag(
    "mine", "本人", Text("只看本人的：设置 officer 里的，或按登录名", "only my own: the setting officer, or by login"))

  /// The officer named, and whether the login decides. `--mine` takes the setting `officer` where there is one.
  static func meant(_ line: Line, _ shell: Shell) -> (officer: String?, mine: Bool) {
    if let named = line[officer] { return (named, false) }
    guard line[flag] else { return (nil, false) }
    guard let set = shell.settings.given(.officer), !set.isEmpty else { return (nil, true) }
    return (set, false)
  }
}
