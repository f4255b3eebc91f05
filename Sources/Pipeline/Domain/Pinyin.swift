import Foundation

/// Pinyin initials of names (拼音首字母): 平高集团 is `pgjt`.
///
/// Each character is looked up once and remembered, so a whole list costs little more than its
/// distinct characters.
public struct Pinyin: Sendable {
  private var known: [Unicode.Scalar: [UInt8]] = Pinyin.polyphones

  public init() {}

  /// The initials of a name, one entry for each reading of characters that have several: at most 16.
  public mutating func initials(of name: FirmName) -> [String] {
    var readings: [[UInt8]] = [[]]
    for scalar in name.key.unicodeScalars {
      let letters = letters(of: scalar)
      guard let first = letters.first else { continue }
      if letters.count == 1 {
        for place in readings.indices { readings[place].append(first) }
      } else {
        readings = Array(readings.flatMap { start in letters.map { start + [$0] } }.prefix(16))
      }
    }
    return readings.lazy.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Characters that firms here use with more than one initial.
  private static let polyphones: [Unicode.Scalar: [UInt8]] = [
    "长": "cz", "行": "hx", "朝": "cz", "盛": "sc", "会": "hk", "重": "zc", "乐": "ly", "单": "ds", "尉": "wy",
    "曾": "zc", "解": "jx", "石": "sd", "藏": "cz", "传": "cz", "系": "xj", "调": "td", "降": "jx", "车": "cj",
    "校": "xj", "厦": "sx", "贾": "jg", "翟": "zd",
  ].mapValues { Array($0.utf8) }

  private mutating func letters(of scalar: Unicode.Scalar) -> [UInt8] {
    if let letters = known[scalar] { return letters }
    let letters = Pinyin.initial(of: scalar).map { [$0] } ?? []
    known[scalar] = letters
    return letters
  }

  private static func initial(of scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return nil }
    let latin =
      scalar.isASCII ? String(scalar) : String(scalar).applyingTransform(.mandarinToLatin, reverse: false)
    guard let first = latin?.decomposedStringWithCanonicalMapping.lowercased().utf8.first,
      scalar.isASCII || (97...122).contains(first)
    else { return nil }
    return first
  }
}
