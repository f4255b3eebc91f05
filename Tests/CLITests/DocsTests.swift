import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

/// What the documents say is compared with the program.
@Suite("文档与程序一致") struct DocsTests {
  static func file(_ path: String) throws -> String {
    try String(contentsOf: Workshop.root.appending(path: path), encoding: .utf8)
  }

  @Test("docs/stages.md 的每条边就是 transition 表") func stages() throws {
    let folder = Workshop.root.appending(path: "sql/migrations")
    let rows = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { name in
      let table = try Self.file("sql/migrations/\(name)")
      return table.ranges(of: "insert into pipeline.transition").flatMap { start in
        table[start.upperBound...].prefix { $0 != ";" }.split(separator: "\n").filter { $0.contains("('") }
      }
    }
    let transitions = Set(
      rows.map { row in
        let parts = row.split(separator: "'", omittingEmptySubsequences: false).enumerated().filter {
          $0.offset % 2 == 1
        }.map {
          String($0.element)
        }
        return "\(parts[1].isEmpty ? "[*]" : parts[1]) --> \(parts[2]): \(parts[0])"
      })
    let edges = try Self.lifeEdges().subtracting(LifeCycleTests.edges)
    #expect(transitions.count == 20)
    #expect(edges == transitions, "\(edges.symmetricDifference(transitions))")
  }

  /// The edges of the diagram in docs/stages.md.
  static func lifeEdges() throws -> Set<String> {
    Set(
      try file("docs/stages.md").split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { $0.contains(" --> ") })
  }

  @Test("README 里的每条命令都读得懂", arguments: ["README.md", "README.zh-CN.md"]) func readme(_ name: String) throws {
    let parser = Parser(reading: Reading(today: Day("2020-03-01") ?? Day(number: 0)))
    let lines = try Self.file(name).split(separator: "\n").filter { $0.hasPrefix("$ pipeline ") }
    #expect(lines.count >= 6)
    for line in lines {
      let words = Self.words(String(line.dropFirst("$ pipeline ".count)))
      let (command, rest) = try parser.command(for: words)
      _ = try parser.line(of: command, rest)
    }
  }

  @Test("文档不提本机路径") func paths() throws {
    for name in ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/glossary.md"] {
      #expect(try !Self.file(name).contains(Workshop.root.deletingLastPathComponent().path), "\(name)")
    }
  }

  /// Splits as a shell would: blanks, and single or double quotes.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
