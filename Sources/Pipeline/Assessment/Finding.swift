/// The finding on one condition (逐条判定): what it needs, what there is, what is missing, by which clause, on
/// which facts.
public struct Finding: Sendable, Equatable {
  /// A fact the finding rests on: `2018:rd` and its value.
  public struct Evidence: Sendable, Equatable {
    public let fact: String
    public let value: String
  }

  public let criterion: Criterion
  public let status: FindingStatus
  /// The rule that decides: `rd_tier1_ratio`.
  public let rule: String
  /// The threshold and what there is, as decimals; nil where there is no number.
  public let need: String?
  public let have: String?
  /// What is missing in `unit`: yuan as a decimal, heads, titles, days; nil unless failed.
  public let gap: String?
  public let unit: String?
  public let clause: String
  /// Facts that would decide an unknown: `2018:rd`, `founded`, `ip`.
  public let missing: [String]
  /// Forecast facts the finding rests on.
  public let forecast: [String]
  /// The facts it rests on; never empty for a passed or failed condition.
  public let evidence: [Evidence]

  public var json: JSON {
    [
      "id": .string(criterion.rawValue), "status": .string(status.rawValue), "need": .text(need),
      "have": .text(have), "gap": .text(gap), "unit": .text(unit), "clause": .string(clause),
      "missing": .array(missing.map(JSON.string)), "forecast": .array(forecast.map(JSON.string)),
      "rule": .string(rule),
      "evidence": .array(evidence.map { ["fact": .string($0.fact), "value": .string($0.value)] }),
    ]
  }
}

/// The findings on all conditions for one day of application (诊断).
public struct Assessment: Sendable, Equatable {
  public let applyOn: Day
  public let ruleSet: String
  public let findings: [Finding]
  public let score: Score
  /// Where the text of the law left room, and what was done.
  public let notes: [Note]

  /// Conditions that are not met.
  public var failed: [Finding] { findings.filter { $0.status == .fail } }
  public var unknown: [Finding] { findings.filter { $0.status == .unknown } }

  /// Forecast facts that the verdict rests on.
  public var forecast: [String] { Array(Set(findings.flatMap(\.forecast))).sorted() }

  public func finding(_ criterion: Criterion) -> Finding? {
    findings.first { $0.criterion == criterion }
  }
}
