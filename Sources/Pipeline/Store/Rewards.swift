import Foundation
import PipelineSQL
import Postgres

extension Store {
  /// Records a standard of rewards (奖补标准).
  ///
  /// - Parameters:
  ///   - since: certificates issued from this day on.
  ///   - least: sales of the year before from which it holds.
  public func setRewardStandard(
    _ tier: RewardTier, since: Day, least: Yuan, amount: Yuan, clause: String, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.reward_standard(\(write.op), \(PipelineSQL.build), \(tier.rawValue), \(since.description),
        \(least.decimal), \(amount.decimal), \(clause)) as answer
      """)
  }

  public func rewardStandards() throws -> Table {
    try table(
      [
        .init("tier", Text("资金", "purse"), .named(RewardTier.self)),
        .init("since", Text("发证日起", "issued from"), .day),
        .init("from_sales", Text("上年销售收入不低于（万元）", "sales from (10k yuan)"), .money),
        .init("amount", Text("金额或上限（万元）", "amount or cap (10k yuan)"), .money),
        .init("clause", Text("依据", "source")),
      ], "select * from api.reward_standards()")
  }

  /// Records the money set aside for the firms certified in a year (奖补预算).
  public func setRewardBudget(
    year: Int, _ tier: RewardTier, amount: Yuan, document: String, on: Day, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.reward_budget(\(write.op), \(PipelineSQL.build), \(year), \(tier.rawValue), \(amount.decimal),
        \(document), \(on.description)) as answer
      """)
  }

  /// Works out the rewards of the firms first certified in a year (奖补测算); again, it writes only what changed.
  public func computeRewards(year: Int, on: Day, ids: IDs, _ write: Write) throws -> JSON {
    let firms = try document("select api.reward_candidates(\(year)) as answer").array.compactMap {
      UUID(uuidString: $0.plain)
    }
    return try self.write(
      write,
      """
      select api.reward_compute(\(write.op), \(PipelineSQL.build), \(year), \(on.description), \(firms),
        \(ids.make(firms.count))) as answer
      """)
  }

  /// Approves what somebody else worked out (奖补审批): of one firm, or of a year.
  public func approveRewards(_ firm: String?, year: Int?, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.reward_approve(\(write.op), \(PipelineSQL.build), \(firm.map(key)), \(year), \(on.description)) as answer
      """)
  }

  /// Records payments of what was approved (奖补拨付).
  ///
  /// - Parameter tier: one purse; nil for both.
  public func payRewards(
    _ firm: String?, year: Int?, tier: RewardTier?, document: String, on: Day, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.reward_pay(\(write.op), \(PipelineSQL.build), \(firm.map(key)), \(year), \(tier?.rawValue),
        \(document), \(on.description)) as answer
      """)
  }

  /// Records that a reward came back (奖补追回).
  ///
  /// - Parameter amount: nil for all that was paid.
  public func clawBackReward(
    _ firm: String, tier: RewardTier, amount: Yuan?, document: String, on: Day, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.reward_clawback(\(write.op), \(PipelineSQL.build), \(key(firm)), \(tier.rawValue),
        \(amount?.decimal), \(document), \(on.description)) as answer
      """)
  }

  /// One line a reward (奖补台账).
  public func rewards(year: Int?, firm: String?) throws -> Table {
    try table(
      [
        .init("year", Text("认定年度", "certified"), .number), .init("no", Text("编号", "no"), .number),
        .init("name", Text("企业名称", "firm")), .init("credit_code", Text("信用代码", "credit code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")), .init("number", Text("证书", "certificate")),
        .init("issued_on", Text("发证", "issued"), .day),
        .init("sales", Text("上年销售（万元）", "sales before (10k yuan)"), .money),
        .init("city", Text("市级（万元）", "city (10k yuan)"), .money),
        .init("province", Text("省级（万元）", "province (10k yuan)"), .money),
        .init("total", Text("合计（万元）", "total (10k yuan)"), .money),
        .init("preparer", Text("测算人", "prepared by")),
        .init("approver", Text("审批人", "approved by")), .init("approved_on", Text("审批", "approved"), .day),
        .init("paid", Text("已拨（万元）", "paid (10k yuan)"), .money),
        .init("paid_on", Text("拨付", "paid on"), .day),
        .init("documents", Text("文号", "papers"), hidden: true),
        .init("clawed_back", Text("已追回（万元）", "clawed back (10k yuan)"), .money, hidden: true),
        .init("state", Text("状态", "state"), .named(RewardState.self)),
        .init("clause", Text("依据", "source"), hidden: true),
        .init("lacking", Text("还缺材料", "papers missing"), .coded(RewardPapers.names)),
      ], "select * from api.reward_list(\(year), \(firm.map(key)))")
  }

  /// The rewards behind the totals, purse by purse (奖补合计明细).
  public func rewardTotalIDs(year: Int?, asOf: Day? = nil, knownAt: String? = nil) throws -> Table {
    try table(
      [
        .init("year", Text("认定年度", "certified"), .number),
        .init("tier", Text("资金", "purse"), .named(RewardTier.self)),
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("committed", Text("承诺（万元）", "committed (10k yuan)"), .money),
        .init("approved", Text("已审批（万元）", "approved (10k yuan)"), .money),
        .init("paid", Text("已拨付（万元）", "paid (10k yuan)"), .money),
        .init("clawed_back", Text("已追回（万元）", "clawed back (10k yuan)"), .money),
      ],
      "select * from api.reward_total_ids(\(year), \(asOf?.description), \(knownAt)::timestamptz)")
  }

  /// Budget, commitments and payments by year and purse (奖补合计, D15), as of a day and known at a time.
  public func rewardTotals(year: Int?, asOf: Day? = nil, knownAt: String? = nil) throws -> Table {
    try table(
      [
        .init("year", Text("认定年度", "certified"), .number),
        .init("tier", Text("资金", "purse"), .named(RewardTier.self)),
        .init("budget", Text("预算（万元）", "budget (10k yuan)"), .money),
        .init("firms", Text("家数", "firms"), .number),
        .init("committed", Text("承诺（万元）", "committed (10k yuan)"), .money),
        .init("approved", Text("已审批（万元）", "approved (10k yuan)"), .money),
        .init("paid", Text("已拨付（万元）", "paid (10k yuan)"), .money),
        .init("clawed_back", Text("已追回（万元）", "clawed back (10k yuan)"), .money),
        .init("remaining", Text("预算余额（万元）", "left of the budget (10k yuan)"), .money),
      ], "select * from api.reward_totals(\(year), \(asOf?.description), \(knownAt)::timestamptz)")
  }
}
