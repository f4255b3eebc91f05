extension Report {
  /// 转化报表: D1 stock, D4 cohort conversion, D6 cumulative incidence (the headline 「转化率」), D8 the ratio that is none.
  ///
  /// - Parameter days: horizons of the cumulative incidence.
  public static func conversion(_ counts: ReportCounts, days: [Int] = [365, 730, 1095]) throws -> Report {
    let cohorts = cohortConversion(counts)
    let incidence = incidence(counts, days)
    let ratio = ratio(counts)
    var figures = [cohorts, incidence, ratio]
    if counts.by != nil { figures.insert(groupIdentities(counts), at: 0) }
    return try Report(
      .conversion, counts, figures,
      more: ConversionJSON(counts: counts, incidence: incidence.table, ratio: ratio.table).members)
  }

  private static func groupIdentities(_ counts: ReportCounts) -> Figure {
    let items = ["entered", "certified", "exited", "stock"]
    return counts.figure(
      "identity", "D1", Text("在库数", "stock"),
      Text("在库＝入库－认定－出库", "stock = entered - certified - exited"),
      [
        .count("entered", "入库", "entered"), .count("certified", "认定", "certified"),
        .count("exited", "出库", "exited"), .count("stock", "在库", "stock"),
      ]
    ) { bin in [FigureRow("all", counts.counts("identity", "all", items, bin: bin))] }
  }

  private static func cohortConversion(_ counts: ReportCounts) -> Figure {
    counts.figure(
      "horizons", "D4", Text("队列转化率", "cohort conversion"),
      Text(
        "同一年首次入库的企业（后来出库的也算），各自入库以后满若干个月之内认定了多大一部分",
        "of the firms that entered in one year for the first time (those that left too), the part certified within so many months of their entry"
      ),
      [
        .init("year", Text("入库年度", "intake year"), .number), .count("entered", "企业数", "firms"),
        .count("ever", "已认定", "certified"), .init("months", Text("月数", "months"), .number),
        .count("certified", "期内认定", "within"), .count("immature", "未满期", "not mature"),
        .init("mature", Text("满期", "mature"), .flag, hidden: true),
        .rate("rate", "转化率", "rate", part: "certified", whole: "entered", open: "immature"),
        .init("at_least", Text("至少", "at least"), .number, hidden: true),
      ]
    ) { bin in
      cohortPlaces(counts, bin: bin).map { place, year, months in
        let n = counts.counts("horizons", place, ["entered", "ever", "certified", "immature"], bin: bin)
        let rate = Percent.json(n[2].int ?? 0, of: n[0].int ?? 0)
        let mature = n[3].int == 0
        return FigureRow(
          place,
          [.int(year), n[0], n[1], .int(months), n[2], n[3], .bool(mature), mature ? rate : .null]
            + [mature ? .null : rate])
      }
    }
  }

  /// `2019/12`, 2019, 12: the horizons of each cohort in order.
  static func cohortPlaces(_ counts: ReportCounts, bin: String) -> [(place: String, year: Int, months: Int)] {
    counts.places("horizons", bin: bin).compactMap { place in
      let parts = place.split(separator: "/").compactMap { Int($0) }
      return parts.count == 2 ? (place, parts[0], parts[1]) : nil
    }.sorted { ($0.year, $0.months) < ($1.year, $1.months) }
  }

  private static func incidence(_ counts: ReportCounts, _ days: [Int]) -> Figure {
    counts.figure(
      "cumulative_incidence", "D6", Text("累积发生率", "cumulative incidence"),
      Text(
        "平时说的“转化率”：入库以后这么多天之内，认定的、出库的和还在库的各占多大一部分",
        "what people call the conversion rate: within so many days of entry, the part certified, the part that left, the part still in stock"
      ),
      [
        .init("days", Text("天数", "days"), .number),
        .init("certified", Text("认定", "certified"), .estimate(size: "stays")),
        .init("low", Text("下限", "low"), .estimate(size: "stays")),
        .init("high", Text("上限", "high"), .estimate(size: "stays")),
        .init("exited", Text("出库", "exited"), .estimate(size: "stays")),
        .init("in_stock", Text("在库", "in stock"), .estimate(size: "stays")),
        .count("at_risk", "在险数", "at risk"),
        .init("stays", Text("在库经历", "stays"), .number, hidden: true),
      ],
      notes: counts.bins.contains { counts.count("identity", "all", "entered", bin: $0) < Percent.fewest }
        ? [Text("不足 5 家的不显示百分比，数值见 --json", "no percentage of fewer than 5; see --json")] : []
    ) { bin in
      let moments = ["certified", "exited", "censored"].flatMap { item in
        counts.cell("moments", "all", item, bin: bin).spread.map { entry in
          AalenJohansen.Moment(
            days: entry.days, certified: item == "certified" ? entry.n : 0,
            exited: item == "exited" ? entry.n : 0, censored: item == "censored" ? entry.n : 0)
        }
      }
      let curve = AalenJohansen(moments)
      let stays = counts.count("identity", "all", "entered", bin: bin)
      return stays == 0
        ? []
        : days.map { days in
          let at = curve.estimate(at: days)
          return FigureRow(
            "\(days)",
            [
              .int(days), Percent.json(at.certified), Percent.json(at.interval?.lowerBound),
              Percent.json(at.interval?.upperBound), Percent.json(at.exited), Percent.json(at.inStock),
              .int(at.atRisk), .int(stays),
            ])
        }
    }
  }

  private static func ratio(_ counts: ReportCounts) -> Figure {
    counts.figure(
      "ratio", "D8", Text("年度认定/入库比", "certified to entered in a year"),
      Text(
        "比值（非转化率）：当年认定家数 ÷ 当年入库家数，上下不是同一批企业，可以大于 1",
        "a ratio, no conversion rate: certified in the year ÷ entered in the year, not the same firms, may exceed 1"
      ),
      [
        .init("year", Text("年度", "year"), .number), .count("entered", "入库", "entered"),
        .count("certified", "认定", "certified"),
        .init("ratio_shown", Text("比值", "ratio"), .number),
        .init("ratio", Text("比值（非转化率）", "ratio"), .number, hidden: true),
      ]
    ) { bin in
      counts.places("ratio", bin: bin).map { year in
        let n = counts.counts("ratio", year, ["entered", "certified"], bin: bin)
        let (entered, certified) = (n[0].int ?? 0, n[1].int ?? 0)
        return FigureRow(
          year,
          [.number(year)] + n + [
            entered == 0 ? .null : .number(Logarithm.decimal(Double(certified) / Double(entered), places: 3)),
            Percent.json(certified, of: entered),
          ])
      }
    }
  }
}
