import PipelineSQL
import Postgres

/// Which needs to list (需求筛选); what is nil or false filters nothing.
public struct NeedQuestion: Sendable {
  public var firm: String?
  public var officer: String?
  public var mine = false
  public var kind: NeedKind?
  public var county: String?
  /// Looked for in what the firm said, upper and lower case alike.
  public var text: String?
  /// Settled ones too.
  public var all = false
  /// As they stood on that day; nil is today.
  public var asOf: Day?

  public init() {}
}

extension Store {
  /// Records a need of a firm (企业需求).
  public func addNeed(_ need: NeedDraft, firm: String, on: Day, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.need_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)), \(on.description),
        \(need.kind.rawValue), \(need.text)) as answer
      """)
  }

  /// Ends a need (需求办结).
  ///
  /// - Throws: `VisitRefusal.noSuchNeed`, `VisitRefusal.needSettled`.
  public func settleNeed(_ number: Int, _ outcome: NeedState, how: String, on: Day, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.need_settle(\(write.op), \(PipelineSQL.build), \(number), \(on.description), \(outcome.rawValue),
        \(how)) as answer
      """)
  }

  /// Needs across firms, open ones first.
  public func needs(_ question: NeedQuestion) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("on_date", Text("提出", "said"), .day),
        .init("firm_no", Text("企业编号", "firm no"), .number, hidden: true), .init("firm", Text("企业", "firm")),
        .init("county", Text("县（市、区）", "county"), hidden: true),
        .init("officer", Text("服务员", "officer"), hidden: true),
        .init("kind", Text("类别", "kind"), .named(NeedKind.self)), .init("text", Text("内容", "what")),
        .init("state", Text("状态", "state"), .named(NeedState.self)),
        .init("settled_on", Text("办结", "settled"), .day), .init("how", Text("结果", "how")),
        .init("days", Text("天数", "days"), .number), .init("id", Text("标识", "id"), hidden: true),
      ],
      """
      select * from api.need_list(\(question.firm.map { key($0) }), \(question.officer.map(Store.officerKey)),
        \(question.mine), \(question.kind?.rawValue), \(question.county), \(question.text), \(question.all),
        \(question.asOf?.description))
      """)
  }
}
