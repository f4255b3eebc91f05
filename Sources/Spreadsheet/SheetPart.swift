/// The cells of one worksheet, built row by row as the part streams in.
final class SheetPart: XMLHandler {
  private let part: String
  private let decoder: CellDecoder
  private let limits: Limits
  private let budget: Budget

  private var rows: [SheetRow] = []
  private var merged: [MergedRange] = []
  private var hiddenRows: Set<Int> = []
  private var hiddenColumns: Set<Int> = []

  private var inData = false
  private var inRow = false
  private var inPhonetic = false
  private var row = 0
  private var cells: [Cell] = []
  private var nextColumn = 0
  private var lastListedColumn = 0
  private var raw: RawCell?
  private var collector = TextCollector()

  init(part: String, decoder: CellDecoder, limits: Limits, budget: Budget) {
    self.part = part
    self.decoder = decoder
    self.limits = limits
    self.budget = budget
  }

  func sheet(name: String, hidden: Bool) -> Sheet {
    Sheet(
      name: name, hidden: hidden, rows: rows, merged: merged, hiddenRows: hiddenRows,
      hiddenColumns: hiddenColumns)
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetError) {
    switch name {
    case "c" where inRow: try startCell(attributes)
    case "v", "t":
      collector.active = raw != nil && !inPhonetic
      if collector.active { raw?.hasValue = true }
    case "f": raw?.hasFormula = true
    case "row" where inData: try startRow(attributes)
    case "rPh": inPhonetic = true
    case "sheetData": inData = true
    case "col": try hideColumns(attributes)
    case "mergeCell":
      guard let range = attributes["ref"].flatMap({ MergedRange($0, limits: limits) }) else {
        throw broken("bad merged range")
      }
      try budget.takeElement(of: MergedRange.self)
      merged.append(range)
    default: break
    }
  }

  func end(_ name: String) throws(SpreadsheetError) {
    switch name {
    case "c": try endCell()
    case "v", "t": collector.active = false
    case "row" where inRow:
      try budget.takeRow()
      rows.append(SheetRow(number: row, cells: Array(cells[...])))
      inRow = false
    case "rPh": inPhonetic = false
    case "sheetData": inData = false
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) throws(SpreadsheetError) {
    try collector.append(bytes, part: part)
  }

  /// Rows must ascend: a row given twice would leave open which of the two is meant.
  private func startRow(_ attributes: XMLAttributes) throws(SpreadsheetError) {
    let number = try attributes["r"].map { (text) throws(SpreadsheetError) in
      guard let number = Int(text), number > row else { throw broken("bad row number \(text.prefix(20))") }
      return number
    }
    row = number ?? row + 1
    guard row <= limits.xlsxRows else { throw broken("row beyond \(limits.xlsxRows)") }
    inRow = true
    cells.removeAll(keepingCapacity: true)
    nextColumn = 0
    if attributes.flag("hidden") || attributes["ht"] == "0" {
      // A set keeps up to half its room empty, and a hash beside each element.
      try budget.take(bytes: 32)
      hiddenRows.insert(row)
    }
  }

  private func startCell(_ attributes: XMLAttributes) throws(SpreadsheetError) {
    var cell = RawCell(type: attributes["t"], style: attributes["s"].flatMap { Int($0) } ?? 0)
    cell.column = nextColumn
    if let text = attributes["r"] {
      guard let place = CellReference(text, limits: limits), place.row == row, place.column >= nextColumn
      else { throw broken("bad cell reference \(text.prefix(20)) in row \(row)") }
      cell.column = place.column
    }
    guard cell.column < limits.xlsxColumns else { throw broken("column beyond \(limits.xlsxColumns)") }
    nextColumn = cell.column + 1
    raw = cell
    collector.clear()
  }

  /// Gaps are filled only up to a cell that holds something, and every filled cell is paid for.
  private func endCell() throws(SpreadsheetError) {
    guard let cell = raw else { return }
    raw = nil
    let value = try decoder.decode(cell, value: collector.string, row: row)
    guard value != .empty else { return }
    try budget.take(cells: cell.column + 1 - cells.count)
    if cell.type != "s" { try budget.take(contentOf: value) }
    cells.append(contentsOf: repeatElement(.empty, count: cell.column - cells.count))
    cells.append(value)
  }

  /// Column ranges must ascend too, so that a million of them cannot each cover all columns.
  private func hideColumns(_ attributes: XMLAttributes) throws(SpreadsheetError) {
    guard let first = attributes["min"].flatMap({ Int($0) }), first > lastListedColumn,
      let last = attributes["max"].flatMap({ Int($0) }), last >= first, last <= limits.xlsxColumns
    else { throw broken("bad column range") }
    lastListedColumn = last
    if attributes.flag("hidden") || attributes["width"] == "0" {
      hiddenColumns.formUnion(first - 1...last - 1)
    }
  }

  private func broken(_ reason: String) -> SpreadsheetError { .malformed(part: part, reason: reason) }
}
