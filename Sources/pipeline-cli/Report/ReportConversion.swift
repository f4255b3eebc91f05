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
    Text(
      "转化报表：在库数（D1）、队列转化率（D4）、累积发生率（D6）、年度比值（D8）",
      "conversion: stock (D1), cohorts (D4), incidence (D6), ratio of a year (D8)"),
    by: Grouping.allCases, figures: ["identity", "horizons", "cumulative_incidence", "ratio"],
    more: [months, days],
    examples: ["report conversion --as-of 2021-12-31", "report conversion --by county --json"]
  ) { store, question, line, group in
    try store.report(
      .conversion, question, months: line[months] ?? [12, 24, 36], days: line[days] ?? [365, 730, 1095],
      only: group)
  }
}
