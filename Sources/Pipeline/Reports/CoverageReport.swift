extension Report {
  /// 走访覆盖报表: D11 in person-time, and certificates per day of stock with and without a recent visit.
  public static func coverage(_ counts: ReportCounts) throws -> Report {
    let coverage = counts.figure(
      "coverage", "D11", Text("走访覆盖率", "visit coverage"),
      Text(
        "期间内企业在库的日子里，离最近一次走访不超过 90 天的日子占多大一部分；不是“走访过的企业占比”",
        "of all days in stock of the period, the part on which the last visit was at most 90 days old; not “firms ever visited”"
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
        "把在库的日子分成“90 天内走访过”和“没有近访”，看哪种日子里认定得多；只是两件事同时出现，不能说是走访带来的",
        "the days in stock, apart by whether there was a visit within 90 days, and the certificates in each; they occur together, which is no proof that visits bring certificates"
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
