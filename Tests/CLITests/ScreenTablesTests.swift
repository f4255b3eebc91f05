import Foundation
import Pipeline
import Testing

@testable import pipeline_cli

/// Every table of every command on a terminal (每张表): the examples of the help, run at several widths and through a pipe.
///
/// Which commands print a table is not listed here: whatever has a rule of hyphens in its output is one, and every command
/// that answers a question must show one, or stand among the exceptions with its reason.
@Suite("终端里的每张表") struct ScreenTablesTests {
  typealias World = ExampleTests.World

  /// Where the examples are run; each command in the reserve its example needs.
  static let worlds = [World.entered, .manned, .diagnosed, .planned, .certified]

  /// What makes the tables of the richest reserve have rows.
  static let more = [
    "firm add 平顶山市例示高压电气成套设备集团股份有限公司（虚构） --code 91410411MA9X00010U --county 湛河区 --year 2019 --on 2019-08-02",
    "certify record '#5' --on 2019-12-03 --number GR201941000045 --outside",
    "certify record '#6' --on 2017-12-03 --number GR201741000046 --outside",
    "fact set '#5' 2018 sales=1000万 rd=60万 --on 2019-06-01",
    "fact set '#5' 2019 sales=1200万 rd=90万 --on 2020-06-01",
    "support add 平高 --kind voucher --amount 5万 --on 2020-03-01 --doc 平科〔2020〕例示3号 --gap rd_ratio",
    "honour add 平高 --kind standard --title 例示标准 --place 2 --on 2018-05-01",
    "evidence add 平高 --about figures --title 2019年审计报告 --place 档案柜 --on 2020-04-01",
    "batch set 2020-1 --due 2020-06-20 --on 2020-04-10", "batch set 2027-1 --due 2027-06-20 --on 2020-04-10",
    "training enrol 1 --lacking --on 2020-01-02",
    "reward standard --tier city --since 2018-01-01 --amount 20万 --clause 例示",
    "reward budget --year 2019 --tier city --amount 30万 --doc 平财〔2020〕例示1号 --on 2020-02-01",
    "reward compute --year 2019 --on 2021-03-01", "contact reveal 平高 --reason 约定走访时间",
    "intake propose --year 2019 --on 2019-08-20",
    "firm add 例示阀门有限公司（虚构） --code 91410402MA9000063E --county 宝丰县 --on 2020-01-01",
    "firm add 例示阀门有限公司 --code 91410423MA9000039B --county 鲁山县 --on 2020-01-01",
  ]

  /// Commands that answer a question without a table, each with the reason.
  static let exceptions: [String: String] = [:]

  struct Example {
    let command: Command
    let line: String

    /// The line as a shell runs it: what writes is tried only, what writes a file finds none.
    func shell(_ form: String = "") -> String {
      let triesOnly = command.kind == .write && !line.contains("--dry-run") && !line.contains("--check")
      let words = DocsTests.words(line)
      let written = words.firstIndex(of: "--out").map { "rm -f '\(words[$0 + 1])'; " } ?? ""
      return written + "rm -f 退回.xlsx; pipeline \(line)\(triesOnly ? " --dry-run" : "")\(form) </dev/null"
    }
  }

  static func examples(_ world: World) -> [Example] {
    Command.all.filter { ExampleTests.world($0.name) == world && $0.name != "passwd" }.flatMap { command in
      // What only answers a question in all its forms; of what writes, the usual one.
      command.examples.filter { ExampleTests.elsewhere[$0] == nil }
        .prefix(command.kind == .read ? .max : 1).map { Example(command: command, line: $0) }
    }
  }

  /// A script that runs all of them, a mark before each.
  static func script(_ lines: [String], _ language: Language) -> String {
    (["export PIPELINE_PAGER= PIPELINE_LANG=\(language.rawValue)"]
      + lines.enumerated().map { "echo '@@ \($0.offset)'; \($0.element) 2>/dev/null" } + ["echo '@@ end'"])
      .joined(separator: "\n") + "\n"
  }

