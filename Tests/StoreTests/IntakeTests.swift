import Foundation
import Pipeline
import Postgres
import Testing

/// 入库名单: judged rows enter as one set.
@Suite(.database) struct IntakeTests {
  let desk: Desk
  init() throws { desk = try Desk() }

  @Test func 新的入库_在库的算已在库() throws {
    let first = try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    #expect(first["entered"] == 2)
    #expect(first["already_in"] == [])
    let second = try desk.enter([2, 3], year: 2019, on: "2019-08-02")
    #expect(second["entered"] == 1)
    #expect(second["already_in"] == [2])
    #expect(try Database.current.count("pipeline.firm") == 3)
    #expect(try Database.current.count("pipeline.episode") == 3)
    let firm = try desk.store.showFirm(code(3).text)
    #expect(firm["facts"].array.first?["sales"] == "3.00")
    #expect(firm["facts"].array.first?["year"] == 2018)
    #expect(firm["episode"]["entered"] == "2019-08-02")
  }

  @Test func 出库后再入库_早于出库日的退回() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    for number in [1, 2] { try desk.perform("exit", number, on: "2020-01-01") }
    let early = try desk.enter([1], year: 2020, on: "2019-12-31")
    #expect(early["entered"] == 0)
    #expect(early["returned"].array.map { $0["ended"] } == ["2020-01-01"])
    #expect(try desk.enter([1, 2], year: 2020, on: "2020-01-01")["entered"] == 2)
    #expect(try desk.stage(1) == .entered)
    #expect(try Database.current.count("pipeline.firm") == 2)
    #expect(try Database.current.count("pipeline.episode") == 4)
  }

  @Test func 全有或全无() throws {
    try desk.enter([1], year: 2019, on: "2019-08-01")
    try desk.perform("exit", 1, on: "2020-01-01")
    let tooEarly = try desk.list([1, 2], year: 2019, on: "2019-09-01", allOrNothing: true)
    let rejected = try desk.list([3, 4], year: 2019, on: "2019-09-01", rejecting: [9], allOrNothing: true)
    for list in [tooEarly, rejected] {
      let answer = try desk.store.enter(list, ids: desk.ids, desk.write())
      #expect(answer["refused"] == true)
      #expect(answer["entered"] == 0)
    }
    #expect(try Database.current.count("pipeline.firm") == 1)
    #expect(try Database.current.count("pipeline.batch") == 1)
    let good = try desk.list([3, 4], year: 2019, on: "2019-09-01", allOrNothing: true)
    #expect(try desk.store.enter(good, ids: desk.ids, desk.write())["entered"] == 2)
  }

  @Test func 没有全有或全无_好的行照样入库() throws {
    let list = try desk.list([3, 4], year: 2019, on: "2019-09-01", rejecting: [9])
    #expect(try desk.store.enter(list, ids: desk.ids, desk.write())["entered"] == 2)
    let outcomes: SQL = "select string_agg(outcome || row_no, ' ' order by row_no) from pipeline.batch_row"
    #expect(try Database.current.answer(outcomes) == "entered2 entered3 rejected9")
  }

  @Test func 同一文件再导入_什么也不做() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    let events = try Database.current.count("pipeline.event")
    let again = try desk.enter([1, 2], year: 2019, on: "2019-08-05")
    #expect(again["repeat"] == true)
    #expect(again["entered"] == 0)
    #expect(try Database.current.count("pipeline.event") == events)
    #expect(try Database.current.count("pipeline.batch") == 1)
  }

  @Test func 同一文件换一年_在库的不再入() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    try desk.perform("exit", 2, on: "2020-01-01")
    let next = try desk.enter([1, 2], year: 2020, on: "2020-08-01")
    #expect(next["repeat"] == false)
    #expect(next["entered"] == 1)
    #expect(next["already_in"] == [2])
  }

  @Test func 试运行不写() throws {
    let list = try desk.list([1, 2], year: 2019, on: "2019-08-01")
    #expect(try desk.store.enter(list, ids: desk.ids, desk.write(dryRun: true))["entered"] == 2)
    for table in ["firm", "episode", "batch", "operation", "event"] {
      #expect(try Database.current.count("pipeline.\(table)") == 0, "\(table)")
    }
    #expect(try desk.store.enter(list, ids: desk.ids, desk.write())["entered"] == 2)
  }

  /// One list twice, two lists of the same firms, and the same two in opposite orders.
  @Test(arguments: [["一"], ["一", "二"], ["一", "反"]])
  func 两人同时导入同样的企业_每家只入库一次(_ files: [String]) throws {
    let results = try race(2) { person, desk in
      let file = files[person % files.count]
      let numbers = Array(1...300)
      let list = try desk.list(
        file == "反" ? numbers.reversed() : numbers, year: 2019, on: "2019-08-01", file: file)
      return try desk.store.enter(list, ids: desk.ids, desk.write())
    }
    #expect(results.answers.reduce(0) { $0 + ($1["entered"].int ?? 0) } == 300)
    #expect(Set(results.refusals).isSubset(of: ["ConflictRefusal.changedMeanwhile"]), "\(results.refusals)")
    #expect(try Database.current.count("pipeline.firm") == 300)
    #expect(try Database.current.count("pipeline.episode") == 300)
    #expect(try Database.current.count("pipeline.batch") == 1)
  }

  @Test func 五千行一次入库() throws {
    #expect(try desk.enter(Array(1...5000), year: 2019, on: "2019-08-01")["entered"] == 5000)
    #expect(try Database.current.count("pipeline.operation") == 1)
    #expect(try desk.identity(asOf: "2019-08-01")["stock"] == 5000)
  }

  @Test func 撤销后一切如初_再导入如新() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    let tables = ["pipeline.firm", "pipeline.episode", "pipeline.batch"]
    let before = try Database.current.counts(tables)
    let undone = try desk.store.undoBatch("1", on: "2019-08-02", desk.write())
    #expect(undone["voided"] == 2 && undone["left"] == [])
    #expect(try Database.current.counts(tables) == before)
    #expect(try desk.identity(asOf: "2019-12-31")["entered"] == 0)
    #expect(try Database.current.answer("select count(*)::text as n from api.fact_now") == "0")
    #expect(
      outcome { try desk.store.undoBatch("1", on: "2019-08-02", desk.write()) }
        == "ConflictRefusal.batchUndone")
    #expect(
      outcome { try desk.store.undoBatch("7", on: "2019-08-02", desk.write()) } == "FirmRefusal.unknownBatch")
    #expect(try desk.enter([1, 2], year: 2019, on: "2019-08-03")["entered"] == 2)
    #expect(try desk.store.showFirm(code(2).text)["facts"].array.first?["sales"] == "2.00")
  }

  @Test func 撤销的操作号重试_回答一样() throws {
    try desk.enter([1], year: 2019, on: "2019-08-01")
    let op = UUID()
    let first = try desk.store.undoBatch("1", on: "2019-08-02", desk.write(op))
    #expect(try desk.store.undoBatch("1", on: "2019-08-02", desk.write(op)) == first)
  }

  @Test func 有人动过的保留() throws {
    try desk.addOfficers()
    try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    try desk.perform("assign set", 1, on: "2019-08-02")
    let undone = try desk.store.undoBatch("#1", on: "2019-08-03", desk.write())
    #expect(undone["voided"] == 1 && undone["left"].array.map { $0["verb"] } == ["assign set"])
    #expect(try desk.stage(1) == .assigned && desk.stage(2) == nil)
    #expect(try desk.enter([1, 2], year: 2019, on: "2019-08-04")["already_in"] == [2])
  }

  /// A table of the caller's own, even a view that runs code, is not what the function reads.
  @Test func 不读别人摆好的暂存表() throws {
    let connection = try Database.current.connect()
    try connection.run(
      script: "create temp table intake_row (row_no integer); grant all on intake_row to public")
    let call: SQL = """
      select api.intake_enter(\(UUID()), api.build(), \(UUID()), 2019, '2019-08-01', 'x', \(String(repeating: "0", count: 64)),
        '', 1, '{}', '{}', '{}', false, '{}', null, '')
      """
    #expect(outcome { try connection.query(call) } == "PostgresError 55000")
    #expect(outcome { try connection.query("select api.intake_stage()") } == "PostgresError 42P07")
  }
}
