import Foundation
import Postgres
import Testing

/// 指标的引用: a figure and the deletion of its event, at the same moment in two sessions.
@Suite(.database) struct FactReferenceTests {
  let database: Database
  init() throws {
    database = try Database.current
    try Desk(database).add(1, on: "2019-08-01", year: nil)
    // The link of the chain refers to the event by a foreign key of its own.
    try database.connect().query("delete from pipeline.link")
  }

  private static let add: SQL = """
    insert into pipeline.fact (firm, seq, year, key, value) select f.id, 1, 2018, 'sales', 1 from pipeline.firm f
    """
  private static let delete: SQL = "delete from pipeline.event"

  /// Begins the first statement, sends the second from another session, and commits once that one waits.
  private func race(_ first: SQL, _ second: SQL) throws -> String {
    let holder = try database.connect()
    try holder.query("begin")
    try holder.query(first)
    let database = database
    let (ended, finished) = (Ended(), DispatchSemaphore(value: 0))
    Thread.detachNewThread {
      ended.how = outcome { try database.connect().query(second) }
      finished.signal()
    }
    let waiting: SQL = """
      select exists (select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and not l.granted)::text as waits
      """
    for _ in 0..<1000 where try holder.query(waiting).only().text("waits") == "false" { usleep(10_000) }
    try holder.query("commit")
    finished.wait()
    return ended.how
  }

  private final class Ended: @unchecked Sendable { var how = "" }

  @Test func 先登记后删除_删除被拒绝() throws {
    #expect(try race(Self.add, Self.delete) == "PostgresError 23503")
    #expect(try database.counts(["pipeline.fact", "pipeline.event"]) == [1, 1])
  }

  @Test func 先删除后登记_登记被拒绝() throws {
    #expect(try race(Self.delete, Self.add) == "PostgresError 23503")
    #expect(try database.counts(["pipeline.fact", "pipeline.event"]) == [0, 0])
  }
}