  /// What stands behind each mark.
  static func parts(_ lines: [String]) -> [Int: [String]] {
    var parts: [Int: [String]] = [:]
    var place: Int?
    for line in lines {
      if line.hasPrefix("@@ ") {
        place = Int(line.dropFirst(3).trimmingBlanks())
      } else if let place {
        parts[place, default: []].append(String(line.reversed().drop { $0 == " " }.reversed()))
      }
    }
    return parts
  }

  @Test("60、80、120 列都不超宽、对齐、编码和数字完整；管道里一字不少", arguments: worlds)
  func widths(_ world: World) throws {
    let shop = try ExampleTests.make(world, "tables")
    defer { try? shop.close() }
    if world == .planned {
      for step in Self.more {
        let (output, exit) = try shop.run("pipeline " + step)
        try #require(exit == 0, "\(step)\n\(output)")
      }
    }
    let examples = Self.examples(world)
    var shown: Set<String> = []
    let lines = examples.map { $0.shell() }
    let pipes = [Language.zh: try Self.piped(lines, .zh, shop), .en: try Self.piped(lines, .en, shop)]
    for (language, columns) in [(Language.zh, 80), (.zh, 60), (.zh, 120), (.en, 80)] {
      let piped = pipes[language] ?? [:]
      let screen = try Screen(shop, columns: columns, rows: 50, history: 100_000)
      try Self.script(lines, language).write(
        to: shop.folder.appending(path: "go.sh"), atomically: true, encoding: .utf8)
      try screen.type("clear; sh go.sh", "Enter")
      let onScreen = Self.parts(try screen.everything(until: "@@ end"))
      for (place, example) in examples.enumerated() {
        let name = "\(language) \(columns): \(example.line)"
        let whole = ShownTable.all(in: piped[place] ?? [])
        if whole.isEmpty { continue }
        shown.insert(example.command.name)
        #expect(!(piped[place] ?? []).contains { $0.hasSuffix("…") && $0.hasPrefix("  ") }, "\(name)")
        Self.compare(whole, onScreen[place] ?? [], columns, name)
      }
    }
    try Self.rowsFit(examples, pipes[.zh] ?? [:], shop)
    for command in Command.all where command.kind == .read && ExampleTests.world(command.name) == world {
      let reason = Self.exceptions[command.name]
      #expect(
        shown.contains(command.name) == (reason == nil),
        "\(command.name) shows \(reason == nil ? "no table" : "a table, against “\(reason ?? "")”")")
    }
  }

  private static func piped(_ lines: [String], _ language: Language, _ shop: Workshop) throws -> [Int:
    [String]]
  {
    try script(lines, language).write(
      to: shop.folder.appending(path: "pipe.sh"), atomically: true, encoding: .utf8)
    let (output, _) = try shop.run("sh pipe.sh | cat")
    return parts(output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  /// The rows of a table that people read are those that programs read: none is lost, none out of line.
  private static func rowsFit(_ examples: [Example], _ people: [Int: [String]], _ shop: Workshop) throws {
    let read = examples.enumerated().filter {
      $0.element.command.kind == .read && !$0.element.line.contains("--json")
        && !$0.element.line.contains("--csv")
    }
    let programs = try piped(read.map { $0.element.shell(" --ndjson") }, .zh, shop)
    for (place, (own, example)) in read.enumerated() {
      let tables = ShownTable.all(in: people[own] ?? [])
      if tables.isEmpty { continue }
      let count = (programs[place] ?? []).filter { $0.hasPrefix("{") }.count
      #expect(
        tables.contains { $0.rows.count == count }, "\(example.line): \(count), \(tables.map(\.rows.count))")
    }
  }

  /// A table on the screen against the whole one: as wide as there is room, aligned, and cut in words only.
  private static func compare(_ whole: [ShownTable], _ lines: [String], _ columns: Int, _ name: String) {
    var rest = lines[...]
    for table in whole {
      // As a table.
      if let found = ShownTable.first(in: rest, headed: table) {
        #expect(found.table.lines.allSatisfy { TextWidth.of($0) <= columns }, "\(name)\n\(found.table.text)")
        #expect(
          found.table.rows.count == table.rows.count, "\(name)\n\(found.table.text)\n---\n\(table.text)")
        for (shown, full) in zip(found.table.rows, table.rows) {
          for (cell, value) in zip(shown, found.places.map { full[$0] }) where cell != value {
            let isCut = cell.hasSuffix("…") && value.hasPrefix(cell.dropLast().trimmingBlanks())
            #expect(isCut && value.contains { !$0.isASCII || $0 == " " }, "\(name): \(cell) | \(value)")
          }
        }
        rest = rest[found.end...]
        continue
      }
      // As cards: every heading and every value, whole, each line within the screen.
      let said = rest.map { $0.filter { $0 != " " } }.joined()
      let longest = table.headings.map(TextWidth.of).max() ?? 0
      for row in table.rows {
        for (heading, value) in zip(table.headings, row) {
          let together = (heading + value).filter { $0 != " " }
          let isWrapped = longest > columns / 2 || TextWidth.of(value) > columns - longest - 2
          #expect(
            said.contains(together) || isWrapped,
            "\(name): \(heading) \(value)\n\(rest.joined(separator: "\n"))")
        }
        for line in rest where row.contains(where: { !$0.isEmpty && line.hasSuffix("  " + $0) }) {
          #expect(TextWidth.of(line) <= columns, "\(name): \(line)")
        }
      }
    }
  }
}

