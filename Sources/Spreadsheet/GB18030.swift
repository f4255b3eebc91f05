import Foundation

/// Strict decoding of GB18030, with the place of the first byte that is none (国标码).
enum GB18030 {
  /// CFStringConvertEncodingToNSStringEncoding(kCFStringEncodingGB_18030_2000)
  private static let foundation = String.Encoding(rawValue: 0x8000_0632)

  private static let pieceBytes = 1 << 20

  static func transcode(_ bytes: [UInt8], from first: Int) throws(SpreadsheetError) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 * 3)
    var start = first
    // Piece by piece, since the decoder keeps two copies of what it is given.
    while start < bytes.count {
      let end = try pieceEnd(bytes, from: start)
      guard let text = String(bytes: bytes[start..<end], encoding: foundation) else {
        throw .badEncoding(byteOffset: start + firstUnmapped(Array(bytes[start..<end])))
      }
      output += text.utf8
      start = end
    }
    return output
  }

  /// The end of a piece that breaks no sequence; a byte that begins no one-, two- or four-byte sequence is refused.
  private static func pieceEnd(
    _ bytes: [UInt8], from start: Int
  ) throws(SpreadsheetError) -> Int {
    var at = start
    while at < bytes.count, at - start < pieceBytes {
      guard let length = sequenceLength(bytes, at) else { throw .badEncoding(byteOffset: at) }
      at += length
    }
    return at
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
