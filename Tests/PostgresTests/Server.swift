import Embedded
import FoundationEssentials
import Glibc
import Postgres
import Testing

/// All tests that need a server; it is made for them and goes with them.
@Suite(.server) enum OnServer {
  /// Where the server of this run is.
  @TaskLocal static var place = ""

  static func connect(
    _ change: (inout Conninfo) -> Void = { _ in }, notices: (@Sendable (Notice) -> Void)? = nil
  ) throws -> Connection {
    var conninfo = Conninfo(text: place)
    change(&conninfo)
    return try Connection(conninfo, notices: notices)
  }
}

struct ServerTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let home = "/tmp/pipeline-postgres-tests-\(getpid())"
    let cluster = EmbeddedCluster(
      try .standard(environment: ["PIPELINE_HOME": home, "PIPELINE_EMBEDDED_FSYNC": "off"]))
    defer {
      try? cluster.stop()
      try? FileManager.default.removeItem(atPath: home)
    }
    try cluster.start()
    // A name with every kind of quote, to prove that names are quoted.
    let name = "测试 \"o'clock\""
    try cluster.createDatabase(name)
    try cluster.createDatabase(name)
    try await OnServer.$place.withValue(cluster.conninfo(database: name)) { try await function() }
    try cluster.dropDatabase(name, force: true)
  }
}

extension Trait where Self == ServerTrait {
  static var server: Self { Self() }
}

/// The error a body throws, for looking at its fields.
func failure(_ body: () throws -> Void) throws -> PostgresError {
  do { try body() } catch let error as PostgresError { return error }
  throw Absent()
}

struct Absent: Error {}
