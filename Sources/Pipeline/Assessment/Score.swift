/// The innovation score (创新能力评价, 195号 三(七)) as an interval: what counts decide, and what is judgement.
public struct Score: Sendable, Equatable {
  /// One of the twelve items, in points.
  public struct Item: Sendable, Equatable {
    public let id: String
    public let low: Int
    public let high: Int
    /// Facts that would narrow it.
    public let missing: [String]

    init(_ id: String, _ low: Int, _ high: Int, missing: [String] = []) {
      self.id = id
      self.low = low
      self.high = high
      self.missing = missing
    }
  }

  /// Gives a figure that may be used on the day, or nil.
  typealias Lookup = (FactKey, Int) -> AssessmentInput.Stated?

  public let items: [Item]
  public let forecast: [String]

  /// The sum of the lows; intellectual property counts at most 30 in all.
  public var low: Int { total(\.low) }
  public var high: Int { total(\.high) }
  public var missing: [String] { items.flatMap(\.missing) }

  public var json: JSON {
    [
      "low": .int(low), "high": .int(high),
      "items": .array(
        items.map { ["id": .string($0.id), "low": .int($0.low), "high": .int($0.high)] }),
    ]
  }

  private func total(_ end: KeyPath<Item, Int>) -> Int {
    let ip = items.filter { $0.id.hasPrefix("ip_") }.reduce(0) { $0 + $1[keyPath: end] }
    let rest = items.filter { !$0.id.hasPrefix("ip_") }.reduce(0) { $0 + $1[keyPath: end] }
    return min(ip, 30) + rest
  }

  init(_ input: AssessmentInput, lookup: @escaping Lookup, years: [Int], lastYear: Int, applyOn: Day) {
    var forecast: [String] = []
    func figure(_ key: FactKey, _ year: Int) -> Int64? {
      guard let stated = lookup(key, year) else { return nil }
      if stated.forecast { forecast.append("\(year):\(key.rawValue)") }
      return stated.value.hundredths
    }
    /// Self-assessed points of the last year, or of the year of application.
    func judged(_ key: FactKey) -> Item {
      let most = Int(key.mostPoints ?? 0)
      guard let stated = input.facts[lastYear]?[key] ?? input.facts[applyOn.year]?[key] else {
        return Item(key.rawValue, 0, most, missing: ["\(lastYear):\(key.rawValue)"])
      }
      let points = Int(stated.value.hundredths / 100)
      return Item(key.rawValue, points, points)
    }
    func growth(_ id: String, _ key: FactKey) -> Item {
      let values = years.map { figure(key, $0) }
      guard !years.isEmpty, values.allSatisfy({ $0 != nil }) else {
        let missing = zip(years, values).filter { $1 == nil }.map { "\($0.0):\(key.rawValue)" }
        return Item(id, 0, 10, missing: missing.isEmpty ? ["\(lastYear):\(key.rawValue)"] : missing)
      }
      guard let band = Growth.band(values.compactMap { $0 }) else {
        return Item(id, 0, 10, missing: ["judgement:\(key.rawValue)"])
      }
      return Item(id, band.low, band.high)
    }
    items = [
      judged(.ipAdvance), judged(.ipSupport), Score.quantity(input.titles, applyOn),
      judged(.ipAcquisition), judged(.ipStandard), Score.conversion(input.achievements, years),
      judged(.mgmtSystem), judged(.mgmtInstitute), judged(.mgmtConversion), judged(.mgmtPeople),
      growth("growth_net_assets", .netAssets), growth("growth_sales", .sales),
    ]
    self.forecast = forecast
  }

  /// Ⅰ类 one or more 7–8; Ⅱ类 five or more 5–6, three or four 3–4, one or two 1–2.
  static func quantity(_ titles: [AssessmentInput.Title], _ applyOn: Day) -> Item {
    guard !titles.isEmpty else { return Item("ip_quantity", 0, 8, missing: ["ip"]) }
    let granted = titles.filter { $0.granted.map { $0 <= applyOn } ?? false }
    let second = granted.count { !$0.kind.isClassOne }
    if granted.contains(where: { $0.kind.isClassOne }) { return Item("ip_quantity", 7, 8) }
    switch second {
    case 5...: return Item("ip_quantity", 5, 6)
    case 3...4: return Item("ip_quantity", 3, 4)
    case 1...2: return Item("ip_quantity", 1, 2)
    default: return Item("ip_quantity", 0, 0)
    }
  }

  /// Conversions a year over the years that count. Nothing recorded is not known to be nothing; more than
  /// none but less than one a year has no band in the text and stays open from 0 to 6.
  static func conversion(_ achievements: [Int: Int], _ years: [Int]) -> Item {
    let count = years.reduce(0) { $0 + (achievements[$1] ?? 0) }
    guard count > 0, !years.isEmpty else {
      return Item("conversion", 0, 30, missing: ["achievement"])
    }
    for (least, low, high) in [(5, 25, 30), (4, 19, 24), (3, 13, 18), (2, 7, 12), (1, 1, 6)]
    where count >= least * years.count {
      return Item("conversion", low, high)
    }
    return Item("conversion", 0, 6)
  }
}

/// The growth bands (成长性, 195号 三(七)4): half the sum of two yearly ratios, less one, compared exactly.
enum Growth {
  /// Points for values of one to three consecutive years; nil where the text decides nothing.
  ///
  /// A negative value needs people. A first year of zero leaves the last two; a second year of zero gives
  /// none. One year alone has no growth; two years of which the first is zero decide nothing.
  static func band(_ values: [Int64]) -> (low: Int, high: Int)? {
    if values.contains(where: { $0 < 0 }) { return nil }
    let rate: Fraction?
    switch values.count {
    case 1: return (0, 0)
    case 2:
      if values[0] == 0 { return nil }
      rate = growth(from: values[0], to: values[1])
    case 3:
      if values[1] == 0 { return (0, 0) }
      guard values[0] > 0 else {
        rate = growth(from: values[1], to: values[2])
        break
      }
      let (a, b, c) = (Int128(values[0]), Int128(values[1]), Int128(values[2]))
      rate = Fraction(b * b + a * c - 2 * a * b, 2 * a * b)
    default: return nil
    }
    guard let rate else { return nil }
    for (least, low, high) in [("0.35", 9, 10), ("0.25", 7, 8), ("0.15", 5, 6), ("0.05", 3, 4)] {
      if let bound = Fraction(decimal: least), rate >= bound { return (low, high) }
    }
    return rate.numerator > 0 ? (1, 2) : (0, 0)
  }

  private static func growth(from: Int64, to: Int64) -> Fraction? {
    Fraction(Int128(to) - Int128(from), Int128(from))
  }
}
