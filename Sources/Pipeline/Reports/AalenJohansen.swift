/// The Aalen–Johansen estimate of the cumulative incidence of certification (D6 累积发生率), with exit as the
/// competing event and open stays censored.
///
/// 1 − Kaplan–Meier would overstate it: a firm that has left cannot be certified any more.
public struct AalenJohansen: Sendable {
  /// What happened to how many stays so many days after their entry.
  public struct Moment: Sendable, Equatable {
    public let days: Int
    public let certified: Int
    public let exited: Int
    public let censored: Int

    public init(days: Int, certified: Int, exited: Int, censored: Int) {
      self.days = days
      self.certified = certified
      self.exited = exited
      self.censored = censored
    }
  }

  /// The estimate at a horizon.
  public struct Estimate: Sendable, Equatable {
    public let days: Int
    public let certified: Double
    public let exited: Double
    public let inStock: Double
    /// 95 % interval of `certified` on the complementary log-log scale; nil when nothing happened yet.
    public let interval: ClosedRange<Double>?
    /// Stays observed for at least the horizon, before that day's events.
    public let atRisk: Int
  }

  private let moments: [Moment]

  /// - Parameter moments: one for each number of days, in any order.
  public init(_ moments: [Moment]) { self.moments = moments.sorted { $0.days < $1.days } }

  /// The estimate after so many days; events on the day itself count.
  public func estimate(at days: Int) -> Estimate {
    let all = moments.reduce(0) { $0 + $1.certified + $1.exited + $1.censored }
    var risk = all
    var survival = 1.0
    var certified = 0.0
    var exited = 0.0
    var steps: [(incidence: Double, survivalBefore: Double, risk: Double, certified: Double, ended: Double)] =
      []
    for moment in moments where moment.days <= days {
      let n = Double(risk)
      let d = Double(moment.certified)
      let ended = Double(moment.certified + moment.exited)
      if ended > 0 {
        certified += survival * d / n
        exited += survival * Double(moment.exited) / n
        steps.append((certified, survival, n, d, ended))
        survival *= 1 - ended / n
      }
      risk -= moment.certified + moment.exited + moment.censored
    }
    let atRisk = moments.filter { $0.days >= days }.reduce(0) { $0 + $1.certified + $1.exited + $1.censored }
    return Estimate(
      days: days, certified: certified, exited: exited, inStock: survival,
      interval: AalenJohansen.interval(certified, variance: AalenJohansen.variance(certified, steps)),
      atRisk: atRisk)
  }

  /// The delta-method variance of the incidence (Marubini and Valsecchi), as survival packages print it.
  private static func variance(
    _ final: Double,
    _ steps: [(incidence: Double, survivalBefore: Double, risk: Double, certified: Double, ended: Double)]
  ) -> Double {
    steps.reduce(0.0) { sum, step in
      let rest = final - step.incidence
      let (n, d, ended, before) = (step.risk, step.certified, step.ended, step.survivalBefore)
      let first = n > ended ? rest * rest * ended / (n * (n - ended)) : 0
      let second = before * before * (n - d) / n * d / (n * n)
      let third = 2 * rest * before * d / (n * n)
      return sum + first + second - third
    }
  }

  private static func interval(_ value: Double, variance: Double) -> ClosedRange<Double>? {
    guard value > 0, value < 1, variance > 0 else { return nil }
    let spread =
      1.959963984540054 * variance.squareRoot() / ((1 - value) * Logarithm.natural(1 - value)).magnitude
    func bound(_ sign: Double) -> Double {
      1 - Logarithm.power(1 - value, Logarithm.exponential(sign * spread))
    }
    return bound(-1)...bound(1)
  }
}
