/// 县（市、区）考核得分: what each county did in a period, in points that the office weighs (a local setting, not law).
public struct CountyScore: Sendable {
  /// How many points each part has (权重), and the growth in per cent that earns all points of growth.
  public struct Weights: Sendable, Equatable {
    let intake: Int
    let plan: Int
    let visit: Int
    let growth: Int
    let fullGrowth: Int

    /// - Parameter settings: of `api.score_settings`; a part that is not set has no points.
    public init(_ settings: JSON) {
      intake = max(0, settings["intake"].int ?? 0)
      plan = max(0, settings["plan"].int ?? 0)
      visit = max(0, settings["visit"].int ?? 0)
      growth = max(0, settings["growth"].int ?? 0)
      fullGrowth = max(1, settings["growth_full"].int ?? 0)
    }

    var all: Int { intake + plan + visit + growth }
  }

  public let asOf: Day
  public let knownAt: String
  public let since: Day?
  public let until: Day?
  public let scope: String?
  public let weights: Weights
  /// One row a county, in the official order, then the firms without one.
  public let table: Table

  /// Scores the counties of three reports of the same two times and the same period.
  ///
  /// - Parameters:
  ///   - coverage, conversion: grouped by county; conversion at 24 months.
  public init(counties: Report, coverage: Report, conversion: Report, weights: Weights) {
    (asOf, knownAt) = (counties.asOf, counties.knownAt)
    (since, until, scope) = (counties.since, counties.until, counties.scope)
    self.weights = weights
    let seen = Dictionary(
      coverage.rows("coverage").map { ($0["group"].plain, $0) }, uniquingKeysWith: { one, _ in one })
    let ripe = Dictionary(grouping: conversion.rows("horizons").filter { $0["mature"].bool == true }) {
      $0["group"].plain
    }
    let scored = counties.rows("counties").filter { !["", "all"].contains($0["county"].plain) }.map { row in
      Scored(row, seen[row["county"].plain] ?? .null, ripe[row["county"].plain] ?? [], weights)
    }
    // A place among one is none.
    let totals = scored.map(\.total)
    table = Table(
      CountyScore.columns,
      scored.map { one in
        let rank =
          counties.scope == nil && scored.count > 1
          ? one.total.map { own in 1 + totals.count { ($0 ?? -1) > own } } : nil
        return one.values + [rank.map(JSON.int) ?? .null]
      })
  }

  /// How the points come about, in one sentence.
  public var says: Text {
    let w = weights
    return Text(
      "得分：入库完成率 ×\(w.intake)（至多满分）＋方案率 ×\(w.plan)＋走访覆盖率（D11）×\(w.visit)＋有效存量增速 ÷ \(w.fullGrowth)% ×\(w.growth)（0 至满分；从无到有得满分）；没有目标、没有在库企业或没有存量的项不计，其余按比例折算为 \(w.all) 分。权重为本地设定（rule show local 的 score_*），不是法规",
      "points: completion ×\(w.intake) (at most all), plans ×\(w.plan), visit coverage (D11) ×\(w.visit), growth of the valid stock ÷ \(w.fullGrowth)% ×\(w.growth) (0 to all; all from nothing to something); a part without target, stock or certificates is left out and the rest drawn to \(w.all). The weights are a local setting (score_* of rule show local), not law"
    )
  }

