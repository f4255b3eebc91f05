import CLibPQ
public import FoundationEssentials

extension Connection {
  /// Pours rows into a table (批量导入) by `copy … from stdin` in text format, a piece at a time.
  ///
  /// - Parameters:
  ///   - statement: the whole statement; only ever one that ships with the program.
  ///   - next: appends the cells of the next row in the order of the statement's columns, or gives false after the
  ///     last row. What it throws undoes the copy.
  /// - Returns: how many rows the server took.
  /// - Throws: `server` naming the line in `context`, `nul` when a cell holds U+0000. Either way no row
  ///   has been taken.
  @discardableResult
  public borrowing func copyIn(_ statement: String, next: (inout CopyRow) throws -> Bool) throws -> Int {
    try send(SQL(stringLiteral: statement))
    guard let reply = try nextReply(to: statement) else { throw PostgresError(connection: raw) }
    guard reply.status == PGRES_COPY_IN else {
      let refused = reply.status == PGRES_FATAL_ERROR
      let error = refused ? failure(reply, statement) : PostgresError(.misuse, "not a copy from stdin")
      _ = try? finish(statement)
      throw error
    }
    do {
      var row = CopyRow()
      var line = 1
      while try next(&row) {
        if row.hasNUL { throw PostgresError(.nul, "U+0000 in row \(line)", query: statement) }
        row.end()
        line += 1
        if row.isFull { try put(&row, statement) }
      }
      try put(&row, statement)
    } catch {
      // The server must hear that the copy is off before it listens to anything else.
      PQputCopyEnd(raw, "cancelled by the client")
      if (error as? PostgresError)?.connectionLost != true { _ = try? finish(statement) }
      throw error
    }
    guard PQputCopyEnd(raw, nil) == 1 else { throw PostgresError(connection: raw, query: statement) }
    return try finish(statement).affected
  }

  private borrowing func put(_ row: inout CopyRow, _ statement: String) throws(PostgresError) {
    let sent = row.bytes.withUnsafeBytes { bytes in
      PQputCopyData(raw, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count))
    }
    guard sent == 1 else { throw PostgresError(connection: raw, query: statement) }
    row.bytes.removeAll(keepingCapacity: true)
  }
}

/// A row in COPY's text format (待导入的一行), behind the rows that wait to be sent with it.
public struct CopyRow {
  fileprivate var bytes: [UInt8] = []
  fileprivate private(set) var hasNUL = false
  private static let size = 64 << 10
  fileprivate var isFull: Bool { bytes.count >= Self.size }

  fileprivate init() { bytes.reserveCapacity(Self.size + 4096) }

  /// Appends a cell; nil is NULL.
  public mutating func append(_ cell: String?) {
    if let cell { escape(cell, inArray: false) } else { bytes.append(contentsOf: "\\N".utf8) }
    bytes.append(Self.tab)
  }

  public mutating func append(_ id: UUID) {
    bytes.append(contentsOf: id.hexadecimal)
    bytes.append(Self.tab)
  }

  /// Appends an array of texts; every element is quoted, so that none can be mistaken for NULL.
  public mutating func append(array elements: [String?]) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for element in elements {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      guard let element else {
        bytes.append(contentsOf: "NULL".utf8)
        continue
      }
      bytes.append(Self.quote)
      escape(element, inArray: true)
      bytes.append(Self.quote)
    }
    bytes.append(UInt8(ascii: "}"))
    bytes.append(Self.tab)
  }

  /// The tab behind the last cell becomes the end of the line.
  fileprivate mutating func end() {
    bytes[bytes.count - 1] = UInt8(ascii: "\n")
  }

  /// Few texts hold a byte that means something to COPY or to an array; the others are copied as they are. No byte
  /// of a longer UTF-8 character can be mistaken for one of them.
  private mutating func escape(_ text: String, inArray: Bool) {
    var text = text
    text.withUTF8 { text in
      var isPlain = true
      for byte in text { isPlain = isPlain && byte >= 0x20 && byte != Self.backslash && byte != Self.quote }
      if isPlain { return bytes.append(contentsOf: text) }
      for byte in text {
        switch byte {
        // The array takes one backslash away, and COPY one of two.
        case Self.backslash: bytes.append(contentsOf: repeatElement(byte, count: inArray ? 4 : 2))
        case Self.quote where inArray: bytes.append(contentsOf: [Self.backslash, Self.backslash, byte])
        case UInt8(ascii: "\n"): bytes.append(contentsOf: [Self.backslash, UInt8(ascii: "n")])
        case UInt8(ascii: "\r"): bytes.append(contentsOf: [Self.backslash, UInt8(ascii: "r")])
        case Self.tab: bytes.append(contentsOf: [Self.backslash, UInt8(ascii: "t")])
        case 0: hasNUL = true
        default: bytes.append(byte)
        }
      }
    }
  }

  private static let tab = UInt8(ascii: "\t")
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
}

extension UUID {
  /// The id as the server prints it, in lower case.
  var hexadecimal: [UInt8] {
    withUnsafeBytes(of: uuid) { id in
      var text: [UInt8] = []
      text.reserveCapacity(36)
      func append(digit: UInt8) { text.append(digit + (digit < 10 ? 48 : 87)) }
      for (place, byte) in id.enumerated() {
        if place >= 4, place <= 10, place.isMultiple(of: 2) { text.append(UInt8(ascii: "-")) }
        append(digit: byte >> 4)
        append(digit: byte & 0xF)
      }
      return text
    }
  }
}
