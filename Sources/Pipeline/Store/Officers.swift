public import Foundation
import PipelineSQL
import Postgres

/// A chief service officer to be added (首席科技服务员).
public struct OfficerDraft: Sendable {
  public let name: String
  public let county: String
  public let field: String?
  /// The most firms looked after at a time, 1 to 200.
  public let capacity: Int
  public let login: String?
  public let since: Day?

  public init(name: String, county: String, field: String?, capacity: Int, login: String?, since: Day?) {
    self.name = name
    self.county = county
    self.field = field
    self.capacity = capacity
    self.login = login
    self.since = since
  }
}

extension Store {
  public func addOfficer(_ draft: OfficerDraft, on: Day, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.officer_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(draft.name),
        \(draft.county), \(draft.field), \(draft.capacity), \(draft.login),
        \(draft.since?.description),
        \(on.description)) as answer
      """)
  }

  /// All officers with the number of firms they look after now.
  public func officers() throws -> Table {
    try table(
      [
        .init("id", Text("标识", "id"), hidden: true), .init("no", Text("编号", "no"), .number),
        .init("name", Text("姓名", "name")), .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")), .init("field", Text("领域", "field")),
        .init("firms", Text("在手企业", "firms"), .number), .init("capacity", Text("上限", "capacity"), .number),
        .init("login", Text("登录名", "login")), .init("since", Text("起任", "since"), .day),
        .init("left_on", Text("离任", "left"), .day, hidden: true),
      ], "select * from api.officer_line order by no")
  }

  /// An officer as typed, half width: `＃1` is `#1`.
  static func officerKey(_ typed: String) -> String { FirmName.halfWidth(typed).trimmingBlanks() }

  /// Assigns one firm (指派), or hands it to another officer.
  public func assign(_ firm: String, to officer: String, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.assign_set(\(write.op), \(PipelineSQL.build), \(key(firm)), \(Store.officerKey(officer)),
        \(on.description)) as answer
      """)
  }

  /// The year's firms that wait for an officer, and the officers there are: what a proposal weighs.
  public func assignmentBasis(year: Int) throws -> (firms: [Assigner.Firm], officers: [Assigner.Officer]) {
    let firms = try rows("select * from api.assign_waiting(\(year))").map { row in
      Assigner.Firm(
        id: try row.uuid("firm"), no: try row.int("no"), name: try row.text("name"),
        county: try row.optionalText("county"), field: try row.optionalText("field"))
    }
    let officers = try rows("select * from api.officer_line where left_on is null order by no").map { row in
      Assigner.Officer(
        id: try row.uuid("id"), no: try row.int("no"), name: try row.text("name"),
        county: try row.text("county"), field: try row.optionalText("field"),
        capacity: try row.int("capacity"), load: try row.int("firms"))
    }
    return (firms, officers)
  }

  public func assignMany(_ pairs: [(firm: UUID, officer: UUID)], year: Int, on: Day, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.assign_many(\(write.op), \(PipelineSQL.build), \(year), \(on.description),
        \(pairs.map(\.firm)), \(pairs.map(\.officer))) as answer
      """)
  }

  public func assignments(_ firm: String) throws -> Table {
    try table(
      [
        .init("year", Text("入库年度", "year"), .number), .init("officer_no", Text("编号", "no"), .number),
        .init("officer", Text("首席科技服务员", "officer")), .init("county", Text("县（市、区）", "county")),
        .init("from", Text("自", "from"), .day), .init("until", Text("至", "until"), .day),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by")),
      ], "select * from api.assign_history(\(key(firm)))")
  }
}
