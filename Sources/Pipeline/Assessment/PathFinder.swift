/// Searches the least effort that makes a firm eligible on a day (最省路径搜索).
///
/// Conditions that are ratios have one smallest amendment each. Only the score leaves a choice: its four
/// blocks are independent but for their caps, so the least effort over all combinations is found by merging
/// the undominated options of the blocks. Raising sales changes the R&D tier, the ratios and the growth at
/// once, so each useful amount of it is a scenario of its own. Open judgements count at their best.
struct PathFinder {
  let input: AssessmentInput
  let rules: HighTechRules
  /// The day of the diagnosis: nothing starts earlier.
  let on: Day
  let remedies: [Remedy.Kind: Remedy]

  init(_ input: AssessmentInput, rules: HighTechRules, on: Day) {
    self.input = input
    self.rules = rules
    self.on = on
    remedies = Dictionary(rules.law.remedies.map { ($0.kind, $0) }) { first, _ in first }
  }

  /// The cheapest path to an application on a day; infeasible, with what blocks it, when there is none.
  func cheapest(applyOn: Day, assumed: [String] = []) -> Path {
    var best: [PathAction]?
    var blocked: [Criterion] = []
    let now = Judge(input, rules: rules, applyOn: applyOn, on: on).assess()
    for amount in [0] + salesAmounts(applyOn, now) {
      var firm = input
      var actions: [PathAction] = []
      if amount > 0 {
        firm = applying(.sales, amount, to: input, applyOn: applyOn)
        actions = [action(.sales, amount, for: .rdRatio, applyOn)]
        if let best, actions[0].effort >= best.reduce(0, { $0 + $1.effort }) { continue }
      }
      let before = amount == 0 ? now : Judge(firm, rules: rules, applyOn: applyOn, on: on).assess()
      switch amend(firm, before, actions, applyOn) {
      case .success(let found): if best.map({ PathFinder.isBetter(found, $0) }) ?? true { best = found }
      case .failure(let why): if amount == 0 { blocked = why.criteria }
      }
    }
    let actions = best?.sorted { ($0.by, $0.kind.rawValue) < ($1.by, $1.kind.rawValue) }
    return Path(
      applyOn: applyOn, isFeasible: best != nil, actions: actions ?? [], blocked: best == nil ? blocked : [],
      assumed: assumed)
  }

  /// Conditions that nothing mends in time.
  private struct Blocked: Error { var criteria: [Criterion] }

