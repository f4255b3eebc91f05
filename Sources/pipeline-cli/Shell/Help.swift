import Pipeline

/// Help (帮助), made from the same table of commands that is parsed.
struct Help {
  let commands: [Command]
  let language: Language
  /// Cells across of a terminal, where lines are broken at words; nil breaks none.
  var room: Int?

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
    var lines =
      [title[language], "", usage[language]] + (commands.count == Command.all.count ? everyDay : []) + [""]
    let width = commands.map { TextWidth.of(shown($0)) }.max() ?? 0
    var noun = ""
    for command in commands {
      if command.words[0] != noun, !noun.isEmpty, command.words.count > 1 { lines.append("") }
      noun = command.words[0]
      let name = shown(command)
      lines.append(entry(name, width, command.about[language]))
    }
    let codes = Text(
      "退出码：" + Help.exitCodes.map { "\($0.code) \($0.words.zh)" }.joined(separator: " · "),
      "exit codes: " + Help.exitCodes.map { "\($0.code) \($0.words.en)" }.joined(separator: ", "))
    return fitted(lines + ["", codes[language], ""])
  }

  /// A name and what it is, which goes on below itself where the terminal ends.
  private func entry(_ name: String, _ width: Int, _ about: String) -> String {
    let lead = "  " + TextWidth.pad(name, to: width, right: false) + "  "
    guard let room, TextWidth.of(lead + about) > room, TextWidth.of(lead) + 20 <= room else {
      return lead + about
    }
    let lines = TableFit.wrapped(about, to: room - TextWidth.of(lead))
    return lead + lines.joined(separator: "\n" + String(repeating: " ", count: TextWidth.of(lead)))
  }

  /// Lines as a page, longer ones broken where the terminal ends.
  private func fitted(_ lines: [String]) -> String {
    lines.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line in room.map { TableFit.wrapped(String(line), to: $0) } ?? [String(line)] }
      .joined(separator: "\n")
  }

  /// What a service officer types every day, ahead of the whole list.
  private var everyDay: [String] {
    let lines = [
      ("", Text("今天要做的", "what is due")),
      ("firm find " + shown("TEXT"), Text("找企业：名称、拼音首字母、编号", "find a firm: name, pinyin, number")),
      ("visit log", Text("登记走访，缺什么问什么", "log a visit; what is missing is asked for")),
      ("officer show", Text("我服务的企业", "the firms I look after")),
      ("digest --mine", Text("我这一周", "my week")), ("undo", Text("撤销刚才的登记", "take the last record back")),
      ("help visit", Text("只列走访的命令，别的名词也一样", "the commands of visits only; so with every noun")),
    ].map { (("pipeline " + $0.0).trimmingBlanks(), $0.1) }
    let width = lines.map { TextWidth.of($0.0) }.max() ?? 0
    return ["", Text("每天用的：", "every day:")[language]]
      + lines.map { entry($0.0, width, $0.1[language]) }
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
    lines += names.map { entry($0, width, $1) }
    return fitted(lines + [""])
  }

  /// How a command is written: its words, what it needs, and `[OPTIONS]`.
  func usage(_ command: Command) -> String {
    let words = command.parameters.filter(\.isPositional).map { parameter in
      let name = named(parameter) + (parameter.isRepeated ? "…" : "")
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
    return Help(commands: group, language: language, room: room).overview
  }

  /// What stands for a word without an option: `FIRM`, `企业`.
  private func named(_ parameter: any Parameter) -> String { language == .zh ? parameter.zh : parameter.name }

  /// What stands for a value: `FIRM`, `企业`.
  private func shown(_ word: String) -> String { language == .zh ? Placeholder.chinese(word) : word }

  private func shown(_ command: Command) -> String {
    language == .zh ? command.name + "（" + command.zh.joined(separator: " ") + "）" : command.name
  }

  func spelled(_ parameter: any Parameter) -> String {
    var text = parameter.isPositional ? named(parameter) : parameter.spelling
    if language == .zh, !parameter.isPositional { text += "（--\(parameter.zh)）" }
    if !parameter.isPositional, let value = parameter.value { text += " " + shown(value) }
    return text
  }
}
