/// What one reading may still take (读取余量): cells, and the memory of all that is kept of the file.
///
/// A cell limit alone is no bound: a small file can hold gigabytes of texts, empty rows or styles.
final class Budget {
  private let limits: Limits
  private var cells: Int
  private var memory: Int

  init(_ limits: Limits) {
    self.limits = limits
    cells = limits.maxCells
    memory = limits.maxMemoryBytes
  }

  func take(cells count: Int) throws(SpreadsheetError) {
    cells -= count
    guard cells >= 0 else { throw .tooLarge(.cells, limit: limits.maxCells) }
    try take(bytes: count * MemoryLayout<Cell>.stride)
  }

  func take(bytes: Int) throws(SpreadsheetError) {
    memory -= bytes
    guard memory >= 0 else { throw .tooLarge(.memory, limit: limits.maxMemoryBytes) }
  }

  /// Takes what a cell needs beside its place in the row.
  func take(contentOf cell: Cell) throws(SpreadsheetError) {
    switch cell {
    case .text(let text), .number(let text), .error(let text): try take(text: text)
    case .date: try take(bytes: Self.block + 24)
    case .empty, .boolean: break
    }
  }

  /// Takes the block a text lies in; up to 15 bytes lie in the value itself.
  func take(text: String) throws(SpreadsheetError) {
    if text.utf8.count > 15 { try take(bytes: Self.block + text.utf8.count) }
  }

  /// Takes an element of a list that grows: half of its room may be empty.
  func takeElement<Element>(of _: Element.Type) throws(SpreadsheetError) {
    try take(bytes: 2 * MemoryLayout<Element>.stride)
  }

  /// Takes a row and the block its cells lie in, but not the cells.
  func takeRow() throws(SpreadsheetError) {
    try takeElement(of: SheetRow.self)
    try take(bytes: Self.block)
  }

  /// The head of an object and of its block of memory.
  private static let block = 48
}
