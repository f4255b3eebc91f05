/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters that name one firm.
///
/// One in hand has the right length and alphabet. Its check digit may still fail: a few real codes do,
/// so `checkDigitHolds` is asked where it matters.
public struct CreditCode: Sendable, Hashable, CustomStringConvertible {
  public let text: String
  public var description: String { text }

  /// Why a text is not a code.
  public enum Flaw: Error, Sendable, Equatable {
    case empty
    /// The old registration number (注册号) of 15 digits, with or without a valid check digit.
    case oldRegistrationNumber
    case length(Int)
    /// A character outside the alphabet, which has no I, O, S, V and Z; position from 1.
    case character(Character, position: Int)
  }

  /// Reads a code; full-width and lower-case letters are folded, blanks at the ends are dropped.
  public init(_ raw: String) throws(Flaw) {
    if raw.utf8.count == 18, raw.utf8.allSatisfy({ $0 < 0x80 && CreditCode.byteValues[Int($0)] >= 0 }) {
      text = raw
      return
    }
    let folded = CreditCode.fold(raw)
    if folded.isEmpty { throw .empty }
    let characters = Array(folded)
    if characters.count == 15, characters.allSatisfy({ $0.isASCII && $0.isNumber }) {
      throw .oldRegistrationNumber
    }
    if let place = characters.firstIndex(where: { CreditCode.values[$0] == nil }) {
      throw .character(characters[place], position: place + 1)
    }
    guard characters.count == 18 else { throw .length(characters.count) }
    text = folded
  }

  /// What a code looks like once typing habits are taken away.
  public static func fold(_ raw: String) -> String {
    FirmName.halfWidth(raw).trimmingBlanks().uppercased()
  }

  /// Whether the eighteenth character follows from the first seventeen.
  public var checkDigitHolds: Bool {
    var sum = 0
    var last = -1
    for (place, byte) in text.utf8.enumerated() {
      let value = Int(CreditCode.byteValues[Int(byte & 0x7F)])
      if place < 17 { sum += value * CreditCode.weights[place] } else { last = value }
    }
    return last == (31 - sum % 31) % 31
  }

  /// The kind of body (登记部门 and 类别), the first two characters: 91 is an enterprise.
  public var kind: String { String(text.prefix(2)) }

  /// Only a resident enterprise (91) can become a high-tech enterprise.
  public var isEnterprise: Bool { kind == "91" }

  /// The area (行政区划), digits 3 to 8: where it was registered, often only the city.
  public var area: String { String(text.dropFirst(2).prefix(6)) }

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  /// The value of each ASCII byte; -1 for those outside the alphabet.
  private static let byteValues: [Int8] = {
    var values = [Int8](repeating: -1, count: 128)
    for (value, character) in alphabet.enumerated() {
      if let byte = character.asciiValue { values[Int(byte)] = Int8(value) }
    }
    return values
  }()
  private static let values = Dictionary(
    uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, $0.offset) })

  /// A code made from its first seventeen characters; nil when they are not seventeen of the alphabet.
  public init?(completing stem: String) {
    guard stem.count == 17, stem.allSatisfy({ CreditCode.values[$0] != nil }) else { return nil }
    var sum = 0
    for (character, weight) in zip(stem, CreditCode.weights) {
      sum += (CreditCode.values[character] ?? 0) * weight
    }
    text = stem + String(CreditCode.alphabet[(31 - sum % 31) % 31])
  }
}
