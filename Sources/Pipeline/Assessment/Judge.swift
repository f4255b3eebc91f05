/// Judges a firm by the conditions of the law (诊断): pure, exact, three-valued.
///
/// 「当年」 and 「近一年」 are the fiscal year before the application; 「近三个会计年度」 the three before it,
/// or the actual years of a younger firm (195号 三(一)).
public struct Judge: Sendable {
  private let input: AssessmentInput
  private let applyOn: Day
  /// The day of the diagnosis: figures of a year not closed by then count only as forecasts.
  private let on: Day

  public init(_ input: AssessmentInput, applyOn: Day, on: Day) {
    self.input = input
    self.applyOn = applyOn
    self.on = on
  }

  public func assess() -> Assessment {
    let score = Score(input, lookup: lookup, years: years, lastYear: lastYear, applyOn: applyOn)
    return Assessment(
      applyOn: applyOn, ruleSet: input.ruleSet,
      findings: [
        age, coreIP, field, techStaff, rd, rdDomestic, hitechIncome, scored(score), cleanRecord,
      ], score: score)
  }

  // MARK: - Periods and facts

  /// The fiscal year before the application.
  private var lastYear: Int { applyOn.year - 1 }

  /// The fiscal years that count, first to last; nil when it is not known since when the firm exists.
  private var years: [Int] {
    let first = lastYear - 2
    guard let founded = input.founded, founded.year > first else { return Array(first...lastYear) }
    return founded.year > lastYear ? [] : Array(founded.year...lastYear)
  }

  /// A figure that may be used, or what is missing.
  private var lookup: Score.Lookup {
    { key, year in
      guard let stated = input.facts[year]?[key] else { return nil }
      let closed = Day(year: year, month: 12, day: 31).map { $0 <= on } ?? false
      return closed || stated.forecast ? stated : nil
    }
  }

  /// Several figures at once: their sum, or the names of those missing.
  private struct Sum {
    var total: Int64 = 0
    var missing: [String] = []
    var forecast: [String] = []
  }

  private func sum(_ key: FactKey, _ years: [Int]) -> Sum {
    var sum = Sum()
    for year in years {
      guard let stated = lookup(key, year) else {
        sum.missing.append("\(year):\(key.rawValue)")
        continue
      }
      sum.total += stated.value.hundredths
      if stated.forecast { sum.forecast.append("\(year):\(key.rawValue)") }
    }
    if years.isEmpty { sum.missing.append("\(lastYear):\(key.rawValue)") }
    return sum
  }

  private func rule(_ id: String) -> (value: Fraction, text: String, clause: String)? {
    guard let rule = input.rules[id], let value = Fraction(decimal: rule.value) else { return nil }
    return (value, rule.value, rule.clause)
  }

  private func finding(
    _ criterion: Criterion, _ status: FindingStatus, rule id: String, have: String? = nil,
    gap: String? = nil, unit: String? = nil, missing: [String] = [], forecast: [String] = []
  ) -> Finding {
    let rule = input.rules[id]
    return Finding(
      criterion: criterion, status: rule == nil ? .unknown : status,
      need: rule?.value, have: have, gap: status == .fail ? gap : nil, unit: unit,
      clause: rule?.clause ?? "", missing: rule == nil ? ["rule:\(id)"] : missing, forecast: forecast)
  }

  // MARK: - The conditions

  private var age: Finding {
    guard let founded = input.founded, let rule = rule("min_age_days") else {
      return finding(.age, .unknown, rule: "min_age_days", unit: "days", missing: ["founded"])
    }
    let days = Int64(applyOn.number - founded.number)
    let least = rule.value.ceiling(times: 1)
    return finding(
      .age, days >= least ? .pass : .fail, rule: "min_age_days", have: String(days),
      gap: String(least - days), unit: "days")
  }

  private var coreIP: Finding {
    guard !input.titles.isEmpty, let rule = rule("min_ip_core") else {
      return finding(.coreIP, .unknown, rule: "min_ip_core", unit: "titles", missing: ["ip"])
    }
    let granted = Int64(input.titles.count { $0.granted.map { $0 <= applyOn } ?? false })
    let least = rule.value.ceiling(times: 1)
    return finding(
      .coreIP, granted >= least ? .pass : .fail, rule: "min_ip_core", have: String(granted),
      gap: String(least - granted), unit: "titles")
  }

