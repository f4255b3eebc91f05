import PipelineSQL
import Postgres

extension Store {
  /// Submits an application that was returned once more (补正重报), in its batch.
  public func resubmitApplication(_ firm: String, on: Day, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.apply_resubmit(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(on.description)) as answer
      """)
  }

  /// Sets or moves a deadline of a batch (批次截止日); moving needs a reason.
  public func setBatchDeadline(
    _ batch: String, _ kind: DeadlineKind, due: Day, reason: String?, document: String?, on: Day,
    _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.batch_set(\(write.op), \(PipelineSQL.build), \(batch), \(kind.rawValue), \(due.description),
        \(reason), \(document), \(on.description)) as answer
      """)
  }

  public func batchDeadlines(_ batch: String?) throws -> Table {
    try table(
      [
        .init("batch", Text("批次", "batch")),
        .init("kind", Text("截止事项", "deadline of"), .named(DeadlineKind.self)),
        .init("nth", Text("第几次", "nth"), .number), .init("due", Text("截止日", "due"), .day),
        .init("holds", Text("现行", "holds"), .flag), .init("moved", Text("改动天数", "moved by days"), .number),
        .init("reason", Text("原因", "reason")), .init("document", Text("文号", "paper")),
        .init("on_date", Text("通知日期", "announced"), .day),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by"), hidden: true),
      ], "select * from api.batch_list(\(batch))")
  }

  /// Records a step of the province after the review (拟认定、公示、备案公告); moves nothing.
  ///
  /// - Parameter until: last day of objections, for a publication.
  public func announce(
    _ firm: String, _ step: AnnouncementStep, until: Day?, document: String?, on: Day, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.certify_announce(\(write.op), \(PipelineSQL.build), \(key(firm)), \(step.rawValue),
        \(until?.description), \(document), \(on.description)) as answer
      """)
  }

  /// When a period of objections ends (公示期), and how far a stated end is from it.
  ///
  /// - Throws: `CalendarRefusal.unknownYear` when working days of the year are not known.
  public func objectionPeriod(_ kind: ObjectionKind, from day: Day, stated: Day?) throws -> Table {
    try table(
      [
        .init("kind", Text("公示事项", "of what"), .named(ObjectionKind.self)),
        .init("from_day", Text("发布", "published"), .day),
        .init("days", Text("天数", "days"), .number), .init("unit", Text("单位", "unit"), .named(DayUnit.self)),
        .init("first", Text("起算日", "counted from"), .named(FirstDay.self)),
        .init("until_day", Text("期满", "ends"), .day), .init("stated", Text("写明的期满", "stated end"), .day),
        .init("difference", Text("相差天数", "days off"), .number),
      ],
      """
      select * from api.objection_period(\(kind.rawValue), \(day.description), \(stated?.description))
      """)
  }

  public func announced(_ batch: String?) throws -> Table {
    func count(_ key: String, _ zh: String, _ en: String) -> Table.Column {
      .init(key, Text(zh, en), .number)
    }
    return try table(
      [
        .init("batch", Text("批次", "batch")), count("applied", "申报", "applied"),
        count("passed", "评审通过", "passed"), count("proposed", "拟认定", "proposed"),
        count("published", "公示", "published"), count("filed", "备案公告", "filed"),
        count("certified", "已登记证书", "certificates"), count("dropped", "拟认定未备案", "proposed, not filed"),
      ], "select * from api.certify_announced(\(batch))")
  }

  /// Extends the term of an open stay (在库延期).
  ///
  /// - Parameter until: nil for as long as the local policy allows.
  public func extendTerm(_ firm: String, until: Day?, reason: String, on: Day, _ write: Write) throws -> JSON
  {
    try self.write(
      write,
      """
      select api.reserve_extend(\(write.op), \(PipelineSQL.build), \(key(firm)), \(until?.description), \(reason),
        \(on.description)) as answer
      """)
  }

  public func terms(asOf: Day?, county: String?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("county_name", Text("县（市、区）", "county")), .init("year", Text("入库年度", "year"), .number),
        .init("entered_on", Text("入库", "entered"), .day),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .init("extensions", Text("延期次数", "extensions"), .number),
        .init("term_ends", Text("期满", "term ends"), .day),
        .init("days_left", Text("剩余天数", "days left"), .number),
      ], "select * from api.reserve_terms(\(asOf?.description), \(county))")
  }

  /// Ends the stays whose term is over, and carries the others on (年终结转).
  public func carryOver(on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write, "select api.reserve_carry(\(write.op), \(PipelineSQL.build), \(on.description)) as answer")
  }

  /// Records that a firm left the city or closed (离开本市): its stay ends, and its certificate counts here no longer.
  public func leaveCity(_ firm: String, reason: ExitReason, note: String?, on: Day, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.firm_leave(\(write.op), \(PipelineSQL.build), \(key(firm)), \(reason.rawValue), \(note),
        \(on.description)) as answer
      """)
  }
}
