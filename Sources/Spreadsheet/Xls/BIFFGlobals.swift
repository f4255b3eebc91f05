/// What a workbook stream says about all its sheets (工作簿全局信息).
struct BIFFGlobals {
  struct SheetPlace {
    let offset: Int
    let hidden: Bool
    /// Whether it holds cells; charts and macros do not.
    let isWorksheet: Bool
  }

  private(set) var sheets: [SheetPlace] = []
  private(set) var is1904 = false
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
            offset: Int(try record.long(0)), hidden: try record.byte(4) & 3 != 0,
            isWorksheet: try record.byte(5) == 0))
      default: break
      }
    }
    dateStyles = styles.map { customFormats[$0] ?? NumberFormat.isBuiltinDate($0) }
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