  /// Whether the core technology belongs to a supported field is for people; a code of the third level says so.
  private var field: Finding {
    guard let field = input.field, let rule = rule("field_level"),
      Int64(field.level) >= rule.value.ceiling(times: 1)
    else {
      return finding(.field, .unknown, rule: "field_level", have: input.field?.code, missing: ["field"])
    }
    return finding(.field, .pass, rule: "field_level", have: field.code)
  }

  private var techStaff: Finding {
    share(
      .techStaffRatio, "tech_staff_ratio", part: sum(.techStaff, [lastYear]), whole: sum(.staff, [lastYear]),
      unit: "heads")
  }

  private var rd: Finding {
    let last = sum(.sales, [lastYear])
    guard last.missing.isEmpty else {
      let all = sum(.rd, years).missing + sum(.sales, years).missing
      return finding(
        .rdRatio, .unknown, rule: "rd_tier1_ratio", unit: "yuan", missing: all.isEmpty ? last.missing : all)
    }
    return share(
      .rdRatio, tier(sales: last.total), part: sum(.rd, years), whole: sum(.sales, years), unit: "yuan")
  }

  /// The tier goes by last year's sales alone; the upper bounds belong to the tier below.
  private func tier(sales: Int64) -> String {
    for tier in ["rd_tier1", "rd_tier2"] {
      if let most = rule("\(tier)_sales_max"), sales <= most.value.ceiling(times: 100) {
        return "\(tier)_ratio"
      }
    }
    return "rd_tier3_ratio"
  }

  private var rdDomestic: Finding {
    share(
      .rdDomestic, "rd_domestic_share", part: sum(.rdDomestic, years), whole: sum(.rd, years), unit: "yuan")
  }

  private var hitechIncome: Finding {
    share(
      .hitechIncomeShare, "hitech_income_share", part: sum(.hitechIncome, [lastYear]),
      whole: sum(.totalIncome, [lastYear]), unit: "yuan")
  }

  /// A part of a whole against a least share; a whole of zero decides nothing.
  private func share(_ criterion: Criterion, _ id: String, part: Sum, whole: Sum, unit: String) -> Finding {
    let missing = part.missing + whole.missing
    let forecast = part.forecast + whole.forecast
    guard missing.isEmpty, let rule = rule(id), let ratio = Fraction(part.total, over: whole.total) else {
      return finding(criterion, .unknown, rule: id, unit: unit, missing: missing, forecast: forecast)
    }
    let short = rule.value.ceiling(times: whole.total) - part.total
    let gap = unit == "yuan" ? Yuan(fen: short).decimal : String((short + 99) / 100)
    return finding(
      criterion, ratio >= rule.value ? .pass : .fail, rule: id, have: ratio.cut(places: 4), gap: gap,
      unit: unit, forecast: forecast)
  }

  /// More than 70 of 100; what judgement leaves open is an interval.
  private func scored(_ score: Score) -> Finding {
    guard let rule = rule("score_pass") else {
      return finding(.score, .unknown, rule: "score_pass", unit: "points")
    }
    let pass = Int(rule.value.ceiling(times: 1))
    let have = score.low == score.high ? "\(score.low)" : "\(score.low)-\(score.high)"
    if score.low > pass {
      return finding(
        .score, .pass, rule: "score_pass", have: have, unit: "points", forecast: score.forecast)
    }
    if score.high <= pass {
      return finding(
        .score, .fail, rule: "score_pass", have: have, gap: String(pass + 1 - score.high), unit: "points",
        forecast: score.forecast)
    }
    return finding(
      .score, .unknown, rule: "score_pass", have: have, unit: "points", missing: score.missing,
      forecast: score.forecast)
  }

  /// Clean when a check up to the application, at most a year old, found nothing and no incident stands
  /// within the year; an incident within it fails.
  private var cleanRecord: Finding {
    guard let rule = rule("accident_lookback_days") else {
      return finding(.cleanRecord, .unknown, rule: "accident_lookback_days")
    }
    let since = applyOn.adding(days: -Int(rule.value.ceiling(times: 1)))
    let within = input.incidents.filter { $0.on >= since && $0.on <= applyOn }
    let bad = within.filter { $0.kind != nil }
    if let latest = bad.map(\.on).max() {
      return finding(
        .cleanRecord, .fail, rule: "accident_lookback_days", have: latest.description,
        gap: String(latest.number - since.number + 1), unit: "days")
    }
    guard let checked = within.map(\.on).max() else {
      return finding(.cleanRecord, .unknown, rule: "accident_lookback_days", missing: ["incident"])
    }
    return finding(.cleanRecord, .pass, rule: "accident_lookback_days", have: checked.description)
  }
}
