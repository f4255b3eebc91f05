/// Places with ties (并列名次): one more than the number of those that are strictly better; equal values share a place.
enum Ranking {
  /// Fractions are compared by cross-multiplication; those of nothing have no place.
  static func places(_ fractions: [(part: Int, whole: Int)]) -> [Int?] {
    fractions.map { own in
      guard own.whole > 0 else { return nil }
      return 1 + fractions.count { $0.whole > 0 && $0.part * own.whole > own.part * $0.whole }
    }
  }
}

/// A number against its goal (目标对照).
public struct GoalCheck: Sendable, Equatable {
  public let actual: Int
  public let goal: Int

  public init(actual: Int, goal: Int) {
    self.actual = actual
    self.goal = goal
  }

  /// 「以上」 includes the goal itself.
  public var isMet: Bool { actual >= goal }
  /// How many too many, or, negative, too few.
  public var gap: Int { actual - goal }
  /// Part of the goal that was reached; nil of a goal of nothing.
  public var share: Double? { goal > 0 ? Double(actual) / Double(goal) : nil }
}
