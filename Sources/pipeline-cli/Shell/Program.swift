import Embedded
import Foundation
import Pipeline

/// One run of the program (一次运行): finds the command, carries it out, renders what it says.
struct Program {
  let arguments: [String]
  let environment: [String: String]
  let now: Date
  /// Where stdout goes; the demonstration listens here.
  var output: ([UInt8]) throws -> Void = Stream.out
  var talk: (String) -> Void = Stream.talk
  var terminal = Terminal.standard

  func run() -> ExitCode {
    let settled = Result { try Settings(environment) }
    let settings = (try? settled.get()) ?? Settings()
    var language = Program.language(arguments, environment, settings)
    if arguments.first == CompletionRun.word { return complete(language, settings) }
    let arguments = startOfDay(language, settings) ?? self.arguments
    let wantsJSON = arguments.contains("--json") || arguments.contains("--机读")
    do {
      let parser = Parser(
        reading: Reading(today: Day.today(secondsSince1970: Int(now.timeIntervalSince1970))))
      if arguments == self.arguments, let page = helpPage(language) {
        try show(Array(page.utf8), settings)
        return .done
      }
      let (command, rest) = try parser.command(for: arguments)
      let line = try parser.line(of: command, rest)
      if let chosen = line[Common.lang] { language = chosen }
      if line[Common.help] {
        try show(
          Array(Help(commands: Command.all, language: language, room: terminal.width).page(command).utf8),
          settings)
        return .done
      }
      // A file of settings that makes no sense stops everything but what mends it.
      if !["config", "explain"].contains(command.words[0]) { _ = try settled.get() }
      let shell = try Shell(
        environment: environment, language: language, db: line[Common.db], now: now, settings: settings)
      if !wantsJSON { shell.terminal = terminal }
      let plain = try Scope.head(
        carryOut(command, line, shell, asking: !wantsJSON), of: command, line, shell)
      let form: Render.Form =
        line[Common.json] ? .json : line[Common.ndjson] ? .ndjson : line[Common.csv] ? .csv : .text
      if form == .text, line[Common.dryRun] {
        talk(Text("（试运行：以下都没有写入）\n", "(dry run: nothing of this is written)\n")[language])
      }
      let answer = form == .text && language == .zh ? OwnWords(arguments)?.said(plain) ?? plain : plain
      let style = Style(stream: STDOUT_FILENO, environment, settings)
      let bytes = Render.answer(answer, as: form, language, room: terminal.width, style)
      if form == .text { try show(bytes, settings) } else { try output(bytes) }
      for note in answer.notes where form == .text && !line[Common.dryRun] {
        talk(Render.folded(note[language], terminal.width) + "\n")
      }
      return answer.exit
    } catch let refusals as Refusals {
      return say(refusals.all.map(\.wording), language, settings, json: wantsJSON)
    } catch let refusal as any Refusal {
      return say([refusal.wording], language, settings, json: wantsJSON)
    } catch {
      let refusal = DatabaseRefusal.unexpected(sqlstate: "-", message: String(describing: error))
      return say([refusal.wording], language, settings, json: wantsJSON)
    }
  }

  /// `pipeline` alone on a terminal shows what is due, for whoever is known to be an officer their own; nil for all else,
  /// and where there is no database yet.
  private func startOfDay(_ language: Language, _ settings: Settings) -> [String]? {
    guard terminal.asks, terminal.width != nil, Parser.withoutCommonOptions(arguments).isEmpty else {
      return nil
    }
    let line = try? Parser(reading: Reading(today: Day(number: 0))).line(
      of: .taskToday, arguments)
    guard
      let shell = try? Shell(
        environment: environment, language: language, db: line?[Common.db], now: now, settings: settings)
    else { return nil }
    if case .embedded(let database) = shell.choice {
      guard let status = try? EmbeddedDatabase(database: database).status else { return nil }
      if case .absent = status { return nil }
    }
    let isOwn = settings.given(.officer).map { !$0.isEmpty } ?? (try? shell.store().isOfficer()) ?? false
    let today = language == .zh ? ["事项", "今天"] : ["task", "today"]
    return today + arguments + (isOwn ? ["--mine"] : [])
  }

