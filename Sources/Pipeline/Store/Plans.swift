import PipelineSQL
import Postgres

/// One item of a one-firm-one-plan (一企一策事项).
public struct PlanItemDraft: Sendable, Equatable {
  public let criterion: Criterion
  public let measure: String
  public let due: Day?
  /// The bureau in charge (责任单位).
  public let owner: String?
  /// How much: decimal yuan, or a count, of `unit`.
  public let amount: String?
  public let unit: String?

  public init(
    criterion: Criterion, measure: String, due: Day?, owner: String?, amount: String? = nil,
    unit: String? = nil
  ) {
    self.criterion = criterion
    self.measure = measure
    self.due = due
    self.owner = owner
    self.amount = amount
    self.unit = unit
  }
}

extension Store {
  /// The latest findings of a firm that may have its plan drafted now.
  public func planBasis(_ firm: String, on: Day) throws -> JSON {
    try document("select api.plan_basis(\(key(firm)), \(on.description)) as answer")
  }

  public func draftPlan(_ firm: String, _ items: [PlanItemDraft], on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.plan_draft(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description),
        \(items.map(\.criterion.rawValue)), \(items.map(\.measure)), \(items.map { $0.due?.description }),
        \(items.map(\.owner)), \(items.map(\.amount)), \(items.map(\.unit))) as answer
      """)
  }

  public func addPlanItem(_ firm: String, _ item: PlanItemDraft, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.plan_add(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description),
        \(item.criterion.rawValue), \(item.measure), \(item.due?.description), \(item.owner)) as answer
      """)
  }

  public func closePlanItem(_ firm: String, item: Int, on: Day, evidence: String, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.plan_done(\(write.op), \(PipelineSQL.build), \(key(firm)), \(item),
        \(on.description), \(evidence)) as answer
      """)
  }

  public func plan(_ firm: String) throws -> JSON {
    try document("select api.plan_show(\(key(firm))) as answer")
  }
}
