/// An amount of money (金额) in fen, the hundredth of a yuan; never a floating-point number.
public struct Yuan: Sendable, Hashable, Comparable {
  public let fen: Int64

  public init(fen: Int64) { self.fen = fen }

  public static func < (one: Yuan, other: Yuan) -> Bool { one.fen < other.fen }

  /// The largest amount that may be stored: ten million million yuan.
  public static let limit = Yuan(fen: 1_000_000_000_000_000)

  /// Reads `3500000`, `1,234.50`, `350万`, `350万元`, `0.5亿`, `-12.5`; full-width forms are folded.
  ///
  /// - Parameter unit: fen in one unit when the text itself names none: 100 for yuan, 1_000_000 for 万元.
  /// - Returns: nil when the text is not a number, has a fraction of a fen, or exceeds `limit`.
  public init?(_ text: String, unit: Int64 = 100) {
    var body = FirmName.halfWidth(text).trimmingBlanks()[...]
    var scale = unit
    for (suffix, fen) in Yuan.suffixes where body.hasSuffix(suffix) {
      body = body.dropLast(suffix.count)
      scale = fen
      break
    }
    guard let number = ExactDecimal(String(body)), let fen = number.scaled(by: scale),
      fen.magnitude <= Yuan.limit.fen.magnitude
    else { return nil }
    self.init(fen: fen)
  }

  /// Reads the one form the database writes, `-18500000.00`: digits, a point and two places.
  init?(stored text: String) {
    var fen: Int64 = 0
    var places = -1
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where place == 0: continue
      case UInt8(ascii: ".") where places < 0: places = 0
      case 48...57 where place < 18:
        fen = fen * 10 + Int64(byte - 48)
        if places >= 0 { places += 1 }
      default: return nil
      }
    }
    guard places == 2 else { return nil }
    self.init(fen: text.utf8.first == UInt8(ascii: "-") ? -fen : fen)
  }

  private static let suffixes: [(String, Int64)] = [
    ("亿元", 10_000_000_000), ("亿", 10_000_000_000), ("万元", 1_000_000), ("万", 1_000_000), ("元", 100),
  ]

  /// Units that a sheet or `--unit` may name, and the fen in one.
  public static let units: [String: Int64] = [
    "元": 100, "千元": 100_000, "万元": 1_000_000, "百万元": 100_000_000, "千万元": 1_000_000_000,
    "亿元": 10_000_000_000,
  ]

  /// Decimal yuan with two places: `18500000.00`.
  public var decimal: String {
    let cents = fen.magnitude % 100
    return "\(fen < 0 ? "-" : "")\(fen.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// 万元 to the fen, without trailing zeros beyond two decimals: `93.60`, `0.000001`.
  public var exactWan: String {
    let fraction = String(fen.magnitude % 1_000_000)
    var digits = String(repeating: "0", count: 6 - fraction.count) + fraction
    while digits.count > 2, digits.hasSuffix("0") { digits.removeLast() }
    return (fen < 0 ? "-" : "") + grouped(UInt64(fen.magnitude / 1_000_000)) + "." + digits
  }

  /// `1,850.00 万元`, in English `18,500,000.00 yuan`.
  public var said: Text {
    let cents = fen.magnitude % 100
    let whole = (fen < 0 ? "-" : "") + grouped(UInt64(fen.magnitude / 100))
    return Text("\(wan) 万元", "\(whole)\(cents < 10 ? ".0" : ".")\(cents) yuan")
  }

  /// 万元 with two decimals, rounded half away from zero, with thousands separators: for people.
  public var wan: String {
    let hundredths = (fen.magnitude + 5000) / 10_000
    let part = hundredths % 100
    return (fen < 0 && hundredths > 0 ? "-" : "") + grouped(hundredths / 100) + (part < 10 ? ".0" : ".")
      + "\(part)"
  }
}

/// A whole number with a comma every three digits: `1,234,567`.
public func grouped(_ number: UInt64) -> String {
  var digits = Array(String(number))
  var place = digits.count - 3
  while place > 0 {
    digits.insert(",", at: place)
    place -= 3
  }
  return String(digits)
}
