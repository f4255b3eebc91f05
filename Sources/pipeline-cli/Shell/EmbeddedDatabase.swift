import Embedded
import Foundation
import Pipeline
import Postgres

/// A database in the private cluster of this machine (内置数据库): made, started and migrated when needed.
struct EmbeddedDatabase {
  let database: String
  private let cluster: EmbeddedCluster

  init(database: String) throws {
    self.database = database
    do {
      cluster = EmbeddedCluster(try .standard(environment: ProcessInfo.processInfo.environment))
    } catch {
      throw EmbeddedDatabase.refusal(error)
    }
  }

  var status: EmbeddedCluster.Status {
    get throws {
      do { return try cluster.status() } catch { throw EmbeddedDatabase.refusal(error) }
    }
  }

  var location: EmbeddedCluster.Location { cluster.location }

  /// Starts the cluster and makes the database; both only when they are not there.
  func start() throws {
    do {
      try cluster.start()
      try cluster.createDatabase(database)
    } catch {
      throw EmbeddedDatabase.refusal(error)
    }
  }

  func stop() throws {
    do { try cluster.stop() } catch { throw EmbeddedDatabase.refusal(error) }
  }

  /// Drops the database; the demonstration starts from nothing.
  func drop() throws {
    do {
      try cluster.start()
      try cluster.dropDatabase(database, force: true)
      try? FileManager.default.removeItem(atPath: marker)
    } catch {
      throw EmbeddedDatabase.refusal(error)
    }
  }

  /// Connects. A marker beside the cluster says which build the database was migrated to, so that the
  /// usual case costs no extra round trip.
  func open(progress: (Text) -> Void) throws -> Store {
    let current = (try? String(contentsOfFile: marker, encoding: .utf8)) == Migrator.build
    if current, let store = try? connect() { return store }
    if case .absent = try status {
      progress(Text("第一次使用：正在建立内置数据库……", "first use: making the embedded database ..."))
    }
    try start()
    let store = try connect()
    if !current {
      _ = try Migrator().migrate(store)
      try store.spellFirms()
      try? Migrator.build.write(toFile: marker, atomically: true, encoding: .utf8)
    }
    return store
  }

  var conninfo: String { cluster.conninfo(database: database) }

  private func connect() throws -> Store {
    var conninfo = Conninfo(text: conninfo)
    conninfo.statementTimeout = .seconds(300)
    return try Store(conninfo, target: "内置数据库 \(database)")
  }

  private var marker: String { cluster.location.dataDirectory + ".\(database).build" }

  private static func refusal(_ error: EmbeddedError) -> DatabaseRefusal {
    if case .noServerPrograms(let searched) = error {
      return .noServerPrograms(searched: searched.joined(separator: "、"))
    }
    return .embeddedFailed(reason: error.words)
  }
}
