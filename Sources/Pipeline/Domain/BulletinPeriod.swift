/// The year, quarter or month a bulletin speaks of (通报期间).
public struct BulletinPeriod: Sendable, Equatable {
  /// `2019`, `2019Q4` or `2019-11`.
  public let code: String
  /// `2019年第四季度`.
  public let name: Text
  public let since: Day
  public let until: Day

  /// Reads `2019`, `2019Q4`, `2019-11`, and `2019年`, `2019年四季度`, `2019年11月`; nil when it is none of these.
  public init?(_ typed: String) {
    var plain = FirmName.halfWidth(typed).trimmingBlanks().uppercased()
    for (place, word) in ["一", "二", "三", "四"].enumerated() {
      for form in ["年第\(word)季度", "年\(word)季度", "年第\(place + 1)季度"] {
        plain = plain.replacing(form, with: "Q\(place + 1)")
      }
    }
    if plain.hasSuffix("月") { plain = String(plain.dropLast()).replacing("年", with: "-") }
    if plain.hasSuffix("年") { plain.removeLast() }
    func number(_ text: Substring) -> Int? {
      !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
    guard plain.utf8.count >= 4, let year = number(plain.prefix(4)) else { return nil }
    let rest = plain.dropFirst(4)
    let months: ClosedRange<Int>
    if rest.isEmpty {
      months = 1...12
      code = String(year)
      name = Text("\(year)年", "\(year)")
    } else if rest.first == "Q", let quarter = number(rest.dropFirst()), (1...4).contains(quarter) {
      months = (quarter * 3 - 2)...(quarter * 3)
      code = "\(year)Q\(quarter)"
      name = Text("\(year)年第\(["一", "二", "三", "四"][quarter - 1])季度", "Q\(quarter) \(year)")
    } else if rest.first == "-", let month = number(rest.dropFirst()), (1...12).contains(month) {
      months = month...month
      code = "\(year)-\(month < 10 ? "0" : "")\(month)"
      name = Text("\(year)年\(month)月", code)
    } else {
      return nil
    }
    guard let first = Day(year: year, month: months.lowerBound, day: 1),
      let last = Day(
        year: year, month: months.upperBound, day: Day.length(year: year, month: months.upperBound))
    else { return nil }
    since = first
    until = last
  }
}
