/// Rows under headings (表格): the same value becomes a terminal table, CSV or a JSON array.
public struct Table: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    /// The JSON key and CSV heading.
    public let key: String
    /// The heading that people read.
    public let title: Text
    public let kind: Kind
    /// Kept for JSON and CSV, left out of a terminal table.
    public let isHidden: Bool
    /// Left out of a terminal that is too narrow for the whole table; the other columns say the same in other words.
    public let isSpare: Bool
    /// As spare, but nothing else says it: that it is left out is told.
    public let isAside: Bool

    public init(
      _ key: String, _ title: Text, _ kind: Kind = .text, hidden: Bool = false, spare: Bool = false,
      aside: Bool = false
    ) {
      self.key = key
      self.title = title
      self.kind = kind
      isHidden = hidden
      isSpare = spare || aside
      isAside = aside
    }
  }

  /// What a column holds; decides alignment and how a value is shown to people.
  public enum Kind: Sendable, Equatable {
    case text
    /// A line to type, never cut.
    case command
    case number
    /// Decimal yuan, shown in 万元.
    case money
    /// A decimal number, shown with the unit that the row has under another key: 万元, 人.
    case measure(unit: String)
    case day
    /// A number with its unit in words, never cut.
    case value
    /// The threshold of a condition, and what a firm has of it.
    case need(Criterion)
    case have(Criterion)
    /// A moment as the database writes it; JSON carries it in ISO 8601.
    case moment
    case flag
    /// A code with a name for people.
    case coded([String: Text])
    /// A JSON array.
    case list
    /// A count of a report: `--ids` lists what it counts under the row's `cell` and this column's key.
    case count
    /// A fraction of two counts of the row, which people read as a percentage unless that would mislead.
    case rate(part: String, whole: String, open: String? = nil, size: String? = nil)
    /// A fraction that people read as a percentage in any case.
    case share
    /// An estimated fraction, which people read as a percentage unless it rests on fewer than five.
    case estimate(size: String)
  }

  public let columns: [Column]
  public let rows: [[JSON]]

  public init(_ columns: [Column], _ rows: [[JSON]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table without one of its columns.
  public func without(_ key: String) -> Table {
    let kept = columns.indices.filter { columns[$0].key != key }
    return Table(kept.map { columns[$0] }, rows.map { row in kept.map { row[$0] } })
  }

  /// The rows whose value of a column is this code.
  public func rows(where key: String, is code: String) -> Table {
    Table(columns, rows.filter { value(key, in: $0).plain == code })
  }

  /// An array of objects, one for each row.
  public var json: JSON {
    .array(rows.map { row in .object(zip(columns, row).map { JSON.Member($0.key, $1) }) })
  }

  /// Headings and cells as people read them, without the hidden columns.
  public func shown(_ language: Language) -> (headings: [String], rows: [[String]]) {
    let shown = columns.indices.filter { !columns[$0].isHidden }
    return (
      shown.map { columns[$0].title[language] },
      rows.map { row in shown.map { display(row[$0], columns[$0], in: row, language) } }
    )
  }

  /// Lines for people: headings, a rule of hyphens, rows; nothing but the headings when empty.
  ///
  /// - Parameter room: cells across of a terminal: long texts are cut with …, and where not even that fits, each row
  ///   becomes a card. Nil cuts nothing.
  public func lines(_ language: Language, room: Int? = nil) -> [String] {
    if let lines = lines(fitting(language, room), language, room: room) { return lines }
    let (titles, cells) = self.shown(language)
    return cards(titles, cells, room: room ?? .max)
  }

  /// The columns that a terminal has room for.
  private func fitting(_ language: Language, _ room: Int?) -> [Int] {
    let all = columns.indices.filter { !columns[$0].isHidden }
    guard let room else { return all }
    let spare = all.filter { columns[$0].isSpare }
    // Nothing of what others cannot say is cut for the sake of a column that others say too.
    for kept in spare.indices.reversed().map({ spare.prefix($0 + 1) }) {
      let shown = all.filter { !columns[$0].isSpare || kept.contains($0) }
      if width(shown, language) <= room { return shown }
    }
    return all.filter { !columns[$0].isSpare }
  }

  /// The headings of what a terminal has no room for and nothing else says.
  public func leftOut(_ language: Language, room: Int?) -> [String] {
    let shown = fitting(language, room)
    guard lines(shown, language, room: room) != nil else { return [] }
    return columns.indices.filter { columns[$0].isAside && !shown.contains($0) }.map {
      columns[$0].title[language]
    }
  }

  /// Cells across that these columns take when nothing is cut.
  private func width(_ shown: [Int], _ language: Language) -> Int {
    shown.map { place in
      ([columns[place].title[language]] + rows.map { display($0[place], columns[place], in: $0, language) })
        .map(TextWidth.of).max() ?? 0
    }.reduce(0, +) + 2 * max(shown.count - 1, 0)
  }

  /// The table with these columns; nil when there is no room for them.
  private func lines(_ shown: [Int], _ language: Language, room: Int?) -> [String]? {
    let titles = shown.map { columns[$0].title[language] }
    let cells = rows.map { row in shown.map { display(row[$0], columns[$0], in: row, language) } }
    let wanted = titles.indices.map { place in
      ([titles[place]] + cells.map { $0[place] }).map(TextWidth.of).max() ?? 0
    }
    let fitting = room.map { room in
      let least = titles.indices.map { place in
        columns[shown[place]].isCuttable
          ? cells.map { TableFit.isCode($0[place]) ? TextWidth.of($0[place]) : 0 }.reduce(
            TableFit.narrowest, max)
          : wanted[place]
      }
      return TableFit.widths(wanted, least: least, room: room)
    }
    guard let widths = fitting ?? wanted else { return nil }
    func line(_ texts: [String]) -> String {
      let padded = texts.enumerated().map { place, text in
        TextWidth.pad(
          TableFit.cut(text, to: widths[place]), to: widths[place], right: columns[shown[place]].isRight)
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return [line(titles), rule] + cells.map(line)
  }

  /// One line for each value, a blank line between rows; a long value goes on below its beginning.
  private func cards(_ titles: [String], _ cells: [[String]], room: Int) -> [String] {
    let width = min(titles.map(TextWidth.of).max() ?? 0, max(room / 2, TableFit.narrowest))
    return cells.enumerated().flatMap { place, row in
      (place == 0 ? [] : [""])
        + zip(titles, row).flatMap { title, value in
          let left = TableFit.wrapped(title, to: width)
          let right = TableFit.wrapped(value, to: max(room - width - 2, TableFit.narrowest))
          return (0..<max(left.count, right.count)).map { line in
            let name = line < left.count ? left[line] : ""
            let text = line < right.count ? right[line] : ""
            return text.isEmpty ? name : TextWidth.pad(name, to: width, right: false) + "  " + text
          }
        }
    }
  }

  /// Rows of text for a CSV file: keys first, values as data, codes as codes.
  public var csv: [[String]] {
    [columns.map(\.key)] + rows.map { row in row.map(\.plain) }
  }

  /// The value in the column of that key.
  public func value(_ key: String, in row: [JSON]) -> JSON {
    columns.firstIndex { $0.key == key }.map { row[$0] } ?? .null
  }

  private func display(_ value: JSON, _ column: Column, in row: [JSON], _ language: Language) -> String {
    switch column.kind {
    case .rate(let part, let whole, let open, let size):
      if value.isNull, open == nil { return "-" }
      func number(_ key: String?) -> Int? { key.flatMap { self.value($0, in: row).int } }
      return Percent.text(
        number(part) ?? 0, of: number(whole) ?? 0, open: number(open) ?? 0, size: number(size))[language]
    case .estimate(let size) where (self.value(size, in: row).int ?? 0) < Percent.fewest: return "-"
    case .share, .estimate: return Double(value.plain).map { Percent.text($0) } ?? "-"
    case .measure(let unit):
      guard !value.isNull else { return "-" }
      guard let unit = self.value(unit, in: row).string else { return safeForTerminal(value.plain) }
      return Measured.text(value.plain, unit)[language]
    case .need(let criterion): return value.string.map { FindingWords.need($0, criterion)[language] } ?? "-"
    case .have(let criterion): return value.string.map { FindingWords.have($0, criterion)[language] } ?? "-"
    case .money:
      guard let yuan = Yuan(value.plain) else { return value.isNull ? "-" : value.plain }
      return yuan.wan
    case .coded(let names):
      guard !value.isNull else { return "-" }
      let code = value.plain
      return names[code]?[language] ?? safeForTerminal(code)
    case .flag:
      return value.bool == true ? Text("是", "yes")[language] : Text("否", "no")[language]
    // To the second: what comes after it says nothing to people, and varies in width.
    case .moment: return value.isNull ? "-" : safeForTerminal(String(value.plain.prefix(19)))
    // A row is one line, whatever lines a note has.
    case .number, .count, .day, .text, .command, .list, .value:
      return value.isNull ? "-" : safeForTerminal(value.plain.replacing("\n", with: " "))
    }
  }
}

extension Table.Column {
  fileprivate var isRight: Bool {
    switch kind {
    case .measure, .need, .have: return true
    default: break
    }
    return kind == .number || kind == .count || kind == .money
  }

  /// Half a number or half a date would be a wrong one.
  fileprivate var isCuttable: Bool {
    switch kind {
    case .text, .coded, .list: true
    default: false
    }
  }
}

extension Table.Kind {
  /// A county by its name, or what stands for all of them, or for none.
  public static let place = Table.Kind.coded([
    "全市": Text("全市", "whole city"), "未定": Text("未定", "none yet"),
  ])

  /// The names of a coded type as a column kind.
  public static func named<Code: Coded>(_ type: Code.Type) -> Table.Kind {
    .coded(Dictionary(uniqueKeysWithValues: Code.allCases.map { ($0.rawValue, $0.name) }))
  }
}
