/// What a workbook stream says about all its sheets (工作簿全局信息).
struct BIFFGlobals {
  struct SheetPlace {
    let offset: Int
    /// Nil in files from before Excel 97, whose code page the library knows.
    let name: String?
    let hidden: Bool
    /// Whether it holds cells; charts and macros do not.
    let isWorksheet: Bool
  }

  private(set) var sheets: [SheetPlace] = []
  private(set) var is1904 = false
  private(set) var texts = SharedTexts()
  /// One flag for each style a cell may name.
  private(set) var dateStyles: [Bool] = []
  /// Whether texts are in Unicode, as from Excel 97 on.
  let isUnicode: Bool
  private var customFormats: [Int: Bool] = [:]

  init(_ stream: [UInt8]) throws(SpreadsheetError) {
    var records = try BIFFRecords(stream, from: 0)
    isUnicode = stream.count > 5 && stream.little16(4) == 0x0600
    var styles: [Int] = []
    while let record = try records.next() {
      switch record.type {
      case BIFF.password: throw .encrypted
      case BIFF.dateSystem: is1904 = try record.word(0) == 1
      case BIFF.format: try takeFormat(record)
      case BIFF.style: styles.append(try record.word(2))
      case BIFF.sheet:
        sheets.append(
          SheetPlace(
            offset: Int(try record.long(0)), name: isUnicode ? try Self.name(record) : nil,
            hidden: try record.byte(4) & 3 != 0, isWorksheet: try record.byte(5) == 0))
      case BIFF.sharedTexts: texts = try SharedTexts(record, continued: try records.continued())
      default: break
      }
    }
    dateStyles = styles.map { customFormats[$0] ?? NumberFormat.isBuiltinDate($0) }
  }

  private static func name(_ record: BIFFRecord) throws(SpreadsheetError) -> String {
    let count = Int(try record.byte(6))
    let isWide = try record.byte(7) & 1 == 1
    let body = record.body.dropFirst(8).prefix(isWide ? 2 * count : count)
    guard isWide else { return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) })) }
    let units = stride(from: body.startIndex, to: body.endIndex - 1, by: 2).map { body.little16($0) }
    return String(decoding: units, as: UTF16.self)
  }

  /// Only the ASCII part of a format code tells whether it shows a date; wide characters are passed over.
  private mutating func takeFormat(_ record: BIFFRecord) throws(SpreadsheetError) {
    let identifier = try record.word(0)
    let isWide = isUnicode ? try record.byte(4) & 1 == 1 : false
    let text = record.body.dropFirst(isUnicode ? 5 : 3)
    let code =
      isWide
      ? String(
        decoding: stride(from: text.startIndex, to: text.endIndex - 1, by: 2).map { text.little16($0) },
        as: UTF16.self)
      : String(decoding: text.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    customFormats[identifier] = NumberFormat.isDate(code: code)
  }
}
