/// Lays one document out on its sheet, line by line from the top.
struct TableLayout {
  private static let bodyLine = 15.0
  let document: TableDocument
  let canvas: SheetCanvas
  let formats: FormatBook

  private var columns: [TableDocument.Column] { document.columns }
  private var allColumns: ClosedRange<Int> { 0...max(0, columns.count - 1) }
  private var totalWidth: Double { columns.reduce(0) { $0 + $1.width } }

  func write() throws(SpreadsheetError) {
    for (index, column) in columns.enumerated() { try canvas.width(column: index, column.width) }
    let headerRow = try writeHead()
    try writeHeader(row: headerRow)
    try writeBody(document.rows, from: headerRow + 1, totals: false)
    let lastRow = headerRow + document.rows.count
    var row = lastRow + 1
    if let totals = document.totals {
      try writeBody([totals], from: row, totals: true)
      if !document.rows.isEmpty { try writeSums(totals, row: row, over: headerRow + 1...lastRow) }
      row += 1
    }
    for note in document.footnotes {
      try canvas.across(note, row: row, columns: allColumns, formats.footnote)
      try canvas.height(row: row, lines: TextWidth.lines(note, width: totalWidth), points: Self.bodyLine)
      row += 1
    }
    try canvas.layOut(
      headerRow: headerRow, lastRow: lastRow, frozenColumns: document.frozenColumns,
      isPortrait: document.isPortrait, isHidden: document.isHidden, hasFilter: document.hasFilter)
  }

  /// Writes what stands above the table and returns the row its header belongs in.
  private func writeHead() throws(SpreadsheetError) -> Int {
    var row = 0
    if let attachment = document.attachment {
      try canvas.across(attachment, row: row, columns: allColumns, formats.attachment)
      try canvas.height(row: row, lines: 1, points: 21)
      row += 1
    }
    try canvas.across(document.title, row: row, columns: allColumns, formats.title)
    let lines = TextWidth.lines(document.title, width: totalWidth, scale: 2)
    try canvas.height(row: row, lines: lines, points: 30)
    row += 1
    for line in document.preface {
      try canvas.across(line, row: row, columns: allColumns, formats.footnote)
      try canvas.height(row: row, lines: TextWidth.lines(line, width: totalWidth), points: Self.bodyLine)
      row += 1
    }
    guard document.leftNote != nil || document.rightNote != nil else { return row }
    try writeNotes(row: row)
    return row + 1
  }

  private func writeNotes(row: Int) throws(SpreadsheetError) {
    switch (document.leftNote, document.rightNote) {
    case (let left?, let right?) where columns.count > 1:
      let split = splitColumn(left: left, right: right)
      try canvas.across(left, row: row, columns: 0...split - 1, formats.leftNote)
      try canvas.across(right, row: row, columns: split...columns.count - 1, formats.rightNote)
    case (let left?, let right):
      let text = [left, right].compactMap { $0 }.joined(separator: "　")
      try canvas.across(text, row: row, columns: allColumns, formats.leftNote)
    case (nil, let right):
      try canvas.across(right ?? "", row: row, columns: allColumns, formats.rightNote)
    }
    try canvas.height(row: row, lines: 1, points: Self.bodyLine)
  }

  /// The column the right note begins in: the two share the width as their lengths do.
  private func splitColumn(left: String, right: String) -> Int {
    let lengths = [left, right].map { Double($0.unicodeScalars.count + 1) }
    let share = totalWidth * lengths[0] / (lengths[0] + lengths[1])
    var used = 0.0
    for (index, column) in columns.enumerated() {
      used += column.width
      if used >= share { return min(max(1, index + 1), columns.count - 1) }
    }
    return columns.count - 1
  }

  private func writeHeader(row: Int) throws(SpreadsheetError) {
    for (index, column) in columns.enumerated() {
      try canvas.text(column.header, row, index, formats.header)
    }
    try canvas.height(row: row, lines: lineCount(columns.map(\.header)), points: Self.bodyLine)
  }

  private func writeBody(_ rows: [[Cell]], from first: Int, totals: Bool) throws(SpreadsheetError) {
    var cellFormats: [CellFormats] = []
    for column in columns { cellFormats.append(try formats.cells(of: column, totals: totals)) }
    for (offset, cells) in rows.enumerated() {
      let row = first + offset
      for (index, column) in columns.enumerated() {
        let cell = index < cells.count ? cells[index] : .empty
        try canvas.cell(WrittenCell(cell, in: column.kind), row, index, cellFormats[index])
      }
      try canvas.height(row: row, lines: lineCount(cells.map(WrittenCell.shown)), points: Self.bodyLine)
    }
  }

  /// The numbers of the totals again, as formulas that go on being true when somebody mends a row.
  private func writeSums(_ totals: [Cell], row: Int, over rows: ClosedRange<Int>) throws(SpreadsheetError) {
    for (index, column) in columns.enumerated() where index < totals.count {
      guard case .number(let value) = WrittenCell(totals[index], in: column.kind) else { continue }
      try canvas.sum(of: rows, value, row, index, try formats.cells(of: column, totals: true))
    }
  }

  /// The lines of the tallest cell of a row.
  private func lineCount(_ texts: [String]) -> Int {
    zip(texts, columns).map { TextWidth.lines($0, width: $1.width) }.max() ?? 1
  }
}
