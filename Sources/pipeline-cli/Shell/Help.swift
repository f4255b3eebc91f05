import Pipeline

/// Help (帮助), made from the same table of commands that is parsed.
struct Help {
  let commands: [Command]
  let language: Language

  /// What each exit code means (退出码).
  static let exitCodes: [(code: Int, words: Text)] = [
    (0, Text("完成", "done")), (1, Text("失败", "failure")), (2, Text("用法", "usage")),
    (3, Text("规则不允许", "refused")), (4, Text("部分完成", "partly")), (5, Text("冲突", "conflict")),
    (6, Text("无权限", "not permitted")), (7, Text("完整性", "integrity")),
    (8, Text("数据库不可达", "unreachable")), (130, Text("已取消", "cancelled")),
  ]

  /// All commands by noun, one line each.
  var overview: String {
    let title = Text(
      "pipeline：高新技术后备企业库，从入库名单到认定证书",
      "pipeline: the reserve of future high-tech enterprises, from intake list to certificate")
    let usage = Text(
      "用法：pipeline 命令 [参数] [选项]　　每条命令的用法：pipeline 命令 --help",
      "usage: pipeline COMMAND [ARGUMENTS] [OPTIONS]     each command: pipeline COMMAND --help")
    let first = Text(
      "常用：pipeline 今天的事 · pipeline firm find 找企业 · pipeline visit log 登记走访 · pipeline undo 撤销",
      "first: pipeline what is due, pipeline firm find a firm, pipeline visit log a visit, pipeline undo a slip"
    )
    var lines =
      [title[language], "", usage[language]] + (commands.count == Command.all.count ? [first[language]] : [])
      + [""]
    let width = commands.map { TextWidth.of(shown($0)) }.max() ?? 0
    var noun = ""
    for command in commands {
      if command.words[0] != noun, !noun.isEmpty, command.words.count > 1 { lines.append("") }
      noun = command.words[0]
      let name = shown(command)
      lines.append(
        "  " + name + String(repeating: " ", count: width - TextWidth.of(name) + 2) + command.about[language])
    }
    let codes = Text(
      "退出码：" + Help.exitCodes.map { "\($0.code) \($0.words.zh)" }.joined(separator: " · "),
      "exit codes: " + Help.exitCodes.map { "\($0.code) \($0.words.en)" }.joined(separator: ", "))
    return (lines + ["", codes[language], ""]).joined(separator: "\n")
  }

  /// One command: examples first, then what it takes.
  func page(_ command: Command) -> String {
    var lines = [command.about[language], ""]
    lines.append(Text("用法：", "usage: ")[language] + usage(command))
    if language == .zh { lines.append("　　　pipeline " + command.zh.joined(separator: " ") + " …") }
    if !command.examples.isEmpty {
      lines += ["", Text("例：", "examples:")[language]]
      lines += command.examples.map { "  pipeline " + $0 }
    }
    lines.append("")
    let names = command.allParameters.map { parameter in (spelled(parameter), parameter.help[language]) }
    let width = names.map { TextWidth.of($0.0) }.max() ?? 0
    lines += names.map { "  " + $0 + String(repeating: " ", count: width - TextWidth.of($0) + 2) + $1 }
    return (lines + [""]).joined(separator: "\n")
  }

  /// How a command is written: its words, what it needs, and `[OPTIONS]`.
  func usage(_ command: Command) -> String {
    let words = command.parameters.filter(\.isPositional).map { parameter in
      let name = shown(parameter.name) + (parameter.isRepeated ? "…" : "")
      return parameter.isRequired ? name : "[\(name)]"
    }
    let required = command.parameters.filter { !$0.isPositional && $0.isRequired }
      .map { "\($0.spelling) \(shown($0.value ?? ""))" }
    return (["pipeline", command.name] + words + required).joined(separator: " ")
      + Text(" [选项]", " [OPTIONS]")[language]
  }

  /// The commands of one noun.
  func noun(_ word: String) -> String? {
    let group = commands.filter { $0.words[0] == word || $0.zh[0] == word }
    guard group.count > 1 || group.first?.words.count == 2 else { return nil }
    return Help(commands: group, language: language).overview
  }

  /// What stands for a value: `FIRM`, `企业`.
  private func shown(_ word: String) -> String { language == .zh ? Placeholder.chinese(word) : word }

  private func shown(_ command: Command) -> String {
    language == .zh ? command.name + "（" + command.zh.joined(separator: " ") + "）" : command.name
  }

  func spelled(_ parameter: any Parameter) -> String {
    var text = parameter.isPositional ? shown(parameter.name) : parameter.spelling
    if language == .zh, !parameter.isPositional { text += "（--\(parameter.zh)）" }
    if !parameter.isPositional, let value = parameter.value { text += " " + shown(value) }
    return text
  }
}
