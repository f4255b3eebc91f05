import Foundation
import Pipeline
import Postgres
import Testing

/// 权限矩阵: every cell of Tests/Vectors/rights.tsv by a login of its own, over real history.
@Suite(.database) struct MatrixTests {
  static let roles = ["officer", "county", "city", "finance", "auditor"]
  private let database: Database

  static func login(_ role: String) -> String { "t_m_\(role)_\(Database.processTag)" }

  init() throws {
    database = try Database.current
    let desk = try Desk(database)
    for role in Self.roles {
      let office = ["officer", "county"].contains(role) ? "宝丰县" : nil
      let draft = PersonDraft(
        name: "例示\(role)", login: Self.login(role), role: Role(rawValue: role)!, county: office)
      _ = try desk.store.addPerson(draft, on: "2019-01-01", ids: desk.ids, desk.write())
    }
    try desk.addOfficers()
    try desk.enter([1, 2, 3], year: 2019, on: "2019-08-01")
    for number in [1, 2] { try desk.advance(number, to: .applied, on: "2019-08-02") }
    for number in [1, 2, 3] { try desk.perform("visit log", number, on: "2019-08-03") }
    // The officer of the matrix gets firm 1; firm 3 goes to another county.
    _ = try desk.store.assign("#1", to: "例示officer", on: "2019-08-04", desk.write())
    _ = try desk.store.changeFirm(
      "#3", verb: "firm move", [FirmEdit(.county, "410422")], on: "2019-08-04", desk.write())
  }

  private struct Cell {
    let table: String
    let role: String
    let rows: Substring
    let columns: [Substring]?
  }

  private static func cells() throws -> [Cell] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/rights.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t")
    }
    return lines.dropFirst().flatMap { line in
      zip(lines[0].dropFirst(), line.dropFirst()).map { role, word in
        let parts = word.split(separator: ":")
        return Cell(
          table: String(line[0]), role: String(role), rows: parts[0],
          columns: parts.count > 1 ? parts[1].split(separator: ",") : nil)
      }
    }
  }

  @Test func 每个角色看到的正是矩阵所写() throws {
    let cells = try Self.cells()
    #expect(cells.count > 150)
    let root = try database.connect()
    for role in Self.roles {
      let login = Self.login(role)
      let attributes = try root.query(
        "select rolsuper or rolbypassrls or rolcreaterole as strong from pg_roles where rolname = \(login)")
      #expect(try attributes.only().bool("strong") == false)
      let person = try database.connect(as: login)
      for cell in cells where cell.role == role {
        let columns = try root.query(
          """
          select attname::text as name from pg_attribute
          where attrelid = ('pipeline.' || \(cell.table))::regclass and attnum > 0 and not attisdropped
          """
        ).map { try $0.text("name") }
        for column in columns {
          let allowed =
            cell.rows != "-" && (cell.columns?.contains { $0 == column } ?? true)
          let ended = outcome {
            try person.query("select \(unescaped: column) from pipeline.\(unescaped: cell.table)")
          }
          #expect(ended == (allowed ? "done" : "PostgresError 42501"), "\(role) \(cell.table).\(column)")
        }
        for change in [
          "insert into pipeline.\(cell.table) default values", "delete from pipeline.\(cell.table)",
        ] {
          #expect(
            outcome { try person.query(SQL(stringLiteral: change)) } == "PostgresError 42501",
            "\(role) \(change)")
        }
        guard cell.rows != "-" else { continue }
        let column = cell.columns.map { String($0[0]) } ?? columns[0]
        let seen = try person.query(
          "select count(\(unescaped: column)) as n from pipeline.\(unescaped: cell.table)")
        let n = try seen.only().int("n")
        #expect(try n == expected(cell, root), "\(role) \(cell.table)")
      }
    }
  }

  @Test func 县里的人知道自己的位次_看不到别县的企业() throws {
    let league: SQL =
      "select api.county_league('counties', '2019-12-31', null, '2019-01-01', '2019-12-31')::text as n"
    let whole = try database.connect().query(league).only().text("n")
    #expect(whole.contains("410421"))
    #expect(try database.connect(as: Self.login("county")).query(league).only().text("n") == whole)
    let county = try database.store(as: Self.login("county"))
    let report = try county.report(.counties, .init(asOf: "2019-12-31"))
    #expect(report.rows("counties").map { $0["county"].plain } == ["410421"] && report.scope == "宝丰县")
    let asked = try database.store(as: Self.login("city")).report(
      .counties, .init(asOf: "2019-12-31", county: "宝丰县"))
    #expect(
      asked.rows("counties").map { $0["growth_rank"] } == report.rows("counties").map { $0["growth_rank"] })
  }

  /// What should be seen, counted as superuser.
  private func expected(_ cell: Cell, _ root: borrowing Connection) throws -> Int {
    let key = cell.table == "firm" ? "id" : "firm"
    let firms = cell.role == "officer" ? "f.no = 1" : "f.county = '410421'"
    let condition =
      switch cell.rows {
      case "own": "\(key) in (select f.id from pipeline.firm f where \(firms))"
      case "self": "login = '\(Self.login(cell.role))'"
      case "actor" where cell.table == "batch_row":
        "batch in (select id from pipeline.batch where actor = '\(Self.login(cell.role))')"
      case "actor": "actor = '\(Self.login(cell.role))'"
      default: "true"
      }
    return try root.query(
      "select count(*) as n from pipeline.\(unescaped: cell.table) where \(unescaped: condition)"
    ).only().int("n")
  }
}
