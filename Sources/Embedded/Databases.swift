import Postgres

extension EmbeddedCluster {
  /// Makes a database (建库) unless it is there, on a running cluster.
  ///
  /// - Parameter template: the database to copy, to which nobody may be connected; nil is an empty one.
  /// - Throws: `database` with the server's error.
  public func createDatabase(_ name: String, template: String? = nil) throws(EmbeddedError) {
    try administer { connection throws(PostgresError) in
      guard try connection.query("select from pg_database where datname = \(name)").isEmpty else { return }
      let copy = template.map { " template " + SQL.quoted(identifier: $0) } ?? ""
      do throws(PostgresError) {
        try connection.query("create database \(unescaped: SQL.quoted(identifier: name) + copy)")
      } catch  where ["42P04", "23505"].contains(error.sqlstate) {
        // Somebody else has just made it; which of the two comes depends on how close the race was.
      }
    }
  }

  /// Drops a database (删库) if it is there.
  ///
  /// - Parameter force: ends other sessions first; without it they make the server refuse (55006).
  /// - Throws: `database` with the server's error.
  public func dropDatabase(_ name: String, force: Bool = false) throws(EmbeddedError) {
    try administer { connection throws(PostgresError) in
      let force = force ? " with (force)" : ""
      try connection.query("drop database if exists \(unescaped: SQL.quoted(identifier: name) + force)")
    }
  }

  private func administer(
    _ body: (borrowing Connection) throws(PostgresError) -> Void
  ) throws(EmbeddedError) {
    do throws(PostgresError) {
      try body(Connection(Conninfo(text: conninfo(database: "postgres"))))
    } catch {
      throw .database(error)
    }
  }
}
