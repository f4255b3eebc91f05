import Foundation
import Postgres
import Synchronization
import Testing

extension OnServer {
  @Suite struct Errors {
    @Test func `a refusal keeps every field`() throws {
      let connection = try connect()
      try connection.run(
        script: """
          create temp table firm (code text constraint one_firm_per_code primary key);
          insert into firm values ('密')
          """)
      let error = try failure { try connection.query("insert into firm values (\("密"))") }
      #expect(error.kind == .server)
      #expect(error.sqlstate == "23505")
      #expect(error.constraint == "one_firm_per_code")
      #expect(error.table == "firm")
      #expect(error.schema?.hasPrefix("pg_temp") == true)
      #expect(error.detail?.contains("密") == true)
      #expect(error.query == "insert into firm values ($1)")
      #expect(!error.connectionLost)
      #expect(!error.isTransient)
      // What may be shown to anybody says nothing of the data.
      #expect(error.description == "Postgres: server error 23505")
      #expect(error.debugDescription.contains("密"))
      #expect(try connection.query("select from firm").count == 1)
    }

    @Test func `a decoding error names column, row and expectation`() throws {
      let connection = try connect()
      let rows = try connection.query("select * from (values ('1', null), ('x', 'y')) as t (a, b)")
      #expect(rows.columns == ["a", "b"])
      #expect(rows.affected == 2)
      let error = try failure { _ = try rows[1].int("a") }
      #expect(error.kind == .decoding)
      #expect(error.message == "column a, row 1: expected an integer")
      #expect(error.detail == "found \"x\"")
      #expect(error.query?.hasPrefix("select * from") == true)
      #expect(try failure { _ = try rows[0].text("b") }.detail == "found NULL")
      #expect(try failure { _ = try rows[0].text("c") }.detail == "found a, b")
      #expect(try failure { _ = try rows.only() }.message == "expected one row, found 2")
      #expect(try rows[0].value("a", "a one") { $0 == "1" ? 1 : nil } == 1)
    }

    @Test func `a lost connection is known by the socket as well`() throws {
      let victim = try connect()
      let other = try connect()
      try other.query("select pg_terminate_backend(\(victim.backendPID))")
      let error = try failure {
        // The first may still be under way when the server ends the session.
        try victim.query("select pg_sleep(5)")
      }
      #expect(error.connectionLost)
      #expect(error.isTransient)
      let isOpen = victim.isOpen
      #expect(!isOpen)
      #expect(try failure { try victim.query("select 1") }.connectionLost)
      #expect(try failure { _ = try victim.pipelined(["select 1"]) }.connectionLost)
      #expect(try failure { try victim.copyIn("copy t from stdin", rows: []) }.connectionLost)
    }

    @Test func `no reply in time cuts the connection`() throws {
      let connection = try connect { $0.replyTimeout = .milliseconds(200) }
      #expect(try connection.query("select 1 as a").only().int("a") == 1)
      let error = try failure { try connection.query("select pg_sleep(30)") }
      #expect(error.kind == .timeout)
      #expect(error.connectionLost)
      #expect(try failure { try connection.query("select 1") }.connectionLost)
    }

    @Test func `a token cancels from elsewhere`() throws {
      let connection = try connect()
      let token = connection.cancelToken()
      let cancelled = Mutex(false)
      let finished = DispatchSemaphore(value: 0)
      // A thread of its own: a task waits as long as other tests hold all threads that tasks have.
      Thread.detachNewThread {
        usleep(200_000)
        let isHeard = token.cancel()
        cancelled.withLock { $0 = isHeard }
        finished.signal()
      }
      #expect(try failure { try connection.query("select pg_sleep(30)") }.sqlstate == "57014")
      finished.wait()
      #expect(cancelled.withLock { $0 })
      #expect(try connection.query("select 1 as a").only().int("a") == 1)
    }

    @Test func `notices reach the observer`() throws {
      let heard = Mutex<[String]>([])
      let connection = try connect(notices: { notice in
        heard.withLock { $0.append("\(notice.severity) \(notice.sqlstate) \(notice.message)") }
      })
      try connection.run(script: "do $$ begin raise warning '小心'; end $$")
      #expect(heard.withLock { $0 } == ["WARNING 01000 小心"])
    }
  }
}

@Suite struct Unreachable {
  @Test func `no server is a connection error with libpq's words`() throws {
    let error = try failure { _ = try Connection(Conninfo(text: "host=/tmp/nobody-here dbname=x")) }
    #expect(error.kind == .connection)
    #expect(error.connectionLost)
    #expect(error.sqlstate == nil)
    #expect(error.message.contains("/tmp/nobody-here"))
    #expect(error.description == "Postgres: connection error")
  }
}
