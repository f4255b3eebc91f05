import PipelineSQL
import Postgres

/// Work that takes two people (双人复核): one prepares, another makes it final.
extension Store {
  /// Freezes the public rows of a year's list as they are now (拟定名单).
  public func proposeIntake(year: Int, on: Day, note: String?, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.intake_propose(\(write.op), \(PipelineSQL.build), \(ids.make()), \(year), \(on.description),
        \(note)) as answer
      """)
  }

  /// Publishes the list that somebody else froze (公布名单).
  public func publishIntake(year: Int, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      "select api.intake_publish(\(write.op), \(PipelineSQL.build), \(year), \(on.description)) as answer")
  }

  /// Frozen lists; those that wait are shown to the city and to auditors only.
  public func frozenIntakes(year: Int?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("year", Text("年度", "year"), .number),
        .init("firms", Text("家数", "firms"), .number), .init("on_date", Text("拟定", "frozen"), .day),
        .init("preparer", Text("经办人", "prepared by")), .init("published_on", Text("公布", "published"), .day),
        .init("approver", Text("复核人", "approved by")), .init("note", Text("说明", "note")),
        .init("sha256", Text("数据指纹", "sha256"), hidden: true),
      ], "select * from api.intake_frozen_list(\(year))")
  }

  /// One list as it was frozen, with who made it final.
  public func publishedIntake(_ no: Int) throws -> JSON {
    try document("select api.intake_published(\(no)) as answer")
  }

  /// Whether the year's list as it is now is the published one: `published`, `differs`, `part` or `unpublished`.
  public func intakeStanding(year: Int) throws -> JSON {
    try document("select api.intake_standing(\(year)) as answer")
  }

  /// Asks that a firm may apply though the gate is closed to its verdict (申请放行).
  public func requestGate(_ firm: String, on: Day, reason: String, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.gate_request(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)), \(on.description),
        \(reason)) as answer
      """)
  }

  /// Agrees to what somebody else asked for (批准放行).
  public func approveGate(_ firm: String, on: Day, note: String?, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.gate_approve(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description), \(note)) as answer
      """)
  }

  /// Requests to open the gate, the latest first.
  public func gateRequests() throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("county_name", Text("县（市、区）", "county"), hidden: true),
        .init("on_date", Text("申请", "asked"), .day),
        .init("verdict", Text("诊断结论", "verdict"), .named(Verdict.self)),
        .init("reason", Text("理由", "reason")), .init("preparer", Text("经办人", "asked by")),
        .init(
          "state", Text("状态", "state"),
          .coded([
            "waiting": Text("待批准", "waiting"), "approved": Text("已放行", "approved"),
            "used": Text("已申报", "used"), "lapsed": Text("已失效", "lapsed"),
          ])),
        .init("approver", Text("批准人", "approved by")), .init("approved_on", Text("批准", "approved"), .day),
      ], "select * from api.gate_list()")
  }

  /// Enters a step that was made and not recorded, between those that were (补录).
  public func enterMissedStep(
    _ firm: String, _ stage: Stage, day: Day, officer: String?, reason: String, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.stage_enter(\(write.op), \(PipelineSQL.build), \(key(firm)), \(stage.rawValue), \(day.description),
        \(officer), \(reason)) as answer
      """)
  }
}
