import CXlsxWriter

/// Writes tables as an xlsx workbook an office can print as it is (导出表格).
public enum XlsxWriter {
  /// Writes one sheet per document and then replaces the file at `path` in one step.
  ///
  /// `created` is the creation time the file states, in seconds since 1970: with the same time and the
  /// same documents the file is the same byte for byte.
  public static func write(
    _ documents: [TableDocument], to path: String, created: Int
  ) throws(SpreadsheetError) {
    guard !documents.isEmpty else { throw .cannotWrite(reason: "no sheets") }
    for document in documents { try check(document) }
    try AtomicFile.replace(path) { (temporary) throws(SpreadsheetError) in
      try build(documents, at: temporary, created: created)
    }
  }

  /// Writes part of a sheet again as it was and then replaces the file at `path` in one step.
  public static func write(_ copy: SheetCopy, to path: String, created: Int) throws(SpreadsheetError) {
    try AtomicFile.replace(path) { (temporary) throws(SpreadsheetError) in
      try build(at: temporary, created: created) { (workbook, formats) throws(SpreadsheetError) in
        // A name that is no good in this format gives way; asked beforehand because a bad one is printed to the console.
        let isFine = !copy.name.isEmpty && workbook_validate_sheet_name(workbook, copy.name) == LXW_NO_ERROR
        guard let sheet = workbook_add_worksheet(workbook, isFine ? copy.name : "Sheet1") else {
          throw .cannotWrite(reason: "no memory for a sheet")
        }
        try copy.write(SheetCanvas(sheet: sheet, columnCount: copy.widths.count), formats)
      }
    }
  }

  private static func build(
    _ documents: [TableDocument], at path: String, created: Int
  ) throws(SpreadsheetError) {
    try build(at: path, created: created) { (workbook, formats) throws(SpreadsheetError) in
      try fill(workbook, formats, documents)
    }
  }

  private static func build(
    at path: String, created: Int,
    _ fill: (UnsafeMutablePointer<lxw_workbook>, FormatBook) throws(SpreadsheetError) -> Void
  ) throws(SpreadsheetError) {
    guard let workbook = workbook_new(path) else { throw .cannotWrite(reason: "no memory for a workbook") }
    do {
      var properties = lxw_doc_properties()
      // The library takes 0 for "now", and years of five digits break it.
      properties.created = min(max(1, created), 253_402_300_799)
      try SheetCanvas.check(workbook_set_properties(workbook, &properties))
      try fill(workbook, FormatBook(workbook))
    } catch {
      lxw_workbook_free(workbook)
      throw error
    }
    // Closing writes the file and frees the workbook, whether it succeeds or not.
    try SheetCanvas.check(workbook_close(workbook))
  }

  private static func fill(
    _ workbook: UnsafeMutablePointer<lxw_workbook>, _ formats: FormatBook, _ documents: [TableDocument]
  ) throws(SpreadsheetError) {
    for document in documents {
      // Asked beforehand because adding a sheet under a bad name prints to the console.
      try SheetCanvas.check(workbook_validate_sheet_name(workbook, document.sheetName))
      guard let sheet = workbook_add_worksheet(workbook, document.sheetName) else {
        throw .cannotWrite(reason: "no memory for a sheet")
      }
      let canvas = SheetCanvas(sheet: sheet, columnCount: document.columns.count)
      try TableLayout(document: document, canvas: canvas, formats: formats).write()
    }
  }

  /// Refuses what the format cannot hold, before any file is touched.
  private static func check(_ document: TableDocument) throws(SpreadsheetError) {
    let limits = Limits.standard
    let name = document.sheetName
    guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE })
    else { throw .cannotWrite(reason: "bad sheet name") }
    guard !document.columns.isEmpty else { throw .cannotWrite(reason: "no columns") }
    guard document.columns.count <= limits.maxColumns else {
      throw .tooLarge(.columns, limit: limits.maxColumns)
    }
    // Attachment, title, notes, header and totals take five rows at most.
    guard document.rows.count + document.footnotes.count + document.preface.count <= limits.maxRows - 5 else {
      throw .tooLarge(.rows, limit: limits.maxRows)
    }
    guard document.columns.allSatisfy({ $0.width > 0 && $0.width <= 255 }) else {
      throw .cannotWrite(reason: "column width outside 0–255")
    }
    let longest = (document.rows + [document.totals ?? []]).map(\.count).max() ?? 0
    guard longest <= document.columns.count else {
      throw .cannotWrite(reason: "a row of \(longest) cells for \(document.columns.count) columns")
    }
  }
}
