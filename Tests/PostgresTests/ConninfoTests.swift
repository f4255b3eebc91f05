import Postgres
import Testing

extension OnServer {
  @Suite struct Sessions {
    static func settings(_ connection: borrowing Connection) throws -> [String] {
      let names = [
        "timezone", "datestyle", "client_encoding", "lock_timeout", "statement_timeout",
        "idle_in_transaction_session_timeout", "client_connection_check_interval", "application_name",
      ]
      return try names.map { try connection.query("select current_setting(\($0)) as a").only().text("a") }
    }

    @Test func `the session is set up before its first statement`() throws {
      let connection = try connect { $0.statementTimeout = .seconds(30) }
      #expect(
        try Self.settings(connection) == [
          "Asia/Shanghai", "ISO, MDY", "UTF8", "5s", "30s", "1min", "500ms", "pipeline",
        ])
      let (user, database, host, version) =
        (connection.user, connection.database, connection.host, connection.serverVersion)
      #expect(user == "pipeline")
      #expect(database == "测试 \"o'clock\"")
      #expect(host.hasPrefix("/"))
      #expect(version >= 150_000)
      #expect(connection.parameter("server_encoding") == "UTF8")
      #expect(connection.parameter("nonsense") == nil)
    }

    @Test func `options in the text are kept, ours win`() throws {
      let text =
        OnServer.place + " options='-c search_path=elsewhere -c DateStyle=German' application_name=bi"
      let connection = try Connection(Conninfo(text: text))
      let sql: SQL = "select current_setting('search_path') as s, current_date::text as d"
      let row = try connection.query(sql).only()
      #expect(try row.text("s") == "elsewhere")
      #expect(try row.text("d").contains("-"))
      #expect(try Self.settings(connection).last == "bi")
    }
  }
}

@Suite struct Passwords {
  @Test(arguments: [
    "host=x password=geheim", "postgres://u:geheim@h/db", "postgresql://u@h/db?password=geheim",
    "sslpassword=geheim", "dbname='a b' password='x y'", "password=geheim nonsense=1",
    "postgres://u:p@[::1/db",
  ])
  func `a password is seen`(text: String) {
    #expect(Conninfo(text: text).carriesPassword)
  }

  @Test(arguments: [
    "", "pipeline", "service=city", "host=/run dbname=password", "postgres://u@h/db", "password=",
  ])
  func `no password is seen where there is none`(text: String) {
    #expect(!Conninfo(text: text).carriesPassword)
  }
}
