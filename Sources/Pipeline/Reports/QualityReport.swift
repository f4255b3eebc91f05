extension Report {
  /// What may be wrong with an open stay (问题), in the order of the report.
  public enum Problem: String, Coded {
    /// None: the line of all open stays, of which the others are parts.
    case open
    case noCounty = "no_county"
    case noField = "no_field"
    case noOfficer = "no_officer"
    case noPlan = "no_plan"
    case noFigures = "no_figures"
    case visitOverdue = "visit_overdue"
    case notVisited = "not_visited"
    case staysTooLong = "stays_too_long"
    case earlierHistoryUnknown = "earlier_history_unknown"

    public var name: Text {
      switch self {
      case .open: Text("在库经历合计", "all open stays")
      case .noCounty: Text("县（市、区）未定", "no county")
      case .noField: Text("技术领域未定", "no field")
      case .noOfficer: Text("逾期未指派", "no officer")
      case .noPlan: Text("逾期未制定一企一策", "no plan")
      case .noFigures: Text("上年度指标一项也没有", "no figure at all of last year")
      case .visitOverdue: Text("约定走访已过期", "next visit overdue")
      case .notVisited: Text("久未走访", "not visited for long")
      case .staysTooLong: Text("同一阶段停留过久", "too long in one stage")
      case .earlierHistoryUnknown:
        Text("名单年度早于入库日期，此前情况不详", "listed in an earlier year, history before entry unknown")
      }
    }
  }

  /// 质量报表: open stays that lack something or wait too long, and verdicts by rule set.
  public static func quality(_ counts: ReportCounts) throws -> Report {
    let limits = counts.document["limits"]
    func days(_ key: String) -> String { limits[key].plain }
    let problems = counts.figure(
      "problems", "", Text("问题", "problems"),
      Text(
        "还在库的里面有这个问题的；本地设定的期限：指派 \(days("assign_days")) 天、方案 \(days("plan_days")) 天、走访 \(days("visit_days")) 天、一个阶段 \(days("stage_days")) 天",
        "of those in stock, the ones that have it; local limits in days: officer \(days("assign_days")), plan \(days("plan_days")), visit \(days("visit_days")), stage \(days("stage_days"))"
      ),
      [
        .init("problem", Text("问题", "problem"), .named(Problem.self)), .count("stays", "在库经历", "stays"),
        .init("open", Text("在库", "open"), .number, hidden: true),
        .rate("rate", "占比", "share", part: "stays", whole: "open"),
      ]
    ) { bin in
      let open = counts.count("problems", "open", "stays", bin: bin)
      return Problem.allCases.map { problem in
        let n = counts.count("problems", problem.rawValue, "stays", bin: bin)
        return FigureRow(
          problem.rawValue, [.string(problem.rawValue), .int(n), .int(open), Percent.json(n, of: open)])
      }
    }
    let verdicts = counts.figure(
      "verdicts", "", Text("诊断结论", "verdicts"),
      Text(
        "期间内诊断了几次、结论如何，按依据的认定办法（规则集）分开，不相加",
        "diagnoses of the period and what they found, by the rules used (rule set), never added up"),
      [
        .init("rule_set", Text("规则集", "rule set")), verdict(.eligible), verdict(.notYet),
        verdict(.infeasible),
        verdict(.unknown),
      ]
    ) { bin in
      counts.places("verdicts", bin: bin).map { set in
        FigureRow(
          set,
          [.string(set)]
            + counts.counts("verdicts", set, ["eligible", "not_yet", "infeasible", "unknown"], bin: bin))
      }
    }
    return try Report(.quality, counts, [problems, figures(counts), verdicts])
  }

  /// The figures of last year that every diagnosis needs, by the rule of the digest (`api.figures_missing`).
  private static func figures(_ counts: ReportCounts) -> Figure {
    let year = (counts.document["as_of"].day?.year ?? 0) - 1
    return counts.figure(
      "missing", "", Text("\(year) 年缺哪项指标", "figures of \(year) that are missing"),
      Text(
        "还在库的里面没有登记这一项的，与周报“还缺的”算法相同", "of those in stock, the ones without it, counted as the digest counts"),
      [
        .init("figure", Text("指标", "figure"), .named(FactKey.self)), .count("stays", "在库经历", "stays"),
        .init("open", Text("在库", "open"), .number, hidden: true),
        .rate("rate", "占比", "share", part: "stays", whole: "open"),
      ]
    ) { bin in
      let open = counts.count("problems", "open", "stays", bin: bin)
      return [FactKey.sales, .rd, .staff].map { key in
        let n = counts.count("missing", key.rawValue, "stays", bin: bin)
        return FigureRow(
          key.rawValue, [.string(key.rawValue), .int(n), .int(open), Percent.json(n, of: open)])
      }
    }
  }

  private static func verdict(_ verdict: Verdict) -> Table.Column {
    .count(verdict.rawValue, verdict.name.zh, verdict.name.en)
  }
}
