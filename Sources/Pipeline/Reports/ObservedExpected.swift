/// Certificates observed against expected (D12 帮扶成效), with exposure split at each reassignment.
///
/// The expectation of a day in a stratum is the share of those at risk there that were certified on it: the same
/// increments of which the cumulative incidence (D6) is made. So all that is observed in a stratum is also expected in it.
public struct ObservedExpected: Sendable {
  /// The time one officer had charge of so many stays of a stratum, in days since entry: after `late`, up to `days`.
  public struct Exposure: Sendable {
    public let officer: String
    public let stratum: String
    public let late: Int
    public let days: Int
    public let certified: Bool
    public let n: Int

    public init(officer: String, stratum: String, late: Int, days: Int, certified: Bool, n: Int) {
      self.officer = officer
      self.stratum = stratum
      self.late = late
      self.days = days
      self.certified = certified
      self.n = n
    }
  }

  public private(set) var observed: [String: Int] = [:]
  public private(set) var expected: [String: Double] = [:]

  public init(_ exposures: [Exposure]) {
    for (_, spells) in Dictionary(grouping: exposures, by: \.stratum) {
      let days = Set(spells.filter(\.certified).map(\.days)).sorted()
      let increments = days.map { day in
        let events = spells.filter { $0.certified && $0.days == day }.reduce(0) { $0 + $1.n }
        let risk = spells.filter { $0.late < day && day <= $0.days }.reduce(0) { $0 + $1.n }
        return Double(events) / Double(risk)
      }
      for spell in spells {
        let own = zip(days, increments).filter { spell.late < $0.0 && $0.0 <= spell.days }
        expected[spell.officer, default: 0] += own.reduce(0) { $0 + $1.1 } * Double(spell.n)
        if spell.certified { observed[spell.officer, default: 0] += spell.n }
      }
    }
  }
}

/// Limits of a funnel plot of observed ÷ expected (漏斗界限), widened where all of them vary more than chance.
///
/// Counts are taken on the square-root scale, where their variance is about 1/4; over-dispersion is the mean of the
/// squared z-scores with the outer tenths drawn in (Spiegelhalter 2005), and never narrows the limits.
public struct FunnelLimits: Sendable {
  /// 1 when there is no more spread than chance explains.
  public let dispersion: Double

  /// - Parameter pairs: observed and expected of those that are compared.
  public init(_ pairs: [(observed: Int, expected: Double)]) {
    let scores = pairs.filter { $0.expected > 0 }
      .map { 2 * (Double($0.observed).squareRoot() - $0.expected.squareRoot()) }.sorted()
    guard scores.count > 1 else {
      dispersion = 1
      return
    }
    let cut = scores.count / 10
    let (low, high) = (scores[cut], scores[scores.count - 1 - cut])
    let drawnIn = scores.map { min(max($0, low), high) }
    dispersion = max(1, drawnIn.reduce(0) { $0 + $1 * $1 } / Double(scores.count))
  }

  /// The limits of observed ÷ expected at an expectation; z is 1.96 for 95 % and 3.09 for 99.8 %.
  public func limits(expected: Double, z: Double) -> ClosedRange<Double> {
    let spread = z * dispersion.squareRoot() / (2 * expected.squareRoot())
    let low = max(0, 1 - spread)
    return low * low...(1 + spread) * (1 + spread)
  }

  public static let z95 = 1.959963984540054
  public static let z998 = 3.090232306167813
}
