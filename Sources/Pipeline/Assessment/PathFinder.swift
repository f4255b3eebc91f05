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
    let now = Judge(input, rules: rules, applyOn: applyOn, on: on).assess()
    let failed = Set(now.failed.map(\.criterion))
    let options =
      failed.isDisjoint(with: [.coreIP, .score]) ? nil : ScoreOptions(self, now: now, applyOn: applyOn)
    var search = Search(applyOn: applyOn, options: options)
    search.blocked = [.age, .field, .cleanRecord].filter(failed.contains)
    if failed.contains(.coreIP), options?.hasTitle == false { search.blocked.append(.coreIP) }
    let fixed = search.blocked
    amend(input, now, [], &search)
    // More sales change the tier, the ratios and the growth, and nothing else.
    let mendable: Set<Criterion> = [.rdRatio, .rdDomestic, .hitechIncomeShare, .score]
    if mendable.isSuperset(of: search.blocked) {
      for (amount, criterion) in salesAmounts(applyOn, failed) {
        let more = action(.sales, amount, for: criterion, applyOn)
        if let best = search.best, more.effort >= best.reduce(0, { $0 + $1.effort }) { continue }
        search.blocked = fixed
        let firm = applying(.sales, amount, to: input, applyOn: applyOn)
        amend(firm, Judge(firm, rules: rules, applyOn: applyOn, on: on).assess(), [more], &search)
      }
    }
    let order = Criterion.allCases
    return Path(
      applyOn: applyOn, isFeasible: search.best != nil,
      actions: (search.best ?? []).sorted { ($0.by, $0.kind.rawValue) < ($1.by, $1.kind.rawValue) },
      blocked: search.best != nil
        ? [] : search.first.sorted { order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: $1) ?? 0 },
      assumed: assumed)
  }

  /// What the scenarios of one day share, and the best found so far.
  private struct Search {
    let applyOn: Day
    let options: ScoreOptions?
    /// Conditions that nothing mends in time in the scenario at hand, and in the first one.
    var blocked: [Criterion] = []
    var first: [Criterion] = []
    var best: [PathAction]?
  }

  /// Finds the cheapest amendment of one firm, or what blocks it.
  private func amend(
    _ firm: AssessmentInput, _ before: Assessment, _ start: [PathAction], _ search: inout Search
  ) {
    let applyOn = search.applyOn
    var actions = start
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
        search.blocked.append(criterion)
        continue
      }
      ahead = applying(kind, amount, to: ahead, applyOn: applyOn)
      actions.append(action(kind, amount, for: criterion, applyOn))
    }
    let needsScore = before.finding(.score)?.status == .fail
    if needsScore || before.finding(.coreIP)?.status == .fail, let options = search.options {
      if let found = options.cheapest(needsScore: needsScore, ahead: ahead) {
        actions += found
      } else if needsScore {
        search.blocked.append(.score)
      }
    }
    if start.isEmpty { search.first = search.blocked }
    guard search.blocked.isEmpty else { return }
    if search.best.map({ PathFinder.isBetter(actions, $0) }) ?? true { search.best = actions }
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
  private func salesAmounts(_ applyOn: Day, _ failed: Set<Criterion>) -> [(Int64, Criterion)] {
    let year = applyOn.year - 1
    guard isInTime(.sales, applyOn), let sales = input.facts[year]?[.sales]?.value.hundredths else {
      return []
    }
    var amounts: [(Int64, Criterion)] = []
    if failed.contains(.rdRatio) {
      amounts += rules.tierSales.map { ($0.value.ceiling(times: 100) + 1 - sales, .rdRatio) }
    }
    if failed.contains(.score) {
      let judge = Judge(input, rules: rules, applyOn: applyOn, on: on)
      amounts += growthAmounts(judge, .sales).map { ($0.amount, .score) }
    }
    return amounts.filter { $0.0 > 0 }.sorted { $0.0 < $1.0 }
  }

  /// The least amounts by which the last year's figure must grow to reach each higher band of growth.
  func growthAmounts(_ judge: Judge, _ key: FactKey) -> [(amount: Int64, points: Int)] {
    let values = judge.years.compactMap { judge.figure(key, $0)?.value.hundredths }
    guard let last = values.last, values.count == judge.years.count else { return [] }
    func points(_ amount: Int64) -> Int {
      Growth.points(values.dropLast() + [last + amount], rules)?.high ?? 0
    }
    let now = points(0)
    return rules.growthBands.map(\.high).filter { $0 > now }.compactMap { wanted in
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
    let by = criterion == .cleanRecord ? applyOn.adding(days: -1) : deadline(kind, applyOn)
    // Whoever applies today still does it today.
    return PathAction(
      kind: kind, criterion: criterion, amount: amount, by: max(by, min(on, applyOn)),
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
