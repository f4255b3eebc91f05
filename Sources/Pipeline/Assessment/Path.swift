/// One thing to do on the way to an application (路径措施).
public struct PathAction: Sendable, Equatable {
  public let kind: Remedy.Kind
  /// The condition it is for.
  public let criterion: Criterion
  /// Fen for money, else a count; 1 for things done once.
  public let amount: Int64
  /// When it must be done, or hired, or booked.
  public let by: Day
  /// Days of work by the local catalogue.
  public let effort: Int
  public let bureau: String

  /// What to do, with the amount: 增加科技人员 2 人.
  public var text: Text {
    guard let unit = kind.unit else { return kind.name }
    let quantity = unit.text(amount)
    return Text("\(kind.name.zh) \(quantity.zh)", "\(kind.name.en): \(quantity.en)")
  }

  public func json(_ language: Language) -> JSON {
    [
      "criterion": .string(criterion.rawValue), "do": .string(text[language]),
      "amount": .text(kind.unit?.decimal(amount)), "unit": .text(kind.unit?.rawValue), "by": .day(by),
      "action": .string(kind.rawValue), "bureau": .string(bureau), "effort": .int(effort),
    ]
  }
}

/// The least effort that takes a firm to an application on a day (最省路径), or why nothing can.
public struct Path: Sendable, Equatable {
  public let applyOn: Day
  public let isFeasible: Bool
  public let actions: [PathAction]
  /// Conditions that nothing mends in time.
  public let blocked: [Criterion]
  /// Figures taken as in the last year known, because theirs is not over.
  public let assumed: [String]

  public var effort: Int { actions.reduce(0) { $0 + $1.effort } }

  public func json(_ language: Language) -> JSON {
    [
      "apply_on": .day(applyOn), "feasible": .bool(isFeasible),
      "actions": .array(actions.map { $0.json(language) }), "effort": .int(effort),
      "blocked": .array(blocked.map { .string($0.rawValue) }),
      "assumes": .array(assumed.map(JSON.string)),
    ]
  }
}
