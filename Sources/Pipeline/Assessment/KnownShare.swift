/// What a share is by the years that are known, while others are missing (已知年份的占比): no verdict, and a hint worth having.
public struct KnownShare: Sendable, Equatable {
  /// A decimal with four places, cut.
  public let decimal: String
  public let years: [Int]

  /// - Parameter evidence: facts of a finding, `2025:rd` with its value; only R&D to sales is a share of several years.
  /// - Returns: nil when no year has both figures, or sales are nothing.
  public init?(_ criterion: Criterion, evidence: [(fact: String, value: String)]) {
    guard criterion == .rdRatio else { return nil }
    func figures(_ key: FactKey) -> [Int: Int64] {
      Dictionary(
        evidence.compactMap { one in
          let halves = one.fact.split(separator: ":").map(String.init)
          guard halves.count == 2, halves[1] == key.rawValue, let year = Int(halves[0]),
            let yuan = Yuan(one.value)
          else { return nil }
          return (year, yuan.fen)
        }, uniquingKeysWith: { first, _ in first })
    }
    let (part, whole) = (figures(.rd), figures(.sales))
    years = part.keys.filter { whole[$0] != nil }.sorted()
    let sum = years.reduce((0, 0) as (Int64, Int64)) {
      ($0.0 + part[$1, default: 0], $0.1 + whole[$1, default: 0])
    }
    guard !years.isEmpty, let share = Fraction(sum.0, over: sum.1) else { return nil }
    decimal = share.cut(places: 4)
  }

  /// `2024、2025年`.
  public var ofYears: Text {
    let said = years.map(String.init)
    return Text(said.joined(separator: "、") + "年", said.joined(separator: ", "))
  }
}
