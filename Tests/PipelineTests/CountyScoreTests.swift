import Pipeline
import Testing

/// 考核得分: points by hand, parts that cannot be had, places with ties.
@Suite struct CountyScoreTests {
  private static func counts(_ cells: [[JSON]], _ head: [JSON.Member] = []) -> ReportCounts {
    ReportCounts(
      JSON.object(
        [
          .init("as_of", "2019-12-31"), .init("known_at", "2020-01-06T09:00:00+08:00"),
          .init("until", "2019-12-31"),
          .init(
            "identity",
            ["before": 0, "entered": 0, "certified": 0, "exited": 0, "stock": 0]),
          .init("names", ["410421": "宝丰县", "410423": "鲁山县", "410425": "郏县", "410404": "石龙区"]),
          .init("goals", ["410421": 12, "410423": 10, "410425": 4]),
          .init("cells", .array(cells.map(JSON.array))),
        ] + head))
  }

  private static func cell(
    _ bin: String, _ figure: String, _ place: String, _ item: String, _ n: Int, days: Int? = nil
  ) -> [JSON] {
    [
      .string(bin), .string(figure), .string(place), .string(item), .int(n), days.map(JSON.int) ?? .null,
      .null,
    ]
  }

  /// Each county: entered, stock, planned, valid, valid a year before, days in stock, days covered.
  private static let places: [(String, [Int])] = [
    ("410421", [9, 8, 6, 5, 4, 1000, 333]), ("410423", [15, 10, 10, 3, 4, 2000, 2000]),
    ("410425", [4, 0, 0, 2, 0, 0, 0]), ("410404", [0, 0, 0, 0, 0, 0, 0]),
  ]

  private static func score(_ head: [JSON.Member] = []) throws -> CountyScore {
    let items = ["entered", "stock", "planned", "valid", "valid_before"]
    let counties = try Report.counties(
      counts(
        places.flatMap { place, n in zip(items, n).map { cell("", "counties", place, $0, $1) } }, head))
    let coverage = try Report.coverage(
      counts(
        places.filter { $0.1[5] > 0 }.flatMap { place, n in
          [
            cell(place, "coverage", "all", "stays", n[1], days: n[5]),
            cell(place, "coverage", "all", "visited_stays", 1, days: n[6]),
          ]
        }, [.init("by", "county")]))
    let conversion = try Report.conversion(counts([], [.init("by", "county")]), days: [365])
    return CountyScore(
      counties: counties, coverage: coverage, conversion: conversion,
      weights: .init(["intake": 30, "plan": 15, "visit": 15, "growth": 40, "growth_full": 25]))
  }

  private func row(_ score: CountyScore, _ county: String) -> [String] {
    let row = score.table.json.array.first { $0["county"].string == county } ?? .null
    return ["points_intake", "points_plan", "points_visit", "points_growth", "total", "rank"].map {
      row[$0].plain
    }
  }

  @Test func 各项得分与手算一致() throws {
    let score = try Self.score()
    // 9/12 of 30; 6/8 of 15; 333/1000 of 15 rounded half up; 25 % growth is all 40.
    #expect(row(score, "410421") == ["22.50", "11.25", "5.00", "40.00", "78.75", "2"])
    // Beyond the goal there is no more than all; a stock that shrinks earns nothing.
    #expect(row(score, "410423") == ["30.00", "15.00", "15.00", "0.00", "60.00", "3"])
    // Nobody in the reserve: plans and visits do not count, 70 points become 100.
    #expect(row(score, "410425") == ["30.00", "", "", "40.00", "100.00", "1"])
    // Nothing to go by.
    #expect(row(score, "410404") == ["", "", "", "", "", ""])
  }

  @Test func 只看得到一个县的人没有名次() throws {
    let score = try Self.score([
      .init("scope", ["role": "county", "county_name": "宝丰县"]), .init("league", [:]),
    ])
    #expect(score.table.rows.count == 4 && score.table.json.array.allSatisfy { $0["rank"].isNull })
  }

  @Test func 县区报表里_看得到一个县的人知道自己的位次() throws {
    let league: JSON = [
      "410421": ["entered": 6, "valid": 3, "valid_before": 2],
      "410423": ["entered": 10, "valid": 9, "valid_before": 3],
    ]
    let own = try Report.counties(
      Self.counts(
        [Self.cell("", "counties", "410421", "entered", 6)],
        [.init("scope", ["role": "county", "county_name": "宝丰县"]), .init("league", league)]))
    let rows = own.rows("counties")
    #expect(rows.map { $0["county"].plain } == ["410421"])
    #expect(rows.first?["completion_rank"].int == 2 && rows.first?["growth_rank"].int == 2)
  }
}