  /// The cheapest amendment of one firm, or what blocks it.
  private func amend(
    _ firm: AssessmentInput, _ before: Assessment, _ start: [PathAction], _ applyOn: Day
  ) -> Result<[PathAction], Blocked> {
    var actions = start
    var blocked: [Criterion] = []
    var ahead = firm
    for finding in before.findings where finding.status == .unknown {
      let kind: Remedy.Kind = finding.criterion == .field ? .chooseField : .findOut
      if isInTime(kind, applyOn) { actions.append(action(kind, 1, for: finding.criterion, applyOn)) }
    }
    // Booking R&D changes its domestic share: each ratio is judged after the one before is mended.
    for criterion in [Criterion.techStaffRatio, .rdRatio, .rdDomestic, .hitechIncomeShare] {
      let finding = Judge(ahead, rules: rules, applyOn: applyOn, on: on).ratio(criterion)
      guard let finding, finding.status == .fail else { continue }
      guard let (kind, amount) = amendment(finding, ahead, applyOn) else {
        blocked.append(criterion)
        continue
      }
      ahead = applying(kind, amount, to: ahead, applyOn: applyOn)
      actions.append(action(kind, amount, for: criterion, applyOn))
    }
    for finding in before.failed where [.age, .field, .cleanRecord].contains(finding.criterion) {
      blocked.append(finding.criterion)
    }
    let needsTitle = before.finding(.coreIP)?.status == .fail
    let needsScore = before.finding(.score)?.status == .fail
    if needsTitle || needsScore {
      let options = ScoreOptions(self, firm: ahead, applyOn: applyOn)
      if let found = options.cheapest(needsTitle: needsTitle, needsScore: needsScore) {
        actions += found
      } else {
        if needsTitle, !options.hasTitle { blocked.append(.coreIP) }
        if needsScore { blocked.append(.score) }
      }
    }
    let order = Criterion.allCases
    let sorted = blocked.sorted { order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: $1) ?? 0 }
    return blocked.isEmpty ? .success(actions) : .failure(Blocked(criteria: sorted))
  }

  /// The one smallest amendment of a failed ratio; nil when it is too late.
  private func amendment(_ finding: Finding, _ firm: AssessmentInput, _ applyOn: Day) -> (Remedy.Kind, Int64)?
  {
    let kind: Remedy.Kind
    switch finding.criterion {
    case .techStaffRatio:
      return heads(firm, applyOn).map { (.hire, $0) }
    case .rdRatio: kind = .bookRD
    case .rdDomestic: kind = .domesticRD
    default: kind = .hitechIncome
    }
    guard isInTime(kind, applyOn), let gap = finding.gap.flatMap({ Yuan($0) }) else { return nil }
    return (kind, gap.fen)
  }

  /// How many to hire so that staff and R&D staff both grow and the ratio is met.
  private func heads(_ firm: AssessmentInput, _ applyOn: Day) -> Int64? {
    let year = applyOn.year - 1
    guard hiring(applyOn) != nil, let staff = firm.facts[year]?[.staff]?.value.hundredths,
      let tech = firm.facts[year]?[.techStaff]?.value.hundredths
    else { return nil }
    return PathFinder.least(upTo: 1_000_000) { count in
      let more = meanHeads(count, applyOn)
      return Fraction(tech + more, over: staff + more).map(rules.techStaff.admits) ?? false
    }
  }

  /// When people hired now start, and the whole months of the last year they are there; nil when they cannot
  /// work 183 days in it.
  func hiring(_ applyOn: Day) -> (start: Day, months: Int)? {
    let year = applyOn.year - 1
    guard let lead = remedies[.hire]?.leadDays, let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31), let days = rules.law.rules["staff_days"]?.whole
    else { return nil }
    let start = max(on.adding(days: lead), first)
    guard start.adding(days: days - 1) <= last else { return nil }
    return (start, start.day == 1 ? 13 - start.month : 12 - start.month)
  }

  // MARK: - Sales

  /// Amounts by which raising the last year's sales may help: just into the next tier when R&D falls short, or
  /// into a band of growth when the score does.
  private func salesAmounts(_ applyOn: Day, _ now: Assessment) -> [Int64] {
    let year = applyOn.year - 1
    guard isInTime(.sales, applyOn), let sales = input.facts[year]?[.sales]?.value.hundredths else {
      return []
    }
    var amounts: Set<Int64> = []
    if now.finding(.rdRatio)?.status == .fail {
      amounts.formUnion(rules.tierSales.map { $0.value.ceiling(times: 100) + 1 - sales })
    }
    if now.finding(.score)?.status == .fail {
      let judge = Judge(input, rules: rules, applyOn: applyOn, on: on)
      amounts.formUnion(growthAmounts(judge, .sales).map(\.amount))
    }
    return amounts.filter { $0 > 0 }.sorted()
  }

  /// The least amounts by which the last year's figure must grow to reach each higher band of growth.
  func growthAmounts(_ judge: Judge, _ key: FactKey) -> [(amount: Int64, points: Int)] {
    let values = judge.years.compactMap { judge.figure(key, $0)?.value.hundredths }
    guard let last = values.last, values.count == judge.years.count else { return [] }
    func points(_ amount: Int64) -> Int {
      Growth.points(values.dropLast() + [last + amount], rules)?.high ?? 0
    }
    let now = points(0)
    return (rules.law.bands["growth"] ?? []).map(\.high).filter { $0 > now }.compactMap { wanted in
      PathFinder.least(upTo: Yuan.limit.fen - max(last, 0)) { points($0) >= wanted }.map { ($0, points($0)) }
    }
  }

  // MARK: - Time

  /// Whether a remedy started on the day of diagnosis counts on the day of application.
  func isInTime(_ kind: Remedy.Kind, _ applyOn: Day) -> Bool {
    guard let remedy = remedies[kind] else { return false }
    if kind == .hire { return hiring(applyOn) != nil }
    if kind == .findOut || kind == .chooseField { return true }
    return on.adding(days: remedy.leadDays) <= deadline(kind, applyOn)
  }

  /// The last day a remedy counts: the end of the fiscal year for its figures, else the day before applying.
  func deadline(_ kind: Remedy.Kind, _ applyOn: Day) -> Day {
    switch kind {
    case .conversion, .bookRD, .domesticRD, .hitechIncome, .sales, .capital:
      min(Day(year: applyOn.year - 1, month: 12, day: 31) ?? applyOn, applyOn.adding(days: -1))
    case .hire: hiring(applyOn)?.start ?? applyOn
    case .findOut, .chooseField:
      min(on.adding(days: remedies[kind]?.leadDays ?? 0), applyOn.adding(days: -1))
    default: applyOn.adding(days: -1)
    }
  }

  func action(_ kind: Remedy.Kind, _ amount: Int64, for criterion: Criterion, _ applyOn: Day) -> PathAction {
    // A check for incidents is of use only shortly before the application.
    PathAction(
      kind: kind, criterion: criterion, amount: amount,
      by: criterion == .cleanRecord ? applyOn.adding(days: -1) : deadline(kind, applyOn),
      effort: remedies[kind]?.effort(for: amount) ?? 0, bureau: remedies[kind]?.bureau ?? "")
  }

  /// Less effort is better, then fewer actions.
  static func isBetter(_ one: [PathAction], _ other: [PathAction]) -> Bool {
    func cost(_ actions: [PathAction]) -> (Int, Int) { (actions.reduce(0) { $0 + $1.effort }, actions.count) }
    return cost(one) < cost(other)
  }

  /// The least number from 1 on for which a condition holds that, once true, stays true.
  static func least(upTo most: Int64, where holds: (Int64) -> Bool) -> Int64? {
    guard most >= 1, holds(most) else { return nil }
    var (low, high) = (Int64(1), most)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
