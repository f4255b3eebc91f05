import Pipeline

/// The manual page (手册页) pipeline(1), made from the same table of commands as help.
struct Manual {
  let commands: [Command]
  let language: Language

  var page: String {
    let title = Text("高新技术后备企业库", "the reserve of future high-tech enterprises")
    var lines = [
      ".TH PIPELINE 1 \"\" \"pipeline\" \"" + Text("用户手册", "User Commands")[language] + "\"", ".nh", ".ad l",
      ".SH " + Text("名称", "NAME")[language], Manual.plain("pipeline - " + title[language]),
      ".SH " + Text("用法", "SYNOPSIS")[language],
      ".B pipeline", Manual.plain(Text("命令 [参数] [选项]", "COMMAND [ARGUMENTS] [OPTIONS]")[language]),
      ".SH " + Text("命令", "COMMANDS")[language],
    ]
    for command in commands { lines += section(command) }
    lines += [".SH " + Text("通用选项", "OPTIONS OF ALL COMMANDS")[language]]
    for option in [Common.db as any Parameter, Common.lang, Common.help, Common.json, Common.csv] {
      lines += entry(option)
    }
    lines += [".SH " + Text("退出码", "EXIT STATUS")[language]]
    for (code, words) in Help.exitCodes { lines += [".TP", ".B \(code)", Manual.plain(words[language])] }
    lines += [".SH " + Text("文件", "FILES")[language]]
    for file in [".pipeline/config", "~/.config/pipeline/config", "/etc/pipeline/config"] {
      lines += [".br", Manual.plain(file)]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ command: Command) -> [String] {
    let zh = command.zh.joined(separator: " ")
    var lines = [
      ".SS \"" + Manual.plain(language == .zh ? command.name + "（" + zh + "）" : command.name) + "\""
    ]
    lines +=
      Manual.wrapped(command.about[language]) + [
        ".PP", ".B " + Manual.plain(Help(commands: commands, language: language).usage(command)),
      ]
    if !command.examples.isEmpty {
      lines += [".PP", ".nf"] + command.examples.map { Manual.plain("  pipeline " + $0) } + [".fi"]
    }
    let common = [
      Common.db.spelling, Common.lang.spelling, Common.help.spelling, Common.json.spelling,
      Common.csv.spelling,
    ]
    for parameter in command.allParameters where !common.contains(parameter.spelling) {
      lines += entry(parameter)
    }
    return lines
  }

  private func entry(_ parameter: any Parameter) -> [String] {
    let name = Help(commands: commands, language: language).spelled(parameter)
    return [".TP", ".B " + Manual.plain(name)] + Manual.wrapped(parameter.help[language])
  }

  /// Text of its own for groff: it breaks lines at blanks only, so Chinese is broken here.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for character in text {
      if TextWidth.of(line) >= 60, character == " " || !character.isASCII, !"，。；：、）”".contains(character) {
        lines += [plain(line.trimmingBlanks()), ".br"]
        line = ""
      }
      line.append(character)
    }
    return lines + [plain(line.trimmingBlanks())]
  }

  private static func plain(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}

extension Command {
  static let man = Command(
    "man", "手册", .system, Text("输出手册页（roff），供 man 显示", "print the manual page (roff) for man to show"),
    examples: ["man", "man --lang en"]
  ) { _, shell in
    let page = Manual(commands: Command.all, language: shell.language).page
    return Answer(
      json: ["page": .string(page)],
      [
        .line(
          Text(
            same: page.split(separator: "\n", omittingEmptySubsequences: false).dropLast().joined(
              separator: "\n")))
      ])
  }
}