  /// Runs the command; where a word means several firms, a person at the terminal says which.
  private func carryOut(_ command: Command, _ line: Line, _ shell: Shell, asking: Bool) throws -> Answer {
    do {
      return try command.run(line, shell)
    } catch let said as FirmRefusal {
      let refusal = said.withSoundAlikes(try shell.store())
      let choice = FirmChoice(terminal: terminal, language: shell.language, talk: talk)
      guard asking, let settled = choice.settled(refusal, in: line) else { throw refusal }
      return try carryOut(command, settled, shell, asking: asking)
    }
  }

  /// Long output goes through the pager, the rest straight to stdout.
  private func show(_ bytes: [UInt8], _ settings: Settings) throws {
    if Pager(terminal: terminal, environment: environment, settings: settings).show(bytes) { return }
    try output(bytes)
  }

  /// Answers a shell that asks what may come next; 3 leaves it to complete names of files.
  private func complete(_ language: Language, _ settings: Settings) -> ExitCode {
    let run = CompletionRun(
      words: Array(arguments.dropFirst()), environment: environment, language: language, settings: settings,
      now: now)
    guard let lines = run.lines else { return .refused }
    try? output(Array(lines.map { $0 + "\n" }.joined().utf8))
    return .done
  }

  private func say(
    _ wordings: [Wording], _ language: Language, _ settings: Settings, json: Bool
  ) -> ExitCode {
    if json, let first = wordings.first {
      var said = first.json(language)
      if wordings.count > 1 {
        said = said.setting("errors", .array(wordings.map { $0.json(language)["error"] }))
      }
      try? output(Array((said.rendered + "\n").utf8))
    }
    let own = language == .zh ? OwnWords(arguments) : nil
    let wordings = own.map { own in wordings.map(own.said) } ?? wordings
    for (place, wording) in wordings.enumerated() {
      let next = place + 1 < wordings.count ? wordings[place + 1].remedy : nil
      let style = Style(stream: STDERR_FILENO, environment, settings)
      talk(
        Render.refusal(
          wording, language, withRemedy: wording.remedy != next, room: terminal.width, style))
    }
    return wordings.first?.exit ?? .failure
  }

  /// The page asked for by `help …`, by a noun alone, or by nothing at all.
  private func helpPage(_ language: Language) -> String? {
    let arguments = Parser.withoutCommonOptions(self.arguments)
    if arguments == ["--version"] { return "pipeline \(Migrator.build)\n" }
    let words = arguments.filter { !$0.hasPrefix("-") }
    let asked = ["help", "帮助"].contains(words.first ?? "")
    let rest = asked ? Array(words.dropFirst()) : words
    if asked || arguments.isEmpty
      || (words.isEmpty && (arguments.contains("--help") || arguments.contains("-h")))
    {
      let help = Help(commands: Command.all, language: language, room: terminal.width)
      if let command = Command.named(rest) { return help.page(command) }
      return rest.first.flatMap { help.noun($0) } ?? help.overview
    }
    if rest.count == 1, arguments.count == 1 || arguments.contains("--help") || arguments.contains("-h"),
      Command.named(rest) == nil
    {
      return Help(commands: Command.all, language: language, room: terminal.width).noun(rest[0])
    }
    return nil
  }

  /// `--lang` before PIPELINE_LANG before the setting before the locale; Chinese when nothing says English.
  static func language(
    _ arguments: [String], _ environment: [String: String], _ settings: Settings = Settings()
  )
    -> Language
  {
    // A language that there is not is refused in the language that was set before.
    for (place, word) in arguments.enumerated() {
      let value =
        word.hasPrefix("--lang=")
        ? String(word.dropFirst(7))
        : ["--lang", "--语言"].contains(word) && place + 1 < arguments.count ? arguments[place + 1] : ""
      if let language = Language(rawValue: value) { return language }
    }
    if let chosen = environment["PIPELINE_LANG"], !chosen.isEmpty {
      return chosen.hasPrefix("en") ? .en : .zh
    }
    if let chosen = settings.given(.lang) { return Language(rawValue: chosen) ?? .zh }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("en") ? .en : .zh
  }
}
