/// One step of the ladder (梯次): 科技型中小企业, 高新技术企业, 科技小巨人, 创新龙头后备.
public struct Rung: Sendable, Equatable {
  public enum Kind: String, Coded {
    case sme
    case highTech = "high_tech"
    case giant
    case leaderReserve = "leader_reserve"

    public var name: Text {
      switch self {
      case .sme: Text("科技型中小企业", "technology SME")
      case .highTech: Text("高新技术企业", "high-tech enterprise")
      case .giant: Text("科技小巨人", "technology giant")
      case .leaderReserve: Text("创新龙头后备", "reserve of leading firms")
      }
    }

    /// The steps that have a rule set; the last one has only what an office sets (`LeaderCriteria`).
    public static let ruled: [Kind] = [.sme, .highTech, .giant]
  }

  /// One condition of a step.
  public struct Condition: Sendable, Equatable {
    public let name: Text
    public let id: String
    public let status: FindingStatus
    public let need: String?
    public let have: String?
    public let gap: String?
    /// What need and have count: `yuan`, `heads`, `ratio`, `points`, `titles`, `days`; and what the gap does.
    public let unit: String?
    public let gapUnit: String?
    public let clause: String
    public let missing: [String]
    /// The threshold itself is not enough.
    public var isMoreThan = false
  }

  public let kind: Kind
  public let ruleSet: String
  public let conditions: [Condition]
  /// What makes the firm count without a score: a certificate, an award, an institute, a standard.
  public let direct: Text?
  public let score: (low: Int, high: Int)?

  public static func == (one: Rung, other: Rung) -> Bool {
    one.kind == other.kind && one.conditions == other.conditions && one.direct == other.direct
  }

  /// All conditions met; or one failed; else not known.
  public var status: FindingStatus {
    if conditions.contains(where: { $0.status == .fail }) { return .fail }
    return conditions.allSatisfy { $0.status == .pass } ? .pass : .unknown
  }

  /// Whether the firm stands on it: a high-tech enterprise only with a valid certificate, however well it does.
  public var isHeld: Bool { kind == .highTech ? direct != nil : status == .pass }

  /// Threshold, what there is, and the gap as people read them: the conditions of the law on high-tech enterprises as a
  /// diagnosis words them.
  public func words(_ one: Condition) -> (need: Text?, have: Text?, gap: Text?) {
    let gap = one.gap.map { Measured.text($0, one.gapUnit) }
    if kind == .highTech, let criterion = Criterion(rawValue: one.id) {
      return (
        one.need.map { FindingWords.need($0, criterion) }, one.have.map { FindingWords.have($0, criterion) },
        gap
      )
    }
    let need = one.need.map { one.unit == "ratio" ? Measured.threshold($0) : Measured.text($0, one.unit) }
    let have = one.have.map { Measured.text($0, one.unit) }
    guard one.isMoreThan else { return (need, have, gap) }
    let more = Text("＞", "> ")
    // A fen more than what is missing up to the threshold is what it takes; people count up to the threshold.
    let short = one.gap.flatMap { Yuan($0) }.map { Measured.text(Yuan(fen: $0.fen - 1).decimal, one.gapUnit) }
    return (need.map { more + $0 }, have, (short ?? gap).map { more + $0 })
  }

  public func json(_ language: Language) -> JSON {
    [
      "id": .string(kind.rawValue), "name": .string(kind.name[language]), "held": .bool(isHeld),
      "status": .string(status.rawValue),
      "rule_set": .string(ruleSet), "direct": .text(direct?[language]),
      "score": score.map { ["low": .int($0.low), "high": .int($0.high)] } ?? .null,
      "conditions": .array(
        conditions.map {
          [
            "id": .string($0.id), "name": .string($0.name[language]), "status": .string($0.status.rawValue),
            "need": .text($0.need), "have": .text($0.have), "gap": .text($0.gap), "unit": .text($0.gapUnit),
            "clause": .string($0.clause),
            "missing": .array($0.missing.map(JSON.string)),
          ]
        }),
    ]
  }
}

/// The ladder of a firm (梯次培育): which steps it stands on and what the next one needs.
public struct Ladder: Sendable {
  public let on: Day
  public let rungs: [Rung]

  /// - Parameter leader: what the office has set for 创新龙头后备; while it has set nothing, the step is not there.
  /// - Throws: `LawRefusal.incomplete` when a rule set lacks a number.
  public init(
    _ input: AssessmentInput, laws: [Rung.Kind: Law], leader: LeaderCriteria = LeaderCriteria([:]), on: Day
  ) throws {
    self.on = on
    let ruled = try Rung.Kind.ruled.compactMap { kind -> Rung? in
      guard let law = laws[kind] else { return nil }
      switch kind {
      case .sme: return try SMEJudge(input, law: law, on: on, certificateYears: laws[.highTech]).rung()
      case .highTech: return try Ladder.highTech(input, law, on)
      case .giant: return try Ladder.giant(input, law, on)
      case .leaderReserve: return nil
      }
    }
    rungs =
      ruled + [try laws[.highTech].flatMap { try leader.rung(input, high: $0, on: on) }].compactMap { $0 }
  }

  /// The highest step the firm stands on.
  public var highest: Rung.Kind? { rungs.last(where: \.isHeld)?.kind }

  private static func highTech(_ input: AssessmentInput, _ law: Law, _ on: Day) throws -> Rung {
    let valid = try law.rule("cert_valid_years").whole
    let isHeld = input.certificates.contains { $0 <= on && on < $0.adding(years: valid) }
    let direct = Text("高新技术企业证书有效", "the certificate is valid")
    let findings = try Judge(input, law: law, applyOn: on, on: on).assess().findings
    return Rung(
      kind: .highTech, ruleSet: law.ruleSet,
      conditions: isHeld
        ? [
          .init(
            name: Text("有效证书", "valid certificate"), id: "certificate", status: .pass, need: nil,
            have: input.certificates.max()?.description, gap: nil, unit: nil, gapUnit: nil,
            clause: try law.rule("cert_valid_years").clause,
            missing: [])
        ]
        : findings.map {
          .init(
            name: $0.criterion.name, id: $0.criterion.rawValue, status: $0.status, need: $0.need,
            have: $0.have,
            gap: $0.gap, unit: law.rules[$0.rule]?.unit == "ratio" ? "ratio" : $0.unit, gapUnit: $0.unit,
            clause: $0.clause, missing: $0.missing)
        }, direct: isHeld ? direct : nil, score: nil)
  }

  private static func giant(_ input: AssessmentInput, _ law: Law, _ on: Day) throws -> Rung {
    let rule = try law.rule("giant_sales_min")
    let sales = input.hundredths(.sales, on.year - 1)
    return Rung(
      kind: .giant, ruleSet: law.ruleSet,
      conditions: [
        .init(
          name: FactKey.sales.name, id: "sales",
          status: sales.map { rule.admits(Fraction(fen: $0)) ? .pass : .fail } ?? .unknown, need: rule.text,
          have: sales.map { Yuan(fen: $0).decimal },
          gap: sales.flatMap {
            rule.admits(Fraction(fen: $0)) ? nil : Yuan(fen: rule.value.ceiling(times: 100) + 1 - $0).decimal
          },
          unit: rule.unit, gapUnit: rule.unit, clause: rule.clause,
          missing: sales == nil ? ["\(on.year - 1):sales"] : [], isMoreThan: rule.comparison == .moreThan)
      ], direct: nil, score: nil)
  }
}
