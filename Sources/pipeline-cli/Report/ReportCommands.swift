import Pipeline

extension Command {
  static let reportFunnel = report(
    .funnel, Text("漏斗报表：D7 阶段转化、D9 申报通过率", "funnel: D7 stage conversion, D9 applications that passed"),
    by: Grouping.allCases, period: true, figures: ["stages", "batches"],
    examples: [
      "report funnel --as-of 2021-12-31", "report funnel --from 2020-01-01 --until 2020-12-31 --by county",
    ])

  static let reportCohort = report(
    .cohort,
    Text("队列报表：D2 入库数、D4 队列转化率、D5 累计转化率", "cohorts: D2 intake, D4 conversion, D5 conversion to date"),
    by: [.county, .officer, .field], figures: ["intake", "horizons", "cohorts"],
    examples: ["report cohort --as-of 2021-12-31"])

  static let reportTime = report(
    .time, Text("停留报表：D10 各阶段停留天数", "time: D10 days in each stage"), by: Grouping.allCases, period: true,
    figures: ["stages"], examples: ["report time --as-of 2021-12-31", "report time --by county --csv"])

  static let reportCoverage = report(
    .coverage, Text("走访覆盖报表：D11 走访覆盖率", "coverage: D11 visits in person-time"), by: Grouping.allCases,
    period: true, figures: ["coverage", "exposure"], more: [Mine.officer, Mine.flag],
    examples: ["report coverage --from 2021-01-01 --until 2021-12-31 --by county", "report coverage --mine"])

  static let reportOfficers = report(
    .officers, Text("帮扶报表：在帮企业、走访、D12 帮扶成效", "officers: firms in charge, visits, D12 observed to expected"),
    period: true, figures: ["officers"], examples: ["report officers --as-of 2021-12-31"])

  static let reportCounties = report(
    .counties,
    Text("县区报表：入库与目标、方案、走访、申报、认定、有效存量、位次", "counties: intake and target, work, valid stock, ranks"),
    period: true, figures: ["counties"], examples: ["report counties --from 2019-10-01 --until 2019-12-31"])

  static let reportQuality = report(
    .quality, Text("质量报表：缺项、逾期和停留过久的在库经历", "quality: open stays that lack something or wait too long"),
    by: Grouping.allCases, period: true, figures: ["problems", "verdicts"],
    examples: ["report quality", "report quality --ids --cell problems/no_plan"])

  static let reportLag = report(
    .lag, Text("时滞报表：D16 登记比发生晚几天", "lag: D16 days from an event to its recording"), by: [.county],
    period: true,
    figures: ["months"], examples: ["report lag --from 2021-01-01"])

  static let reportForecast = report(
    .forecast,
    Text("预测报表：D13 到年末还会认定多少，附回测", "forecast: D13 certificates until the year's end, with a back-test"),
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
      "增速报表：D3b 有效高企存量、净增分解、增速位次、政策目标、D14 续认率",
      "growth: D3b valid stock, its change in parts, ranks, goals, D14 renewals"),
    period: true, figures: ["growth", "goals", "certificates", "credit", "renewals"], more: [actual],
    examples: ["report growth --as-of 2020-12-31", "report growth --as-of 2020-12-31 --actual sme=285"]
  ) { store, question, line in
    try store.report(
      .growth, question, outside: Dictionary(line.all(actual), uniquingKeysWith: { $1 }))
  }
}
