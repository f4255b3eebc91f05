/// A reference such as "B12", read within the bounds of the limits (单元格引用).
struct CellReference: Equatable {
  /// From 1.
  let row: Int
  /// From 0.
  let column: Int

  init?(_ text: some StringProtocol, limits: Limits) {
    var column = 0
    var row = 0
    var inDigits = false
    for byte in text.utf8 {
      switch byte {
      case 0x24: continue  // $ marks an absolute reference
      case 0x41...0x5A, 0x61...0x7A:
        guard !inDigits else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case 0x30...0x39:
        inDigits = true
        row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
      guard column <= limits.xlsxColumns, row <= limits.xlsxRows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.row = row
    self.column = column - 1
  }

  /// The letters of a column from 0: A to Z, AA and on.
  static func letters(column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(0x41 + column % 26)))
    return column < 26 ? last : letters(column: column / 26 - 1) + last
  }
}

extension MergedRange {
  /// Reads "A1:C2".
  init?(_ text: String, limits: Limits) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count <= 2, let first = corners.first.flatMap({ CellReference($0, limits: limits) }),
      let last = corners.last.flatMap({ CellReference($0, limits: limits) }),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }
}
