/// A value with its unit as people read it (带单位的数): 万元, percent, heads, titles, days, points.
public enum Measured {
  public static func text(_ value: String, _ unit: String?) -> Text {
    switch unit {
    case "yuan": Yuan(value).map { Text("\($0.exactWan) 万元", "\($0.decimal) yuan") } ?? Text(same: value)
    case "ratio": percent(value)
    case "heads": Text("\(value) 人", "\(value) heads")
    case "titles": Text("\(value) 件", "\(value) titles")
    case "days": Text("\(value) 天", "\(value) days")
    case "points": Text("\(value) 分", "\(value) points")
    default: Text(same: value)
    }
  }

  /// Two decimals, cut, not rounded.
  public static func percent(_ ratio: String) -> Text {
    Text(same: Fraction(decimal: ratio).map { $0.percent(places: 2) + "%" } ?? ratio)
  }

  /// A threshold as a person would write it: `5%`, `5.5%`, and never cut.
  public static func threshold(_ ratio: String) -> Text {
    guard let fraction = Fraction(decimal: ratio) else { return Text(same: ratio) }
    var digits = fraction.percent(places: 12)
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
    return Text(same: digits + "%")
  }
}
