/// One file of the ZIP directory.
struct ZipEntry {
  let name: String
  let deflated: Bool
  let checksum: UInt32
  let packedBytes: Int
  let inflatedBytes: Int
  let headerOffset: Int
}

/// The central directory of a ZIP file, checked against the limits before anything is inflated.
struct ZipArchive {
  let bytes: [UInt8]
  let limits: Limits
  private var entries: [String: ZipEntry] = [:]

  init(_ bytes: [UInt8], limits: Limits) throws(SpreadsheetError) {
    self.bytes = bytes
    self.limits = limits
    let end = try Self.endRecord(bytes)
    let count = Int(bytes.littleEndian16(at: end + 10))
    var at = Int(bytes.littleEndian32(at: end + 16))
    guard count != 0xFFFF, at != 0xFFFF_FFFF else { throw Self.malformed("zip64 is not supported") }
    guard count <= limits.maxEntries else { throw .tooLarge(.entries, limit: limits.maxEntries) }
    var total = 0
    for _ in 0..<count {
      let entry = try directoryEntry(at: &at, end: end)
      try check(entry)
      total += entry.inflatedBytes
      guard total <= limits.maxTotalBytes else { throw .bomb(part: entry.name, exceeded: .totalBytes) }
      guard entries.updateValue(entry, forKey: Self.key(entry.name)) == nil else {
        throw Self.malformed("two entries named \(entry.name)")
      }
    }
  }

  /// The entry of that name; part names do not distinguish case.
  func entry(_ name: String) -> ZipEntry? { entries[Self.key(name)] }

  /// The names of all entries, in their normal form.
  var names: some Collection<String> { entries.keys }

  static func malformed(_ reason: String) -> SpreadsheetError { .malformed(part: "zip", reason: reason) }

  private static func key(_ name: String) -> String {
    let slashes = name.utf8.lazy.map { $0 == 0x5C ? 0x2F : $0 }
    return String(decoding: slashes.drop { $0 == 0x2F }, as: UTF8.self).lowercased()
  }

  /// The offset of the end record, which closes the file but for a comment of at most 64 KiB.
  private static func endRecord(_ bytes: [UInt8]) throws(SpreadsheetError) -> Int {
    let size = 22
    var at = bytes.count - size
    let lowest = max(0, at - 0xFFFF)
    while at >= lowest {
      if bytes.littleEndian32(at: at) == 0x0605_4B50,
        at + size + Int(bytes.littleEndian16(at: at + 20)) == bytes.count
      {
        return at
      }
      at -= 1
    }
    throw malformed("no end record: the file is cut off")
  }

  private func directoryEntry(at: inout Int, end: Int) throws(SpreadsheetError) -> ZipEntry {
    guard at + 46 <= end, bytes.littleEndian32(at: at) == 0x0201_4B50 else {
      throw Self.malformed("broken directory")
    }
    let nameLength = Int(bytes.littleEndian16(at: at + 28))
    let extra = Int(bytes.littleEndian16(at: at + 30)) + Int(bytes.littleEndian16(at: at + 32))
    let nameStart = at + 46
    guard nameStart + nameLength + extra <= end else { throw Self.malformed("broken directory") }
    let name = String(decoding: bytes[nameStart..<nameStart + nameLength], as: UTF8.self)
    let method = bytes.littleEndian16(at: at + 10)
    guard bytes.littleEndian16(at: at + 8) & 1 == 0 else { throw .encrypted }
    guard method == 0 || method == 8 else {
      throw .malformed(part: name, reason: "compression method \(method)")
    }
    let entry = ZipEntry(
      name: name, deflated: method == 8, checksum: bytes.littleEndian32(at: at + 16),
      packedBytes: Int(bytes.littleEndian32(at: at + 20)),
      inflatedBytes: Int(bytes.littleEndian32(at: at + 24)),
      headerOffset: Int(bytes.littleEndian32(at: at + 42)))
    at = nameStart + nameLength + extra
    return entry
  }

  private func check(_ entry: ZipEntry) throws(SpreadsheetError) {
    guard entry.inflatedBytes != 0xFFFF_FFFF, entry.packedBytes != 0xFFFF_FFFF else {
      throw .malformed(part: entry.name, reason: "zip64 is not supported")
    }
    try checkSize(entry.inflatedBytes, of: entry)
  }

  /// Asked with the size the directory declares and again with what has really come out.
  func checkSize(_ size: Int, of entry: ZipEntry) throws(SpreadsheetError) {
    guard size <= limits.maxPartBytes else { throw .bomb(part: entry.name, exceeded: .partBytes) }
    guard size <= Limits.ratioExemptBytes || size / max(1, entry.packedBytes) < limits.maxRatio else {
      throw .bomb(part: entry.name, exceeded: .ratio)
    }
  }

  /// Where the packed bytes of an entry lie.
  func packedRange(of entry: ZipEntry) throws(SpreadsheetError) -> Range<Int> {
    let at = entry.headerOffset
    guard at + 30 <= bytes.count, bytes.littleEndian32(at: at) == 0x0403_4B50 else {
      throw .malformed(part: entry.name, reason: "no local header")
    }
    let start = at + 30 + Int(bytes.littleEndian16(at: at + 26)) + Int(bytes.littleEndian16(at: at + 28))
    guard start + entry.packedBytes <= bytes.count else {
      throw .malformed(part: entry.name, reason: "data is cut off")
    }
    return start..<start + entry.packedBytes
  }
}

extension [UInt8] {
  /// The caller has checked that the bytes are there.
  fileprivate func littleEndian16(at index: Int) -> UInt16 {
    UInt16(self[index]) | UInt16(self[index + 1]) << 8
  }

  fileprivate func littleEndian32(at index: Int) -> UInt32 {
    UInt32(littleEndian16(at: index)) | UInt32(littleEndian16(at: index + 2)) << 16
  }
}
