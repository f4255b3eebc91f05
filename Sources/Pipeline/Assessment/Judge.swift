/// Judges a firm by the conditions of the law (诊断): pure, exact, three-valued.
///
/// 「当年」 and 「近一年」 are the fiscal year before the application; 「近三个会计年度」 the three before it,
/// or the actual years of a younger firm (195号 三(一)).
public struct Judge: Sendable {
  let input: AssessmentInput
  let rules: HighTechRules
  let applyOn: Day
  /// The day of the diagnosis: figures of a year not closed by then count only as forecasts.
  let on: Day
  /// The fiscal years that count, first to last; empty for a firm founded in the year of application.
  let years: [Int]

  /// - Throws: `LawRefusal.incomplete` when the law lacks a number that is needed.
  public init(_ input: AssessmentInput, law: Law, applyOn: Day, on: Day) throws {
    self.init(input, rules: try HighTechRules(law), applyOn: applyOn, on: on)
  }

  public init(_ input: AssessmentInput, rules: HighTechRules, applyOn: Day, on: Day) {
    self.input = input
    self.rules = rules
    self.applyOn = applyOn
    self.on = on
    let last = applyOn.year - 1
    let first = last - rules.years.whole + 1
    if let founded = input.founded, founded.year > first {
      years = founded.year > last ? [] : Array(founded.year...last)
    } else {
      years = Array(first...last)
    }
  }

  public func assess() -> Assessment {
    let titles = TitleCount(input.titles, on: applyOn, rules: rules)
    let (score, scoreNotes) = score(titles)
    var notes = scoreNotes
    let findings = [
      age, coreIP(titles, &notes), field, techStaff(&notes), rd(&notes), rdDomestic, hitechIncome,
      scored(score, titles, &notes), cleanRecord,
    ]
    return Assessment(
      applyOn: applyOn, ruleSet: rules.law.ruleSet, findings: findings, score: score, notes: notes)
  }

  // MARK: - Facts

  /// The fiscal year before the application.
  var lastYear: Int { applyOn.year - 1 }

  /// A figure that may be used on the day, or nil.
  func figure(_ key: FactKey, _ year: Int) -> AssessmentInput.Stated? {
    guard let stated = input.facts[year]?[key] else { return nil }
    return stated.forecast || year < on.year || Judge.isClosed(year, on: on) ? stated : nil
  }

  /// A fiscal year ends on 31 December; its figures may be stated from that day on.
  static func isClosed(_ year: Int, on: Day) -> Bool {
    Day(year: year, month: 12, day: 31).map { $0 <= on } ?? false
  }

  /// Several figures at once: their sum, where they come from, or which are missing.
  struct Sum {
    var total: Int64 = 0
    var evidence: [Finding.Evidence] = []
    var missing: [String] = []
    var forecast: [String] = []
  }

  func sum(_ key: FactKey, _ years: [Int]) -> Sum {
    var sum = Sum()
    for year in years {
      let code = "\(year):\(key.rawValue)"
      guard let stated = figure(key, year) else {
        sum.missing.append(code)
        continue
      }
      sum.total += stated.value.hundredths
      sum.evidence.append(.init(fact: code, value: stated.value.decimal))
      if stated.forecast { sum.forecast.append(code) }
    }
    if years.isEmpty { sum.missing.append("\(lastYear):\(key.rawValue)") }
    return sum
  }

  // MARK: - Findings

  func finding(
    _ criterion: Criterion, _ status: FindingStatus, _ rule: Law.Rule, have: String? = nil,
    gap: String? = nil, unit: String? = nil, missing: [String] = [], forecast: [String] = [],
    evidence: [Finding.Evidence] = []
  ) -> Finding {
    Finding(
      criterion: criterion, status: status, rule: rule.id, need: rule.text, have: have,
      gap: status == .fail ? gap : nil, unit: unit, clause: rule.clause,
      missing: status == .unknown ? missing : [], forecast: forecast, evidence: evidence)
  }

  /// A part of a whole against a least share; a whole of zero decides nothing.
  func share(_ criterion: Criterion, _ rule: Law.Rule, part: Sum, whole: Sum, unit: String) -> Finding {
    let missing = part.missing + whole.missing
    let evidence = part.evidence + whole.evidence
    let forecast = part.forecast + whole.forecast
    guard missing.isEmpty, let ratio = Fraction(part.total, over: whole.total) else {
      let judgement = missing.isEmpty ? ["judgement:\(criterion.rawValue)"] : missing
      return finding(
        criterion, .unknown, rule, unit: unit, missing: judgement, forecast: forecast, evidence: evidence)
    }
    let short = rule.leastPart(of: whole.total) - part.total
    return finding(
      criterion, rule.admits(ratio) ? .pass : .fail, rule, have: ratio.cut(places: 4),
      gap: unit == "yuan" ? Yuan(fen: short).decimal : String((short + 99) / 100), unit: unit,
      forecast: forecast, evidence: evidence)
  }
}
