/// Reads a whole .xls file and writes its sheets to the parent (读取旧版工作簿); runs in the child only.
struct XlsFile {
  private let globals: BIFFGlobals
  /// For files from before Excel 97; nil for the others, of whose long texts it makes other ones.
  private let book: FreeXLBook?
  private let budget: Budget

  /// - Parameter path: read twice if need be, since the library wants a path.
  static func send(path: String, limits: Limits, to wire: inout WireWriter) throws(SpreadsheetError) {
    let stream = try stream(path: path, maxBytes: limits.maxFileBytes)
    let globals = try BIFFGlobals(stream)
    let book = globals.isUnicode ? nil : try FreeXLBook(path: path)
    let file = XlsFile(globals: globals, book: book, budget: Budget(limits))
    if let book, try book.sheetCount() != globals.sheets.count { throw CompoundFile.broken("sheet list") }
    for (index, place) in globals.sheets.enumerated() where place.isWorksheet {
      let name = try book?.select(index) ?? place.name ?? ""
      let sheet = try BIFFSheet(stream, at: place.offset, globals: globals, budget: file.budget)
      wire.tag(Wire.sheet)
      wire.text(name)
      wire.number(place.hidden ? 1 : 0)
      for range in sheet.merged {
        wire.tag(Wire.merged)
        for bound in [range.rows.lowerBound, range.rows.upperBound] { wire.number(bound) }
        for bound in [range.columns.lowerBound, range.columns.upperBound] { wire.number(bound) }
      }
      for row in sheet.hiddenRows.sorted() {
        wire.tag(Wire.hiddenRow)
        wire.number(row)
      }
      for column in sheet.hiddenColumns.sorted() {
        wire.tag(Wire.hiddenColumn)
        wire.number(column)
      }
      try file.sendRows(of: sheet, to: &wire)
    }
    wire.tag(Wire.end)
  }

  /// The file itself is let go when this returns.
  private static func stream(path: String, maxBytes: Int) throws(SpreadsheetError) -> [UInt8] {
    let file = try CompoundFile(FileBytes.read(path: path, maxBytes: maxBytes))
    // "Book" is what Excel 5 and 95 called it.
    if let stream = try file.stream("Workbook") { return stream }
    if let stream = try file.stream("Book") { return stream }
    throw .notASpreadsheet(found: file.names.contains("WordDocument") ? "DOC" : "OLE")
  }

  private func sendRows(of sheet: BIFFSheet, to wire: inout WireWriter) throws(SpreadsheetError) {
    var cells: [Cell] = []
    for (index, entry) in sheet.entries.enumerated() {
      let cell = try cell(entry)
      if cell != .empty {
        guard entry.column >= cells.count else {
          throw CompoundFile.broken("two cells in column \(entry.column + 1) of row \(entry.row + 1)")
        }
        cells += repeatElement(.empty, count: entry.column - cells.count)
        cells.append(cell)
      }
      if index + 1 == sheet.entries.count || sheet.entries[index + 1].row != entry.row {
        wire.tag(Wire.row)
        wire.number(entry.row + 1)
        wire.number(cells.count)
        for cell in cells { wire.cell(cell) }
        cells.removeAll(keepingCapacity: true)
      }
    }
  }

  private func cell(_ entry: BIFFSheet.Entry) throws(SpreadsheetError) -> Cell {
    var text = ""
    switch entry.content {
    case .cell(let cell): return cell
    case .shared(let number): text = try globals.texts.text(Int(number))
    case .library: text = try book?.text(row: entry.row, column: entry.column) ?? ""
    }
    return text.isEmpty ? .empty : .text(text)
  }
}
