import PipelineSQL
import Postgres

/// A course to be added (培训).
public struct TrainingDraft: Sendable {
  public let title: String
  /// The day it takes place, past or ahead.
  public let on: Day
  /// The gap it is against.
  public var gap: Criterion?
  public var place: String?
  /// Firms that may enrol, 1 to 10,000.
  public var capacity: Int?

  public init(title: String, on: Day) {
    self.title = title
    self.on = on
  }
}

extension Store {
  public func addTraining(_ draft: TrainingDraft, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.training_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(draft.title), \(draft.on.description),
        \(draft.gap?.rawValue), \(draft.place), \(draft.capacity)) as answer
      """)
  }

  /// Enrols firms (报名).
  ///
  /// - Throws: `TrainingRefusal.full` when there are more firms than seats.
  public func enrol(_ firms: [String], in training: Int, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.training_enrol(\(write.op), \(PipelineSQL.build), \(training), \(firms.map { key($0) }),
        \(on.description)) as answer
      """)
  }

  /// Records that firms came (到场), each with so many people.
  public func attend(_ firms: [String], training: Int, people: Int, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.training_attend(\(write.op), \(PipelineSQL.build), \(training), \(firms.map { key($0) }),
        \(people)) as answer
      """)
  }

  public func trainings(year: Int?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("on_date", Text("日期", "on"), .day),
        .init("title", Text("培训", "training")), .init("gap", Text("针对", "against"), .named(Criterion.self)),
        .init("place", Text("地点", "place")), .init("capacity", Text("名额", "seats"), .number),
        .init("enrolled", Text("报名", "enrolled"), .number), .init("attended", Text("到场", "came"), .number),
        .init("people", Text("人次", "people"), .number), .init("reached", Text("对口", "with the gap"), .number),
        .init("id", Text("标识", "id"), hidden: true),
      ], "select * from api.training_list(\(year))")
  }

  /// The firms of one course.
  public func trainingFirms(_ number: Int) throws -> Table {
    try table(
      [
        .init("firm_no", Text("编号", "no"), .number), .init("firm", Text("企业", "firm")),
        .init("county", Text("县（市、区）", "county")), .init("officer", Text("服务员", "officer")),
        .init("enrolled_on", Text("报名", "enrolled"), .day), .init("people", Text("到场人数", "people"), .number),
      ], "select * from api.training_firms(\(number))")
  }

  /// The firms whose latest diagnosis has the gap (谁缺); where figures are missing, what the known years say.
  public func lacking(_ gap: Criterion, officer: String?, mine: Bool, county: String?) throws -> Table {
    let found = try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业", "firm")),
        .init("county", Text("县（市、区）", "county"), spare: true),
        .init("officer", Text("服务员", "officer"), spare: true),
        .init("status", Text("状态", "status"), .named(FindingStatus.self)),
        .init("need", Text("标准", "need"), .need(gap)), .init("have", Text("现状", "have"), .have(gap)),
        .init("diagnosed_on", Text("诊断", "diagnosed"), .day),
        .init("trained_on", Text("上次培训", "trained"), .day),
        .init("enrolled_for", Text("已报培训", "enrolled for"), .number),
        .init("evidence", Text("依据", "evidence"), hidden: true),
      ],
      """
      select * from api.training_suggest(\(gap.rawValue), \(officer.map(Store.officerKey)), \(mine), \(county))
      """)
    let columns =
      found.columns.dropLast() + [
        Table.Column("known_years", Text("只算", "of years"), .list, spare: true)
      ]
    let rows = found.json.array.map { row in
      let known =
        row["have"].isNull
        ? KnownShare(gap, evidence: row["evidence"].array.map { ($0["fact"].plain, $0["value"].plain) }) : nil
      let filled =
        row.setting("have", known.map { .string($0.decimal) } ?? row["have"])
        .setting("known_years", known.map { .array($0.years.map(JSON.int)) } ?? .null)
      return columns.map { filled[$0.key] }
    }
    return Table(Array(columns), rows)
  }

  /// The open stays without any diagnosis (没有诊断过的): nothing can be said of what they lack.
  public func undiagnosed(officer: String?, mine: Bool, county: String?) throws -> [JSON] {
    try table(
      [.init("no", Text("编号", "no"), .number), .init("name", Text("企业", "firm"))],
      "select * from api.training_undiagnosed(\(officer.map(Store.officerKey)), \(mine), \(county))"
    ).json.array
  }
}
