import Postgres

/// One 等保 item and its state on this server (等保检查项).
public struct HardeningItem: Sendable {
  public let id: String
  public let isGreen: Bool
  public let found: String?
}

extension Store {
  /// The server's settings against the items of 等保 (GB/T 22239), as far as this login may see them.
  public func hardeningItems() throws -> [HardeningItem] {
    try rows("select * from api.mlps()").map { row in
      HardeningItem(
        id: try row.text("id"), isGreen: try row.optionalText("ok") == "t",
        found: try row.optionalText("found"))
    }
  }

  /// What `db harden` runs in this database (加固), one statement each.
  public func hardening() throws -> [String] {
    let database = SQL.quoted(identifier: connection.database)
    return [
      "revoke connect, temporary on database \(database) from public",
      "grant connect on database \(database) to pl_owner, pl_backup, \(Migrator.groups)",
      "grant temporary on database \(database) to pl_api, pl_owner",
      "alter database \(database) set lock_timeout = '5s'",
      "alter database \(database) set statement_timeout = '300s'",
      "alter database \(database) set idle_in_transaction_session_timeout = '60s'",
      "alter database \(database) set idle_session_timeout = '30min'",
      "revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public",
    ]
  }

  /// Carries them out, all or none.
  public func harden(_ statements: [String]) throws {
    do {
      _ = try connection.transaction { connection in
        for statement in statements { try connection.run(script: statement) }
      }
    } catch let error as PostgresError {
      throw Refused.wording(error, store: self)
    }
  }
}
