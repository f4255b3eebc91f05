import Postgres
import Testing

extension OnServer {
  @Suite struct Statements {
    @Test func `a pipeline brings all rows in order`() throws {
      let connection = try connect()
      let all = try connection.pipelined([
        "create temp table t (a int)", "insert into t select generate_series(1, \(3)::int)",
        "select sum(a) as a from t", "select repeat('中', 100000) as a", "",
      ])
      #expect(all.map(\.affected) == [0, 3, 1, 1, 0])
      #expect(try all[2].only().int("a") == 6)
      #expect(try all[3].only().text("a").count == 100_000)
      #expect(try connection.pipelined([]).isEmpty)
      #expect(try connection.query("select count(*) as n from t").only().int("n") == 3)
    }

    @Test func `a failing pipeline throws the first error, undoes all and goes on`() throws {
      let connection = try connect()
      try connection.query("create temp table t (a int primary key)")
      let error = try failure {
        _ = try connection.pipelined([
          "insert into t values (1)", "insert into t values (1)", "select 1/0", "select 1",
        ])
      }
      #expect(error.sqlstate == "23505")
      #expect(error.query == "insert into t values (1)")
      #expect(try connection.query("select from t").isEmpty)
      #expect(try connection.pipelined(["select 1 as a"])[0].only().int("a") == 1)
      #expect(try failure { _ = try connection.pipelined(["select 1", "select \("\0")"]) }.kind == .nul)
      #expect(try connection.pipelined(["select 2 as a"])[0].only().int("a") == 2)
    }

    @Test func `a COPY in a pipeline does not hang`() throws {
      let connection = try connect()
      try connection.query("create temp table t (a int)")
      #expect(throws: PostgresError.self) { try connection.pipelined(["copy t from stdin", "select 1"]) }
    }

    @Test func `a script stops at its first error and is undone`() throws {
      let connection = try connect()
      let script = "create table gone (a int); select 1/0; select 2"
      let error = try failure { try connection.run(script: script) }
      #expect(error.sqlstate == "22012")
      #expect(try connection.query("select to_regclass('gone') as a").only().optionalText("a") == nil)
      #expect(try failure { try connection.run(script: "copy (select 1) to stdout") }.kind == .misuse)
      #expect(try connection.query("select 1 as a").only().int("a") == 1)
    }

    @Test func `a transaction commits, or rolls back on a throw`() throws {
      let connection = try connect()
      try connection.query("create temp table t (a int)")
      let kept = try connection.transaction { inner in
        try inner.query("insert into t values (1) returning a").only().int("a")
      }
      #expect(kept == 1)
      #expect(throws: Absent.self) {
        try connection.transaction { inner in
          try inner.query("insert into t values (2)")
          let isInside = inner.isInTransaction
          #expect(isInside)
          throw Absent()
        }
      }
      let isInside = connection.isInTransaction
      #expect(!isInside)
      #expect(try connection.query("select a from t").map { try $0.int("a") } == [1])
    }

    @Test func `a swallowed error is no commit, and nesting is refused`() throws {
      let connection = try connect()
      let swallowed = try failure {
        try connection.transaction { inner in _ = try? inner.query("select 1/0") }
      }
      #expect(swallowed.sqlstate == "25P02")
      let nested = try failure {
        try connection.transaction { outer in try outer.transaction { _ in } }
      }
      #expect(nested.kind == .misuse)
      let isInside = connection.isInTransaction
      #expect(!isInside)
    }
  }
}
