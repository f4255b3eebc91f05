import Spreadsheet

/// Files the product writes and reads (文件): whole or not at all.
public enum OutputFile {
  /// Writes a document by the ending of its name: `.xlsx` or `.csv` with BOM.
  ///
  /// - Parameters:
  ///   - force: whether an existing file may be replaced.
  ///   - created: seconds since 1970 that the workbook states as its time of creation.
  /// - Returns: cells that a spreadsheet program might have taken for formulas and that were quoted.
  /// - Throws: `FileRefusal`; an old file is left as it was.
  @discardableResult
  public static func write(
    _ document: IntakeDocument, to path: String, force: Bool, created: Int
  ) throws -> Int {
    try write(sheet: document.sheet, csv: document.csv, to: path, force: force, created: created)
  }

  /// Writes the rejected rows of a list, to be mended and imported again.
  @discardableResult
  public static func write(_ returned: ReturnedSheet, to path: String, force: Bool, created: Int) throws
    -> Int
  {
    try write(sheet: returned.sheet, csv: returned.csv, to: path, force: force, created: created)
  }

  /// - Throws: `FileRefusal` when a file of this name could not be written now.
  public static func check(_ path: String, force: Bool) throws {
    let ending = path.split(separator: ".").last?.lowercased()
    guard ending == "xlsx" || ending == "csv" else { throw FileRefusal.otherEnding(path) }
    if !force, InputFile.exists(path) { throw FileRefusal.exists(path) }
  }

  private static func write(
    sheet: TableDocument, csv: [[String]], to path: String, force: Bool, created: Int
  ) throws -> Int {
    try check(path, force: force)
    do {
      if path.lowercased().hasSuffix(".xlsx") {
        try XlsxWriter.write([sheet], to: path, created: created)
        return 0
      }
      let output = CSVWriter.encode(rows: csv)
      try InputFile.replace(path, with: output.bytes)
      return output.guardedCells
    } catch let error as SpreadsheetError {
      throw FileRefusal.cannotWrite(path, reason: InputFile.reason(error))
    }
  }
}
