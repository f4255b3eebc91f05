extension Report {
  /// 停留报表: D10 median and upper quartile of the time in each stage.
  public static func time(_ counts: ReportCounts) throws -> Report {
    let stages = counts.figure(
      "stages", "D10", Text("阶段停留", "time in stage"),
      Text(
        "企业在每个阶段停留多少天（不论后来去哪），仍在那里的也算进去",
        "for how many days firms stay in each stage, wherever they go then; those still there are taken into account"
      ),
      [
        .init("stage", Text("阶段", "stage"), .named(Stage.self)), .count("entered", "进入", "entered"),
        .count("left", "已离开", "left"), .count("there", "仍在", "there"),
        .init("median", Text("中位数", "median"), .number),
        .init("p75", Text("上四分位", "p75"), .number),
        .init("at_risk_median", Text("中位数处在险数", "at risk at median"), .number),
      ]
    ) { bin in
      Stage.allCases.filter { $0 != .certified && $0 != .exited }.map { stage in
        let place = stage.rawValue
        let moments =
          counts.cell("stages", place, "left", bin: bin).spread.map {
            KaplanMeier.Moment(days: $0.days, ended: $0.n, censored: 0)
          }
          + counts.cell("stages", place, "there", bin: bin).spread.map {
            KaplanMeier.Moment(days: $0.days, ended: 0, censored: $0.n)
          }
        let curve = KaplanMeier(moments)
        let median = curve.days(until: 0.5)
        let risk = median.flatMap { day in curve.steps.first { $0.days == day }?.atRisk }
        return FigureRow(
          place,
          [.string(place)] + counts.counts("stages", place, ["entered", "left", "there"], bin: bin) + [
            median.map(JSON.int) ?? .null, curve.days(until: 0.75).map(JSON.int) ?? .null,
            risk.map(JSON.int) ?? .null,
          ])
      }
    }
    return try Report(.time, counts, [stages])
  }
}
