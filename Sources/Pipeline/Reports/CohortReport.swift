extension Report {
  /// 队列报表: D2 intake by year, D4 conversion within months of entry, D5 conversion to date.
  public static func cohort(_ counts: ReportCounts) throws -> Report {
    let goals = counts.document["targets"]
    let intake = counts.figure(
      "intake", "D2", Text("入库数", "intake"),
      Text("当年名单入库的企业数，分首次与再次", "firms on the list of a year, for the first time or again"),
      [
        .init("year", Text("入库年度", "intake year"), .number), .count("entered", "入库", "entered"),
        .count("first", "首次", "first time"), .count("again", "再次", "again"),
        .init("target", Text("目标", "target"), .number),
        .rate("attainment", "完成率", "attainment", part: "entered", whole: "target"),
      ]
    ) { bin in
      counts.places("intake", bin: bin).map { year in
        let values = counts.counts("intake", year, ["entered", "first", "again"], bin: bin)
        let goal = counts.by == nil || counts.by == .year ? goals[year] : .null
        return FigureRow(
          year, [.number(year)] + values + [goal, Percent.json(values[0].int ?? 0, of: goal.int ?? 0)])
      }
    }
    let horizons = counts.figure(
      "horizons", "D4", Text("队列转化率", "cohort conversion"),
      Text(
        "同一年首次入库的企业（后来出库的也算），各自入库以后满若干个月之内认定了多大一部分",
        "of the firms that entered in one year for the first time (those that left too), the part certified within so many months of their entry"
      ),
      [
        .init("year", Text("入库年度", "intake year"), .number), .init("months", Text("月数", "months"), .number),
        .count("entered", "企业数", "firms"), .count("certified", "期内认定", "within"),
        .count("immature", "未满期", "not mature"), .count("at_risk", "在险数", "at risk"),
        .rate("rate", "转化率", "rate", part: "certified", whole: "entered", open: "immature"),
        .init("at_least", Text("至少", "at least"), .number, hidden: true),
      ]
    ) { bin in
      counts.places("horizons", bin: bin).sorted { key($0) < key($1) }.map { place in
        let values = counts.counts(
          "horizons", place, ["entered", "certified", "immature", "at_risk"], bin: bin)
        let rate = Percent.json(values[1].int ?? 0, of: values[0].int ?? 0)
        let mature = values[2].int == 0
        let (year, months) = key(place)
        return FigureRow(
          place, [.int(year), .int(months)] + values + [mature ? rate : .null, mature ? .null : rate])
      }
    }
    let cohorts = counts.figure(
      "cohorts", "D5", Text("累计转化率", "conversion to date"),
      Text(
        "同一年首次入库的企业，到截至日认定了多大一部分；早入库的等得久，各年度不能互相比较",
        "of the firms that entered in one year for the first time, the part certified to date; earlier years have had more time, so never compare them"
      ),
      [
        .init("year", Text("入库年度", "intake year"), .number), .count("entered", "企业数", "firms"),
        .count("certified", "已认定", "certified"), .count("exited", "已出库", "exited"),
        .count("stock", "在库", "in stock"),
        .init("median_days", Text("跟踪天数中位数", "median days followed"), .number),
        .rate("rate", "累计转化率", "to date", part: "certified", whole: "entered"),
      ]
    ) { bin in
      counts.places("cohorts", bin: bin).map { year in
        let values = counts.counts("cohorts", year, ["entered", "certified", "exited", "stock"], bin: bin)
        let followed = counts.cell("cohorts", year, "entered", bin: bin).spread
        return FigureRow(
          year,
          [.number(year)] + values + [
            Quantile.json(followed, 1, of: 2), Percent.json(values[1].int ?? 0, of: values[0].int ?? 0),
          ])
      }
    }
    return try Report(.cohort, counts, [intake, horizons, cohorts])
  }

  /// `2019/12` as year and months.
  private static func key(_ place: String) -> (Int, Int) {
    let parts = place.split(separator: "/").compactMap { Int($0) }
    return parts.count == 2 ? (parts[0], parts[1]) : (0, 0)
  }
}

/// Quantiles of whole days (分位数).
enum Quantile {
  /// The smallest value that at least part/whole of all values do not exceed; nil of nothing.
  static func of(_ spread: [(late: Int, days: Int, n: Int)], _ part: Int, of whole: Int) -> Int? {
    let all = spread.reduce(0) { $0 + $1.n }
    var seen = 0
    for entry in spread.sorted(by: { $0.days < $1.days }) {
      seen += entry.n
      if seen * whole >= all * part { return entry.days }
    }
    return nil
  }

  static func json(_ spread: [(late: Int, days: Int, n: Int)], _ part: Int, of whole: Int) -> JSON {
    of(spread, part, of: whole).map(JSON.int) ?? .null
  }
}
