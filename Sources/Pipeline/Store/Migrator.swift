import PipelineSQL
import Postgres

/// Brings a database to the state this program was built with (迁移).
///
/// All in one transaction under one lock: pending migrations, then schema `api` anew, then the policy rows.
/// It speaks of SQL files only and knows no type of the product.
public struct Migrator: Sendable {
  /// What a run did.
  public struct Outcome: Sendable, Equatable {
    /// Names of the migrations applied now.
    public let applied: [String]
    public let build: String
  }

  /// This program's state of the SQL.
  public static var build: String { PipelineSQL.build }

  /// The groups of people, one for each role; nobody logs in as any of them.
  static let groups = "pl_officer, pl_county, pl_city, pl_finance, pl_auditor"

  /// Whoever migrates is a city administrator from then on (管理员), also where nobody else is registered yet.
  private static let administrator = """
    insert into pipeline.person (login, name, role, admin) values (session_user, session_user, 'city', true)
    on conflict (login) do nothing
    """

  public init() {}

  /// Migrates; running it again changes nothing.
  ///
  /// - Throws: `DatabaseRefusal` when a released migration was edited or the database is newer.
  public func migrate(_ store: Store) throws -> Outcome {
    do {
      return try store.connection.transaction { connection in
        // Before the first "create": two first migrators would otherwise both try it.
        _ = try connection.query("select pg_advisory_xact_lock(4104002019)")
        let applied = try pending(connection).map { file in
          try apply(file, connection)
          return Migrator.name(file)
        }
        try rebuildAPI(connection)
        try connection.run(script: "set local role pl_owner")
        for file in PipelineSQL.policy { try connection.run(script: file.text) }
        try connection.run(script: Migrator.administrator)
        try connection.run(script: "set local role pl_api; select api._link_history()")
        return Outcome(applied: applied, build: Migrator.build)
      }
    } catch let error as PostgresError {
      if error.sqlstate == "42501" { throw DatabaseRefusal.cannotMigrate(message: error.message) }
      throw Refused.wording(error, store: store)
    }
  }

  private func pending(_ connection: borrowing Connection) throws -> ArraySlice<SQLFile> {
    let files = PipelineSQL.migrations
    let there = try connection.query("select to_regclass('pipeline.migration') is not null as there")
    guard try there.only().bool("there") else { return files[...] }
    let known = try connection.query("select version, name, sha256 from pipeline.migration order by version")
    for row in known {
      let version = try row.int("version")
      guard version <= files.count else { throw DatabaseRefusal.unknownMigration(version: version) }
      let file = files[version - 1]
      guard try row.text("sha256") == file.sha256 else {
        throw DatabaseRefusal.migrationChanged(name: Migrator.name(file))
      }
    }
    return files[known.count...]
  }

  private func apply(_ file: SQLFile, _ connection: borrowing Connection) throws {
    let name = Migrator.name(file)
    guard let version = Int(name.prefix(4)) else { return }
    // The first one makes the roles; from then on the owner of the tables makes them.
    if version > 1 { try connection.run(script: "set local role pl_owner") }
    try connection.run(script: file.text)
    _ = try connection.query(
      "insert into pipeline.migration (version, name, sha256) values (\(version), \(name), \(file.sha256))")
    try connection.run(script: "reset role")
  }

  private func rebuildAPI(_ connection: borrowing Connection) throws {
    try connection.run(
      script: """
        reset role;
        drop schema api cascade;
        create schema api authorization pl_api;
        grant usage on schema api to \(Migrator.groups);
        set local role pl_api;
        set local check_function_bodies = off;
        create function api.build() returns text language sql immutable parallel safe set search_path = pg_catalog, pg_temp
          as $$ select '\(Migrator.build)' $$;
        """)
    for file in PipelineSQL.api { try connection.run(script: file.text) }
    // Functions name each other in any order, so their bodies are checked once all are there.
    try connection.run(
      script: """
        set local check_function_bodies = on;
        select case l.lanname
          when 'plpgsql' then plpgsql_validator(p.oid) when 'sql' then fmgr_sql_validator(p.oid) end
        from pg_proc p join pg_language l on l.oid = p.prolang
        where p.pronamespace = 'api'::regnamespace;
        revoke all on all functions in schema api from public;
        grant execute on all functions in schema api to \(Migrator.groups);
        grant select on all tables in schema api to \(Migrator.groups);
        reset role;
        """)
  }

  private static func name(_ file: SQLFile) -> String {
    String(file.path.dropFirst("migrations/".count).dropLast(".sql".count))
  }
}
