import Documents
import Spreadsheet

/// Files the product writes and reads (文件): whole or not at all.
public enum OutputFile {
  /// Writes a document by the ending of its name: `.xlsx`, `.csv` with BOM, `.docx`, `.html`.
  ///
  /// - Parameters:
  ///   - force: whether an existing file may be replaced.
  ///   - created: seconds since 1970 that a workbook states as its time of creation.
  /// - Returns: cells that a spreadsheet program might have taken for formulas and that were quoted.
  /// - Throws: `FileRefusal`; an old file is left as it was.
  @discardableResult
  public static func write(_ file: OfficeFile, to path: String, force: Bool, created: Int) throws -> Int {
    try check(path, force: force, file.endings)
    switch file {
    case .sheets(let sheets, let csv):
      return try write(csv: csv ?? [], to: path) { path throws(SpreadsheetError) in
        try XlsxWriter.write(sheets, to: path, created: created)
      }
    case .word(let document):
      try InputFile.replace(path, with: document.bytes)
    case .page(let bytes):
      try InputFile.replace(path, with: bytes)
    }
    return 0
  }

  /// Writes the rejected rows of a list, to be mended and imported again.
  @discardableResult
  public static func write(_ returned: ReturnedSheet, to path: String, force: Bool, created: Int) throws
    -> Int
  {
    try check(path, force: force)
    return try write(csv: returned.csv, to: path) { path throws(SpreadsheetError) in
      try XlsxWriter.write(returned.copy, to: path, created: created)
    }
  }

  /// - Throws: `FileRefusal` when a file of this name could not be written now.
  public static func check(_ path: String, force: Bool, _ endings: [String] = ["xlsx", "csv"]) throws {
    let ending = path.split(separator: ".").last?.lowercased()
    guard let ending, endings.contains(ending) else {
      throw FileRefusal.otherEnding(path, endings: endings)
    }
    if !force, InputFile.exists(path) { throw FileRefusal.exists(path) }
  }

  private static func write(
    csv: [[String]], to path: String, _ workbook: (String) throws(SpreadsheetError) -> Void
  ) throws -> Int {
    do {
      if path.lowercased().hasSuffix(".xlsx") {
        try workbook(path)
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
