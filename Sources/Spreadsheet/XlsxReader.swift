/// Reads a workbook out of its package: which parts there are, then each of them in turn.
struct XlsxReader {
  private let archive: ZipArchive
  private let limits: Limits
  private let budget: Budget

  static func read(_ bytes: [UInt8], limits: Limits) throws(SpreadsheetError) -> Workbook {
    let budget = Budget(limits)
    // The file stays in memory beside what is made of it.
    try budget.take(bytes: bytes.count)
    return try XlsxReader(archive: ZipArchive(bytes, limits: limits), limits: limits, budget: budget)
      .workbook()
  }

  private func workbook() throws(SpreadsheetError) -> Workbook {
    let workbookPath = try findWorkbook()
    let parts = try relationships(of: workbookPath)
    let index = WorkbookPart(budget: budget)
    try parse(workbookPath, with: index)

    let styles = StylesPart(budget: budget)
    if let path = parts.first(ofType: "styles") { try parse(path, with: styles) }
    let strings = SharedStringsPart(budget: budget)
    if let path = parts.first(ofType: "sharedStrings") { try parse(path, with: strings) }

    var sheets: [Sheet] = []
    var seen: Set<String> = []
    for entry in index.sheets {
      guard let part = parts.byIdentifier[entry.relationship] else {
        throw .malformed(part: workbookPath, reason: "sheet without a part")
      }
      // Chart sheets and macro sheets hold no cells.
      guard part.type == "worksheet" else { continue }
      // A hundred sheets that share one part would be a bomb no size limit sees.
      guard seen.insert(part.path).inserted else {
        throw .malformed(part: part.path, reason: "two sheets share one part")
      }
      let cells = CellDecoder(
        part: part.path, strings: strings.strings, dateStyles: styles.dateStyles, is1904: index.is1904)
      let sheet = SheetPart(part: part.path, decoder: cells, limits: limits, budget: budget)
      try parse(part.path, with: sheet)
      sheets.append(sheet.sheet(name: entry.name, hidden: entry.hidden))
    }
    guard !sheets.isEmpty else { throw .empty }
    return Workbook(format: .xlsx, encoding: nil, sheets: sheets)
  }

  private func findWorkbook() throws(SpreadsheetError) -> String {
    var path = "xl/workbook.xml"
    if archive.entry("_rels/.rels") != nil {
      path = try relationships(of: "").first(ofType: "officeDocument") ?? path
    }
    guard path.lowercased().hasSuffix("workbook.xml") || archive.entry("xl/workbook.xml") != nil else {
      throw .notASpreadsheet(found: foreignName())
    }
    guard archive.entry(path) != nil else { throw .notASpreadsheet(found: foreignName()) }
    return path
  }

  private func foreignName() -> String {
    if archive.entry("word/document.xml") != nil { return "DOCX" }
    if archive.entry("ppt/presentation.xml") != nil { return "PPTX" }
    if archive.entry("xl/workbook.bin") != nil { return "XLSB" }
    return archive.entry("mimetype") != nil ? "ODF" : "ZIP"
  }

  private func relationships(of path: String) throws(SpreadsheetError) -> Relationships {
    let handler = Relationships(source: path, budget: budget)
    if archive.entry(handler.ownPath) != nil { try parse(handler.ownPath, with: handler) }
    return handler
  }

  private func parse(_ path: String, with handler: any XMLHandler) throws(SpreadsheetError) {
    guard let entry = archive.entry(path) else { throw .malformed(part: path, reason: "missing") }
    let xml = try XMLStream(part: path, handler: handler)
    try Inflater(archive: archive, entry: entry).stream { (piece) throws(SpreadsheetError) in
      try xml.feed(piece)
    }
    try xml.finish()
  }
}
