/// A value with its unit as people read it (带单位的数): 万元, percent, heads, titles, days, points.
public enum Measured {
  public static func text(_ amount: String, _ unit: String?) -> Text {
    // Half a head there may be; `62.00` heads are 62.
    let value = unit != "yuan" && amount.hasSuffix(".00") ? String(amount.dropLast(3)) : amount
    return switch unit {
    case "yuan": Yuan(value).map { Text("\($0.exactWan) 万元", "\($0.decimal) yuan") } ?? Text(same: value)
    case "ratio": percent(value)
    case "heads": Text("\(value) 人", "\(English.many(value, "head"))")
    case "titles": Text("\(value) 件", "\(English.many(value, "title"))")
    case "days": Text("\(value) 天", "\(English.many(value, "day"))")
    case "points": Text("\(value) 分", "\(English.many(value, "point"))")
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
