import Spreadsheet

/// Rows of the database laid out by a column set (成表): cells, sums, text and hash from the same values.
struct OfficeSheet {
  let columns: [OfficeColumn]
  let cells: [[Cell]]

  /// - Parameter rows: objects whose keys the columns name.
  init(_ columns: [OfficeColumn], _ rows: [JSON]) {
    self.columns = columns
    cells = rows.map { row in columns.map { $0.cell(row[$0.key]) } }
  }

  /// Titles, then the rows as text: what .csv holds.
  var csv: [[String]] { [columns.map(\.title)] + content }

  /// The rows as text: what the hash is taken of.
  var content: [[String]] { cells.map { $0.map(\.plain) } }

  /// 合计: the sums of the columns that have one; the words stand in the first text column.
  func totals(_ words: String) -> [Cell] {
    let place = columns.firstIndex { $0.kind == .text && $0.width >= 10 } ?? 0
    return columns.indices.map { index in
      if columns[index].isSummed, cells.contains(where: { $0[index] != .empty }) {
        return .number(OfficeSheet.sum(cells.map { $0[index] }))
      }
      return index == place ? .text(words) : .empty
    }
  }

  private static func sum(_ cells: [Cell]) -> String {
    let total = cells.reduce(Int64(0)) { total, cell in
      guard case .number(let text) = cell, let value = ExactDecimal(text)?.scaled(by: 100) else {
        return total
      }
      return total + value
    }
    return total % 100 == 0 ? String(total / 100) : Yuan(fen: total).decimal
  }
}
