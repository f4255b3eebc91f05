import CZlib

/// Writes ZIP archives (压缩包): the same entries give the same bytes, whatever the time.
public enum ZipWriter {
  /// One file of an archive (条目).
  public struct Entry: Sendable, Equatable {
    /// Path inside the archive, with forward slashes.
    public let name: String
    public let bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    public init(_ name: String, _ markup: Markup) { self.init(name, Array(markup.text.utf8)) }
  }

  /// 1980-01-01, the earliest day the format knows: a clock would make two equal documents differ.
  private static let date: UInt16 = 0x0021
  private static let usesUTF8: UInt16 = 0x0800

  /// The archive, its entries in the order given. Entries must be smaller than 4 GiB, which documents are.
  public static func archive(_ entries: [Entry]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let packed = deflated(entry.bytes)
      let body = packed ?? entry.bytes
      let checksum = entry.bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
      var header: [UInt8] = []
      header.append(little: 20 as UInt16)
      header.append(little: usesUTF8)
      header.append(little: (packed == nil ? 0 : 8) as UInt16)
      header.append(little: 0 as UInt16)
      header.append(little: date)
      header.append(little: UInt32(truncatingIfNeeded: checksum))
      header.append(little: UInt32(body.count))
      header.append(little: UInt32(entry.bytes.count))
      header.append(little: UInt16(entry.name.utf8.count))
      header.append(little: 0 as UInt16)

      directory.append(little: 0x0201_4B50 as UInt32)
      directory.append(little: 20 as UInt16)
      directory += header
      for _ in 0..<3 { directory.append(little: 0 as UInt16) }
      directory.append(little: 0 as UInt32)
      directory.append(little: UInt32(out.count))
      directory += Array(entry.name.utf8)

      out.append(little: 0x0403_4B50 as UInt32)
      out += header
      out += Array(entry.name.utf8)
      out += body
    }
    let start = UInt32(out.count)
    out += directory
    out.append(little: 0x0605_4B50 as UInt32)
    out.append(little: 0 as UInt32)
    out.append(little: UInt16(entries.count))
    out.append(little: UInt16(entries.count))
    out.append(little: UInt32(directory.count))
    out.append(little: start)
    out.append(little: 0 as UInt16)
    return out
  }

  /// Raw deflate data; nil when storing is shorter, or there is no memory to deflate.
  private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let done = bytes.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { room in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
    }
    let size = output.count - Int(stream.avail_out)
    guard done, size < bytes.count else { return nil }
    return Array(output.prefix(size))
  }
}

extension [UInt8] {
  fileprivate mutating func append<Number: FixedWidthInteger>(little number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
