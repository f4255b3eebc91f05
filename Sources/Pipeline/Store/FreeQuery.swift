import Postgres

extension Store {
  /// Runs one statement of a person's own (自由查询) in a read-only transaction, with the rights of the login.
  ///
  /// It travels as a single statement, so that it cannot end the transaction it is in.
  ///
  /// - Throws: `SettingRefusal.writingQuery` when it would change something, `badQuery` when it cannot run.
  public func query(_ sql: String) throws -> Table {
    let rows: Rows
    do {
      rows = try connection.pipelined(["begin read only", "\(unescaped: sql)", "rollback"])[1]
    } catch {
      if connection.isOpen, connection.isInTransaction { _ = try? connection.query("rollback") }
      guard let state = error.sqlstate else { throw Refused.wording(error, store: self) }
      if state == "25006" { throw SettingRefusal.writingQuery(message: error.message) }
      guard ["22", "26", "2B", "34", "42", "0A", "21"].contains(String(state.prefix(2))), state != "42501"
      else {
        throw Refused.wording(error, store: self)
      }
      throw SettingRefusal.badQuery(message: Refused.oneLine(error.message))
    }
    return Table(
      FreeQuery.distinct(rows.columns).map { Table.Column($0, Text(same: $0)) },
      rows.map { row in row.cells.map { $0.map { .string($0) } ?? .null } })
  }
}

private enum FreeQuery {
  /// Names of columns with a number behind those that were there before: `id`, `id_2`.
  static func distinct(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      seen[name, default: 0] += 1
      return seen[name] == 1 ? name : "\(name)_\(seen[name] ?? 0)"
    }
  }
}
