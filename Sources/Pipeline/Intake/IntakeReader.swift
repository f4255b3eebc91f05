public import Spreadsheet

/// Reads an intake list (入库名单读取): finds the heading, judges every row, says everything wrong at once.
public struct IntakeReader: Sendable {
  /// The intake year; figures without a year belong to the one before.
  public let year: Int
  public let offices: [CountyOffice]

  public init(year: Int, offices: [CountyOffice]) {
    self.year = year
    self.offices = offices
  }

  /// Reads the first sheet that has a heading with name and credit code in its first eight rows.
  ///
  /// - Parameter path: only for messages.
  /// - Throws: `FileRefusal.noHeader` or `.noRows`.
  public func read(_ workbook: Workbook, path: String) throws -> IntakeReading {
    for sheet in workbook.sheets where !sheet.hidden {
      if let layout = SheetLayout(sheet, year: year) {
        let reading = judge(sheet, layout, encoding: workbook.encoding)
        guard reading.firmRows > 0 else { throw FileRefusal.noRows(path) }
        return reading
      }
    }
    throw FileRefusal.noHeader(path)
  }

  private func judge(_ sheet: Sheet, _ layout: SheetLayout, encoding: String?) -> IntakeReading {
    var rows: [IntakeRow] = []
    var complaints: [Complaint] = []
    for row in sheet.rows where row.number > layout.headerRow && !layout.isNoFirm(row) {
      var judge = RowJudge(sheet: sheet.name, row: row, layout: layout, year: year, offices: offices)
      if let accepted = judge.judge() { rows.append(accepted) }
      complaints += judge.complaints
    }
    let (kept, twice) = IntakeReader.withoutRepeats(rows, sheet: sheet.name, heading: layout.title(of: .code))
    complaints += twice
    if !layout.notRead.isEmpty {
      complaints.append(
        Complaint(
          sheet: sheet.name, row: 0, column: "", value: nil, flaw: .columnsNotRead(layout.notRead)))
    }
    let ordered = complaints.enumerated().sorted { one, other in
      (one.element.row, one.offset) < (other.element.row, other.offset)
    }
    return IntakeReading(
      sheet: sheet.name, encoding: encoding, rows: kept, complaints: ordered.map(\.element))
  }

  /// Of rows with one code and one name the first stays; rows with one code and several names all go.
  static func withoutRepeats(_ rows: [IntakeRow], sheet: String, heading: String) -> (
    [IntakeRow], [Complaint]
  ) {
    let groups = Dictionary(grouping: rows, by: \.code).filter { $0.value.count > 1 }
    guard !groups.isEmpty else { return (rows, []) }
    var kept: [IntakeRow] = []
    var complaints: [Complaint] = []
    for row in rows {
      guard let group = groups[row.code], let first = group.first else {
        kept.append(row)
        continue
      }
      let flaw: RowFlaw
      if Set(group.map(\.name.key)).count > 1 {
        flaw = .codeTwoNames(rows: group.map(\.number))
      } else if row.number == first.number {
        kept.append(row)
        continue
      } else {
        flaw = .codeTwice(firstRow: first.number)
      }
      complaints.append(
        Complaint(sheet: sheet, row: row.number, column: heading, value: row.code.text, flaw: flaw))
    }
    return (kept, complaints)
  }
}
