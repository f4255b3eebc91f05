import Foundation
import Pipeline
import Postgres
import Testing

/// One test's own database (测试库), made from a template and dropped after it.
struct Database: Sendable {
  let name: String

  /// The database of the running test.
  static var current: Database {
    get throws {
      guard let database = running else { throw Missing("the suite has no trait .database") }
      return database
    }
  }
  @TaskLocal fileprivate static var running: Database?

  /// Roles belong to the whole cluster, so theirs are names of this process.
  static var processTag: String { "\(getpid())" }

  func conninfo(as user: String? = nil) throws -> Conninfo {
    guard let cluster = ProcessInfo.processInfo.environment["PIPELINE_TEST_CLUSTER"] else {
      throw Missing("PIPELINE_TEST_CLUSTER is not set: run Tests/with-postgres swift test")
    }
    return Conninfo(text: "\(cluster) dbname=\(name)" + (user.map { " user=\($0)" } ?? ""))
  }

  /// A plain connection, as superuser or as the person named.
  func connect(as user: String? = nil) throws -> Connection { try Connection(conninfo(as: user)) }

  func store(as user: String? = nil) throws -> Store { try Store(conninfo(as: user), target: name) }

  /// The first column of the only row.
  func answer(_ sql: SQL, as user: String? = nil) throws -> String? {
    let rows = try connect(as: user).query(sql)
    return try rows.only().optionalText(rows.columns[0])
  }

  func count(_ table: String) throws -> Int { try counts([table])[0] }

  /// Rows of several tables, over one connection.
  func counts(_ tables: [String]) throws -> [Int] {
    let connection = try connect()
    return try tables.map {
      try connection.query("select count(*) as n from \(unescaped: $0)").only().int("n")
    }
  }
}

struct Missing: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Gives every test a database of its own.
struct DatabaseTrait: SuiteTrait, TestTrait, TestScoping {
  let isMigrated: Bool
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let database = try DatabaseTrait.make(from: isMigrated ? try DatabaseTrait.template.get() : "template0")
    defer { try? DatabaseTrait.drop(database) }
    try await Database.$running.withValue(database) { try await function() }
  }

  /// One more migrated database, for a test that compares two; it drops it itself.
  static func second() throws -> Database { try make(from: template.get()) }

  private static func make(from template: String) throws -> Database {
    let name = "pipeline_test_\(getpid())_\(UUID().uuidString.prefix(8).lowercased())"
    // Copying files is twice as fast as logging blocks where nobody waits for a disk.
    try administer("create database \(name) template \(template) strategy file_copy")
    return Database(name: name)
  }

  static func drop(_ database: Database) throws {
    try administer("drop database \(database.name) with (force)")
  }

  /// Migrated once in each process, by the product's own migrator.
  private static let template = Result {
    let name = "pipeline_template_\(getpid())"
    try administer("create database \(name) template template0")
    _ = try Migrator().migrate(Database(name: name).store())
    return name
  }

  private static func administer(_ statement: String) throws {
    var conninfo = try Database(name: "postgres").conninfo()
    conninfo.lockTimeout = nil
    try Connection(conninfo).run(script: statement)
  }
}

extension Trait where Self == DatabaseTrait {
  /// A migrated database for each test.
  static var database: Self { Self(isMigrated: true) }
  /// An empty database for each test.
  static var emptyDatabase: Self { Self(isMigrated: false) }
}
