public import Spreadsheet

/// How a list is to be read where the sheet itself does not tell (读表设定).
public struct ReadingOptions: Sendable, Equatable {
  /// A sheet's name, or its number from 1.
  public var sheet: String?
  /// The number of the heading's first row.
  public var headerRow: Int?
  /// Fen in one unit of money for columns that name none.
  public var unit: Int64?
  /// An office's own words for headings, folded by `Heading.plain`, and the usual words they stand for.
  public var mapping: [String: String] = [:]
  /// Codes whose failing check digit a person has confirmed.
  public var confirmed: Set<String> = []

  public init() {}
}

/// Reads an intake list (入库名单读取): finds the heading, judges every row, says everything wrong at once.
public struct IntakeReader: Sendable {
  /// The intake year; figures without a year belong to the one before.
  public let year: Int
  private let offices: OfficeNames
  private let options: ReadingOptions

  public init(year: Int, offices: [CountyOffice], _ options: ReadingOptions = ReadingOptions()) {
    self.year = year
    self.offices = OfficeNames(offices)
    self.options = options
  }

  /// Reads the sheet that has a list: the one named, else the only visible one with a heading and firms.
  ///
  /// - Parameter path: only for messages.
  /// - Throws: `FileRefusal.noHeader`, `.noRows`, `.noSheet`, `.severalLists`.
  public func read(_ workbook: Workbook, path: String) throws -> IntakeReading {
    let found: [(Sheet, SheetLayout)] = try sheets(of: workbook, path: path).compactMap { sheet in
      self.layout(of: sheet).map { (sheet, $0) }
    }
    guard let first = found.first else { throw FileRefusal.noHeader(path) }
    let lists = found.filter { sheet, layout in
      sheet.rows.contains { isFirm($0, sheet, layout) }
    }
    if lists.count > 1 { throw FileRefusal.severalLists(path, sheets: lists.map(\.0.name)) }
    let (sheet, layout) = lists.first ?? first
    let reading = judge(sheet, layout, workbook)
    guard reading.firmRows > 0 else { throw FileRefusal.noRows(path) }
    return reading
  }

  private func sheets(of workbook: Workbook, path: String) throws -> [Sheet] {
    guard let wanted = options.sheet else { return workbook.sheets.filter { !$0.hidden } }
    if let named = workbook.sheets.first(where: { FirmName.key($0.name) == FirmName.key(wanted) }) {
      return [named]
    }
    if let number = Int(wanted), workbook.sheets.indices.contains(number - 1) {
      return [workbook.sheets[number - 1]]
    }
    throw FileRefusal.noSheet(path, sheet: wanted, sheets: workbook.sheets.map(\.name))
  }

  func layout(of sheet: Sheet) -> SheetLayout? {
    HeaderFinder(
      sheet: sheet, intakeYear: year, mapping: options.mapping, headerRow: options.headerRow,
      unit: options.unit
    ).find()
  }

  private func isFirm(_ row: SheetRow, _ sheet: Sheet, _ layout: SheetLayout) -> Bool {
    row.number > layout.headerRows.upperBound && layout.kind(of: row, in: sheet, offices) == .firm
  }

  private func judge(_ sheet: Sheet, _ layout: SheetLayout, _ workbook: Workbook) -> IntakeReading {
    var rows: [IntakeRow] = []
    rows.reserveCapacity(sheet.rows.count)
    var complaints: [Complaint] = []
    var source = IntakeSource(layout)
    source.rows.reserveCapacity(sheet.rows.count)
    var counts = DeclaredCounts(sheet: sheet.name)
    let context = RowJudge.Context(
      layout, year: year, offices: offices, confirmed: options.confirmed, isCSV: workbook.format == .csv,
      sheet: sheet)
    for row in sheet.rows where row.number > layout.headerRows.upperBound {
      switch layout.kind(of: row, in: sheet, offices) {
      case .firm:
        counts.firm()
        source.rows.append(row)
        var judge = RowJudge(sheet: sheet.name, row: row, context: context)
        if let accepted = judge.judge() { rows.append(accepted) }
        complaints += judge.complaints
      case .group(let said): counts.group(said, row)
      case .total(let said): counts.total(said, row)
      case .blank, .talk: break
      }
    }
    complaints += counts.complaints()
    let (kept, twice) = Repeats.without(rows, sheet: sheet.name, layout)
    complaints += twice
    complaints += UnitDoubt.complaints(kept, layout, sheet: sheet.name)
    complaints += ofTheSheet(sheet, layout, workbook, source)
    let ordered = complaints.enumerated().sorted { one, other in
      (one.element.row, one.offset) < (other.element.row, other.offset)
    }
    return IntakeReading(
      sheet: sheet.name, encoding: workbook.encoding, rows: kept, complaints: ordered.map(\.element),
      source: source)
  }

  /// What is to be said about the sheet as a whole.
  private func ofTheSheet(_ sheet: Sheet, _ layout: SheetLayout, _ workbook: Workbook, _ source: IntakeSource)
    -> [Complaint]
  {
    func complaint(_ column: String, _ flaw: RowFlaw) -> Complaint {
      Complaint(sheet: sheet.name, row: 0, column: column, value: nil, flaw: flaw)
    }
    var said: [Complaint] = []
    if !layout.notRead.isEmpty { said.append(complaint("", .columnsNotRead(layout.notRead))) }
    said += layout.repeated.map { complaint($0.column.title, .columnTwice(read: $0.read.title)) }
    if options.sheet == nil {
      let hidden = workbook.sheets.filter { $0.hidden && self.layout(of: $0) != nil }.map(\.name)
      if !hidden.isEmpty { said.append(complaint("", .hiddenSheets(hidden))) }
    }
    let rows = sheet.hiddenRows.isEmpty ? 0 : source.rows.count { sheet.hiddenRows.contains($0.number) }
    let columns = layout.columns.filter { sheet.hiddenColumns.contains($0.place) && $0.heading != .other }
    if rows > 0 || !columns.isEmpty {
      said.append(complaint("", .hiddenRead(rows: rows, columns: columns.map(\.title))))
    }
    return said
  }
}
