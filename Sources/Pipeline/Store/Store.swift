public import Foundation
public import Postgres

/// The database of the reserve (数据库): the only place where the product meets PostgreSQL.
///
/// Every write is one call of one function in schema `api`; every method throws `Refusal`s.
public final class Store {
  let connection: Connection
  /// How people should see the place in errors: never a password.
  public let target: String
  /// What people typed for the folded keys that were sent: refusals show it again.
  private(set) var typed: [String: String] = [:]

  /// Connects.
  ///
  /// - Throws: `DatabaseRefusal.unreachable` when no server answers there.
  public init(_ conninfo: Conninfo, target: String) throws {
    self.target = target
    do {
      connection = try Connection(conninfo)
    } catch {
      throw DatabaseRefusal.unreachable(target: target, reason: Refused.oneLine(error.message))
    }
  }

  /// The key under which the database looks for a firm.
  func key(_ firm: String) -> String {
    let key = FirmName.key(firm)
    typed[key] = firm
    return key
  }

  /// Runs a reading statement.
  func rows(_ sql: SQL) throws -> Rows {
    do {
      return try connection.query(sql)
    } catch {
      throw Refused.wording(error, store: self)
    }
  }

  /// Runs a reading function that answers one JSON document.
  func document(_ sql: SQL) throws -> JSON {
    try Store.answer(in: try rows(sql))
  }

  /// Runs a writing function; a dry run does all of it and rolls back, in the same round trip.
  func write(_ write: Write, _ sql: SQL) throws -> JSON {
    do {
      guard write.dryRun else { return try Store.answer(in: try connection.query(sql)) }
      let results = try connection.pipelined(["begin", sql, "rollback"])
      return try Store.answer(in: results[1])
    } catch let error as PostgresError {
      if write.dryRun, connection.isOpen, connection.isInTransaction { _ = try? connection.query("rollback") }
      throw Refused.wording(error, store: self, op: write.dryRun ? nil : write.op)
    }
  }

  static func answer(in rows: Rows) throws -> JSON {
    guard let text = try rows.only().optionalText("answer") else { return .null }
    guard let json = JSON(parsing: text) else {
      throw DatabaseRefusal.unexpected(sqlstate: "JSON", message: "an answer that is not JSON")
    }
    return json
  }

  /// Rows as a table: each column takes the result column of its key.
  func table(_ columns: [Table.Column], _ sql: SQL) throws -> Table {
    let result = try rows(sql)
    return Table(
      columns,
      try result.map { row in
        try columns.map { column in Store.value(try row.optionalText(column.key), column.kind) }
      })
  }

  /// `2026-11-24 19:04:42.5+08` as `2026-11-24T19:04:42.5+08:00`: the form that documents of the database have.
  private static func iso(_ moment: String) -> String {
    let joined = moment.replacing(" ", with: "T", maxReplacements: 1)
    guard let sign = joined.lastIndex(where: { $0 == "+" || $0 == "-" }),
      joined.distance(from: sign, to: joined.endIndex) == 3
    else { return joined }
    return joined + ":00"
  }

  private static func value(_ text: String?, _ kind: Table.Kind) -> JSON {
    guard let text else { return .null }
    switch kind {
    case .number: return .number(text)
    case .moment: return .string(Store.iso(text))
    case .flag: return .bool(text == "t")
    case .list: return JSON(parsing: text) ?? .string(text)
    case .money: return .string(Yuan(text)?.decimal ?? text)
    default: return .string(text)
    }
  }
}

/// What every write carries (写入): its operation id, and whether it is only tried.
public struct Write: Sendable {
  public let op: UUID
  public let dryRun: Bool

  public init(op: UUID, dryRun: Bool) {
    self.op = op
    self.dryRun = dryRun
  }
}
