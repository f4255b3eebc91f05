/// Reads a CSV, .xlsx or .xls file, whichever its content shows it to be (读取表格文件).
public enum SpreadsheetReader {
  /// Reads the file at a path; `encoding` overrides the detection for CSV.
  ///
  /// - Parameter xlsProgram: the program started for .xls files, which calls ``XlsChild``; usually the
  ///   running one.
  public static func read(
    path: String, encoding: Encoding? = nil, limits: Limits = .standard,
    xlsProgram: String = "/proc/self/exe"
  ) throws(SpreadsheetError) -> Workbook {
    try read(
      bytes: FileBytes.read(path: path, maxBytes: limits.maxFileBytes), encoding: encoding, limits: limits,
      xlsProgram: xlsProgram)
  }

  /// Reads a file that is already in memory.
  public static func read(
    bytes: [UInt8], encoding: Encoding? = nil, limits: Limits = .standard,
    xlsProgram: String = "/proc/self/exe"
  ) throws(SpreadsheetError) -> Workbook {
    guard bytes.count <= limits.maxFileBytes else {
      throw .tooLarge(.fileBytes, limit: limits.maxFileBytes)
    }
    guard !bytes.isEmpty else { throw .empty }
    switch ContentKind(of: bytes, encoding: encoding) {
    case .zip: return try XlsxReader.read(bytes, limits: limits)
    case .compoundFile(let encrypted):
      guard !encrypted else { throw .encrypted }
      return try XlsReader.read(bytes, program: xlsProgram, limits: limits)
    case .sheetOfExcel4: throw .oldXls
    case .foreign(let name): throw .notASpreadsheet(found: name)
    case .text: return try readCSV(bytes, encoding: encoding, limits: limits)
    }
  }

  private static func readCSV(
    _ bytes: [UInt8], encoding: Encoding?, limits: Limits
  ) throws(SpreadsheetError) -> Workbook {
    // The text lies in memory beside the cells made of it, once as it came and once as UTF-8 if that differs.
    let budget = Budget(limits)
    try budget.take(bytes: bytes.count)
    let text = try TextDecoder.decode(bytes, as: encoding)
    if text.bytes.count != bytes.count || text.label != Encoding.utf8.rawValue {
      try budget.take(bytes: text.bytes.count)
    }
    let delimiter = CSVParser.delimiter(of: text.bytes)
    var parser = CSVParser(bytes: text.bytes, delimiter: delimiter, limits: limits, budget: budget)
    let rows = try parser.parse()
    guard !rows.isEmpty else { throw .empty }
    return Workbook(format: .csv, encoding: text.label, sheets: [Sheet(name: "", rows: rows)])
  }
}
