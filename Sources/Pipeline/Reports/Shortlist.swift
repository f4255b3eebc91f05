/// 百快遴选: holders ranked by size, growth and R&D with weights that the office sets, each row with its reasons.
///
/// Of each indicator a firm gets the share of the other firms that have less, from 0 to 100 points; its score is the
/// weighted mean. A firm without a figure that has a weight gets no score: unknown is not nothing. Ties share a rank.
public struct Shortlist: Sendable {
  public struct Weights: Sendable, Equatable {
    public let size: Int
    public let growth: Int
    public let rd: Int

    public init(size: Int, growth: Int, rd: Int) {
      self.size = size
      self.growth = growth
      self.rd = rd
    }

    var all: [Int] { [size, growth, rd] }
    var sum: Int { size + growth + rd }
  }

  struct Row {
    let firm: JSON
    /// Size in fen, growth and R&D share as fractions: what points come from.
    let values: [Fraction?]
    /// Of each, how many of the other firms have less, and how many others there are.
    var shares: [(less: Int, of: Int)?] = [nil, nil, nil]
    /// Hundredths of a point.
    var points: [Int?] {
      shares.map { $0.map { Shortlist.rounded(Int128($0.less) * 10_000, Int128($0.of)) } }
    }
    /// Hundredths of a point.
    var score: Int?
    var rank: Int?
  }

  public let asOf: String
  public let year: Int
  public let weights: Weights
  let rows: [Row]

  /// - Parameters:
  ///   - base: of `Store.shortlistBase`.
  ///   - weights: instead of those that the office set.
  /// - Throws: `ShortlistRefusal.noWeights` when there are none.
  public init(_ base: JSON, weights given: Weights?) throws {
    asOf = base["as_of"].plain
    year = base["year"].int ?? 0
    let set = base["weights"]
    guard
      let weights = given
        ?? (set.isNull
          ? nil : Weights(size: set["size"].int ?? 0, growth: set["growth"].int ?? 0, rd: set["rd"].int ?? 0))
    else { throw ShortlistRefusal.noWeights(asOf: asOf) }
    self.weights = weights
    var rows = base["firms"].array.map { Row(firm: $0, values: Shortlist.values($0)) }
    for place in 0..<3 {
      let known = rows.compactMap { $0.values[place] }
      for index in rows.indices {
        guard let own = rows[index].values[place] else { continue }
        let less = known.count { $0 < own }
        rows[index].shares[place] = known.count > 1 ? (less, known.count - 1) : (1, 1)
      }
    }
    for index in rows.indices { rows[index].score = Shortlist.mean(rows[index].shares, weights) }
    let scores = rows.compactMap(\.score)
    for index in rows.indices {
      rows[index].rank = rows[index].score.map { own in 1 + scores.count { $0 > own } }
    }
    self.rows = rows.sorted { one, other in
      (one.rank ?? .max, one.firm["no"].int ?? 0) < (other.rank ?? .max, other.firm["no"].int ?? 0)
    }
  }

  static func rounded(_ whole: Int128, _ parts: Int128) -> Int { Int((whole * 2 + parts) / (parts * 2)) }

  /// The weighted mean of the shares in hundredths of a point, exact until it is rounded; nil where one that has a weight
  /// is not known.
  private static func mean(_ shares: [(less: Int, of: Int)?], _ weights: Weights) -> Int? {
    var whole: Int128 = 0
    var parts: Int128 = 1
    for (weight, share) in zip(weights.all, shares) where weight > 0 {
      guard let share else { return nil }
      whole = whole * Int128(share.of) + Int128(weight * share.less) * parts
      parts *= Int128(share.of)
    }
    return rounded(whole * 10_000, parts * Int128(weights.sum))
  }

  private static func values(_ firm: JSON) -> [Fraction?] {
    func fen(_ key: String) -> Int64? { firm[key].string.flatMap { Yuan($0)?.fen } }
    let sales = fen("sales")
    func share(_ part: Int64?, _ whole: Int64?) -> Fraction? {
      guard let part, let whole else { return nil }
      return Fraction(part, over: whole)
    }
    return [sales.map { Fraction(fen: $0) }, share(sales, fen("before")), share(fen("rd"), sales)]
  }

  static func hundredths(_ value: Int?) -> JSON {
    guard let value else { return .null }
    let part = value % 100
    return .number("\(value / 100).\(part < 10 ? "0" : "")\(part)")
  }

  /// - Parameter most: how many ranks to show; nil for all, those without a score last.
  public func table(most: Int?, _ language: Language) -> Table {
    Table(
      [
        .init("rank", Text("位次", "rank"), .number), .init("no", Text("编号", "no"), .number),
        .init("name", Text("企业名称", "firm")), .init("county_name", Text("县（市、区）", "county")),
        .init("score", Text("得分", "score"), .number), .init("size", Text("规模分", "size"), .number),
        .init("growth", Text("增速分", "growth"), .number), .init("rd", Text("研发分", "R&D"), .number),
        .init("why", Text("依据", "why")),
      ],
      rows.filter { row in most.map { most in row.rank.map { $0 <= most } ?? false } ?? true }.map { row in
        [
          row.rank.map(JSON.int) ?? .null, row.firm["no"], row.firm["name"], row.firm["county_name"],
          Shortlist.hundredths(row.score), Shortlist.hundredths(row.points[0]),
          Shortlist.hundredths(row.points[1]),
          Shortlist.hundredths(row.points[2]), .string(why(row)[language]),
        ]
      })
  }

  private func why(_ row: Row) -> Text {
    func wan(_ key: String) -> String? { row.firm[key].string.flatMap { Yuan($0)?.wan } }
    let missing = [
      ("sales", Text("\(year) 年销售收入", "sales \(year)")),
      ("before", Text("\(year - 1) 年销售收入", "sales \(year - 1)")),
      ("rd", Text("\(year) 年研发费用", "R&D \(year)")),
    ]
    .filter { row.firm[$0.0].isNull }.map(\.1)
    if row.score == nil {
      return Text(
        "缺：" + missing.map(\.zh).joined(separator: "、"),
        "missing: " + missing.map(\.en).joined(separator: ", "))
    }
    let sales = wan("sales") ?? "-"
    let before = wan("before") ?? "-"
    let rd = wan("rd") ?? "-"
    return Text(
      "销售 \(sales) 万元（上年 \(before)），研发 \(rd) 万元；权重 \(weights.size):\(weights.growth):\(weights.rd)",
      "sales \(sales) (before \(before)), R&D \(rd), in 10k yuan; weights \(weights.size):\(weights.growth):\(weights.rd)"
    )
  }
}
