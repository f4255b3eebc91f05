import Postgres

extension Store {
  /// Stays by the firm's county today and by stage, ended ones too (阶段看板).
  public func board(asOf: Day?, knownAt: String?) throws -> Table {
    try table(
      [
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .init("firms", Text("企业数", "firms"), .number),
      ], "select * from api.stage_board(\(asOf?.description), \(knownAt))")
  }

  /// Sets a goal of a year (目标): firms, or per cent for growth.
  public func setTarget(
    year: Int, _ kind: GoalKind = .intake, goal: Int, county: String?, on: Day, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.target_set(\(write.op), \(Migrator.build), \(year), \(kind.rawValue), \(goal), \(county),
        \(on.description)) as answer
      """)
  }

  /// Goals and firms entered by a day, as known at a time; `TargetProgress` makes rates of it.
  public func targets(year: Int?, asOf: Day?, knownAt: String?) throws -> Table {
    try table(
      [
        .init("year", Text("年度", "year"), .number),
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")), .init("goal", Text("目标", "goal"), .number),
        .init("entered", Text("已入库", "entered"), .number),
        .init("remaining", Text("还差", "remaining"), .number),
        .init("days_gone", Text("已过天数", "days gone"), .number, hidden: true),
        .init("days_left", Text("剩余天数", "days left"), .number),
      ], "select * from api.target_show(\(year), \(asOf?.description), \(knownAt))")
  }

  /// Goals of certified stock or of its growth, and where they stand (存量和增速目标); `StockGoals` judges them.
  public func stockGoals(_ kind: GoalKind, year: Int?, asOf: Day?, knownAt: String?) throws -> Table {
    try table(
      [
        .init("year", Text("年度", "year"), .number),
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")),
        .init("goal", kind == .growth ? Text("目标增速（%）", "goal (%)") : Text("目标（家）", "goal"), .number),
        .init("before", Text("上年末存量", "stock before"), .number),
        .init("valid", Text("有效存量", "valid stock"), .number),
        .init("on_date", Text("截至", "as of"), .day),
      ],
      """
      select * from api.target_stock(\(year), \(kind.rawValue), \(asOf?.description), \(knownAt)::timestamptz)
      """)
  }

  public func status() throws -> JSON { try document("select api.status() as answer") }
}
