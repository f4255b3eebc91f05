/// The whole diagnosis of a firm for one day of application (诊断): findings, verdict, and the ways out.
public struct Diagnosis: Sendable, Equatable {
  public let assessment: Assessment
  public let verdict: Verdict
  /// The cheapest way in time, or the finding that there is none; then the first later year there is one.
  public let paths: [Path]
  /// What the next window, from 1 January after the application, would change.
  public let outlook: Outlook?

  /// - Parameters:
  ///   - applyOn: the day of application; when none is given the day of the diagnosis is judged, and the
  ///     rest of its year is the time there is.
  /// - Throws: `LawRefusal.incomplete` when the law lacks a number that is needed.
  public init(_ input: AssessmentInput, law: Law, applyOn: Day?, on: Day) throws {
    self.init(input, rules: try HighTechRules(law), applyOn: applyOn, on: on)
  }

  /// The same, for many firms by the same law.
  public init(_ input: AssessmentInput, rules: HighTechRules, applyOn: Day?, on: Day) {
    let day = applyOn ?? on
    assessment = Judge(input, rules: rules, applyOn: day, on: on).assess()
    outlook = Outlook(input, rules: rules, now: assessment, on: on)
    guard !assessment.failed.isEmpty else {
      let isKnown = assessment.unknown.isEmpty
      verdict = isKnown ? .eligible : .unknown
      paths = isKnown ? [] : [PathFinder(input, rules: rules, on: on).cheapest(applyOn: day)]
      return
    }
    // A day that has passed is looked at from the beginning of its year: what could have been mended in time.
    let start = day < on ? Day(year: day.year, month: 1, day: 1) ?? on : on
    let inTime = Diagnosis.inTime(PathFinder(input, rules: rules, on: start), given: applyOn)
    verdict = inTime.isFeasible ? .notYet : .infeasible
    let later = inTime.isFeasible ? nil : Diagnosis.later(input, rules: rules, after: day, on: on)
    paths = [inTime] + (later.map { [$0] } ?? [])
  }

  /// The cheapest path to the day given; without one, to the first day of the year on which there is a path.
  private static func inTime(_ finder: PathFinder, given: Day?) -> Path {
    if let given { return finder.cheapest(applyOn: given) }
    let on = finder.on
    let last = Day(year: on.year, month: 12, day: 31) ?? on
    let leads = Set(finder.remedies.values.map { on.adding(days: $0.leadDays + 1) })
    let lookback = finder.rules.lookback.whole
    let expiries = finder.input.incidents.filter { $0.kind != nil }.map { $0.on.adding(days: lookback + 1) }
    let ages = finder.input.founded.map { [$0.adding(days: finder.rules.minAgeDays.whole)] } ?? []
    for day in leads.union(expiries).union(ages).filter({ $0 >= on && $0 <= last }).sorted() {
      let path = finder.cheapest(applyOn: day)
      if path.isFeasible { return path }
    }
    return finder.cheapest(applyOn: last)
  }

  /// The first of the next three years, at the same time of the year, for which there is a path, the figures of
  /// years not over yet taken as in the last year known.
  private static func later(_ input: AssessmentInput, rules: HighTechRules, after day: Day, on: Day) -> Path?
  {
    for years in 1...3 {
      let later = day.adding(years: years)
      guard later > on else { continue }
      let (ahead, assumed) = input.projected(to: later, on: on)
      let path = PathFinder(ahead, rules: rules, on: on).cheapest(applyOn: later, assumed: assumed)
      if path.isFeasible { return path }
    }
    return nil
  }

  /// Conditions that the roll of the window on the next 1 January changes (窗口滚动).
  public struct Outlook: Sendable, Equatable {
    public struct Change: Sendable, Equatable {
      public let criterion: Criterion
      public let from: FindingStatus
      public let to: FindingStatus
    }

    public let applyOn: Day
    public let changes: [Change]
    public let assumed: [String]

    /// Nil when nothing changes, or when the new window is already the one judged.
    init?(_ input: AssessmentInput, rules: HighTechRules, now: Assessment, on: Day) {
      guard let next = Day(year: now.applyOn.year + 1, month: 1, day: 1), next > on else { return nil }
      let (ahead, assumed) = input.projected(to: next, on: on)
      let then = Judge(ahead, rules: rules, applyOn: next, on: on).assess()
      changes = zip(now.findings, then.findings).compactMap { before, after in
        let isDecided = before.status != .unknown && after.status != .unknown
        guard isDecided, before.status != after.status else { return nil }
        return Change(criterion: before.criterion, from: before.status, to: after.status)
      }
      if changes.isEmpty { return nil }
      applyOn = next
      self.assumed = assumed
    }

    public var json: JSON {
      [
        "apply_on": .day(applyOn),
        "changes": .array(
          changes.map {
            [
              "id": .string($0.criterion.rawValue), "from": .string($0.from.rawValue),
              "to": .string($0.to.rawValue),
            ]
          }), "assumes": .array(assumed.map(JSON.string)),
      ]
    }
  }
}
