/// The Kaplan–Meier estimate of how long something lasts (D10 停留时间), what still goes on being cut off, not left out.
public struct KaplanMeier: Sendable {
  /// What ended or was cut off after so many days.
  public struct Moment: Sendable, Equatable {
    public let days: Int
    public let ended: Int
    public let censored: Int

    public init(days: Int, ended: Int, censored: Int) {
      self.days = days
      self.ended = ended
      self.censored = censored
    }
  }

  /// The days on which something ended, the share that lasts longer, and how many were at risk before them.
  public let steps: [(days: Int, survival: Double, atRisk: Int)]
  /// How many there are in all.
  public let all: Int

  /// - Parameter moments: in any order, several of the same day too. What is cut off on a day was at risk on it.
  public init(_ moments: [Moment]) {
    all = moments.reduce(0) { $0 + $1.ended + $1.censored }
    var risk = all
    var survival = 1.0
    var steps: [(days: Int, survival: Double, atRisk: Int)] = []
    let byDay = Dictionary(grouping: moments, by: \.days).sorted { $0.key < $1.key }
    for (days, these) in byDay {
      let ended = these.reduce(0) { $0 + $1.ended }
      if ended > 0 {
        survival *= Double(risk - ended) / Double(risk)
        steps.append((days, survival, risk))
      }
      risk -= ended + these.reduce(0) { $0 + $1.censored }
    }
    self.steps = steps
  }

  /// The share that lasts longer than so many days.
  public func survival(at days: Int) -> Double { steps.last { $0.days <= days }?.survival ?? 1 }

  /// The first day by which at least this share has ended; nil when that has not been seen.
  public func days(until share: Double) -> Int? {
    // The product of fractions may be a hair off the fraction it stands for.
    steps.first { $0.survival <= 1 - share + 1e-12 }?.days
  }
}
