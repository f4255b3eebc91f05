import Spreadsheet

/// A column a document can have (文书列): what it holds is fixed, its title, width and place are the office's.
public struct OfficeColumn: Sendable, Equatable {
  /// What its values are and how they are written (列值).
  public enum Kind: Sendable, Equatable {
    case text, whole, day
    /// Decimal yuan, written in 万元 with two places.
    case money
    /// Points with two places.
    case points
    /// A code with a name.
    case coded([String: Text])
    /// Ids of conditions, written by their names.
    case criteria
    /// Written as the word when true, else empty.
    case mark(String)
  }

  /// The key of the row's value.
  public let key: String
  public var title: String
  public var width: Double
  public let kind: Kind
  /// May stand in a version for publication (可公示).
  public let isPublic: Bool
  let isSummed: Bool
  let isCentred: Bool

  init(
    _ key: String, _ title: String, _ width: Double, _ kind: Kind = .text, open: Bool = false,
    summed: Bool = false, centred: Bool = false
  ) {
    self.key = key
    self.title = title
    self.width = width
    self.kind = kind
    isPublic = open
    isSummed = summed
    isCentred = centred
  }

  var sheetColumn: TableDocument.Column {
    let kind: TableDocument.Kind =
      switch self.kind {
      case .whole: .integer
      case .money, .points: .decimal(places: 2)
      case .day: .date
      case .text, .coded, .criteria, .mark: .text
      }
    return .init(title, width: width, kind: kind, alignment: isCentred ? .centre : nil)
  }

  /// The value as a cell of a sheet; missing values are empty.
  func cell(_ value: JSON) -> Cell {
    if value.isNull { return .empty }
    switch kind {
    case .text: return .text(value.plain)
    case .whole, .points: return .number(value.plain)
    case .money: return Yuan(value.plain).map { .number($0.wan.filter { $0 != "," }) } ?? .empty
    case .day:
      return value.day.map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .empty
    case .coded(let names): return .text(names[value.plain]?.zh ?? value.plain)
    case .criteria:
      return .text(value.array.compactMap { Criterion(rawValue: $0.plain)?.name.zh }.joined(separator: "、"))
    case .mark(let word): return value.bool == true ? .text(word) : .empty
    }
  }

  static func named<Code: Coded>(_ type: Code.Type) -> Kind {
    .coded(Dictionary(uniqueKeysWithValues: Code.allCases.map { ($0.rawValue, $0.name) }))
  }
}

extension Cell {
  /// The cell as text, as CSV and hashes have it.
  var plain: String {
    switch self {
    case .text(let text), .number(let text), .error(let text): text
    case .date(let year, let month, let day): Day(year: year, month: month, day: day)?.description ?? ""
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .empty: ""
    }
  }
}