/// A table as it was printed (屏上的表), taken apart by its rule of hyphens.
struct ShownTable {
  let lines: [String]
  let headings: [String]
  let rows: [[String]]

  var text: String { lines.joined(separator: "\n") }

  /// The cells of each column, by the rule: `----  --` are 0..<4 and 6..<8.
  private static func columns(_ rule: String) -> [Range<Int>]? {
    guard rule.contains("-"), rule.allSatisfy({ $0 == "-" || $0 == " " }), !rule.hasPrefix(" "),
      !rule.contains("   ")
    else { return nil }
    var found: [Range<Int>] = []
    var start = 0
    for part in rule.components(separatedBy: "  ") {
      guard !part.isEmpty, part.allSatisfy({ $0 == "-" }) else { return nil }
      found.append(start..<(start + part.count))
      start += part.count + 2
    }
    return found
  }

  /// The texts of a line in its columns; nil when something stands between two columns.
  private static func cut(_ line: String, _ columns: [Range<Int>]) -> [String]? {
    var texts = Array(repeating: "", count: columns.count)
    var cell = 0
    for character in line {
      let width = TextWidth.of(String(character))
      if let place = columns.firstIndex(where: { $0.contains(cell) }) {
        guard cell + width <= columns[place].upperBound else { return nil }
        texts[place].append(character)
      } else if character != " " {
        return nil
      }
      cell += width
    }
    return texts.map { $0.trimmingBlanks() }
  }

  static func all(in lines: [String]) -> [ShownTable] {
    var found: [ShownTable] = []
    var rest = lines[...]
    while let (table, end) = next(in: rest) {
      found.append(table)
      rest = rest[end...]
    }
    return found
  }

  private static func next(in lines: ArraySlice<String>) -> (table: ShownTable, end: Int)? {
    for place in lines.indices.dropFirst() {
      guard let columns = columns(lines[place]), let headings = cut(lines[place - 1], columns) else {
        continue
      }
      let rows = lines[(place + 1)...].prefix { !$0.isEmpty && cut($0, columns) != nil }
      if rows.isEmpty { continue }
      return (
        ShownTable(
          lines: Array(lines[(place - 1)...place] + rows), headings: headings,
          rows: rows.compactMap { cut($0, columns) }), rows.endIndex
      )
    }
    return nil
  }

  /// The next table on the screen, if it is this one and no cards, with the places of its columns in the whole table: a narrow
  /// screen may lack some.
  static func first(in lines: ArraySlice<String>, headed table: ShownTable) -> (
    table: ShownTable, places: [Int], end: Int
  )? {
    guard let found = next(in: lines) else { return nil }
    var places: [Int] = []
    for shown in found.table.headings {
      let behind = table.headings.indices.dropFirst((places.last ?? -1) + 1)
      guard
        let place = behind.first(where: {
          let whole = table.headings[$0]
          return shown == whole || shown.hasSuffix("…") && whole.hasPrefix(shown.dropLast().trimmingBlanks())
        })
      else { return nil }
      places.append(place)
    }
    return (found.table, places, found.end)
  }
}
