import Pipeline

/// Sentences that several commands say (常用句).
extension JSON {
  /// `#3 某某有限公司`.
  var firmName: String { "#\(self["no"].plain) \(safeForTerminal(self["name"].plain))" }

  /// The name of a stage code.
  var stageName: Text { string.flatMap(Stage.init(rawValue:))?.name ?? Text("不在库", "not in the reserve") }
}

extension Answer {
  /// What a stage verb did, and the usual next step.
  static func moved(_ json: JSON, _ what: Text, next: Text? = nil) -> Answer {
    let stage = json["stage"].stageName
    let state = Text("　阶段：\(stage.zh)", "   stage: \(stage.en)")
    return Answer(
      json: json, [.line(Text(same: json["firm"].firmName) + Text("：", ": ") + what + state)],
      notes: next.map { [Text("下一步：", "next: ") + $0] } ?? [])
  }

  /// A line that names a command to run next.
  static func step(_ command: String) -> Text { Placeholder.line("pipeline " + command) }
}
