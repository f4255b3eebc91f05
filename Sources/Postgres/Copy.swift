import CLibPQ

extension Connection {
  /// Pours rows into a table (批量导入) by `copy … from stdin` in text format.
  ///
  /// - Parameters:
  ///   - statement: the whole statement; only ever one that ships with the program.
  ///   - rows: the cells in the order of the statement's columns; nil is NULL.
  /// - Returns: how many rows the server took.
  /// - Throws: `server` naming the line in `context`, `nul` when a cell holds U+0000. Either way no row
  ///   has been taken.
  @discardableResult
  public borrowing func copyIn(
    _ statement: String, rows: some Sequence<[String?]>
  ) throws(PostgresError) -> Int {
    var rows = rows.makeIterator()
    return try pour(statement) { () throws(PostgresError) in rows.next() }
  }

  /// Pours rows in as they are made, until `next` returns nil; what it throws undoes the copy.
  @discardableResult
  public borrowing func copyIn(_ statement: String, next: () throws -> [String?]?) throws -> Int {
    var cause: (any Error)?
    do {
      return try pour(statement) { () throws(PostgresError) in
        do { return try next() } catch {
          cause = error
          throw PostgresError(.misuse, "the rows ended in an error", query: statement)
        }
      }
    } catch {
      throw cause ?? error
    }
  }

  private borrowing func pour(
    _ statement: String, _ next: () throws(PostgresError) -> [String?]?
  ) throws(PostgresError) -> Int {
    try send(SQL(stringLiteral: statement))
    guard let reply = try nextReply(to: statement) else { throw PostgresError(connection: raw) }
    guard reply.status == PGRES_COPY_IN else {
      let refused = reply.status == PGRES_FATAL_ERROR
      let error = refused ? failure(reply, statement) : PostgresError(.misuse, "not a copy from stdin")
      _ = try? finish(statement)
      throw error
    }
    do throws(PostgresError) {
      var buffer = CopyBuffer()
      var line = 0
      while let row = try next() {
        line += 1
        for cell in row { try refuseNUL(in: cell, "row \(line)", query: statement) }
        buffer.append(row)
        if buffer.isFull { try put(&buffer, statement) }
      }
      try put(&buffer, statement)
    } catch {
      // The server must hear that the copy is off before it listens to anything else.
      PQputCopyEnd(raw, "cancelled by the client")
      if !error.connectionLost { _ = try? finish(statement) }
      throw error
    }
    guard PQputCopyEnd(raw, nil) == 1 else { throw PostgresError(connection: raw, query: statement) }
    return try finish(statement).affected
  }

  private borrowing func put(_ buffer: inout CopyBuffer, _ statement: String) throws(PostgresError) {
    let sent = buffer.bytes.withUnsafeBytes { bytes in
      PQputCopyData(raw, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count))
    }
    guard sent == 1 else { throw PostgresError(connection: raw, query: statement) }
    buffer.bytes.removeAll(keepingCapacity: true)
  }
}

/// Rows in COPY's text format, gathered until a piece is worth sending.
struct CopyBuffer {
  var bytes: [UInt8] = []
  private static let size = 64 << 10
  var isFull: Bool { bytes.count >= Self.size }

  init() { bytes.reserveCapacity(Self.size + 4096) }

  mutating func append(_ row: [String?]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      guard var cell else {
        bytes.append(contentsOf: "\\N".utf8)
        continue
      }
      cell.withUTF8 { append($0) }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Four bytes mean something to COPY. No other UTF-8 byte can be mistaken for one of them.
  private mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    for byte in cell {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
      case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
      case UInt8(ascii: "\r"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
      case UInt8(ascii: "\t"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
      default: bytes.append(byte)
      }
    }
  }
}
