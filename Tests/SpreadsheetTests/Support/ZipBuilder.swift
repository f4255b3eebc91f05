import CZlib

/// Builds ZIP files byte by byte, the broken ones included.
struct ZipBuilder {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry; `declared` lies about its inflated size, `flags` and `method` go in as they are.
  mutating func add(
    _ name: String, _ content: [UInt8], deflated: Bool = true, declared: Int? = nil, flags: UInt16 = 0,
    method: UInt16? = nil, checksum: UInt? = nil
  ) {
    let packed = deflated ? Self.deflate([content]) : content
    addPacked(
      name, packed, method: method ?? (deflated ? 8 : 0), size: declared ?? content.count,
      checksum: checksum ?? crc32(0, content, UInt32(content.count)), flags: flags)
  }

  mutating func addPacked(
    _ name: String, _ packed: [UInt8], method: UInt16, size: Int, checksum: UInt, flags: UInt16 = 0
  ) {
    let offset = bytes.count
    let common =
      Self.le16(20) + Self.le16(flags) + Self.le16(method) + Self.le32(0) + Self.le32(Int(checksum))
      + Self.le32(packed.count) + Self.le32(size) + Self.le16(UInt16(name.utf8.count)) + Self.le16(0)
    bytes += [0x50, 0x4B, 3, 4] + common + name.utf8 + packed
    directory += [0x50, 0x4B, 1, 2] + Self.le16(20) + common
    directory += Self.le16(0) + Self.le16(0) + Self.le16(0) + Self.le32(0) + Self.le32(offset) + name.utf8
    count += 1
  }

  func finish(comment: String = "") -> [UInt8] {
    let records = Self.le16(UInt16(count)) + Self.le16(UInt16(count))
    let place = Self.le32(directory.count) + Self.le32(bytes.count)
    let tail = Self.le16(UInt16(comment.utf8.count)) + Array(comment.utf8)
    return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + records + place + tail
  }

  /// Raw deflate of pieces that follow each other, so that a gigabyte need not be held.
  static func deflate(_ pieces: some Sequence<[UInt8]>) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var packed: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    func run(_ flush: Int32) {
      buffer.withUnsafeMutableBufferPointer { output in
        repeat {
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          CZlib.deflate(&stream, flush)
          packed += output.prefix(output.count - Int(stream.avail_out))
        } while stream.avail_out == 0
      }
    }
    for var piece in pieces {
      piece.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        run(Z_NO_FLUSH)
      }
    }
    run(Z_FINISH)
    return packed
  }

  private static func le16(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

  private static func le32(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
