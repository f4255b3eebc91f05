import Foundation

/// What an audit found (校验结果): in a database, or in a file without one.
public struct ChainAudit: Sendable {
  public let problems: Table
  public let firms: Int

  private static let columns: [Table.Column] = [
    .init("problem", Text("问题", "problem"), .coded(ChainProblem.words)),
    .init("firm_no", Text("编号", "no"), .number),
    .init("firm", Text("企业", "firm")), .init("seq", Text("事件", "event"), .number),
    .init("detail", Text("说明", "detail")),
  ]

  /// Verifies the database itself.
  public init(_ store: Store, anchor: Anchor?) throws {
    var found = try store.auditProblems()
    let heads = try store.chainHeads()
    if let anchor {
      var rows = found.rows + (try store.compare(anchor).rows)
      // One older state of everything, not a cut here and there.
      if let latest = heads.map(\.recordedAt).max(), latest < anchor.latest {
        rows.insert(["older", .null, .null, .null, .string("\(latest) < \(anchor.latest)")], at: 0)
      }
      found = Table(found.columns, rows)
    }
    problems = found
    firms = heads.count
  }

  /// Verifies a file of `audit export`.
  public init(file: String, anchor: Anchor?) throws {
    let events = try ChainFile.parse(PlainFile.read(file), path: file)
    var rows: [[JSON]] = Chain.problems(in: events).map { problem, event in
      [.string(problem), .int(event.no), .string(event.firm), .int(event.seq), .null]
    }
    rows += (anchor?.problems(in: events) ?? []).map { problem, head in
      [.string(problem), .int(head.no), .string(head.firm.uuidString.lowercased()), .int(head.seq), .null]
    }
    problems = Table(ChainAudit.columns, rows)
    firms = Set(events.map(\.firm)).count
  }
}
