/// The growth of a firm (成长性, 195号 三(七)4): half the sum of two yearly ratios, less one, compared exactly.
enum Growth {
  /// What the values of one to three consecutive years amount to.
  enum Outcome: Equatable {
    case rate(Fraction)
    /// No points, by the text or by custom: a second year of zero, one year alone.
    case none
    /// The text decides nothing: a negative value, or two years of which the first is zero.
    case negative, short
  }

  /// - Parameter values: year-end or yearly amounts in fen, first to last; one to three of them.
  static func outcome(_ values: [Int64]) -> Outcome {
    if values.contains(where: { $0 < 0 }) { return .negative }
    switch values.count {
    case 1: return .none
    case 2: return rate(from: values[0], to: values[1]).map(Outcome.rate) ?? .short
    case 3:
      if values[1] == 0 { return .none }
      if values[0] == 0 { return rate(from: values[1], to: values[2]).map(Outcome.rate) ?? .short }
      let (a, b, c) = (Int128(values[0]), Int128(values[1]), Int128(values[2]))
      return Fraction(b * b + a * c - 2 * a * b, 2 * a * b).map(Outcome.rate) ?? .short
    default: return .short
    }
  }

  /// Points for values, in the bands of a law; nil where people must decide.
  static func points(_ values: [Int64], _ rules: HighTechRules) -> (low: Int, high: Int)? {
    switch outcome(values) {
    case .none: return (0, 0)
    case .negative: return rules.choice(.negativeNetAssets) == "zero" ? (0, 0) : nil
    case .short: return rules.choice(.growthShort) == "zero" ? (0, 0) : nil
    case .rate(let rate):
      guard let band = rules.growthBands.first(where: { $0.admits(rate) }) else { return (0, 0) }
      if isEdge(rate), rules.choice(.growthDBand) == "form", band.least == rate,
        let next = rules.growthBands.first(where: { $0.least < rate })
      {
        return (next.low, next.high)
      }
      return (band.low, band.high)
    }
  }

  /// Exactly 5 %: the body of the law and form 4 differ.
  static func isEdge(_ rate: Fraction) -> Bool { rate == edge }

  private static let edge = Fraction(decimal: "0.05")

  private static func rate(from: Int64, to: Int64) -> Fraction? {
    Fraction(Int128(to) - Int128(from), Int128(from))
  }
}
