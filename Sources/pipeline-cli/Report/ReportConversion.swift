import Pipeline

extension Command {
  private static let months = ReportOptions.list(
    "months", "月数", Text("队列转化率的月数（默认 12,24,36）", "horizons of the cohort rate (default 12,24,36)"), most: 600
  )
  private static let days = ReportOptions.list(
    "days", "天数", Text("累积发生率的天数（默认 365,730,1095）", "horizons of the incidence (default 365,730,1095)"),
    most: 20_000)

  static let reportConversion = report(
    .conversion,
    Text("转化报表：D1 在库数、D4 队列转化率、D6 累积发生率、D8 比值", "conversion: D1 stock, D4 cohorts, D6 incidence, D8 ratio"),
    by: Grouping.allCases, figures: ["identity", "horizons", "cumulative_incidence", "ratio"],
    more: [months, days],
    examples: ["report conversion --as-of 2021-12-31", "report conversion --by county --json"]
  ) { store, question, line in
    try store.report(
      .conversion, question, months: line[months] ?? [12, 24, 36], days: line[days] ?? [365, 730, 1095])
  }
}
