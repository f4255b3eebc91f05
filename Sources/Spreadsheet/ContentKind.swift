/// What a file is, told by its first bytes: names are often wrong, above all `.xls`.
enum ContentKind: Equatable {
  case zip
  case compoundFile(encrypted: Bool)
  /// A single sheet as Excel 2 to 4 wrote it, without a container.
  case sheetOfExcel4
  case text
  case foreign(String)

  init(of bytes: [UInt8], encoding: Encoding?) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .compoundFile(encrypted: Self.holdsEncryptedPackage(bytes))
    } else if Self.excel4.contains(where: { bytes.starts(with: $0) }) {
      self = .sheetOfExcel4
    } else if let known = Self.signatures.first(where: { bytes.starts(with: $0.magic) }) {
      self = .foreign(known.name)
    } else if Self.looksLikeMarkup(bytes) {
      self = .foreign("HTML")
    } else if encoding == nil, Self.looksBinary(bytes) {
      self = .foreign("binary")
    } else {
      self = .text
    }
  }

  private static let excel4: [[UInt8]] = [[9, 0, 4, 0], [9, 2, 6, 0], [9, 4, 6, 0]]

  private static let signatures: [(magic: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "PDF"), (Array("{\\rtf".utf8), "RTF"), (Array("Rar!".utf8), "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF], "7z"), ([0x1F, 0x8B], "gzip"), ([0x50, 0x4B, 0x05, 0x06], "ZIP"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("GIF8".utf8), "GIF"),
  ]

  /// Web systems export HTML or XML under the name `.xls`; as CSV it would only yield nonsense.
  private static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(256).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    let lower = head.prefix(16).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return ["<!doctype", "<html", "<table", "<?xml", "<meta"].contains { lower.starts(with: $0.utf8) }
  }

  /// A stray NUL in a text is reported with its place; a file full of control bytes is no text at all.
  private static func looksBinary(_ bytes: [UInt8]) -> Bool {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else { return false }
    let head = bytes.prefix(4096)
    let controls = head.count { $0 < 0x09 || (0x0E...0x1F).contains($0) }
    return head.contains(0) && controls > 1 && controls * 50 > head.count
  }

  /// An encrypted xlsx is a compound file with a stream of this name, written in UTF-16.
  private static func holdsEncryptedPackage(_ bytes: [UInt8]) -> Bool {
    let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    return bytes.withUnsafeBufferPointer { all in
      // Directory names lie on 128-byte boundaries of the file.
      stride(from: 0, to: all.count, by: 128).contains { all[$0...].starts(with: name) }
    }
  }
}
