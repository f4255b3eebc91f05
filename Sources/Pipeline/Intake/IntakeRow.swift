public import Spreadsheet

/// A row that may enter the reserve (入库行): every value read and right in itself.
public struct IntakeRow: Sendable, Equatable {
  /// As a spreadsheet program shows it.
  public let number: Int
  public let name: FirmName
  public let code: CreditCode
  public var county: String?
  public var founded: Day?
  public var field: TechField?
  public var product: String?
  public var industry: String?
  public var address: String?
  /// 联系人 and 联系电话, as the sheet has them.
  public var contact: String?
  public var phone: String?
  public var facts: [Fact] = []

  public struct Fact: Sendable, Equatable {
    public let year: Int
    public let key: FactKey
    public let value: FactValue
  }
}

/// A sheet, read and judged (读表结果): pure, nothing of it is in the database yet.
public struct IntakeReading: Sendable, Equatable {
  public let sheet: String
  /// The encoding of a CSV file, as it was found.
  public let encoding: String?
  public let rows: [IntakeRow]
  public let complaints: [Complaint]
  public let rejects: [Complaint]
  /// Numbers of the rows that have at least one flaw that rejects.
  public let rejectedRows: [Int]
  /// The firm rows as the sheet has them.
  public let source: IntakeSource

  public init(
    sheet: String, encoding: String?, rows: [IntakeRow], complaints: [Complaint],
    source: IntakeSource = IntakeSource()
  ) {
    self.sheet = sheet
    self.encoding = encoding
    self.rows = rows
    self.complaints = complaints
    self.source = source
    rejects = complaints.filter { $0.flaw.weight == .rejects }
    rejectedRows = Set(rejects.map(\.row)).sorted()
  }

  /// The same list read for its figures only: what was said of county, field and kind of body does not matter there.
  public var ofFigures: IntakeReading {
    IntakeReading(
      sheet: sheet, encoding: encoding, rows: rows,
      complaints: complaints.filter {
        switch $0.flaw {
        case .countyUnknown, .countyNotOurs, .fieldNotRead, .branch: false
        default: true
        }
      }, source: source)
  }

  /// Firm rows: those that may enter and those rejected.
  public var firmRows: Int { rows.count + rejectedRows.count }
}

/// The cells behind the values (原表单元格): kept with the batch, so that a value can be held against its source.
public struct IntakeSource: Sendable, Equatable {
  /// Headings by their place; empty where a column has none.
  public var titles: [String] = []
  /// Places whose cells are personal data: of them only a hash is kept.
  public var personal: Set<Int> = []
  public var rows: [SheetRow] = []
  /// The heading of the column of credit codes.
  public var codeTitle = "统一社会信用代码"
  /// The last row of the heading.
  public var headerRow = 1
  private var figures: [String: String] = [:]

  public init() {}

  /// Whether any column holds yearly figures.
  public var hasFigures: Bool { !figures.isEmpty }

  /// The heading of the column that a figure was read from.
  public func title(of key: FactKey, year: Int) -> String? { figures["\(year) \(key.rawValue)"] }

  init(_ layout: SheetLayout) {
    headerRow = layout.headerRows.upperBound
    codeTitle = layout.code.title
    for column in layout.columns {
      if case .fact(let key, let year, _) = column.heading {
        figures["\(year ?? layout.intakeYear - 1) \(key.rawValue)"] = column.title
      }
    }
    titles = Array(repeating: "", count: layout.width)
    for column in layout.columns + layout.repeated.map(\.column) {
      titles[column.place] = column.title
      let word = Heading.plain(column.title)
      if [.contact, .phone].contains(column.heading)
        || column.heading == .other && HeadingWords.personal.contains(where: word.contains)
      {
        personal.insert(column.place)
      }
    }
  }
}

/// A county office (县、市、区) as the database names it.
public struct CountyOffice: Sendable, Equatable {
  public let code: String
  public let name: String
  public let aliases: [String]

  public init(code: String, name: String, aliases: [String]) {
    self.code = code
    self.name = name
    self.aliases = aliases
  }

  /// Whether a typed word means this office.
  public func isNamed(_ word: String) -> Bool { OfficeNames([self])[word] != nil }
}

/// The offices by every word that means one of them (县区对照).
struct OfficeNames: Sendable {
  private let codes: [String: String]

  init(_ offices: [CountyOffice]) {
    codes = Dictionary(
      offices.flatMap { office in
        ([office.code, office.name] + office.aliases).map { (FirmName.key($0), office.code) }
      }, uniquingKeysWith: { one, _ in one })
  }

  subscript(_ word: String) -> String? { codes[FirmName.key(word)] }
}
