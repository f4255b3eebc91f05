/// The forecast of certificates by the end of a year (D13 年末预测) from what became of earlier years on the same day.
///
/// The chance of a stay is the share of the stays that stood in its stage on this day of the three years before and were
/// certified by the end of that year, drawn towards the share of all stages as if by five more stays.
public struct Forecast: Sendable {
  /// What stood in a stage on the day, and how much of it was certified by the end of the year.
  public struct Landmark: Sendable, Equatable {
    public let year: Int
    public let stage: String
    public let open: Int
    public let certified: Int

    public init(year: Int, stage: String, open: Int, certified: Int) {
      self.year = year
      self.stage = stage
      self.open = open
      self.certified = certified
    }
  }

  /// One stage: how many stand there, and the chance of each.
  public struct Line: Sendable, Equatable {
    public let stage: String
    public let open: Int
    public let chance: Double
    /// Stays of earlier years on which the chance rests.
    public let basis: Int
  }

  static let yearsBack = 3
  static let drawn = 5.0

  public let year: Int
  public let lines: [Line]
  /// How many certificates are expected, and their 95 % interval.
  public let expected: Double
  public let interval: ClosedRange<Int>

  /// Nil when no earlier year has anything to compare with.
  public init?(of year: Int, from landmarks: [Landmark]) {
    let past = landmarks.filter { ($0.year < year) && ($0.year >= year - Forecast.yearsBack) }
    let all = past.reduce(0) { $0 + $1.open }
    guard all > 0 else { return nil }
    let share = Double(past.reduce(0) { $0 + $1.certified }) / Double(all)
    self.year = year
    lines = landmarks.filter { $0.year == year && $0.open > 0 }.map { now in
      let same = past.filter { $0.stage == now.stage }
      let (open, certified) = (same.reduce(0) { $0 + $1.open }, same.reduce(0) { $0 + $1.certified })
      return Line(
        stage: now.stage, open: now.open,
        chance: (Double(certified) + Forecast.drawn * share) / (Double(open) + Forecast.drawn), basis: open)
    }
    let distribution = PoissonBinomial(lines.map { ($0.chance, $0.open) })
    expected = lines.reduce(0) { $0 + $1.chance * Double($1.open) }
    interval = distribution.interval(0.95)
  }

  /// The forecast of an earlier year held against what came: the mean square of chance against outcome (Brier), and
  /// whether the number lies in the interval.
  public struct Replay: Sendable, Equatable {
    public let year: Int
    public let expected: Double
    public let interval: ClosedRange<Int>
    public let actual: Int
    public let brier: Double
    public var isCovered: Bool { interval.contains(actual) }
  }

  /// Nil when that year could not have been forecast, or nothing stood open in it.
  public static func replay(_ year: Int, from landmarks: [Landmark]) -> Replay? {
    guard let then = Forecast(of: year, from: landmarks), !then.lines.isEmpty else { return nil }
    var (actual, squares, n) = (0, 0.0, 0)
    for line in then.lines {
      let came = landmarks.first { $0.year == year && $0.stage == line.stage }?.certified ?? 0
      let miss = 1 - line.chance
      squares += Double(came) * miss * miss + Double(line.open - came) * line.chance * line.chance
      actual += came
      n += line.open
    }
    return Replay(
      year: year, expected: then.expected, interval: then.interval, actual: actual, brier: squares / Double(n)
    )
  }
}
