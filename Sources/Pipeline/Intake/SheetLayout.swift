internal import Spreadsheet

/// Where things stand on an intake sheet (表格结构): the heading rows, what each column holds, the unit.
struct SheetLayout {
  struct Column {
    let place: Int
    /// As the sheet writes it; of two heading rows both, `销售收入（万元）/2016年`.
    let title: String
    let heading: Heading
  }

  /// The numbers of the heading's first and last row.
  let headerRows: ClosedRange<Int>
  /// What is read, in the order of the sheet: of two columns that say the same, the first.
  let columns: [Column]
  /// The others that say the same, with the one that is read.
  let repeated: [(column: Column, read: Column)]
  /// Fen in one unit of money for columns whose heading names none; nil when nothing on the sheet does.
  let statedUnit: Int64?
  let name: Column
  let code: Column
  let intakeYear: Int

  var unit: Int64 { statedUnit ?? 100 }

  /// Nil when no column holds names, or none credit codes.
  init?(headerRows: ClosedRange<Int>, columns found: [Column], statedUnit: Int64?, intakeYear: Int) {
    var columns: [Column] = []
    var repeated: [(Column, Column)] = []
    for (place, column) in found.enumerated() {
      var column = column
      // 说明 is the product's own only right behind 错误码; elsewhere it is the office's.
      if column.heading == .other, Heading.plain(column.title) == "说明", place > 0,
        found[place - 1].heading == .errorCode
      {
        column = Column(place: column.place, title: column.title, heading: .explanation)
      }
      if let same = columns.first(where: { SheetLayout.saysTheSame($0.heading, column.heading, intakeYear) })
      {
        repeated.append((column, same))
      } else {
        columns.append(column)
      }
    }
    guard let name = columns.first(where: { $0.heading == .name }),
      let code = columns.first(where: { $0.heading == .code })
    else { return nil }
    self.headerRows = headerRows
    self.columns = columns
    self.repeated = repeated
    self.statedUnit = statedUnit
    self.name = name
    self.code = code
    self.intakeYear = intakeYear
  }

  private static func saysTheSame(_ one: Heading, _ other: Heading, _ intakeYear: Int) -> Bool {
    switch (one, other) {
    case (.fact(let key, let year, _), .fact(let otherKey, let otherYear, _)):
      key == otherKey && (year ?? intakeYear - 1) == (otherYear ?? intakeYear - 1)
    case (.other, _), (.position, _): false
    default: one == other
    }
  }

  /// The column that a figure is read from.
  func column(of key: FactKey, year: Int) -> Column? {
    columns.first { SheetLayout.saysTheSame($0.heading, .fact(key, year: year, unit: nil), intakeYear) }
  }

  /// Headings whose columns are not stored.
  var notRead: [String] {
    columns.filter { $0.heading == .other && !$0.title.isEmpty }.map(\.title)
  }

  /// Places of the columns that a file of ours added.
  var ownPlaces: Set<Int> {
    Set(columns.filter { $0.heading == .errorCode || $0.heading == .explanation }.map(\.place))
  }

  /// One past the last place that has a heading.
  var width: Int { ((columns + repeated.map(\.column)).map(\.place).max() ?? -1) + 1 }
}

extension SheetRow {
  /// The cell of a column; empty beyond the last one.
  func cell(_ place: Int) -> Cell { cells.indices.contains(place) ? cells[place] : .empty }
}

extension Cell {
  /// The cell as text; nil when it is empty.
  var words: String? {
    switch self {
    case .empty: nil
    case .text(let text): text.isBlank ? nil : text
    case .number(let text): text
    case .date(let year, let month, let day): Day(year: year, month: month, day: day)?.description
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .error(let text): text
    }
  }
}
