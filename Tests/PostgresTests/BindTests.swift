import FoundationEssentials
import Postgres
import Testing

extension OnServer {
  @Suite struct Binds {
    @Test(arguments: [
      "", "it's", "a\"b\\c", "中文（全角）", "👩‍👩‍👧‍👦", "\u{FA19}", "tab\tline\nreturn\r", "$1 %s {NULL}",
    ])
    func `a text comes back as it went`(text: String) throws {
      let connection = try connect()
      let row = try connection.query("select \(text)::text as a, length(\(text)::text) as n").only()
      #expect(Array(try row.text("a").unicodeScalars) == Array(text.unicodeScalars))
      #expect(try row.int("n") == text.unicodeScalars.count)
    }

    @Test func `every type has its text form`() throws {
      let connection = try connect()
      let id = try #require(UUID(uuidString: "0190B8A1-7C5E-7D3A-8F00-00C0FFEE0001"))
      let row = try connection.query(
        """
        select \(42)::int as i, \(Int64.min)::bigint as l, \(true)::bool as b, \(id)::uuid as u,
          \(id) = lower(\(id)) as lower, \("a-b".prefix(1))::text as s, \(nil as String?)::text as n,
          \(Int?.some(7))::int as o
        """
      ).only()
      #expect(try row.int("i") == 42)
      #expect(try row.int("l") == Int.min)
      #expect(try row.bool("b"))
      #expect(try row.uuid("u") == id)
      #expect(try row.bool("lower"))
      #expect(try row.text("s") == "a")
      #expect(try row.optionalText("n") == nil)
      #expect(try row.optionalBool("n") == nil)
      #expect(try row.optionalInt("o") == 7)
    }

    @Test func `arrays keep quotes, commas, braces and NULL`() throws {
      let connection = try connect()
      let texts: [String?] = ["a", "", "NULL", nil, "b\"c", "d\\e", "{f,g}", " 郏县 ", "h\ni"]
      let row = try connection.query(
        """
        select \(texts)::text[] as t, \([3, -1])::int[] as i, array_length(\(texts)::text[], 1) as n,
          \([String]())::text[] as e, '{{1},{2}}'::int[] as nested, 2 = any(\([1, 2])) as found
        """
      ).only()
      #expect(try row.optionalTexts("t") == texts)
      #expect(try row.int("n") == texts.count)
      #expect(try row.texts("i") == ["3", "-1"])
      #expect(try row.texts("e").isEmpty)
      #expect(try row.bool("found"))
      #expect(throws: PostgresError.self) { try row.texts("t") }
      #expect(throws: PostgresError.self) { try row.texts("nested") }
    }

    @Test func `a spliced statement is numbered anew`() throws {
      let part: SQL = "b = \(2) and c = \("three")"
      let sql: SQL = "select a \(unescaped: "from t") where a = \(1) and \(sql: part) or d = \(4)"
      #expect(sql.text == "select a from t where a = $1 and b = $2 and c = $3 or d = $4")
      #expect(sql.binds == ["1", "2", "three", "4"])
    }

    @Test func `NUL is refused before it can cut a text`() throws {
      let connection = try connect()
      let bind = try failure { try connection.query("select \("a\0b")::text") }
      #expect(bind.kind == .nul)
      #expect(bind.message.contains("$1"))
      #expect(try failure { try connection.query("select \(unescaped: "'\0'")") }.kind == .nul)
      #expect(try failure { try connection.query("select \(["a", "b\0"])") }.kind == .nul)
      #expect(try failure { try connection.run(script: "select 1\0") }.kind == .nul)
      #expect(try failure { _ = try Connection(Conninfo(text: "host=/tmp\0")) }.kind == .nul)
      #expect(try connection.query("select 1 as a").only().int("a") == 1)
    }
  }
}
