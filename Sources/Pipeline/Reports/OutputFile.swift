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
    let ending = path.split(separator: ".").last?.lowercased()
    guard ending == "xlsx" || ending == "csv" else { throw FileRefusal.otherEnding(path) }
    if !force, InputFile.exists(path) { throw FileRefusal.exists(path) }
    do {
      if ending == "xlsx" {
        try XlsxWriter.write([document.sheet], to: path, created: created)
        return 0
      }
      let output = CSVWriter.encode(rows: document.csv)
      try InputFile.replace(path, with: output.bytes)
      return output.guardedCells
    } catch let error as SpreadsheetError {
      throw FileRefusal.cannotWrite(path, reason: InputFile.reason(error).zh)
    }
  }
}
