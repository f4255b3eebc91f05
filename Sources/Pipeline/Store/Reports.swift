import Postgres

extension Store {
  /// A report (报表) as a plain value.
  ///
  /// - Parameters:
  ///   - months: horizons of D4, for the conversion report.
  ///   - days: horizons of D6, for the conversion report.
  ///   - group: the one group to keep, by its label; of the report of officers, the one officer.
  ///   - outside: numbers that another body published, for the growth report.
  /// - Throws: `ReportRefusal.identityFails` when the base contradicts itself, `StageRefusal.future`.
  public func report(
    _ kind: ReportKind, _ question: ReportQuestion = .init(), months: [Int] = [12, 24, 36],
    days: [Int] = [365, 730, 1095], outside: [Report.Outside: Int] = [:], only group: String? = nil
  ) throws -> Report {
    if kind == .conversion {
      let counts = ReportCounts(
        try document(
          """
          select api.conversion(\(question.asOf?.description), \(question.knownAt), \(months),
            \(question.by?.rawValue), \(question.county)) as answer
          """), only: group)
      return try Report.conversion(counts, days: days)
    }
    let counts = ReportCounts(
      try document(
        """
        select api.report(\(kind.rawValue), \(question.asOf?.description), \(question.knownAt), \(question.by?.rawValue),
          \(question.since?.description), \(question.until?.description), \(question.county)) as answer
        """), only: kind == .officers ? nil : group)
    switch kind {
    case .conversion: return try Report.conversion(counts, days: days)
    case .funnel: return try Report.funnel(counts)
    case .cohort: return try Report.cohort(counts)
    case .time: return try Report.time(counts)
    case .coverage: return try Report.coverage(counts)
    case .officers: return try Report.officers(counts, only: group)
    case .counties: return try Report.counties(counts)
    case .quality: return try Report.quality(counts)
    case .lag: return try Report.lag(counts)
    case .forecast: return try Report.forecast(counts)
    case .growth: return try Report.growth(counts, outside: outside)
    }
  }

  /// What stands behind the counts of a report (明细), one row a thing counted, under the address of its count.
  ///
  /// - Parameter cell: one address, or the beginning of several; nil lists all.
  public func reportIDs(_ kind: ReportKind, _ question: ReportQuestion = .init(), cell: String? = nil) throws
    -> Table
  {
    return try table(
      [
        .init("cell", Text("单元格", "cell")), .init("firm_no", Text("编号", "no"), .number),
        .init("name", Text("企业名称", "firm")), .init("episode", Text("在库经历", "episode")),
        .init("year", Text("入库年度", "year"), .number), .init("entered_on", Text("入库日期", "entered"), .day),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .init("ended_on", Text("结束日期", "ended"), .day), .init("seq", Text("事件", "event"), .number),
        .init("on_date", Text("发生日期", "on"), .day), .init("days", Text("天数", "days"), .number),
      ],
      """
      select * from api.report_ids(\(kind.rawValue), \(question.asOf?.description), \(question.knownAt),
        \(question.by?.rawValue), \(question.since?.description), \(question.until?.description), \(question.county), \(cell))
      """)
  }

  /// The score of the counties over a period (县区考核得分).
  ///
  /// - Throws: as `report`.
  public func countyScore(_ question: ReportQuestion) throws -> CountyScore {
    let counties = try report(.counties, question)
    // The same moment for all three, lest something is recorded in between.
    var same = question
    (same.asOf, same.knownAt) = (counties.asOf, question.knownAt ?? counties.knownAt)
    (same.since, same.until, same.by) = (counties.since, counties.until, .county)
    let settings = try document("select api.score_settings(\(counties.until?.description)) as answer")
    return CountyScore(
      counties: counties, coverage: try report(.coverage, same),
      conversion: try report(.conversion, same, months: [24]), weights: .init(settings))
  }

  /// Keeps the forecast of a day with its back-test (预测存档).
  ///
  /// - Throws: `ReportRefusal.nothingToForecast` when no earlier year has anything to compare with.
  public func keepForecast(asOf: Day?, _ write: Write) throws -> JSON {
    let report = try report(.forecast, .init(asOf: asOf))
    guard let total = report.rows("total").first, !total["expected"].isNull else {
      throw ReportRefusal.nothingToForecast(on: report.asOf.description)
    }
    return try self.write(
      write,
      """
      select api.forecast_keep(\(write.op), \(Migrator.build), \(report.asOf.description), \(report.knownAt),
        \(total["certified"].int), \(total["expected"].plain), \(total["low"].int), \(total["high"].int),
        \(JSON.array(report.rows("backtest")).rendered)) as answer
      """)
  }
}
