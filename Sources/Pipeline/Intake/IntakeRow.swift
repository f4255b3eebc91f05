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

  public var rejects: [Complaint] { complaints.filter { $0.flaw.weight == .rejects } }
  /// Numbers of the rows that have at least one flaw that rejects.
  public var rejectedRows: [Int] { Set(rejects.map(\.row)).sorted() }
  /// Firm rows: those that may enter and those rejected.
  public var firmRows: Int { rows.count + rejectedRows.count }
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
  public func isNamed(_ word: String) -> Bool {
    let key = FirmName.key(word)
    return ([code, name] + aliases).contains { FirmName.key($0) == key }
  }
}
