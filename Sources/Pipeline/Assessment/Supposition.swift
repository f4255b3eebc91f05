/// One fact supposed instead of known (假设): what `--set` takes.
public enum Supposition: Sendable, Equatable {
  /// A figure; without a year it is of the last fiscal year before the application.
  case figure(year: Int?, FactKey, FactValue)
  case founded(Day)
  case field(TechField)
  /// So many titles of a kind, granted by the day of application.
  case titles(IPKind, Int)
  /// Checked and found clean.
  case noIncident

  /// The firm as supposed; nothing is written anywhere.
  func applied(to input: AssessmentInput, applyOn: Day, on: Day) -> AssessmentInput {
    var firm = input
    switch self {
    case .figure(let year, let key, let value):
      let year = year ?? applyOn.year - 1
      firm.facts[year, default: [:]][key] = .init(
        value: value, forecast: !Judge.isClosed(year, on: on))
    case .founded(let day): firm.founded = day
    case .field(let field):
      firm.field = field
      firm.fieldIsFinest = field.level == 3
    case .titles(let kind, let count):
      firm.titles.removeAll { $0.kind == kind }
      firm.titles += Array(repeating: .init(kind: kind, granted: applyOn), count: count)
      firm.noTitlesOn = firm.titles.isEmpty ? applyOn : nil
    case .noIncident: firm.incidents = [.init(on: applyOn, kind: nil)]
    }
    return firm
  }

  /// The supposition as it is written: `2019:rd=3500000.00`.
  public func text(applyOn: Day) -> String {
    switch self {
    case .figure(let year, let key, let value):
      "\(year ?? applyOn.year - 1):\(key.rawValue)=\(value.decimal)"
    case .founded(let day): "founded=\(day)"
    case .field(let field): "field=\(field.code)"
    case .titles(let kind, let count): "\(kind.rawValue)=\(count)"
    case .noIncident: "incident=none"
    }
  }
}

extension AssessmentInput {
  /// The firm with several suppositions.
  public func supposing(_ suppositions: [Supposition], applyOn: Day, on: Day) -> AssessmentInput {
    suppositions.reduce(self) { $1.applied(to: $0, applyOn: applyOn, on: on) }
  }
}

/// How two diagnoses of one firm differ (前后对比).
public struct Difference: Sendable {
  public struct Change: Sendable {
    public let criterion: Criterion
    public let before: Finding
    public let after: Finding
  }

  public let before: Diagnosis
  public let after: Diagnosis

  public init(before: Diagnosis, after: Diagnosis) {
    self.before = before
    self.after = after
  }

  /// Conditions whose status or gap differs, or whose value does.
  public var changes: [Change] {
    zip(before.assessment.findings, after.assessment.findings).compactMap { before, after in
      guard (before.status, before.gap, before.have) != (after.status, after.gap, after.have) else {
        return nil
      }
      return Change(criterion: before.criterion, before: before, after: after)
    }
  }

  /// Whether the firm becomes eligible (true), ceases to be (false), or neither (nil).
  public var comesIn: Bool? {
    let (was, isNow) = (before.verdict == .eligible, after.verdict == .eligible)
    return was == isNow ? nil : isNow
  }

  public var json: JSON {
    .array(
      changes.map {
        [
          "id": .string($0.criterion.rawValue),
          "from": [
            "status": .string($0.before.status.rawValue), "have": .text($0.before.have),
            "gap": .text($0.before.gap),
          ],
          "to": [
            "status": .string($0.after.status.rawValue), "have": .text($0.after.have),
            "gap": .text($0.after.gap),
          ],
        ]
      })
  }
}
