import Foundation
import Pipeline
import Postgres
import Synchronization
import Testing

/// 锁与断线: what a write says when someone holds the firm, and when its connection is cut.
@Suite(.database) struct LockTests {
  let database: Database

  init() throws {
    database = try Database.current
    try Desk().add(1, on: "2019-08-01")
  }

  /// A connection that holds the firm's row until it is let go.
  private func holder() throws -> Connection {
    let connection = try database.connect()
    try connection.run(script: "begin; select from pipeline.firm for update")
    return connection
  }

  private func store(_ change: (inout Conninfo) -> Void) throws -> Store {
    var conninfo = try database.conninfo()
    change(&conninfo)
    return try Store(conninfo, target: database.name)
  }

  private func visit(_ store: Store, _ op: UUID) throws -> JSON {
    let ids = IDs(milliseconds: 1_600_000_000_000)
    return try store.logVisit(
      VisitDraft(firm: "#1", on: "2019-08-02"), ids: ids, Write(op: op, dryRun: false))
  }

  @Test func 别人占着企业_等够了就说明_什么也没写() throws {
    let holder = try holder()
    let waiting = try store { $0.lockTimeout = .milliseconds(50) }
    #expect(outcome { try visit(waiting, UUID()) } == "DatabaseRefusal.locked")
    try holder.query("rollback")
    #expect(try database.counts(["pipeline.visit", "pipeline.operation"]) == [0, 1])
    _ = try visit(waiting, UUID())
  }

  @Test func 语句到了时限不说成别人在改() throws {
    let holder = try holder()
    let hurried = try store { $0.statementTimeout = .milliseconds(50) }
    #expect(outcome { try visit(hurried, UUID()) } == "DatabaseRefusal.stopped")
    try holder.query("rollback")
    #expect(try database.count("pipeline.visit") == 0)
  }

  @Test func 写入途中断线_说不知道结果_照办法重做只写一次() throws {
    let holder = try holder()
    let op = UUID()
    let said = Mutex<String?>(nil)
    let finished = DispatchGroup()
    finished.enter()
    let writer = try store { $0.lockTimeout = nil }.connectedWriter { try visit($0, op) }
    Thread.detachNewThread {
      let outcome = writer()
      said.withLock { $0 = outcome }
      finished.leave()
    }
    let cut: SQL = """
      select count(pg_terminate_backend(pid)) as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
      """
    while try database.connect().query(cut).only().int("n") == 0 { Thread.sleep(forTimeInterval: 0.01) }
    finished.wait()
    #expect(said.withLock { $0 } == "DatabaseRefusal.outcomeUnknown")
    try holder.query("rollback")
    for _ in 1...2 { _ = try visit(database.store(), op) }
    #expect(try database.count("pipeline.visit") == 1)
  }
}

extension Store {
  /// A store handed over whole to another thread, with the one thing it is to do there.
  fileprivate func connectedWriter(_ body: @escaping (Store) throws -> JSON) -> @Sendable () -> String {
    nonisolated(unsafe) let handed = (self, body)
    return { outcome { try handed.1(handed.0) } }
  }
}
