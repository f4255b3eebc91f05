import Postgres

extension Store {
  /// The database's moment now, ISO 8601 in China's time: what a paper states as known at.
  public func moment() throws -> String {
    try rows(
      """
      select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00' as moment
      """
    ).only().text("moment")
  }

  /// Open stays by officer (指派名册).
  public func roster(asOf: Day?, knownAt: String?) throws -> Table {
    try table(
      [
        .init("officer_no", Text("编号", "no"), .number, hidden: true),
        .init("officer", Text("首席科技服务员", "officer")),
        .init("officer_county", Text("服务员县（市、区）", "officer's county"), hidden: true),
        .init("seq", Text("序号", "no."), .number), .init("no", Text("企业编号", "firm no"), .number),
        .init("name", Text("企业名称", "firm")), .init("credit_code", Text("信用代码", "credit code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")), .init("field", Text("技术领域", "field"), hidden: true),
        .init("entered_on", Text("入库日期", "entered"), .day),
        .init("assigned_on", Text("指派日期", "assigned"), .day),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .init("visits", Text("走访", "visits"), .number), .init("last_visit", Text("最近走访", "last visit"), .day),
        .init("next_visit", Text("约定下次", "next visit"), .day),
      ], "select * from api.assign_roster(\(asOf?.description), \(knownAt))")
  }

  /// What a one-firm-one-plan sheet is filled from.
  public func planSheet(_ firm: String) throws -> JSON {
    try document("select api.plan_sheet(\(key(firm))) as answer")
  }

  /// What a record of a service visit is filled from; nil for a blank one.
  public func visitForm(_ firm: String, visit: VisitChoice?) throws -> JSON {
    let (id, day): (String?, String?) =
      switch visit {
      case .latest: ("latest", nil)
      case .id(let id): (id, nil)
      case .day(let day): (nil, day.description)
      case nil: (nil, nil)
      }
    return try document("select api.visit_form(\(key(firm)), \(id), \(day)) as answer")
  }
}

/// Which visit of a firm is meant (哪一次走访).
public enum VisitChoice: Sendable, Equatable {
  case latest
  case day(Day)
  case id(String)

  /// `最近`, a day, or the id of a visit.
  public init(_ word: String, today: Day) {
    let plain = FirmName.halfWidth(word).trimmingBlanks()
    if ["latest", "最近", "上次"].contains(plain.lowercased()) {
      self = .latest
    } else if let day = Day(plain, today: today) {
      self = .day(day)
    } else {
      self = .id(plain)
    }
  }
}
