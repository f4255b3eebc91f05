internal import CXlsxWriter

/// Part of a sheet written again as it was, with some cells marked (原样副本): no title, border or unit of its own.
public struct SheetCopy: Sendable, Equatable {
  /// The name on the tab (工作表名).
  public var name: String
  /// All rows from the first on; an empty one keeps the numbers of those below (行).
  public var rows: [[Cell]]
  /// Blocks of these rows shown as one cell, rows counted from 0 (合并单元格).
  public var merged: [MergedRange]
  /// The rows of the heading, counted from 0 (表头行).
  public var headerRows: ClosedRange<Int>
  /// Widths of the columns (列宽).
  public var widths: [Double]
  /// Cells that stand out, by row and column counted from 0 (标出的单元格).
  public var marked: Set<Place>

  /// A cell by its row and column, counted from 0 (位置).
  public struct Place: Sendable, Hashable {
    let row: Int
    let column: Int

    /// Names a cell (指明位置).
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// Makes a copy (新建副本).
  public init(
    name: String, rows: [[Cell]], merged: [MergedRange], headerRows: ClosedRange<Int>, widths: [Double],
    marked: Set<Place>
  ) {
    self.name = name
    self.rows = rows
    self.merged = merged
    self.headerRows = headerRows
    self.widths = widths
    self.marked = marked
  }
}

extension SheetCopy {
  /// Writes the sheet with the types its cells had: a number stays a number, so that a code that has lost its digits
  /// does not come back looking like one.
  func write(_ canvas: SheetCanvas, _ formats: FormatBook) throws(SpreadsheetError) {
    for (index, width) in widths.enumerated() { try canvas.width(column: index, width) }
    let looks = try formats.copies()
    for range in merged { try canvas.merge(range, looks.plain.text) }
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated()
      where cell != .empty || marked.contains(Place(row: row, column: column)) {
        let isMarked = marked.contains(Place(row: row, column: column))
        let look = isMarked ? looks.marked : headerRows.contains(row) ? looks.header : looks.plain
        switch cell {
        case .number(let digits):
          guard let value = Double(digits), value.isFinite else {
            try canvas.text(digits, row, column, look.text)
            continue
          }
          try canvas.cell(.number(value), row, column, CellFormats(value: look.number, text: look.text))
        case .date:
          try canvas.cell(
            WrittenCell(cell, in: .date), row, column, CellFormats(value: look.date, text: look.text))
        case .boolean:
          try canvas.cell(
            WrittenCell(cell, in: .integer), row, column, CellFormats(value: look.number, text: look.text))
        case .text, .error, .empty:
          try canvas.cell(
            WrittenCell(cell, in: .text), row, column, CellFormats(value: look.text, text: look.text))
        }
      }
      // A title lies across columns: only its own line breaks make it higher.
      guard row >= headerRows.lowerBound else {
        let lines = cells.map { WrittenCell.shown($0).split(separator: "\n").count }.max() ?? 1
        if lines > 1 { try canvas.height(row: row, lines: lines, points: 15) }
        continue
      }
      let lines = zip(cells, widths).map { TextWidth.lines(WrittenCell.shown($0), width: $1) }.max() ?? 1
      try canvas.height(row: row, lines: lines, points: 15)
    }
    try canvas.layOut(
      headerRow: headerRows.upperBound, lastRow: max(rows.count - 1, headerRows.upperBound), frozenColumns: 0)
  }
}

/// How cells of a copy look (副本格式): by what they hold.
struct CopyFormats {
  let text: FormatBook.Format
  let number: FormatBook.Format
  let date: FormatBook.Format
}
