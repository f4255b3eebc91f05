/// Gathers the character data of the element that is being read, and no other.
struct TextCollector {
  /// Excel allows 32,767 characters in a cell; nothing longer than this is a cell.
  private static let maxBytes = 1 << 20
  private(set) var bytes: [UInt8] = []
  var active = false

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ piece: UnsafeRawBufferPointer, part: String) throws(SpreadsheetError) {
    guard active else { return }
    guard bytes.count + piece.count <= Self.maxBytes else {
      throw .malformed(part: part, reason: "a text of more than 1 MiB")
    }
    bytes.append(contentsOf: piece)
  }

  /// The text with the escapes `_xHHHH_` resolved, by which the format holds what XML cannot.
  var string: String {
    guard bytes.contains(0x5F) else { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if let scalar = escaped(at) {
        output.append(contentsOf: scalar.utf8)
        at += 7
      } else {
        output.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private func escaped(_ at: Int) -> Unicode.Scalar? {
    guard at + 6 < bytes.count, bytes[at] == 0x5F, bytes[at + 1] == 0x78, bytes[at + 6] == 0x5F,
      let value = UInt32(String(decoding: bytes[at + 2..<at + 6], as: UTF8.self), radix: 16), value > 0
    else { return nil }
    return Unicode.Scalar(value)
  }
}
