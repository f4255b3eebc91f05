import Foundation
import Pipeline
import Postgres
import Testing

/// 操作号: the same request twice is one write and one answer.
@Suite(.database) struct OperationTests {
  let desk: Desk
  let op = UUID()

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
    try desk.add(1, on: "2019-08-01")
  }

  @Test func 同一操作号同样内容_回答一字不差_只写一次() throws {
    for verb in Desk.way(to: .certified) + ["visit log", "firm void"] {
      let op = UUID()
      let first = try desk.perform(verb, 1, on: "2019-08-05", desk.write(op)).rendered
      let events = try Database.current.count("pipeline.event")
      let second = try desk.perform(verb, 1, on: "2019-08-05", desk.write(op)).rendered
      #expect(first == second, "\(verb)")
      #expect(try Database.current.count("pipeline.event") == events, "\(verb)")
      #expect(
        try Database.current.answer("select attempts::text from pipeline.operation where op = \(op)") == "2")
    }
  }

  @Test func 登记和修改企业也一样() throws {
    let answers = try (1...2).map { _ in try desk.add(2, on: "2019-08-01", desk.write(op)) }
    #expect(answers[0] == answers[1])
    #expect(try Database.current.count("pipeline.firm") == 2)
    let edit = UUID()
    let changes = try (1...2).map { _ in
      try desk.store.changeFirm(
        "#2", verb: "firm edit", [FirmEdit(.product, "阀门")], on: "2019-08-02", desk.write(edit))
    }
    #expect(changes[0] == changes[1])
    #expect(changes[0]["changes"].array.count == 1)
  }

  @Test func 同一操作号别的内容是冲突() throws {
    try desk.perform("visit log", 1, on: "2019-08-05", desk.write(op))
    let refused = "ConflictRefusal.operationReused"
    #expect(outcome { try desk.perform("visit log", 1, on: "2019-08-06", desk.write(op)) } == refused)
    #expect(outcome { try desk.perform("assign set", 1, on: "2019-08-05", desk.write(op)) } == refused)
    #expect(outcome { try desk.add(2, on: "2019-08-05", desk.write(op)) } == refused)
    #expect(try Database.current.count("pipeline.visit") == 1)
    #expect(try Database.current.count("pipeline.firm") == 1)
  }

  @Test func 被拒绝的操作号还能再用() throws {
    #expect(
      outcome { try desk.perform("plan draft", 1, on: "2019-08-05", desk.write(op)) }
        == "StageRefusal.outOfOrder")
    #expect(outcome { try desk.perform("visit log", 1, on: "2019-08-05", desk.write(op)) } == "done")
  }

  @Test func 试运行什么也不写_操作号也不占() throws {
    let before = try everything()
    for verb in ["assign set", "visit log", "exit", "firm void"] {
      let answer = try desk.perform(verb, 1, on: "2019-08-05", desk.write(op, dryRun: true))
      #expect(answer["firm"]["no"] == 1, "\(verb)")
    }
    try desk.add(2, on: "2019-08-01", desk.write(op, dryRun: true))
    #expect(
      outcome { try desk.perform("plan draft", 1, on: "2019-08-05", desk.write(op, dryRun: true)) }
        == "StageRefusal.outOfOrder")
    #expect(try everything() == before)
    // The session is as good as new, and so is the operation id.
    try desk.perform("visit log", 1, on: "2019-08-05", desk.write(op))
  }

  /// Rows of every table of the product.
  private func everything() throws -> [String: Int] {
    let tables = try Database.current.connect().query(
      "select tablename from pg_tables where schemaname = 'pipeline'")
    return Dictionary(
      uniqueKeysWithValues: try tables.map { row in
        (try row.text("tablename"), try Database.current.count("pipeline.\(row.text("tablename"))"))
      })
  }
}
