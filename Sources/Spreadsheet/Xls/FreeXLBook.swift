import CFreeXL

/// A workbook from before Excel 97 opened by libfreexl (旧版工作簿), which knows the code pages.
///
/// What the library says about other cells is not used: it leaves out formulas, shows #N/A as the number 1,
/// and gives dates that do not exist. Neither is what it says about later files: a text over three records
/// (more than 4,112 Chinese characters) makes it fail, or return other texts in its place and after it.
final class FreeXLBook {
  private let handle: UnsafeRawPointer

  init(path: String) throws(SpreadsheetError) {
    var handle: UnsafeRawPointer?
    try Self.check(freexl_open(path, &handle))
    // It makes room for every cell a sheet says it has, and gives up without an error when there is none.
    guard let handle else { throw CompoundFile.broken("the size of a sheet is missing or too large") }
    self.handle = handle
  }

  deinit { freexl_close(handle) }

  func sheetCount() throws(SpreadsheetError) -> Int {
    var count: UInt32 = 0
    try Self.check(freexl_get_info(handle, UInt16(FREEXL_BIFF_SHEET_COUNT), &count))
    return Int(count)
  }

  /// Turns to a sheet, from 0, and returns its name.
  func select(_ sheet: Int) throws(SpreadsheetError) -> String {
    var name: UnsafePointer<CChar>?
    try Self.check(freexl_get_worksheet_name(handle, UInt16(clamping: sheet), &name))
    try Self.check(freexl_select_active_worksheet(handle, UInt16(clamping: sheet)))
    return name.map { String(cString: $0) } ?? ""
  }

  /// The text in a cell of the selected sheet; empty if the cell holds none.
  func text(row: Int, column: Int) throws(SpreadsheetError) -> String {
    var value = FreeXL_CellValue()
    try Self.check(freexl_get_cell_value(handle, UInt32(clamping: row), UInt16(clamping: column), &value))
    switch Int32(value.type) {
    case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT:
      return value.value.text_value.map { String(cString: $0) } ?? ""
    case FREEXL_CELL_NULL: return ""
    default: throw CompoundFile.broken("row \(row + 1) column \(column + 1) is no text")
    }
  }

  private static func check(_ code: Int32) throws(SpreadsheetError) {
    switch code {
    case FREEXL_OK: return
    case FREEXL_INSUFFICIENT_MEMORY: throw .tooLarge(.memory, limit: ChildLimits.memoryBytes)
    case FREEXL_BIFF_WORKBOOK_NOT_FOUND: throw .notASpreadsheet(found: "OLE")
    default: throw CompoundFile.broken("freexl error \(code)")
    }
  }
}
