import Foundation
import Postgres

extension Store {
  private static let problems: [Table.Column] = [
    .init("problem", Text("问题", "problem"), .coded(ChainProblem.words)),
    .init("firm_no", Text("编号", "no"), .number),
    .init("firm", Text("企业名称", "firm")), .init("seq", Text("事件", "event"), .number),
    .init("detail", Text("说明", "detail")),
  ]

  /// What is wrong with the history (校验), the first bad place of each firm and kind.
  public func auditProblems() throws -> Table {
    try table(Store.problems, "select * from api.audit_verify()")
  }

  /// The heads of all chains (锚).
  public func chainHeads() throws -> [ChainHead] {
    try rows("select * from api.audit_heads()").map { row in
      ChainHead(
        firm: try row.uuid("firm"), no: try row.int("no"), seq: try row.int("seq"),
        head: try row.text("head"),
        recordedAt: try row.text("recorded_at"))
    }
  }

  /// What has become of the places an anchor names.
  public func compare(_ anchor: Anchor) throws -> Table {
    let heads = anchor.heads
    let found = try rows(
      "select * from api.audit_anchor(\(heads.map(\.firm)), \(heads.map(\.seq)), \(heads.map(\.head)))"
    ).map { row in
      [
        JSON.string(try row.text("found")), (try? row.int("no")).map(JSON.int) ?? .null,
        .string(try row.uuid("firm").uuidString.lowercased()), .int(try row.int("seq")), .null,
      ]
    }
    return Table(Store.problems, found)
  }

  /// Texts and heads of every event, for a verifier elsewhere.
  public func chainTexts() throws -> [ChainEvent] {
    try rows("select * from api.audit_texts()").map { row in
      ChainEvent(
        firm: try row.text("firm"), no: try row.int("no"), seq: try row.int("seq"),
        head: try row.optionalText("head") ?? "", text: try row.text("text"))
    }
  }

  /// Everything recorded of one firm (溯源).
  public func trace(_ firm: String) throws -> Table {
    try table(
      [
        .init("seq", Text("事件", "event"), .number), .init("verb", Text("操作", "step"), .coded(Verb.names)),
        .init("on_date", Text("日期", "on"), .day),
        .init("holds", Text("更正为", "corrected to"), .coded(["void": Text("作废", "void")])),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment),
        .init("actor", Text("登记人", "recorded by")), .init("op", Text("操作号", "operation")),
        .init("head", Text("链头", "head")),
      ], "select * from api.audit_trace(\(key(firm)))")
  }

  /// Who looked at contacts and took files out (查阅记录).
  public func accesses() throws -> Table {
    try table(
      [
        .init("recorded_at", Text("时间", "at"), .moment), .init("actor", Text("谁", "who")),
        .init(
          "kind", Text("种类", "kind"),
          .coded(["reveal": Text("查阅", "reveal"), "export": Text("导出", "export")])),
        .init("firm_no", Text("编号", "no"), .number), .init("firm", Text("企业", "firm")),
        .init("what", Text("内容", "what")), .init("reason", Text("用途", "purpose")),
        .init("rows", Text("行数", "rows"), .number), .init("file_sha256", Text("文件 SHA-256", "file SHA-256")),
      ], "select * from api.audit_access()")
  }
}
