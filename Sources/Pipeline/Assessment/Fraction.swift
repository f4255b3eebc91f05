/// An exact ratio (分数) of two whole numbers, compared by cross-multiplication; never a floating-point number.
public struct Fraction: Sendable, Comparable {
  public let numerator: Int128
  /// Always positive.
  public let denominator: Int128

  /// Nil when the denominator is not positive.
  public init?(_ numerator: Int64, over denominator: Int64) {
    self.init(Int128(numerator), Int128(denominator))
  }

  /// A whole number.
  public init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// An amount of fen, in yuan.
  init(fen: Int64) {
    numerator = Int128(fen)
    denominator = 100
  }

  init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A decimal such as `0.05`.
  public init?(decimal text: String) {
    guard let decimal = ExactDecimal(text) else { return nil }
    numerator = Int128(decimal.digits)
    denominator = ExactDecimal.powerOfTen(decimal.places)
  }

  public static func < (one: Fraction, other: Fraction) -> Bool {
    one.numerator * other.denominator < other.numerator * one.denominator
  }

  public static func == (one: Fraction, other: Fraction) -> Bool {
    one.numerator * other.denominator == other.numerator * one.denominator
  }

  /// The smallest whole number not below the fraction times `amount`.
  func ceiling(times amount: Int64) -> Int64 {
    let product = numerator * Int128(amount)
    let quotient = product / denominator
    return Int64(clamping: product % denominator > 0 ? quotient + 1 : quotient)
  }

  /// A hundred times the fraction, cut to a number of decimals.
  public func percent(places: Int) -> String {
    guard places > 0 else { return String(numerator * 100 / denominator) }
    return Fraction(numerator * 100, denominator)?.cut(places: places) ?? ""
  }

  /// Cut, not rounded, to a number of decimals: a ratio just below a threshold never looks as if it met it.
  public func cut(places: Int) -> String {
    let scale = ExactDecimal.powerOfTen(places)
    let scaled = numerator * scale
    var quotient = scaled / denominator
    if scaled % denominator < 0 { quotient -= 1 }
    let magnitude = quotient.magnitude
    let fraction = String(magnitude % scale.magnitude)
    return (quotient < 0 ? "-" : "") + "\(magnitude / scale.magnitude)."
      + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
