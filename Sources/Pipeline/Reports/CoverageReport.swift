extension Report {
  /// 走访覆盖报表: D11 in person-time, and certificates per day of stock with and without a recent visit.
  public static func coverage(_ counts: ReportCounts) throws -> Report {
    let coverage = counts.figure(
      "coverage", "D11", Text("走访覆盖率", "visit coverage"),
      Text(
        "最近一次走访不超过 90 天的在库天数 ÷ 期间内全部在库天数（人时）；不是“走访过的企业占比”",
        "days in stock on which the last visit was at most 90 days old ÷ all days in stock of the period; not “firms ever visited”"
      ),
      [
        .count("stays", "在库经历", "stays"), .count("visited_stays", "有近访的", "with a recent visit"),
        .count("visits", "走访次数", "visits"), .init("days", Text("在库天数", "days in stock"), .number),
        .init("covered_days", Text("覆盖天数", "days covered"), .number),
        .rate("rate", "覆盖率", "coverage", part: "covered_days", whole: "days", size: "stays"),
      ]
    ) { bin in
      guard counts.count("coverage", "all", "stays", bin: bin) > 0 else { return [] }
      let days = counts.cell("coverage", "all", "stays", bin: bin).days
      let covered = counts.cell("coverage", "all", "visited_stays", bin: bin).days
      return [
        FigureRow(
          "all",
          counts.counts("coverage", "all", ["stays", "visited_stays", "visits"], bin: bin) + [
            .int(days), .int(covered), Percent.json(covered, of: days),
          ])
      ]
    }
    let exposure = counts.figure(
      "exposure", "", Text("认定与近访", "certificates and visits"),
      Text(
        "人时在每次走访处分开，认定算在前一天的状态里；仅为相关，不是走访的效果",
        "person-time is split at each visit, a certificate counts for the state of the day before; an association, not an effect"
      ),
      [
        .init(
          "state", Text("状态", "state"),
          .coded([
            "recent": Text("90 天内走访过", "visited within 90 days"), "none": Text("没有近访", "no recent visit"),
          ])),
        .count("stays", "在库经历", "stays"), .init("days", Text("在库天数", "days"), .number),
        .count("certified", "认定", "certified"),
        .init("per_1000_days", Text("每千天认定", "certified in 1000 days"), .number),
      ]
    ) { bin in
      ["recent", "none"].map { state in
        let days = counts.cell("exposure", state, "stays", bin: bin).days
        let certified = counts.count("exposure", state, "certified", bin: bin)
        return FigureRow(
          state,
          [
            .string(state), .int(counts.count("exposure", state, "stays", bin: bin)), .int(days),
            .int(certified),
            days == 0
              ? .null : .number(Logarithm.decimal(Double(certified) * 1000 / Double(days), places: 3)),
          ])
      }
    }
    return try Report(.coverage, counts, [coverage, exposure])
  }
}
