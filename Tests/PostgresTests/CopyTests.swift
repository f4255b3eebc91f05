import Foundation
import Postgres
import Testing

extension Connection {
  @discardableResult
  borrowing func copyIn(_ statement: String, rows: [[String?]]) throws -> Int {
    var rows = rows.makeIterator()
    return try copyIn(statement) { row in
      guard let cells = rows.next() else { return false }
      for cell in cells { row.append(cell) }
      return true
    }
  }
}

extension OnServer {
  @Suite struct Copies {
    static let cells: [String?] = [
      "a\tb", "line\nbreak\r\n", "back\\slash\\N", nil, "", "\\.", "中文，👍", "\\\t\\\n", "NULL",
    ]

    @Test func `ten thousand rows arrive as they went`() throws {
      let connection = try connect()
      try connection.query("create temp table t (n int, a text, b text)")
      let sent = (0..<10_000).map { n in
        [String(n), Self.cells[n % Self.cells.count], String(repeating: "字", count: n % 40)]
      }
      #expect(try connection.copyIn("copy t from stdin", rows: sent) == 10_000)
      let got = try connection.query("select * from t order by n")
      #expect(got.count == 10_000)
      for (row, cells) in zip(got, sent)
      where
        try row.optionalText("a").map({ Array($0.utf8) }) != cells[1].map({ Array($0.utf8) })
        || row.optionalText("b") != cells[2]
      {
        Issue.record("row \(row.index): \(row) is not \(cells)")
      }
    }

    @Test func `ids and arrays arrive as they went`() throws {
      let connection = try connect()
      try connection.query("create temp table t (id uuid, cells text[])")
      let id = UUID()
      let arrays: [[String?]] = [Self.cells, ["a\"b", "\"", "\\\"", "{", ",", " ", "null", nil], []]
      var sent = arrays.makeIterator()
      try connection.copyIn("copy t from stdin") { row in
        guard let cells = sent.next() else { return false }
        row.append(id)
        row.append(array: cells)
        return true
      }
      let got = try connection.query("select * from t")
      #expect(try got.map { try $0.text("id") } == Array(repeating: id.uuidString.lowercased(), count: 3))
      #expect(try got.map { try $0.optionalTexts("cells") } == arrays)
    }

    @Test func `a bad row takes nothing and names its line`() throws {
      let connection = try connect()
      try connection.query("create temp table t (n int)")
      let error = try failure { try connection.copyIn("copy t from stdin", rows: [["1"], ["x"], ["3"]]) }
      #expect(error.sqlstate == "22P02")
      #expect(error.context?.contains("line 2") == true)
      let nul = try failure { try connection.copyIn("copy t from stdin", rows: [["1"], ["\0"]]) }
      #expect(nul.kind == .nul)
      #expect(nul.message.contains("row 2"))
      #expect(try connection.query("select from t").isEmpty)
      #expect(try connection.copyIn("copy t from stdin", rows: []) == 0)
    }

    @Test func `an error of the one who makes the rows comes through`() throws {
      let connection = try connect()
      try connection.query("create temp table t (n int)")
      var n = 0
      #expect(throws: Absent.self) {
        try connection.copyIn("copy t from stdin") { row in
          n += 1
          if n > 50_000 { throw Absent() }
          row.append(String(n))
          return true
        }
      }
      #expect(try connection.query("select from t").isEmpty)
      n = 0
      let count = try connection.copyIn("copy t from stdin") { row in
        n += 1
        guard n <= 3 else { return false }
        row.append(String(n))
        return true
      }
      #expect(count == 3)
    }

    @Test func `what is not a copy from stdin is refused, and the connection goes on`() throws {
      let connection = try connect()
      #expect(try failure { try connection.copyIn("select 1", rows: []) }.kind == .misuse)
      #expect(try failure { try connection.copyIn("copy (select 1) to stdout", rows: []) }.kind == .misuse)
      #expect(try failure { try connection.copyIn("copy nowhere from stdin", rows: []) }.sqlstate == "42P01")
      #expect(try failure { try connection.query("copy (select 1) to stdout") }.kind == .misuse)
      try connection.query("create temp table t (n int)")
      #expect(try failure { try connection.query("copy t from stdin") }.kind == .misuse)
      #expect(try connection.query("select 1 as a").only().int("a") == 1)
    }
  }
}
