import Foundation

/// Pinyin initials of names (拼音首字母): 平高集团 is `pgjt`.
///
/// Each character is looked up once and remembered, so a whole list costs little more than its
/// distinct characters.
public struct Pinyin: Sendable {
  private var known: [Character: [String]] = Pinyin.polyphones

  public init() {}

  /// The initials of a name, one entry for each reading of characters that have several: at most 16.
  public mutating func initials(of name: FirmName) -> [String] {
    var readings = [""]
    for character in name.key where character.isLetter || character.isNumber {
      let letters = letters(of: character)
      if letters.isEmpty { continue }
      readings = readings.flatMap { start in letters.map { start + $0 } }
      if readings.count > 16 { readings = Array(readings.prefix(16)) }
    }
    return readings.filter { !$0.isEmpty }
  }

  /// Characters that firms here use with more than one initial.
  private static let polyphones: [Character: [String]] = [
    "长": ["c", "z"], "行": ["h", "x"], "朝": ["c", "z"], "盛": ["s", "c"], "会": ["h", "k"],
    "重": ["z", "c"], "乐": ["l", "y"], "单": ["d", "s"], "尉": ["w", "y"], "曾": ["z", "c"],
    "解": ["j", "x"], "石": ["s", "d"], "藏": ["c", "z"], "传": ["c", "z"], "系": ["x", "j"],
    "调": ["t", "d"], "降": ["j", "x"], "车": ["c", "j"], "校": ["x", "j"], "厦": ["s", "x"],
    "贾": ["j", "g"], "翟": ["z", "d"],
  ]

  private mutating func letters(of character: Character) -> [String] {
    if let letters = known[character] { return letters }
    let letters = Pinyin.transformed(character)
    known[character] = letters
    return letters
  }

  private static func transformed(_ character: Character) -> [String] {
    if character.isASCII { return [character.lowercased()] }
    guard let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false),
      let first = latin.decomposedStringWithCanonicalMapping.unicodeScalars.first,
      first.isASCII, first.properties.isAlphabetic
    else { return [] }
    return [String(Character(first)).lowercased()]
  }
}