  static let columns: [Table.Column] = [
    .init("county", Text("县区代码", "county code"), hidden: true),
    .init("county_name", Text("县（市、区）", "county"), .place), .init("goal", Text("目标", "target"), .number),
    .init("entered", Text("入库", "entered"), .number),
    .init("completion", Text("完成率", "completed"), .rate(part: "entered", whole: "goal")),
    .init("stock", Text("在库", "stock"), .number), .init("planned", Text("有方案", "with plan"), .number),
    .init("planned_rate", Text("方案率", "plans"), .rate(part: "planned", whole: "stock")),
    .init("stays", Text("在库经历", "stays"), .number, hidden: true),
    .init("days", Text("在库天数", "days in stock"), .number, hidden: true),
    .init("covered_days", Text("覆盖天数", "days covered"), .number, hidden: true),
    .init(
      "coverage", Text("走访覆盖率", "coverage"), .rate(part: "covered_days", whole: "days", size: "stays")),
    .init("applied", Text("申报", "applied"), .number), .init("certified", Text("认定", "certified"), .number),
    .init("mature", Text("满期家数", "mature"), .number),
    .init("mature_certified", Text("其中认定", "of these certified"), .number, hidden: true),
    .init("mature_rate", Text("期满转化率", "24 months"), .rate(part: "mature_certified", whole: "mature")),
    .init("valid", Text("有效存量", "valid"), .number),
    .init("valid_before", Text("上年同期", "a year before"), .number),
    .init("points_intake", Text("入库得分", "intake"), .number),
    .init("points_plan", Text("方案得分", "plan"), .number),
    .init("points_visit", Text("走访得分", "visit"), .number),
    .init("points_growth", Text("增速得分", "growth"), .number),
    .init("total", Text("总分", "total"), .number), .init("rank", Text("名次", "rank"), .number),
  ]
}

/// One county's numbers and points, in hundredths of a point.
private struct Scored {
  let values: [JSON]
  let total: Int?

  init(_ row: JSON, _ coverage: JSON, _ ripe: [JSON], _ weights: CountyScore.Weights) {
    let (entered, goal) = (row["entered"].int ?? 0, row["goal"].int ?? 0)
    let (planned, stock) = (row["planned"].int ?? 0, row["stock"].int ?? 0)
    let (covered, days) = (coverage["covered_days"].int ?? 0, coverage["days"].int ?? 0)
    let (valid, before) = (row["valid"].int ?? 0, row["valid_before"].int ?? 0)
    let mature = ripe.reduce(0) { $0 + ($1["entered"].int ?? 0) }
    let certified = ripe.reduce(0) { $0 + ($1["certified"].int ?? 0) }
    let growth =
      before == 0
      ? Scored.points(valid == 0 ? 0 : 1, of: valid == 0 ? 0 : 1, weights.growth)
      : Scored.points((valid - before) * 100, of: before * weights.fullGrowth, weights.growth)
    let parts = [
      (Scored.points(entered, of: goal, weights.intake), weights.intake),
      (Scored.points(planned, of: stock, weights.plan), weights.plan),
      (Scored.points(covered, of: days, weights.visit), weights.visit), (growth, weights.growth),
    ]
    let possible = parts.reduce(0) { $0 + ($1.0 == nil ? 0 : $1.1) }
    let earned = parts.reduce(0) { $0 + ($1.0 ?? 0) }
    total = possible == 0 ? nil : (2 * earned * weights.all + possible) / (2 * possible)
    values =
      [row["county"], row["county_name"], row["goal"], .int(entered), Percent.json(entered, of: goal)]
      + [.int(stock), .int(planned), Percent.json(planned, of: stock), .int(coverage["stays"].int ?? 0)]
      + [.int(days), .int(covered), Percent.json(covered, of: days), row["applied"], row["certified"]]
      + [.int(mature), .int(certified), Percent.json(certified, of: mature), .int(valid), .int(before)]
      + parts.map { Scored.json($0.0) } + [Scored.json(total)]
  }

  /// Hundredths of points for a fraction between nothing and all, rounded half up; nil of a fraction of nothing.
  private static func points(_ part: Int, of whole: Int, _ most: Int) -> Int? {
    guard whole > 0 else { return nil }
    return (2 * most * 100 * min(max(part, 0), whole) + whole) / (2 * whole)
  }

  private static func json(_ hundredths: Int?) -> JSON {
    hundredths.map { .number(Yuan(fen: Int64($0)).decimal) } ?? .null
  }
}
