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

  public func setTarget(year: Int, goal: Int, county: String?, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.target_set(\(write.op), \(Migrator.build), \(year), \(goal), \(county),
        \(on.description)) as answer
      """)
  }

  /// Goals and firms entered by a day; `TargetProgress` makes rates of it.
  public func targets(year: Int?, asOf: Day?) throws -> Table {
    try table(
      [
        .init("year", Text("年度", "year"), .number),
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")), .init("goal", Text("目标", "goal"), .number),
        .init("entered", Text("已入库", "entered"), .number),
        .init("remaining", Text("还差", "remaining"), .number),
        .init("days_gone", Text("已过天数", "days gone"), .number, hidden: true),
        .init("days_left", Text("剩余天数", "days left"), .number),
      ], "select * from api.target_show(\(year), \(asOf?.description))")
  }

  public func status() throws -> JSON { try document("select api.status() as answer") }
}
