import Foundation

/// Pinyin of names (拼音): 平高集团 is `pgjt` and `pinggaojituan`.
///
/// Each character is looked up once and remembered, so a whole list costs little more than its
/// distinct characters.
public struct Pinyin: Sendable {
  private var known: [Unicode.Scalar: [String]] = Polyphones.table

  public init() {}

  /// What a name is found by: its initials and its full spelling, once for each reading, from its beginning and,
  /// where it begins with a place (平顶山市…), from the word behind it. At most 40 words, none twice.
  public mutating func readings(of name: FirmName) -> [String] {
    var words: [String] = []
    let key = name.key
    for part in [key, PlaceNames.dropped(from: key)] {
      let syllables = part.unicodeScalars.map { self.syllables(of: $0) }
        .filter { !$0.isEmpty }
      let letters = syllables.map { Pinyin.distinct($0.map { String($0.prefix(1)) }) }
      for word in Pinyin.joined(letters, most: 12) + Pinyin.joined(syllables, most: 8)
      where !word.isEmpty && !words.contains(word) { words.append(word) }
    }
    return words
  }

  /// The full spelling of a word by its usual readings, to look for others that sound alike; nil unless it is all Chinese.
  public static func spelling(of name: FirmName) -> String? {
    var pinyin = Pinyin()
    let syllables = name.key.unicodeScalars.map { $0.isASCII ? nil : pinyin.syllables(of: $0).first }
    guard syllables.count > 1, !syllables.contains(nil) else { return nil }
    return syllables.compactMap { $0 }.joined()
  }

  /// All ways through the choices, first choices first, at most so many.
  private static func joined(_ choices: [[String]], most: Int) -> [String] {
    choices.reduce([""]) { starts, next in
      Array(starts.flatMap { start in next.map { start + $0 } }.prefix(most))
    }
  }

  private static func distinct(_ letters: [String]) -> [String] {
    letters.reduce(into: []) { kept, one in if !kept.contains(one) { kept.append(one) } }
  }

  private mutating func syllables(of scalar: Unicode.Scalar) -> [String] {
    if let syllables = known[scalar] { return syllables }
    let syllables = Pinyin.transformed(scalar)
    known[scalar] = syllables
    return syllables
  }

  private static func transformed(_ scalar: Unicode.Scalar) -> [String] {
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return [] }
    if scalar.isASCII { return [String(scalar).lowercased()] }
    guard let latin = String(scalar).applyingTransform(.mandarinToLatin, reverse: false) else { return [] }
    let scalars = latin.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
    let plain = String(String.UnicodeScalarView(scalars.filter { ("a"..."z").contains($0) }))
    guard let first = scalars.first, ("a"..."z").contains(first) else { return [] }
    // 铝、绿：input methods write lv, names in passports lu.
    guard scalars.contains("\u{308}") else { return [plain] }
    return [plain.replacingOccurrences(of: "u", with: "v"), plain]
  }
}

/// Places that firms' names begin with (地名): people search by the word behind them.
enum PlaceNames {
  private static let prefixes = [
    "河南省", "河南", "平顶山市", "平顶山", "新华区", "卫东区", "石龙区", "湛河区", "宝丰县", "宝丰", "叶县",
    "鲁山县", "鲁山", "郏县", "舞钢市", "舞钢", "汝州市", "汝州", "高新区", "示范区",
  ]

  /// The name without them; whole when nothing would be left.
  static func dropped(from key: String) -> String {
    var rest = key[...]
    while let place = prefixes.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(place.count) }
    return rest.isEmpty ? key : String(rest)
  }
}
