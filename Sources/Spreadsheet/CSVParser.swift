/// Splits CSV text into records after RFC 4180, byte by byte (CSV 解析).
struct CSVParser {
  let bytes: [UInt8]
  let delimiter: UInt8
  let limits: Limits
  private let budget: Budget
  private var at = 0
  private var cells: [Cell] = []

  /// `bytes` must be valid UTF-8: every structural byte is ASCII and never part of a longer character.
  init(bytes: [UInt8], delimiter: UInt8, limits: Limits, budget: Budget) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.limits = limits
    self.budget = budget
  }

  /// The rows of the text; blank lines are counted, as a spreadsheet program shows them, but left out.
  mutating func parse() throws(SpreadsheetError) -> [SheetRow] {
    if let zero = bytes.firstIndex(of: 0) {
      let place = position(of: zero)
      throw .containsNUL(line: place.line, column: place.column)
    }
    var rows: [SheetRow] = []
    var number = 0
    while at < bytes.count {
      number += 1
      guard number <= limits.maxRows else { throw .tooLarge(.rows, limit: limits.maxRows) }
      if skipLineBreak() { continue }
      try record()
      try budget.takeRow()
      // A copy is as long as the row; the cells gathered one by one have room to spare.
      rows.append(SheetRow(number: number, cells: Array(cells[...])))
      _ = skipLineBreak()
    }
    return rows
  }

  private mutating func record() throws(SpreadsheetError) {
    cells.removeAll(keepingCapacity: true)
    while true {
      guard cells.count < limits.maxColumns else { throw .tooLarge(.columns, limit: limits.maxColumns) }
      try budget.take(cells: 1)
      let text = at < bytes.count && bytes[at] == .quote ? try quotedField() : plainField()
      try budget.take(text: text)
      cells.append(text.isEmpty ? .empty : .text(text))
      guard at < bytes.count, bytes[at] == delimiter else { return }
      at += 1
    }
  }

  /// A quote inside an unquoted field is an ordinary character: inch marks are written so.
  private mutating func plainField() -> String {
    let start = at
    while at < bytes.count, !endsField(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func quotedField() throws(SpreadsheetError) -> String {
    let opening = at
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte != .quote {
        text.append(byte)
      } else if at < bytes.count, bytes[at] == .quote {
        text.append(.quote)
        at += 1
      } else {
        guard at == bytes.count || endsField(bytes[at]) else { throw fault(.textAfterClosingQuote, at) }
        return String(decoding: text, as: UTF8.self)
      }
    }
    throw fault(.unterminatedQuote, opening)
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == .lineFeed || byte == .carriageReturn
  }

  private mutating func skipLineBreak() -> Bool {
    guard at < bytes.count, bytes[at] == .lineFeed || bytes[at] == .carriageReturn else { return false }
    let pair = bytes[at] == .carriageReturn && at + 1 < bytes.count && bytes[at + 1] == .lineFeed
    at += pair ? 2 : 1
    return true
  }

  private func fault(_ reason: SpreadsheetError.CSVFault, _ offset: Int) -> SpreadsheetError {
    let place = position(of: offset)
    return .badCSV(line: place.line, column: place.column, reason: reason)
  }

  /// The line and column of a byte as an editor shows them; worked out only when there is an error.
  private func position(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for index in 0..<offset {
      let byte = bytes[index]
      if byte == .lineFeed || (byte == .carriageReturn && bytes[index + 1] != .lineFeed) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80, byte != .carriageReturn {
        column += 1
      }
    }
    return (line, column)
  }
}

extension CSVParser {
  /// The byte that separates the fields: comma, or tab or semicolon if the first record has more of them.
  ///
  /// Records without any of the three are titles, as in 附件1, and decide nothing.
  static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var commas = 0
    var tabs = 0
    var semicolons = 0
    var quoted = false
    for byte in bytes.drop(while: { $0 == .lineFeed || $0 == .carriageReturn }) {
      switch byte {
      case .quote: quoted.toggle()
      case _ where quoted: continue
      case .comma: commas += 1
      case .tab: tabs += 1
      case .semicolon: semicolons += 1
      default: break
      }
      if byte == .lineFeed || byte == .carriageReturn, commas + tabs + semicolons > 0 { break }
    }
    if tabs > commas, tabs >= semicolons { return .tab }
    return semicolons > commas ? .semicolon : .comma
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let semicolon: UInt8 = 0x3B
}
