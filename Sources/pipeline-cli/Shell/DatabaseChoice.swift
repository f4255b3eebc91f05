import Embedded
import Foundation
import Pipeline
import Postgres

/// Which database a command uses (数据库选择): `--db` before `PIPELINE_DB` before PGSERVICE, PGHOST and
/// PGDATABASE before the setting `db`, and with none of them the embedded one.
enum DatabaseChoice {
  /// A conninfo text; empty leaves it to libpq and its own environment.
  case server(String)
  /// The private cluster of this machine, and a database in it.
  case embedded(database: String)

  /// - Throws: `DatabaseRefusal.passwordShown` when `--db` holds a password that `ps` would show.
  init(option: String?, environment: [String: String], setting: String? = nil) throws {
    if let option {
      if Conninfo(text: option).carriesPassword { throw DatabaseRefusal.passwordShown }
      self = .server(option)
    } else if let text = environment["PIPELINE_DB"], !text.isEmpty {
      if text.contains("://"), Conninfo(text: text).carriesPassword { throw DatabaseRefusal.passwordShown }
      self = .server(text)
    } else if ["PGSERVICE", "PGHOST", "PGDATABASE"].contains(where: { !(environment[$0] ?? "").isEmpty }) {
      self = .server("")
    } else if let setting, !setting.isEmpty {
      self = .server(setting)
    } else {
      self = .embedded(database: environment["PIPELINE_EMBEDDED_DATABASE"] ?? "pipeline")
    }
  }

  /// The place as programs of PostgreSQL take it; empty leaves it to their own environment.
  func conninfo() throws -> String {
    switch self {
    case .server(let text): text
    case .embedded(let database): try EmbeddedDatabase(database: database).conninfo
    }
  }

  /// Connects; the embedded database is made, started and migrated when it needs to be.
  func open(progress: (Text) -> Void) throws -> Store {
    switch self {
    case .server(let text):
      var conninfo = Conninfo(text: text)
      conninfo.statementTimeout = .seconds(300)
      return try Store(conninfo, target: text.isEmpty ? "PG*" : text)
    case .embedded(let database):
      return try EmbeddedDatabase(database: database).open(progress: progress)
    }
  }
}
