/// The reports there are (报表), by the word that stands behind `report`.
public enum ReportKind: String, Coded {
  case conversion, funnel, cohort, time, coverage, officers, counties, quality, lag, forecast, growth

  public var name: Text {
    switch self {
    case .conversion: Text("转化", "conversion")
    case .funnel: Text("漏斗", "funnel")
    case .cohort: Text("队列", "cohort")
    case .time: Text("停留", "time")
    case .coverage: Text("走访覆盖", "coverage")
    case .officers: Text("帮扶", "officers")
    case .counties: Text("县区", "counties")
    case .quality: Text("质量", "quality")
    case .lag: Text("时滞", "lag")
    case .forecast: Text("预测", "forecast")
    case .growth: Text("增速", "growth")
    }
  }
}

/// What stays are grouped by (分组).
public enum Grouping: String, Coded {
  case year, county, officer, field

  public var name: Text {
    switch self {
    case .year: Text("年度", "year")
    case .county: Text("县区", "county")
    case .officer: Text("服务员", "officer")
    case .field: Text("领域", "field")
    }
  }

  /// Under which year, county, officer or field a stay is counted.
  var sense: Text {
    switch self {
    case .year: Text("按入库年度分组", "by intake year")
    case .county: Text("按入库时所属县（市、区）分组", "by the county at entry")
    case .officer: Text("按当日在任的服务员分组", "by the officer on that day")
    case .field: Text("按企业的一级技术领域分组", "by the firm's field, first level")
    }
  }
}

/// What a report is asked (提问): the two times, the grouping, a period with both its days, a county.
public struct ReportQuestion: Sendable {
  /// A: true on that day; nil is today.
  public var asOf: Day?
  /// K: as recorded by then; nil is now.
  public var knownAt: String?
  public var by: Grouping?
  public var since: Day?
  public var until: Day?
  public var county: String?

  public init(
    asOf: Day? = nil, knownAt: String? = nil, by: Grouping? = nil, since: Day? = nil, until: Day? = nil,
    county: String? = nil
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.by = by
    self.since = since
    self.until = until
    self.county = county
  }
}
