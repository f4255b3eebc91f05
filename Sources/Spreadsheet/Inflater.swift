import CZlib

/// Inflates the entries of an archive piece by piece, so that no part ever lies in memory whole.
struct Inflater {
  /// Takes one piece of a part; the pointer is valid during the call only.
  typealias Sink = (UnsafeRawBufferPointer) throws(SpreadsheetError) -> Void

  private static let pieceBytes = 64 << 10
  let archive: ZipArchive
  let entry: ZipEntry

  /// Feeds the whole entry to `sink`, checking sizes while inflating and the checksum at the end.
  func stream(to sink: Sink) throws(SpreadsheetError) {
    let range = try archive.packedRange(of: entry)
    var produced = 0
    var checksum = crc32(0, nil, 0)
    func take(_ piece: UnsafeRawBufferPointer) throws(SpreadsheetError) {
      produced += piece.count
      try archive.checkSize(produced, of: entry)
      guard produced <= entry.inflatedBytes else { throw broken("inflates to more than it declares") }
      checksum = crc32(checksum, piece.bindMemory(to: UInt8.self).baseAddress, UInt32(piece.count))
      try sink(piece)
    }
    try archive.bytes.withUnsafeBufferPointer { (all) throws(SpreadsheetError) in
      let packed = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[range]))
      if entry.deflated {
        try inflatePieces(packed, take)
      } else {
        for start in stride(from: 0, to: packed.count, by: Self.pieceBytes) {
          try take(UnsafeRawBufferPointer(rebasing: packed[start...].prefix(Self.pieceBytes)))
        }
      }
    }
    guard produced == entry.inflatedBytes else { throw broken("inflates to less than it declares") }
    guard checksum == UInt(entry.checksum) else { throw broken("wrong checksum") }
  }

  private func inflatePieces(_ packed: UnsafeRawBufferPointer, _ sink: Sink) throws(SpreadsheetError) {
    var stream = z_stream()
    // Negative window bits: raw deflate data without a zlib header, as ZIP holds it.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw broken("no memory to inflate")
    }
    defer { inflateEnd(&stream) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceBytes, alignment: 16)
    defer { piece.deallocate() }

    stream.next_in = UnsafeMutablePointer(mutating: packed.bindMemory(to: UInt8.self).baseAddress)
    stream.avail_in = UInt32(packed.count)
    var status = Z_OK
    while status == Z_OK {
      stream.next_out = piece.bindMemory(to: UInt8.self).baseAddress
      stream.avail_out = UInt32(piece.count)
      status = inflate(&stream, Z_NO_FLUSH)
      let filled = piece.count - Int(stream.avail_out)
      if filled > 0 { try sink(UnsafeRawBufferPointer(rebasing: piece[..<filled])) }
    }
    guard status == Z_STREAM_END else { throw broken("broken compressed data") }
  }

  private func broken(_ reason: String) -> SpreadsheetError { .malformed(part: entry.name, reason: reason) }
}
