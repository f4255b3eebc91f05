extension Report {
  /// 县区报表: each county's intake against its target, the work done in the period, and the valid stock with its growth.
  public static func counties(_ counts: ReportCounts) throws -> Report {
    let items = [
      "entered", "period_entered", "stock", "planned", "visits", "visited", "applied", "certified", "valid",
      "valid_before",
    ]
    let goals = counts.document["goals"]
    let places = counts.countyPlaces("counties", everyOffice: true)
    let byGrowth = counts.ranks("counties", part: "valid", whole: "valid_before")
    let completion = counts.ranks("counties", part: "entered") { goals[$0].int ?? 0 }
    let year = counts.document["until"].day?.year ?? 0
    let figure = counts.figure(
      "counties", "D2", Text("县区进度", "progress by county"),
      Text(
        "\(year) 年名单入库家数与目标；走访、申报、认定是期间内的次数；有效存量是证书有效的企业家数（D3b），与上年同一天比",
        "intake of the \(year) list against its target; visits, applications, certificates of the period; valid: firms with a valid certificate (D3b), against the same day a year before"
      ),
      [
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county"), .place), .init("goal", Text("目标", "target"), .number),
        .count("entered", "累计入库", "entered"), .count("period_entered", "本期入库", "in period", aside: true),
        .rate("completion", "完成率", "completed", part: "entered", whole: "goal"),
        .init("completion_rank", Text("完成位次", "rank by target"), .number, aside: true),
        .count("stock", "在库", "stock"),
        .count("planned", "有方案", "with plan", aside: true), .count("visits", "走访", "visits"),
        .count("visited", "走访企业", "firms visited", aside: true),
        .init("visits_per_firm", Text("户均走访", "visits a firm"), .number, aside: true),
        .count("applied", "申报", "applied"), .count("certified", "认定", "certified"),
        .count("valid", "有效存量", "valid"), .count("valid_before", "上年同期", "a year before", aside: true),
        .init("net", Text("净增", "net"), .number, aside: true), .init("growth_shown", Text("增速", "growth")),
        .init("growth", Text("增速", "growth"), .number, hidden: true),
        .init("growth_rank", Text("增速位次", "rank by growth"), .number, aside: true),
      ]
    ) { bin in
      places.map { place in
        let n = items.map { counts.count("counties", place, $0, bin: bin) }
        let values = n.map(JSON.int)
        let goal = goals[place]
        return FigureRow(
          place,
          [.string(place), .string(counts.placeName(place)), goal, values[0], values[1]]
            + [Percent.json(n[0], of: goal.int ?? 0), completion[place].map(JSON.int) ?? .null]
            + [values[2], values[3], values[4], values[5]]
            + [n[2] == 0 ? .null : .number(Logarithm.decimal(Double(n[4]) / Double(n[2]), places: 2))]
            + [values[6], values[7], values[8], values[9], .int(n[8] - n[9])]
            + [.string(grown(n[9], n[8])), growthRate(n[9], n[8]), byGrowth[place].map(JSON.int) ?? .null])
      }
    }
    return try Report(.counties, counts, [figure])
  }
}
