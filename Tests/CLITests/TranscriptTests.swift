import Foundation
import Pipeline
import Testing

@Suite("命令实录") struct TranscriptTests {
  static let folder = Workshop.root.appending(path: "Tests/CLITests/Transcripts")

  static func names(_ language: Language) -> [String] {
    let place = folder.appending(path: language.rawValue).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [])
      .filter { $0.hasSuffix(".txt") }.sorted()
  }

  static let languages = [Language.zh, .en]

  static func text(_ name: String, _ language: Language) throws -> String {
    try String(contentsOf: folder.appending(path: "\(language.rawValue)/\(name)"), encoding: .utf8)
  }

  /// The transcripts to replay: all, or the one that TRANSCRIPT names.
  static var wanted: [String] {
    let one = ProcessInfo.processInfo.environment["TRANSCRIPT"].map { $0 + ".txt" }
    return names(.zh).filter { one == nil || $0 == one }
  }

  static let recording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// The steps stand in the Chinese transcript; the English one holds the same steps with what they print in English.
  @Test("与实录一致", arguments: wanted, languages) func replay(_ name: String, _ language: Language) throws {
    let steps = Transcript(try Self.text(name, .zh))
    let known = try Self.recording && language != .zh ? nil : Transcript(Self.text(name, language))
    if let known, !Self.recording {
      try #require(
        known.head == steps.head && known.steps.map(\.command) == steps.steps.map(\.command),
        "\(language)/\(name): other steps than the Chinese transcript; RECORD=1 script/test writes it anew")
    }
    let shop = try Workshop(String(name.dropLast(4)), language)
    defer { try? shop.close() }
    let today = Day.today(secondsSince1970: Int(Date().timeIntervalSince1970)).description
    var outputs: [String] = []
    for (place, step) in steps.steps.enumerated() {
      let (output, exit) = try shop.run(step.command)
      let text = output.trimmed + (exit == 0 ? "" : "\n[exit \(exit)]")
      outputs.append(Transcript.normalised(text, today: today))
      if let known, !Self.recording {
        #expect(outputs.last == known.steps[place].expected, "\(language)/\(name): $ \(step.command)")
      }
    }
    if Self.recording {
      try steps.recorded(outputs).write(
        to: Self.folder.appending(path: "\(language.rawValue)/\(name)"), atomically: true, encoding: .utf8)
    }
  }

  @Test("两种语言的实录一样多") func both() {
    #expect(Self.names(.zh).count > 30)
    if !Self.recording { #expect(Self.names(.en) == Self.names(.zh)) }
  }

  static func all(_ language: Language) -> String {
    names(language).compactMap { try? text($0, language) }.joined()
  }

  @Test("每条命令都有实录", arguments: languages) func everyCommand(_ language: Language) throws {
    let (overview, _) = try Workshop.shell(
      "pipeline help --lang en", in: Workshop.root, database: "")
    // The lines of every day stand above the list and begin with the program.
    let listed = overview.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("  pipeline ") }
    let commands = listed.compactMap {
      $0.dropFirst(2).split(separator: "  ").first.map(String.init)
    }
    #expect(commands.count > 40)
    let lines = Self.all(language).split(separator: "\n").filter { $0.hasPrefix("$ ") || $0.hasPrefix("> ") }
    for command in commands where !["demo", "db start", "db stop"].contains(command) {
      #expect(lines.contains { $0.contains("pipeline \(command)") }, "no transcript runs \(command)")
    }
  }

  /// Refusals that a transcript cannot bring about, each with the test that does.
  static let elsewhere: Set<String> = [
    "PL003",  // another build: StoreTests
    "PL004", "PL701",  // edited or newer migrations: StoreTests
    "PL508",  // a race lost: StoreTests
    "PL007", "PL012", "PL014",  // a lock held too long, a connection cut, a time limit: StoreTests
    "PL008",  // whatever nobody foresaw
    "PL479",  // Ctrl-C: InterruptTests
    "PL313", "PL314",  // a rule set that lacks a row or has a strange one: StoreTests
    "PL340",  // a database that contradicts itself: StoreTests
    "PL350",  // a login that sees a part of the city: SQLTests/walls.sql
    "PL142", "PL143", "PL145", "PL147",  // the editor, Ctrl-C and a question on a terminal: DialogueTests
    "PL013",  // a demonstration that went wrong
  ]

  @Test("每种拒绝都有实录", arguments: languages) func everyRefusal(_ language: Language) {
    let text = Self.all(language)
    for code in Set(AllRefusals.samples.map(\.wording.code)).subtracting(Self.elsewhere).sorted() {
      #expect(text.contains(code), "no transcript shows \(code)")
    }
    for code in Set(RowFlaw.samples.map(\.code)).sorted() {
      #expect(text.contains(code), "no transcript shows \(code)")
    }
  }
}
