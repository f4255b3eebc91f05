import Pipeline

/// Whose firms an answer speaks of (范围), at the head of every report.
enum Scope {
  /// Nouns whose answers count firms.
  private static let nouns: Set = ["report", "bulletin", "target", "stage"]

  static func head(_ answer: Answer, of command: Command, _ line: Line, _ shell: Shell) throws -> Answer {
    guard command.kind == .read, nouns.contains(command.words[0]), command.words != ["stage", "show"],
      // One officer's figures say themselves whose they are.
      !line[Mine.flag], line[Mine.officer] == nil
    else {
      return answer
    }
    let scope = try shell.store().scope()
    let words = name(scope)
    var answer = answer
    answer.blocks.insert(.line(Text("范围：", "scope: ") + words), at: 0)
    if case .object = answer.json {
      answer.json = answer.json.setting("scope", ["role": scope["role"], "name": .string(words.zh)])
    }
    return answer
  }

  /// Whose firms a file holds, for whoever does not see the whole city; nil for those who do.
  static func part(_ shell: Shell) throws -> Text? {
    let scope = try shell.store().scope()
    switch scope["role"].string.flatMap(Role.init(rawValue:)) {
    case .city, .finance, .auditor: return nil
    default: return name(scope)
    }
  }

  private static func name(_ scope: JSON) -> Text {
    switch scope["role"].string.flatMap(Role.init(rawValue:)) {
    case .officer: Text("本人今天名下的企业", "one's own firms today")
    case .county: Text(same: scope["county_name"].plain)
    case .city, .finance, .auditor: Text("全市", "the whole city")
    case nil: Text("无（登录名没有登记）", "none (the login is not registered)")
    }
  }
}
