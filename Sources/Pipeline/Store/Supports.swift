import PipelineSQL
import Postgres

extension Store {
  /// Records money that a firm got (财政扶持).
  ///
  /// - Parameters:
  ///   - document: number of the paper it rests on; the same kind and number again is a conflict.
  ///   - gap: the condition it was meant to help with.
  public func addSupport(
    _ firm: String, _ kind: SupportKind, amount: Yuan, document: String, gap: Criterion?, note: String?,
    on: Day, ids: IDs, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.support_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)), \(kind.rawValue),
        \(amount.decimal), \(document), \(gap?.rawValue), \(note), \(on.description)) as answer
      """)
  }

  public func supports(firm: String?, year: Int?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("county_name", Text("县（市、区）", "county")), .init("on_date", Text("日期", "on"), .day),
        .init("kind", Text("种类", "kind"), .named(SupportKind.self)),
        .init("amount", Text("金额（万元）", "amount (10k yuan)"), .money), .init("document", Text("文号", "paper")),
        .init("gap", Text("针对条件", "meant for"), .named(Criterion.self)), .init("note", Text("说明", "note")),
        .init("lacking", Text("还缺材料", "papers missing"), .coded(RewardPapers.supportNames)),
      ], "select * from api.support_list(\(firm.map(key)), \(year))")
  }

  /// Sums by year (扶持合计), and by county or kind where asked.
  public func supportTotals(by: SupportGrouping?, year: Int?, offices: [String: String]) throws -> Table {
    let part: Table.Kind =
      switch by {
      case .kind: .named(SupportKind.self)
      default:
        .coded(offices.mapValues { Text(same: $0) }.merging(["": Text("未定", "none")]) { one, _ in one })
      }
    return try table(
      [.init("year", Text("年度", "year"), .number)]
        + (by.map { [.init("part", $0.name, part)] } ?? [])
        + [
          .init("firms", Text("家数", "firms"), .number), .init("payments", Text("笔数", "payments"), .number),
          .init("amount", Text("金额（万元）", "amount (10k yuan)"), .money),
        ], "select * from api.support_totals(\(by?.rawValue), \(year))")
  }
}

/// What sums of support are split by (扶持分组).
public enum SupportGrouping: String, Coded {
  case county, kind

  public var name: Text { self == .county ? Text("县（市、区）", "county") : Text("种类", "kind") }
}
