/// The character encodings a CSV file may be in (字符编码).
public enum Encoding: String, Sendable, CaseIterable {
  /// Unicode in bytes, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// Unicode in 16-bit units, low byte first, as Excel saves "Unicode 文本".
  case utf16le = "UTF-16LE"
  /// Unicode in 16-bit units, high byte first.
  case utf16be = "UTF-16BE"
  /// The national standard, which contains GBK and GB2312 (国标码).
  case gb18030 = "GB18030"

  /// The bytes of U+FEFF in this encoding.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16le: [0xFF, 0xFE]
    case .utf16be: [0xFE, 0xFF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    }
  }
}
