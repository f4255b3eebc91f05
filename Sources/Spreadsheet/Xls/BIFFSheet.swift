/// What the records of one sheet say (工作表记录): every cell but the texts, and what is merged or hidden.
struct BIFFSheet {
  struct Entry {
    private let place: UInt32
    /// Nil for a text, which is asked of the library.
    var cell: Cell?

    init(row: Int, column: Int, cell: Cell?) {
      place = UInt32(truncatingIfNeeded: row << 8 | column)
      self.cell = cell
    }

    /// From 0.
    var row: Int { Int(place >> 8) }
    var column: Int { Int(place & 0xFF) }

    static func precede(_ one: Entry, _ other: Entry) -> Bool { one.place < other.place }
  }

  /// All cells by row and column; programs write them in order, but nothing demands it.
  private(set) var entries: [Entry] = []
  private(set) var merged: [MergedRange] = []
  private(set) var hiddenRows: Set<Int> = []
  private(set) var hiddenColumns: Set<Int> = []
  private let globals: BIFFGlobals
  private let budget: Budget
  private var awaitingText = false

  init(
    _ stream: [UInt8], at offset: Int, globals: BIFFGlobals, budget: Budget
  ) throws(SpreadsheetError) {
    self.globals = globals
    self.budget = budget
    let all = try BIFFRecords(stream, from: offset)
    entries.reserveCapacity(try Self.count(all))
    var records = all
    while let record = try records.next() { try take(record) }
    entries.sort(by: Entry.precede)
  }

  /// The number of cells, so that their list need not grow to twice its size.
  private static func count(_ all: BIFFRecords) throws(SpreadsheetError) -> Int {
    var records = all
    var count = 0
    while let record = try records.next() {
      switch record.type {
      case BIFF.label, BIFF.richLabel, BIFF.sharedLabel, BIFF.number, BIFF.shortNumber, BIFF.truthOrError,
        BIFF.formula:
        count += 1
      case BIFF.shortNumbers: count += record.body.count / 6
      default: break
      }
    }
    return count
  }

  private mutating func take(_ record: BIFFRecord) throws(SpreadsheetError) {
    switch record.type {
    case BIFF.label, BIFF.richLabel, BIFF.sharedLabel: try add(record, nil)
    case BIFF.number: try add(record, number(try record.double(6), style: try record.word(4)))
    case BIFF.shortNumber:
      try add(record, number(Self.short(try record.long(6)), style: try record.word(4)))
    case BIFF.shortNumbers:
      let first = try record.word(2)
      for index in 0..<max(0, (record.body.count - 6) / 6) {
        let value = Self.short(try record.long(6 + 6 * index))
        try add(
          try record.word(0), first + index, number(value, style: try record.word(4 + 6 * index)))
      }
    case BIFF.truthOrError:
      let code = try record.byte(6)
      try add(record, try record.byte(7) == 1 ? Self.error(code) : .boolean(code != 0))
    case BIFF.formula: try takeFormula(record)
    case BIFF.formulaText where awaitingText:
      awaitingText = false
      let text = try self.text(record)
      try budget.take(text: text)
      entries[entries.count - 1].cell = text.isEmpty ? .empty : .text(text)
    case BIFF.row:
      if try record.word(12) & 0x20 != 0 { hiddenRows.insert(try record.word(0) + 1) }
    case BIFF.columns:
      let first = try record.word(0)
      let last = min(try record.word(2), 255)
      let width = try record.word(4)
      let hidden = try record.word(8) & 1 != 0 || width == 0
      if hidden, first <= last { hiddenColumns.formUnion(first...last) }
    case BIFF.merged: try takeMerged(record)
    default: break
    }
  }

  private mutating func add(_ record: BIFFRecord, _ cell: Cell?) throws(SpreadsheetError) {
    try add(try record.word(0), try record.word(2), cell)
  }

  private mutating func add(_ row: Int, _ column: Int, _ cell: Cell?) throws(SpreadsheetError) {
    guard column < 256 else { throw CompoundFile.broken("column \(column + 1) of row \(row + 1)") }
    awaitingText = false
    try budget.take(cells: 1)
    try budget.take(bytes: MemoryLayout<Entry>.stride)
    entries.append(Entry(row: row, column: column, cell: cell))
  }

  /// The result a formula had when the file was saved.
  private mutating func takeFormula(_ record: BIFFRecord) throws(SpreadsheetError) {
    guard try record.word(12) == 0xFFFF else {
      return try add(record, number(try record.double(6), style: try record.word(4)))
    }
    let result = try record.byte(8)
    switch try record.byte(6) {
    case 0:
      // Replaced by the text, which follows in a record of its own.
      try add(record, .error(Cell.noCachedValue))
      awaitingText = true
    case 1: try add(record, .boolean(result != 0))
    case 2: try add(record, Self.error(result))
    default: try add(record, .empty)
    }
  }

  private mutating func takeMerged(_ record: BIFFRecord) throws(SpreadsheetError) {
    for index in 0..<(try record.word(0)) {
      let at = 2 + 8 * index
      let rows = (first: try record.word(at), last: try record.word(at + 2))
      let columns = (first: try record.word(at + 4), last: try record.word(at + 6))
      guard rows.first <= rows.last, columns.first <= columns.last, columns.last < 256 else {
        throw CompoundFile.broken("bad merged range")
      }
      try budget.takeElement(of: MergedRange.self)
      merged.append(
        MergedRange(rows: rows.first + 1...rows.last + 1, columns: columns.first...columns.last))
    }
  }

  private func text(_ record: BIFFRecord) throws(SpreadsheetError) -> String {
    let count = try record.word(0)
    guard globals.isUnicode else {
      return String(
        decoding: try GB18030.transcode(Array(record.body.dropFirst(2)), offset: 0), as: UTF8.self)
    }
    let isWide = try record.byte(2) & 1 == 1
    let body = record.body.dropFirst(3).prefix(isWide ? 2 * count : count)
    guard isWide else { return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) })) }
    let units = stride(from: body.startIndex, to: body.endIndex - 1, by: 2).map { body.little16($0) }
    return String(decoding: units, as: UTF16.self)
  }

  private func number(_ value: Double, style: Int) -> Cell {
    let showsDate = globals.dateStyles.indices.contains(style) && globals.dateStyles[style]
    if showsDate, let date = DateSerial.date(value, is1904: globals.is1904) { return date }
    guard value.isFinite else { return .error("#NUM!") }
    // As a spreadsheet program shows it: no point and no exponent in what is a whole number.
    return .number(abs(value) < 0x1p53 && value == value.rounded() ? "\(Int(value))" : "\(value)")
  }

  /// A number in 30 bits: whole or the upper half of a floating one, either of them in hundredths or not.
  private static func short(_ bits: UInt32) -> Double {
    let value =
      bits & 2 != 0
      ? Double(Int32(bitPattern: bits) >> 2) : Double(bitPattern: UInt64(bits & ~3) << 32)
    return bits & 1 != 0 ? value / 100 : value
  }

  private static func error(_ code: UInt8) -> Cell {
    switch code {
    case 0x00: .error("#NULL!")
    case 0x07: .error("#DIV/0!")
    case 0x0F: .error("#VALUE!")
    case 0x17: .error("#REF!")
    case 0x1D: .error("#NAME?")
    case 0x24: .error("#NUM!")
    case 0x2A: .error("#N/A")
    default: .error("#\(code)")
    }
  }
}
