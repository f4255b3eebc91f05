import Testing

@testable import Pipeline

/// 存量增速考核: whole firms, and the goal itself is enough.
@Suite("存量和增速目标") struct StockGoalsTests {
  @Test(
    "含本数，差几家向上取整",
    arguments: [
      (GoalKind.stock, 150, 100, 150, 0), (.stock, 150, 100, 149, 1), (.growth, 15, 100, 115, 0),
      (.growth, 15, 100, 114, 1),
      (.growth, 15, 7, 8, 1), (.growth, 15, 7, 9, 0), (.growth, 0, 7, 6, 1),
    ]) func lacking(_ kind: GoalKind, _ goal: Int, _ before: Int, _ valid: Int, _ lacking: Int)
  {
    #expect(StockGoals.lacking(kind, goal: goal, before: before, valid: valid) == lacking)
  }

  @Test("从零起没有增速") func fromNothing() {
    #expect(StockGoals.lacking(.growth, goal: 10, before: 0, valid: 3) == nil)
    #expect(StockGoals.lacking(.stock, goal: 10, before: 0, valid: 3) == 7)
  }
}
