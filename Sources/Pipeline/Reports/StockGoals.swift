/// Goals of certified stock and its growth, judged (存量增速考核): whole numbers only, the goal itself counts as met.
public enum StockGoals {
  /// Adds to the rows of `Store.stockGoals` the growth, whether the goal is met, and how many firms are lacking.
  public static func table(_ goals: Table, _ kind: GoalKind) -> Table {
    Table(
      goals.columns + [
        .init("growth_shown", Text("增速", "growth")),
        .init("growth", Text("增速", "growth"), .number, hidden: true),
        .init("met", Text("完成", "met"), .coded(["true": Text("完成", "met"), "false": Text("未完成", "missed")])),
        .init("lacking", Text("还差（家）", "firms lacking"), .number),
      ],
      goals.rows.map { row in
        func number(_ key: String) -> Int? { goals.value(key, in: row).int }
        guard let goal = number("goal"), let before = number("before"), let valid = number("valid") else {
          return row + [.null, .null, .null, .null]
        }
        let lacking = StockGoals.lacking(kind, goal: goal, before: before, valid: valid)
        return row + [
          .string(Report.grown(before, valid)), Report.growthRate(before, valid),
          lacking.map { .bool($0 == 0) } ?? .null, lacking.map(JSON.int) ?? .null,
        ]
      })
  }

  /// Firms that are lacking; nil where growth from nothing is asked for.
  static func lacking(_ kind: GoalKind, goal: Int, before: Int, valid: Int) -> Int? {
    switch kind {
    case .growth:
      if before == 0 { return nil }
      return max(0, (before * (100 + goal) + 99) / 100 - valid)
    case .intake, .stock: return max(0, goal - valid)
    }
  }
}
