import CXlsxWriter

/// Writes single cells into a worksheet under construction, turning the library's codes into errors.
struct SheetCanvas {
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  /// The number of columns, already checked to fit the format.
  let columnCount: Int

  private var lastColumn: UInt16 { UInt16(clamping: columnCount - 1) }

  func text(_ text: String, _ row: Int, _ column: Int, _ format: FormatBook.Format) throws(SpreadsheetError) {
    // Always a string cell: what begins with = is text here and never a formula.
    try check(
      worksheet_write_string(
        sheet, UInt32(clamping: row), UInt16(clamping: column), Self.escaped(text), format))
  }

  func cell(_ cell: WrittenCell, _ row: Int, _ column: Int, _ formats: CellFormats) throws(SpreadsheetError) {
    let place = (row: UInt32(clamping: row), column: UInt16(clamping: column))
    switch cell {
    case .blank: try check(worksheet_write_blank(sheet, place.row, place.column, formats.value))
    case .text(let text): try self.text(text, row, column, formats.text)
    case .number(let number):
      try check(worksheet_write_number(sheet, place.row, place.column, number, formats.value))
    case .boolean(let value):
      try check(worksheet_write_boolean(sheet, place.row, place.column, value ? 1 : 0, formats.value))
    }
  }

  /// Writes the sum of the cells above as a formula, with the value that programs show before they calculate.
  func sum(
    of rows: ClosedRange<Int>, _ value: Double, _ row: Int, _ column: Int, _ formats: CellFormats
  ) throws(SpreadsheetError) {
    let letters = CellReference.letters(column: column)
    try check(
      worksheet_write_formula_num(
        sheet, UInt32(clamping: row), UInt16(clamping: column),
        "=SUM(\(letters)\(rows.lowerBound + 1):\(letters)\(rows.upperBound + 1))", formats.value, value))
  }

  /// Writes a text across columns; a single column cannot be merged and needs not be.
  func across(
    _ text: String, row: Int, columns: ClosedRange<Int>, _ format: FormatBook.Format
  ) throws(SpreadsheetError) {
    guard columns.count > 1 else { return try self.text(text, row, columns.lowerBound, format) }
    let line = UInt32(clamping: row)
    try check(
      worksheet_merge_range(
        sheet, line, UInt16(clamping: columns.lowerBound), line, UInt16(clamping: columns.upperBound),
        Self.escaped(text), format))
  }

  /// Shows a block of cells as one; what stands in its first cell is written afterwards.
  func merge(_ range: MergedRange, _ format: FormatBook.Format) throws(SpreadsheetError) {
    try check(
      worksheet_merge_range(
        sheet, UInt32(clamping: range.rows.lowerBound), UInt16(clamping: range.columns.lowerBound),
        UInt32(clamping: range.rows.upperBound), UInt16(clamping: range.columns.upperBound), nil, format))
  }

  /// Sets the height of a row that holds so many lines; 409 points is the most the format allows.
  func height(row: Int, lines: Int, points: Double) throws(SpreadsheetError) {
    try check(worksheet_set_row(sheet, UInt32(clamping: row), min(409, Double(lines) * points + 4), nil))
  }

  func width(column: Int, _ width: Double) throws(SpreadsheetError) {
    let index = UInt16(clamping: column)
    try check(worksheet_set_column(sheet, index, index, width, nil))
  }

  /// How the sheet prints and scrolls, once the place of its table is known.
  func layOut(
    headerRow: Int, lastRow: Int, frozenColumns: Int, isPortrait: Bool = false, isHidden: Bool = false,
    hasFilter: Bool = true
  ) throws(SpreadsheetError) {
    let header = UInt32(clamping: headerRow)
    worksheet_set_paper(sheet, 9)  // A4
    if isPortrait { worksheet_set_portrait(sheet) } else { worksheet_set_landscape(sheet) }
    if isHidden { worksheet_hide(sheet) }
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_center_horizontally(sheet)
    try check(worksheet_repeat_rows(sheet, header, header))
    if hasFilter {
      try check(worksheet_autofilter(sheet, header, 0, UInt32(clamping: lastRow), lastColumn))
    }
    worksheet_freeze_panes(sheet, header + 1, UInt16(clamping: min(max(0, frozenColumns), columnCount)))
    try check(worksheet_set_footer(sheet, "&C第&P页 共&N页"))
  }

  private func check(_ code: lxw_error) throws(SpreadsheetError) {
    try Self.check(code)
  }

  static func check(_ code: lxw_error) throws(SpreadsheetError) {
    guard code != LXW_NO_ERROR else { return }
    throw .cannotWrite(reason: lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)")
  }

  /// Escapes what the library would cut off or write as broken XML, and what reads as an escape itself.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "_" || $0 == "\0" || $0.value & 0xFFFE == 0xFFFE })
    else { return text }
    var output = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\0": output.append("\u{FFFD}")
      case "\u{FFFE}": output.append(contentsOf: "_xFFFE_".unicodeScalars)
      case "\u{FFFF}": output.append(contentsOf: "_xFFFF_".unicodeScalars)
      case "_" where beginsEscape(scalars[index...]):
        output.append(contentsOf: "_x005F_".unicodeScalars)
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  private static func beginsEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let window = Array(scalars.prefix(7))
    return window.count == 7 && window[1] == "x" && window[6] == "_"
      && window[2...5].allSatisfy(\.properties.isASCIIHexDigit)
  }
}
