import Pipeline

extension Command {
  static let reportFunnel = report(
    .funnel, Text("漏斗报表：阶段转化（D7）、申报通过率（D9）", "funnel: stage conversion (D7), applications that passed (D9)"),
    by: Grouping.allCases, period: true, figures: ["stages", "batches"],
    examples: [
      "report funnel --as-of 2021-12-31", "report funnel --from 2020-01-01 --until 2020-12-31 --by county",
    ])

  static let reportCohort = report(
    .cohort,
    Text(
      "队列报表：入库数（D2）、队列转化率（D4）、累计转化率（D5）", "cohorts: intake (D2), conversion (D4), conversion to date (D5)"),
    by: [.county, .officer, .field], figures: ["intake", "horizons", "cohorts"],
    examples: ["report cohort --as-of 2021-12-31"])

  static let reportTime = report(
    .time, Text("停留报表：各阶段停留天数（D10）", "time: days in each stage (D10)"), by: Grouping.allCases, period: true,
    figures: ["stages"], examples: ["report time --as-of 2021-12-31", "report time --by county --csv"])

  static let reportCoverage = report(
    .coverage, Text("走访覆盖报表：走访覆盖率（D11）", "coverage: how much of the time firms had a recent visit (D11)"),
    by: Grouping.allCases,
    period: true, figures: ["coverage", "exposure"],
    examples: ["report coverage --from 2021-01-01 --until 2021-12-31 --by county", "report coverage --mine"])

  static let reportOfficers = report(
    .officers,
    Text(
      "帮扶报表：每位服务员的在帮企业、走访、帮扶成效（D12）",
      "officers: firms in charge, visits, certificates against what was expected (D12)"),
    period: true, figures: ["officers"],
    examples: ["report officers --as-of 2021-12-31", "report officers --mine"])

  static let reportCounties = report(
    .counties,
    Text("县区报表：入库与目标、方案、走访、申报、认定、有效存量、位次", "counties: intake and target, work, valid stock, ranks"),
    period: true, figures: ["counties"], examples: ["report counties --from 2019-10-01 --until 2019-12-31"])

  static let reportQuality = report(
    .quality, Text("质量报表：缺项、逾期和停留过久的在库经历", "quality: open stays that lack something or wait too long"),
    by: Grouping.allCases, period: true, figures: ["problems", "missing", "verdicts"],
    examples: ["report quality", "report quality --ids --cell problems/no_plan"])

  static let reportLag = report(
    .lag, Text("时滞报表：登记比发生晚几天（D16）", "lag: days from an event to its recording (D16)"), by: [.county],
    period: true,
    figures: ["months"], examples: ["report lag --from 2021-01-01"])

  static let reportForecast = report(
    .forecast,
    Text("预测报表：到年末还会认定多少（D13），附回测", "forecast: certificates until the year's end (D13), with a back-test"),
    figures: ["total", "landmarks", "backtest", "kept"], examples: ["report forecast"])

  private static let actual = Value<(Report.Outside, Int)>.option(
    "actual", "外部", "KEY=N",
    Text("外部公布的数：high_tech=159、sme=285", "a number published elsewhere: high_tech=159, sme=285"),
    repeated: true
  ) { word, spelling, _ in
    let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2, let kind = Report.Outside(typed: halves[0]) else {
      throw InputRefusal.badPair(value: word, example: "sme=285")
    }
    return (kind, try Common.readWhole(halves[1], spelling, from: 0, to: 10_000_000))
  }

  static let reportGrowth = report(
    .growth,
    Text(
      "增速报表：有效高企存量（D3b）、净增分解、增速位次、政策目标、续认率（D14）",
      "growth: valid stock (D3b), its change in parts, ranks, goals, renewals (D14)"),
    period: true, figures: ["growth", "goals", "certificates", "credit", "renewals"], more: [actual],
    examples: ["report growth --as-of 2020-12-31", "report growth --as-of 2020-12-31 --actual sme=285"]
  ) { store, question, line, _ in
    try store.report(
      .growth, question, outside: Dictionary(line.all(actual), uniquingKeysWith: { $1 }))
  }
}
