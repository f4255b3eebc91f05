import Foundation

/// Strict decoding of GB18030, with the place of the first byte that is none (国标码).
enum GB18030 {
  /// CFStringConvertEncodingToNSStringEncoding(kCFStringEncodingGB_18030_2000)
  private static let foundation = String.Encoding(rawValue: 0x8000_0632)

  static func transcode(_ bytes: [UInt8], offset: Int) throws(SpreadsheetError) -> [UInt8] {
    if let fault = firstMalformed(bytes) { throw .badEncoding(byteOffset: offset + fault) }
    if let text = String(bytes: bytes, encoding: foundation) { return Array(text.utf8) }
    throw .badEncoding(byteOffset: offset + firstUnmapped(bytes))
  }

  /// The first byte that does not begin a one-, two- or four-byte sequence.
  private static func firstMalformed(_ bytes: [UInt8]) -> Int? {
    var at = 0
    while at < bytes.count {
      guard let length = sequenceLength(bytes, at) else { return at }
      at += length
    }
    return nil
  }

  private static func sequenceLength(_ bytes: [UInt8], _ at: Int) -> Int? {
    if bytes[at] < 0x80 { return 1 }
    guard (0x81...0xFE).contains(bytes[at]), at + 1 < bytes.count else { return nil }
    switch bytes[at + 1] {
    case 0x40...0x7E, 0x80...0xFE: return 2
    case 0x30...0x39:
      guard at + 3 < bytes.count, (0x81...0xFE).contains(bytes[at + 2]),
        (0x30...0x39).contains(bytes[at + 3])
      else { return nil }
      return 4
    default: return nil
    }
  }

  /// The first well-formed sequence that stands for no character, found by halving the text.
  private static func firstUnmapped(_ bytes: [UInt8]) -> Int {
    var starts: [Int] = []
    var at = 0
    while at < bytes.count, let length = sequenceLength(bytes, at) {
      starts.append(at)
      at += length
    }
    var good = 0
    var bad = starts.count
    while good + 1 < bad {
      let middle = (good + bad) / 2
      if String(bytes: bytes[..<starts[middle]], encoding: foundation) == nil {
        bad = middle
      } else {
        good = middle
      }
    }
    return starts.indices.contains(good) ? starts[good] : 0
  }
}
