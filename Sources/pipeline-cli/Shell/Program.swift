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

  func run() -> ExitCode {
    var language = Program.language(arguments, environment)
    let wantsJSON = arguments.contains("--json") || arguments.contains("--机读")
    do {
      let parser = Parser(
        commands: Command.all,
        reading: Reading(today: Day.today(secondsSince1970: Int(now.timeIntervalSince1970))))
      if let page = helpPage(language) {
        try output(Array(page.utf8))
        return .done
      }
      let (command, rest) = try parser.command(for: arguments)
      let line = try parser.line(of: command, rest)
      if let chosen = line[Common.lang] { language = chosen }
      if line[Common.help] {
        try output(Array(Help(commands: Command.all, language: language).page(command).utf8))
        return .done
      }
      let shell = try Shell(environment: environment, language: language, db: line[Common.db], now: now)
      let answer = try Scope.head(command.run(line, shell), of: command, shell)
      let form: Render.Form = line[Common.json] ? .json : line[Common.csv] ? .csv : .text
      if form == .text, line[Common.dryRun] {
        talk(Text("（试运行：以下都没有写入）\n", "(dry run: nothing of this is written)\n")[language])
      }
      try output(Render.answer(answer, as: form, language))
      for note in answer.notes where form == .text && !line[Common.dryRun] { talk(note[language] + "\n") }
      return answer.exit
    } catch let refusals as Refusals {
      return say(refusals.all.map(\.wording), language, json: wantsJSON)
    } catch let refusal as any Refusal {
      return say([refusal.wording], language, json: wantsJSON)
    } catch {
      let refusal = DatabaseRefusal.unexpected(sqlstate: "-", message: String(describing: error))
      return say([refusal.wording], language, json: wantsJSON)
    }
  }

  private func say(_ wordings: [Wording], _ language: Language, json: Bool) -> ExitCode {
    if json, let first = wordings.first {
      var said = first.json(language)
      if wordings.count > 1 {
        said = said.setting("errors", .array(wordings.map { $0.json(language)["error"] }))
      }
      try? output(Array((said.rendered + "\n").utf8))
    }
    for (place, wording) in wordings.enumerated() {
      let next = place + 1 < wordings.count ? wordings[place + 1].remedy : nil
      talk(Render.refusal(wording, language, withRemedy: wording.remedy != next))
    }
    return wordings.first?.exit ?? .failure
  }

  /// The page asked for by `help …`, by a noun alone, or by nothing at all.
  private func helpPage(_ language: Language) -> String? {
    let arguments = Parser.withoutCommonOptions(self.arguments)
    if arguments == ["--version"] { return "pipeline \(Migrator.build)\n" }
    let words = arguments.filter { !$0.hasPrefix("-") }
    let help = Help(commands: Command.all, language: language)
    let asked = ["help", "帮助"].contains(words.first ?? "")
    let rest = asked ? Array(words.dropFirst()) : words
    if asked || arguments.isEmpty
      || (words.isEmpty && (arguments.contains("--help") || arguments.contains("-h")))
    {
      if let command = Command.all.first(where: { $0.words == rest || $0.isNamed(rest) }) {
        return help.page(command)
      }
      return rest.first.flatMap { help.noun($0) } ?? help.overview
    }
    if rest.count == 1, arguments.count == 1 || arguments.contains("--help") || arguments.contains("-h"),
      !Command.all.contains(where: { $0.words == rest || $0.zh == rest })
    {
      return help.noun(rest[0])
    }
    return nil
  }

  /// `--lang` before PIPELINE_LANG before the locale; Chinese when nothing says English.
  static func language(_ arguments: [String], _ environment: [String: String]) -> Language {
    for (place, word) in arguments.enumerated() {
      if word == "--lang" || word == "--语言", place + 1 < arguments.count {
        return Language(rawValue: arguments[place + 1]) ?? .zh
      }
      if word.hasPrefix("--lang=") { return Language(rawValue: String(word.dropFirst(7))) ?? .zh }
    }
    if let chosen = environment["PIPELINE_LANG"], !chosen.isEmpty {
      return chosen.hasPrefix("en") ? .en : .zh
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("en") ? .en : .zh
  }
}
