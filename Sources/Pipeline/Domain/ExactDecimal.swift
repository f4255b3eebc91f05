/// A decimal number read strictly (十进制数): digits, at most one point, commas only between groups of three.
///
/// `12abc`, `+5`, `NaN`, `1e5` and `1,23` are not numbers here, unlike in the standard readers.
public struct ExactDecimal: Sendable, Equatable {
  /// The number times ten to the power of `places`.
  public let digits: Int64
  /// Decimal places, 0 to 15, without trailing zeros.
  public let places: Int

  public init?(_ text: String) {
    var body = text.trimmingBlanks()[...]
    let negative = body.hasPrefix("-")
    if negative { body = body.dropFirst() }
    let halves = body.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = ExactDecimal.withoutCommas(halves[0]), !whole.isEmpty else { return nil }
    var fraction = halves.count == 2 ? String(halves[1]) : ""
    if halves.count == 2, fraction.isEmpty { return nil }
    guard (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    guard fraction.utf8.count <= 15, let magnitude = Int64(whole + fraction) else { return nil }
    digits = negative ? -magnitude : magnitude
    places = fraction.utf8.count
  }

  /// The number times a scale, when that is a whole number that fits.
  public func scaled(by scale: Int64) -> Int64? {
    let product = Int128(digits) * Int128(scale)
    let divisor = ExactDecimal.powerOfTen(places)
    guard product % divisor == 0 else { return nil }
    return Int64(exactly: product / divisor)
  }

  static func powerOfTen(_ places: Int) -> Int128 {
    (0..<places).reduce(Int128(1)) { power, _ in power * 10 }
  }

  private static func withoutCommas(_ text: Substring) -> String? {
    guard text.contains(",") else { return String(text) }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return groups.joined()
  }
}
