import Postgres

extension Store {
  /// What is due (今日事项), the most overdue first.
  ///
  /// - Parameters:
  ///   - officer: whose; nil with `mine` is whoever is logged in, nil without it everybody.
  ///   - asOf: the day it is asked for; nil is today.
  ///   - until: things that are to be shown by then.
  public func tasks(officer: String?, mine: Bool, asOf: Day?, until: Day?) throws -> [ServiceTask] {
    try table(
      [
        .init("kind", Text(same: "")), .init("reason", Text(same: "")), .init("due", Text(same: ""), .day),
        .init("late", Text(same: ""), .number), .init("working_days", Text(same: ""), .number),
        .init("firm_no", Text(same: ""), .number), .init("firm", Text(same: "")),
        .init("county", Text(same: "")),
        .init("officer", Text(same: "")), .init("item", Text(same: ""), .number),
        .init("what", Text(same: "")),
        .init("since", Text(same: ""), .day), .init("days", Text(same: ""), .number),
      ],
      """
      select * from api.tasks(\(officer.map(Store.officerKey)), \(mine), \(asOf?.description), \(until?.description))
      """
    ).json.array.compactMap(ServiceTask.init)
  }

  /// How reports by officer call an officer: `#1 张例示`.
  public func officerLabel(_ officer: String?, mine: Bool) throws -> String {
    try rows(
      "select '#' || o.no || ' ' || o.name as label from api._officer_meant(\(officer.map(Store.officerKey)), \(mine)) o"
    ).only().text("label")
  }

  /// Whether the session's login is an officer's.
  public func isOfficer() throws -> Bool {
    try rows("select exists (select from pipeline.officer o where o.login = session_user) as yes").only()
      .bool("yes")
  }

  /// What was done in a period, how the firms stand, what is not known of them (周报).
  public func digest(officer: String?, mine: Bool, from: Day, until: Day) throws -> JSON {
    try document(
      """
      select api.digest(\(officer.map(Store.officerKey)), \(mine), \(from.description), \(until.description)) as answer
      """)
  }
}
