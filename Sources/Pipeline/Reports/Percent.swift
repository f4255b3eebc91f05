/// Percentages for people (百分比): one decimal, and none where they would mislead.
enum Percent {
  /// Below so many no percentage is printed.
  static let fewest = 5

  static func text(_ rate: Double) -> String { text(tenths: Int((rate * 1000).rounded())) }

  static func text(tenths: Int) -> String {
    "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)%"
  }

  /// The rate of a part in a whole. Of fewer than five it is `2/4`; where some are still open (未满期) it is a lower
  /// bound, rounded down, for one that was rounded up would be none.
  static func text(_ part: Int, of whole: Int, open: Int = 0, size: Int? = nil) -> Text {
    guard whole > 0 else { return Text(same: "-") }
    let waiting = open == 0 ? Text(same: "") : Text("，\(open) 未满期", ", \(open) not mature")
    if (size ?? whole) < fewest { return Text(same: "\(part)/\(whole)") + waiting }
    if open == 0 { return Text(same: text(Double(part) / Double(whole))) }
    return Text(same: "≥\(text(tenths: part * 1000 / whole))") + waiting
  }

  /// Whether a cell says `2/4`, with or without what is still open.
  static func isFraction(_ cell: String) -> Bool {
    let parts = cell.prefix { $0.isNumber || $0 == "/" }.split(
      separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  /// The fraction as JSON carries it; null of nothing.
  static func json(_ part: Int, of whole: Int) -> JSON {
    whole == 0 ? .null : json(Double(part) / Double(whole))
  }

  static func json(_ value: Double?) -> JSON { value.map { .number(Logarithm.decimal($0)) } ?? .null }
}
