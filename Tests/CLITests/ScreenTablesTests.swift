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
  static let worlds = [World.entered, .manned, .diagnosed, .planned]

  /// What makes the tables of the richest reserve have rows.
  static let more = [
    "firm add 平顶山市例示高压电气成套设备集团股份有限公司（虚构） --code 91410411MA9X00010U --county 湛河区 --year 2019 --on 2019-08-02",
    "certify record '#5' --on 2018-12-03 --number GR201841000045 --outside",
    "certify record '#6' --on 2017-12-03 --number GR201741000046 --outside",
    "fact set '#5' 2018 sales=1000万 rd=60万 --on 2019-06-01",
    "fact set '#5' 2019 sales=1200万 rd=90万 --on 2020-06-01",
    "support add 平高 --kind voucher --amount 5万 --on 2020-03-01 --doc 平科〔2020〕例示3号 --gap rd_ratio",
    "honour add 平高 --kind standard --title 例示标准 --place 2 --on 2018-05-01",
    "evidence add 平高 --about figures --file 审计报告.pdf --title 2019年审计报告 --place 档案柜 --on 2020-04-01",
    "batch set 2020-1 --due 2020-06-20 --on 2020-04-10", "batch set 2027-1 --due 2027-06-20 --on 2020-04-10",
    "training enrol 1 --lacking --on 2020-01-02",
    "reward standard --tier city --since 2018-01-01 --amount 20万 --clause 例示",
    "reward budget --year 2019 --tier city --amount 30万 --doc 平财〔2020〕例示1号 --on 2020-02-01",
    "reward compute --year 2019 --on 2021-03-01", "contact reveal 平高 --reason 约定走访时间",
    "intake propose --year 2019 --on 2019-08-20",
    "firm add 例示阀门有限公司 --code 91410402MA9000063E --county 宝丰县 --on 2017-01-01",
    "firm add 平顶山市例示阀门有限公司 --code 91410423MA9000039B --county 鲁山县 --on 2017-01-01",
    "certify record '#45' --on 2019-12-03 --number GR201941000047 --outside",
    "certify record '#46' --on 2020-12-04 --number GR202041000048 --outside",
    "reward budget --year 2020 --tier city --amount 30万 --doc 平财〔2021〕例示1号 --on 2021-02-01",
    "fact set '#46' 2019 sales=150万 --on 2020-03-01", "reward compute --year 2020 --on 2021-03-01",
    "assign set '#7' 张例示 --on 2019-08-20", "diagnose '#7' --on 2019-09-10", "plan draft '#7' --on 2019-09-20",
    "apply submit '#7' --on 2020-06-20 --batch 2020-1",
    "need propose 1 --title 求购尼龙改性技术 --text 需要耐低温尼龙改性配方 --on 2019-11-01",
    "need publish 1 --code $(pipeline need proposals 1 --csv | sed -n '2s/.*,//p') --on 2019-11-05",
    "need match 3 尼龙研究院 --on 2019-11-10", "policy set apply_gate strict --since 2019-06-01 --note 例示",
    "fact set '#8' 2018 sales=1000万 rd=1 --on 2019-09-01", "assign set '#8' 张例示 --on 2019-08-20",
    "diagnose '#8' --on 2019-09-10", "gate request '#8' --reason 专利已受理 --on 2019-10-20",
  ]

  static let screens = [(Language.zh, 60), (.zh, 80), (.zh, 120), (.en, 80)]

  /// What the examples of the help ask of a day or a firm that has nothing to show here, asked otherwise.
  static let also = ["certify duties --as-of 2021-06-30"]

  /// Commands that answer a question without a table, each with the reason.
  static let exceptions = [
    "bulletin verify": "one sentence: equal, or what differs",
    "audit verify": "one sentence: whole, or which link",
    "visit show": "one visit, in sentences",
    "visit waiting": "nothing waits here: the offline transcript has its table",
    "columns show": "a file to be edited", "explain": "a text", "config get": "one value",
  ]

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
    Command.all.filter { ExampleTests.world($0.name) == world && $0.kind != .system }.flatMap { command in
      // What only answers a question in all its forms for people; of what writes, the usual one.
      (command.examples + also.filter { $0.hasPrefix(command.name + " ") }).filter { line in
        ExampleTests.elsewhere[line] == nil && !["--csv", "--json", "--ids"].contains { line.contains($0) }
      }
      .prefix(command.kind == .read ? .max : 1).map { Example(command: command, line: $0) }
    }
  }

  /// A script that runs all of them, a mark before each.
  static func script(_ lines: [String], _ language: Language, only: Set<Int>? = nil) -> String {
    (["export PIPELINE_PAGER= PIPELINE_LANG=\(language.rawValue)"]
      + lines.enumerated().filter { only?.contains($0.offset) != false }.map {
        "echo '@@ \($0.offset)'; \($0.element) 2>/dev/null"
      } + ["echo '@@ end'"])
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
    let lines = examples.map { $0.shell() }
    let chinese = try Self.piped(lines, .zh, shop)
    let tabled = Set(chinese.keys)
    let piped = [Language.zh: chinese, .en: try Self.piped(lines, .en, shop, only: tabled)]
    let screens = try Self.screens.map { language, columns in
      let screen = try Screen(shop, columns: columns, rows: 50, history: 100_000)
      let script = shop.folder.appending(path: "go\(language)\(columns).sh")
      try Self.script(lines, language, only: tabled).write(to: script, atomically: true, encoding: .utf8)
      try screen.type("cd '\(shop.folder.path)'; clear; sh '\(script.path)'", "Enter")
      return (language, columns, screen)
    }
    for (language, columns, screen) in screens {
      let shown = Self.parts(try screen.everything(until: "@@ end"))
      for (place, tables) in piped[language, default: [:]] {
        let name = "\(language) \(columns): \(examples[place].line)"
        Self.compare(tables, shown[place] ?? [], columns, name)
      }
    }
    try Self.rowsFit(examples, chinese, shop)
    let names = Set(tabled.map { examples[$0].command.name })
    for command in Command.all where command.kind == .read && ExampleTests.world(command.name) == world {
      let reason = Self.exceptions[command.name]
      #expect(
        names.contains(command.name) == (reason == nil),
        "\(command.name) shows \(reason == nil ? "no table" : "a table, against “\(reason ?? "")”")")
    }
  }

  /// The tables of the lines that have some, as they come through a pipe: whole.
  private static func piped(
    _ lines: [String], _ language: Language, _ shop: Workshop, only: Set<Int>? = nil
  ) throws -> [Int: [ShownTable]] {
    let tables = try output(lines, language, shop, only: only).mapValues(ShownTable.all(in:))
      .filter { !$0.value.isEmpty }
    for (place, tables) in tables {
      #expect(
        !tables.contains { $0.rows.contains { $0.contains { $0.hasSuffix("…") && $0 != "…" } } },
        "\(lines[place])")
    }
    return tables
  }

  private static func output(
    _ lines: [String], _ language: Language, _ shop: Workshop, only: Set<Int>? = nil
  ) throws -> [Int: [String]] {
    try script(lines, language, only: only).write(
      to: shop.folder.appending(path: "pipe.sh"), atomically: true, encoding: .utf8)
    let (output, _) = try shop.run("sh pipe.sh | cat")
    return parts(output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  /// The rows of a table that people read are those that programs read: none is lost, none out of line.
  private static func rowsFit(_ examples: [Example], _ people: [Int: [ShownTable]], _ shop: Workshop) throws {
    let read = examples.enumerated().filter {
      $0.element.command.kind == .read && people[$0.offset] != nil
    }
    let programs = try output(read.map { $0.element.shell(" --ndjson") }, .zh, shop)
    for (place, (own, example)) in read.enumerated() {
      let counts = people[own, default: []].map(\.rows.count)
      let count = programs[place, default: []].filter { $0.hasPrefix("{") }.count
      // For people a firm has its history as a table, the board a line for each county and one for all, firms that lack
      // something stand apart from those nobody knows it of, and each step of the ladder has a table of its own.
      let differs = ["firm show", "stage board", "training suggest", "ladder"].contains(example.command.name)
      #expect(counts.contains(count) || differs, "\(example.line): \(count), \(counts)")
    }
  }

  private static func packed(_ text: String) -> String { text.filter { $0 != " " } }

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
      let cards = Set(rest.map(Self.packed))
      let longest = table.headings.map(TextWidth.of).max() ?? 0
      let names = table.headings
      for line in rest where names.contains(where: { line.hasPrefix($0 + "  ") }) {
        #expect(TextWidth.of(line) <= columns, "\(name): \(line)")
      }
      for row in table.rows {
        for (heading, value) in zip(table.headings, row) {
          let isWrapped = longest > columns / 2 || TextWidth.of(value) > columns - longest - 2
          #expect(
            cards.contains(Self.packed(heading + value)) || isWrapped,
            "\(name): \(heading) \(value) instead of:\n\(rest.joined(separator: "\n"))")
        }
      }
    }
  }
}
