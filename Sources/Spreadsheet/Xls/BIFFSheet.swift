/// What the records of one sheet say (工作表记录): every cell, and what is merged or hidden.
struct BIFFSheet {
  enum Content {
    case cell(Cell)
    /// A text of the table that all sheets share, read when it is sent.
    case shared(UInt32)
    /// A text from before Excel 97, which is asked of the library.
    case library
  }

  struct Entry {
    private let place: UInt32
    var content: Content

    init(row: Int, column: Int, content: Content) {
      place = UInt32(truncatingIfNeeded: row << 8 | column)
      self.content = content
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
    while let record = try records.next() { try take(record, &records) }
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

  private mutating func take(
    _ record: BIFFRecord, _ records: inout BIFFRecords
  ) throws(SpreadsheetError) {
    switch record.type {
    case BIFF.sharedLabel: try add(record, .shared(try record.long(6)))
    case BIFF.label, BIFF.richLabel:
      try add(record, globals.isUnicode ? .cell(try text(record, 6, &records)) : .library)
    case BIFF.number: try add(record, number(try record.double(6), style: try record.word(4)))
    case BIFF.shortNumber:
      try add(record, number(BIFFValue.short(try record.long(6)), style: try record.word(4)))
    case BIFF.shortNumbers:
      let first = try record.word(2)
      for index in 0..<max(0, (record.body.count - 6) / 6) {
        let value = BIFFValue.short(try record.long(6 + 6 * index))
        try add(
          try record.word(0), first + index,
          .cell(number(value, style: try record.word(4 + 6 * index))))
      }
    case BIFF.truthOrError:
      let code = try record.byte(6)
      try add(record, try record.byte(7) == 1 ? BIFFValue.error(code) : .boolean(code != 0))
    case BIFF.formula: try takeFormula(record)
    case BIFF.formulaText where awaitingText:
      awaitingText = false
      entries[entries.count - 1].content = .cell(try text(record, 0, &records))
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

  private mutating func add(_ record: BIFFRecord, _ cell: Cell) throws(SpreadsheetError) {
    try add(record, .cell(cell))
  }

  private mutating func add(_ record: BIFFRecord, _ content: Content) throws(SpreadsheetError) {
    try add(try record.word(0), try record.word(2), content)
  }

  private mutating func add(_ row: Int, _ column: Int, _ content: Content) throws(SpreadsheetError) {
    guard column < 256 else { throw CompoundFile.broken("column \(column + 1) of row \(row + 1)") }
    awaitingText = false
    try budget.take(cells: 1)
    try budget.take(bytes: MemoryLayout<Entry>.stride)
    entries.append(Entry(row: row, column: column, content: content))
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
    case 2: try add(record, BIFFValue.error(result))
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

  private func text(
    _ record: BIFFRecord, _ offset: Int, _ records: inout BIFFRecords
  ) throws(SpreadsheetError) -> Cell {
    var text = ""
    if globals.isUnicode {
      let pieces = [record.body] + (try records.continued())
      var reader = BIFFText(pieces, at: record.body.startIndex + offset)
      text = try reader.text()
    } else {
      let body = Array(record.body.dropFirst(offset + 2))
      text = String(decoding: try GB18030.transcode(body, from: 0), as: UTF8.self)
    }
    try budget.take(text: text)
    return text.isEmpty ? .empty : .text(text)
  }

  private func number(_ value: Double, style: Int) -> Cell {
    let showsDate = globals.dateStyles.indices.contains(style) && globals.dateStyles[style]
    return BIFFValue.number(value, showsDate: showsDate, is1904: globals.is1904)
  }
}
