import Glibc

/// Reads an .xls file by way of the child process (读取旧版表格).
struct XlsReader {
  let limits: Limits
  let budget: Budget
  var wire: WireReader

  static func read(_ bytes: [UInt8], program: String, limits: Limits) throws(SpreadsheetError) -> Workbook {
    let budget = Budget(limits)
    // The caller keeps the file in memory beside what is made of it.
    try budget.take(bytes: bytes.count)
    let process = try XlsProcess(program: program, input: bytes)
    var reader = XlsReader(limits: limits, budget: budget, wire: WireReader(file: process.output))
    let sheets: [Sheet]?
    do throws(SpreadsheetError) {
      sheets = try reader.sheets(from: program)
    } catch {
      // It may still be writing what nobody wants any more.
      kill(process.id, SIGKILL)
      _ = process.finish()
      throw error
    }
    let signal = process.finish()
    if let sheets { return Workbook(format: .xls, encoding: nil, sheets: sheets) }
    switch signal {
    // The Swift runtime and the C library abort when there is no memory left.
    case SIGABRT: throw .tooLarge(.memory, limit: ChildLimits.memoryBytes)
    case SIGXCPU, SIGKILL: throw .tooLarge(.seconds, limit: limits.maxSeconds)
    case let signal?: throw CompoundFile.broken("its reader ended with signal \(signal)")
    case nil: throw CompoundFile.broken("its reader ended early")
    }
  }

  /// The sheets; nil if the answer breaks off.
  mutating func sheets(from program: String) throws(SpreadsheetError) -> [Sheet]? {
    for expected in Wire.greeting {
      guard wire.byte() == expected else { throw .notReadable("\(program) does not read .xls files") }
    }
    var sheets: [Sheet] = []
    var sheet: Parts?
    while let tag = wire.byte() {
      switch tag {
      case Wire.failure:
        guard let error = wire.failure() else { return nil }
        throw error
      case Wire.end, Wire.sheet:
        if let done = sheet { sheets.append(done.sheet) }
        guard tag == Wire.sheet else {
          guard !sheets.isEmpty else { throw .empty }
          return sheets
        }
        guard let name = wire.text(), let hidden = wire.number(in: 0...1) else { return nil }
        try budget.take(bytes: 256)
        try budget.take(text: name)
        sheet = Parts(name: name, hidden: hidden == 1)
      default:
        guard try sheet?.take(tag, from: &wire, budget) == true else { return nil }
      }
    }
    return nil
  }
}

/// A sheet as it comes in.
private struct Parts {
  let name: String
  let hidden: Bool
  private var rows: [SheetRow] = []
  private var merged: [MergedRange] = []
  private var hiddenRows: Set<Int> = []
  private var hiddenColumns: Set<Int> = []

  private static let allRows = 1...65536
  private static let allColumns = 0...255

  init(name: String, hidden: Bool) {
    self.name = name
    self.hidden = hidden
  }

  var sheet: Sheet {
    Sheet(
      name: name, hidden: hidden, rows: rows, merged: merged, hiddenRows: hiddenRows,
      hiddenColumns: hiddenColumns)
  }

  /// Takes one item; false if it is none.
  mutating func take(_ tag: UInt8, from wire: inout WireReader, _ budget: Budget) throws(SpreadsheetError)
    -> Bool
  {
    switch tag {
    case Wire.hiddenRow:
      guard let row = wire.number(in: Self.allRows) else { return false }
      try budget.take(bytes: 32)
      hiddenRows.insert(row)
    case Wire.hiddenColumn:
      guard let column = wire.number(in: Self.allColumns) else { return false }
      hiddenColumns.insert(column)
    case Wire.merged:
      guard let top = wire.number(in: Self.allRows), let bottom = wire.number(in: top...65536),
        let left = wire.number(in: Self.allColumns), let right = wire.number(in: left...255)
      else { return false }
      try budget.takeElement(of: MergedRange.self)
      merged.append(MergedRange(rows: top...bottom, columns: left...right))
    case Wire.row:
      guard let number = wire.number(in: Self.allRows), number > rows.last?.number ?? 0,
        let count = wire.number(in: 0...256)
      else { return false }
      try budget.takeRow()
      try budget.take(cells: count)
      var cells: [Cell] = []
      cells.reserveCapacity(count)
      for _ in 0..<count {
        guard let cell = wire.cell() else { return false }
        try budget.take(contentOf: cell)
        cells.append(cell)
      }
      rows.append(SheetRow(number: number, cells: cells))
    default: return false
    }
    return true
  }
}
