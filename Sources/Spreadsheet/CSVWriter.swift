/// Writes rows of text as CSV for Excel and WPS (CSV 导出).
public enum CSVWriter {
  /// An encoded file and what was changed in it.
  public struct Output: Sendable, Equatable {
    /// The file (文件内容).
    public let bytes: [UInt8]
    /// How many cells were given an apostrophe so that no program takes them for a formula (防公式注入).
    public let guardedCells: Int
  }

  /// Encodes rows with CR LF; `raw` leaves cells that look like formulas as they are.
  public static func encode(rows: [[String]], bom: Bool = true, raw: Bool = false) -> Output {
    var bytes = bom ? Encoding.utf8.byteOrderMark : []
    var guardedCells = 0
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(.comma) }
        let guarded = !raw && looksLikeFormula(cell)
        if guarded { guardedCells += 1 }
        append(guarded ? "'" + cell : cell, only: row.count == 1, to: &bytes)
      }
      bytes += [.carriageReturn, .lineFeed]
    }
    return Output(bytes: bytes, guardedCells: guardedCells)
  }

  private static func append(_ cell: String, only: Bool, to bytes: inout [UInt8]) {
    // A record of one empty cell would be a blank line, which readers skip.
    let quotes =
      only && cell.isEmpty
      || cell.utf8.contains {
        $0 == .comma || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn
      }
    guard quotes else {
      bytes += cell.utf8
      return
    }
    bytes.append(.quote)
    for byte in cell.utf8 {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }

  /// Full-width signs count too: Chinese input methods produce them and Excel takes them as operators.
  private static func looksLikeFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "＝", "＋", "－", "＠": return true
    case "+", "-": return !isPlainNumber(cell.utf8.dropFirst())
    default: return false
    }
  }

  private static func isPlainNumber(_ digits: Substring.UTF8View) -> Bool {
    let parts = digits.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
