import Foundation
import Pipeline
import Testing

@Suite("命令实录") struct TranscriptTests {
  static let folder = Workshop.root.appending(path: "Tests/CLITests/Transcripts")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  static let recording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  @Test("与实录一致", arguments: names) func replay(_ name: String) throws {
    let file = Self.folder.appending(path: name)
    let transcript = Transcript(try String(contentsOf: file, encoding: .utf8))
    let shop = try Workshop(String(name.dropLast(4)))
    defer { try? shop.close() }
    let today = Day.today(secondsSince1970: Int(Date().timeIntervalSince1970)).description
    var outputs: [String] = []
    for step in transcript.steps {
      let (output, exit) = try shop.run(step.command)
      let text = output.trimmed + (exit == 0 ? "" : "\n[exit \(exit)]")
      outputs.append(Transcript.normalised(text, today: today))
      if !Self.recording {
        #expect(outputs.last == step.expected, "\(name): $ \(step.command)")
      }
    }
    if Self.recording {
      try transcript.recorded(outputs).write(to: file, atomically: true, encoding: .utf8)
    }
  }

  static var all: String {
    names.compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
  }

  @Test("每条命令都有实录") func everyCommand() throws {
    let (overview, _) = try Workshop.shell(
      "pipeline help --lang en", in: Workshop.root, database: "")
    let commands = overview.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
      $0.dropFirst(2).split(separator: "  ").first.map(String.init)
    }
    #expect(commands.count > 40)
    let lines = Self.all.split(separator: "\n").filter { $0.hasPrefix("$ ") || $0.hasPrefix("> ") }
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

  @Test("每种拒绝都有实录") func everyRefusal() {
    let text = Self.all
    for code in Set(AllRefusals.samples.map(\.wording.code)).subtracting(Self.elsewhere).sorted() {
      #expect(text.contains(code), "no transcript shows \(code)")
    }
    for code in Set(RowFlaw.samples.map(\.code)).sorted() {
      #expect(text.contains(code), "no transcript shows \(code)")
    }
  }
}
