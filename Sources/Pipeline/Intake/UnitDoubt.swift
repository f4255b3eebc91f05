/// A figure that looks 10,000 times too large or too small (单位存疑): asked about, never mended.
///
/// Firms differ in size and grow, but hardly a thousandfold; 元 taken for 万元 is 10,000.
public struct UnitDoubt: Sendable, Equatable {
  /// What the figure is held against.
  public enum Measure: Sendable, Equatable {
    /// The same figure of the firm in a year, on the list or as it is known.
    case year(Int)
    /// The middle one of the list.
    case peers
    /// The whole column, of which nothing says the unit.
    case column
  }

  public let measure: Measure
  /// In fen, as it was read.
  public let read: Int64
  /// In fen, what it was held against.
  public let against: Int64

  public init(_ measure: Measure, read: Int64, against: Int64) {
    self.measure = measure
    self.read = read
    self.against = against
  }

  /// A thousand times apart: what is 10,000 times off stands out even when the firm itself grew or shrank tenfold.
  static func isFar(_ one: Int64, _ other: Int64, times: Int128 = 1000) -> Bool {
    guard one > 0, other > 0 else { return false }
    return Int128(one) >= times * Int128(other) || Int128(other) >= times * Int128(one)
  }

  var message: Text {
    let isTooLarge = read > against
    let other = Yuan(fen: isTooLarge ? read / 10_000 : Int64(clamping: Int128(read) * 10_000)).decimal
    let (now, held) = (Yuan(fen: read).decimal, Yuan(fen: against).decimal)
    let why =
      switch measure {
      case .year(let year):
        Text("与 \(year) 年的 \(held) 元相差上千倍", "a thousand times off the \(held) yuan of \(year)")
      case .peers:
        Text("与表内中位数 \(held) 元相差数千倍", "thousands of times off the list's median of \(held) yuan")
      case .column: Text("这一列没有写单位，中位数只有 \(now) 元", "the column names no unit and its median is \(now) yuan")
      }
    return why
      + Text(
        "：读作 \(now) 元，单位弄错时应是 \(other) 元。请核对；整列都错时用 --unit 重读",
        ": read as \(now) yuan, with the other unit it would be \(other). Check it; --unit reads a whole column anew"
      )
  }
}

extension UnitDoubt {
  /// Looks at the money of all accepted rows: each year against the one before, then each figure against the list.
  static func complaints(_ rows: [IntakeRow], _ layout: SheetLayout, sheet: String) -> [Complaint] {
    var found: [Complaint] = []
    var doubted: Set<Place> = []
    var columns: [Column: [(row: Int, fen: Int64)]] = [:]
    func complain(_ row: Int, _ column: Column, _ doubt: UnitDoubt) {
      let title = layout.column(of: column.key, year: column.year)?.title ?? column.key.name.zh
      found.append(
        Complaint(
          sheet: sheet, row: row, column: title, value: row == 0 ? nil : Yuan(fen: doubt.read).decimal,
          flaw: .unitDoubt(doubt)))
    }
    for row in rows {
      for fact in row.facts where fact.key.unit == .yuan && fact.value.hundredths > 0 {
        let column = Column(key: fact.key, year: fact.year)
        let fen = fact.value.hundredths
        columns[column, default: []].append((row.number, fen))
        guard let last = row.facts.first(where: { $0.key == fact.key && $0.year == fact.year - 1 }),
          isFar(fen, last.value.hundredths)
        else { continue }
        doubted.insert(Place(row: row.number, column: column))
        complain(row.number, column, UnitDoubt(.year(last.year), read: fen, against: last.value.hundredths))
      }
    }
    for (column, figures) in columns.sorted(by: {
      ($0.key.year, $0.key.key.rawValue) < ($1.key.year, $1.key.key.rawValue)
    }) {
      let median = figures.map(\.fen).sorted()[figures.count / 2]
      if figures.count >= 3, median < leastMedian, layout.namesNoUnit(column.key, column.year) {
        complain(0, column, UnitDoubt(.column, read: median, against: median))
      }
      guard figures.count >= 5 else { continue }
      for figure in figures where isFar(figure.fen, median, times: 3000) {
        guard doubted.insert(Place(row: figure.row, column: column)).inserted else { continue }
        complain(figure.row, column, UnitDoubt(.peers, read: figure.fen, against: median))
      }
    }
    return found
  }

  /// 10,000 yuan: where half of the firms have less than that, the list was most likely written in 万元.
  private static let leastMedian: Int64 = 1_000_000

  private struct Column: Hashable {
    let key: FactKey
    let year: Int
  }

  private struct Place: Hashable {
    let row: Int
    let column: Column
  }
}

extension SheetLayout {
  /// Whether nothing says in which unit a column of money is.
  fileprivate func namesNoUnit(_ key: FactKey, _ year: Int) -> Bool {
    guard statedUnit == nil, case .fact(_, _, let unit) = column(of: key, year: year)?.heading else {
      return false
    }
    return unit == nil
  }
}
