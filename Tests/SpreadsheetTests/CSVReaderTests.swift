import Spreadsheet
import Testing

@Suite("CSV 读取") struct CSVReaderTests {
  @Test("引号、内嵌换行、双引号") func quotes() throws {
    let rows = try csv("名称,\"备注\"\r\n\"甲,乙\",\"第一行\n第二\"\"行\"\"\"\r\n")
    #expect(rows.map(\.cells) == [.texts("名称", "备注"), .texts("甲,乙", "第一行\n第二\"行\"")])
    #expect(rows.map(\.number) == [1, 2])
  }

  @Test("LF、CR LF、CR 三种换行", arguments: ["\n", "\r\n", "\r"]) func lineBreaks(_ end: String) throws {
    let rows = try csv("a,b\(end)\(end)c,\(end)\"\",d")
    #expect(rows.map(\.cells) == [.texts("a", "b"), .texts("c", ""), .texts("", "d")])
    #expect(rows.map(\.number) == [1, 3, 4])
  }

  @Test("内嵌换行不增加行号") func embeddedBreakIsOneRow() throws {
    #expect(try csv("\"x\ny\nz\"\nb\n").map(\.number) == [1, 2])
  }

  @Test("非引号字段中的引号照原样") func bareQuote() throws {
    #expect(try csv("5\" 管,x").map(\.cells) == [.texts("5\" 管", "x")])
  }

  @Test("数字与代码一律为文本") func digitsStayText() throws {
    #expect(try csv("007,914403001234567890").map(\.cells) == [.texts("007", "914403001234567890")])
  }

  @Test(
    "分隔符由首条记录判断",
    arguments: [("a\tb,c\td", 3), ("a;b;c", 3), ("a,b;c", 2), ("\"a;b;c\",d", 2), ("\n\na;b", 2), ("单列", 1)])
  func delimiter(_ text: String, _ columns: Int) throws {
    #expect(try csv(text + "\n").first?.cells.count == columns)
  }

  @Test("标题行不决定分隔符", arguments: ["\t", ";", ","]) func delimiterBelowTitle(_ mark: String) throws {
    let rows = try csv("附件1\r\n\r\n\"二〇一九年\n名单\"\r\n名称\(mark)代码\r\n甲\(mark)1,5;\r\n")
    #expect(rows.count == 4 && rows[2].cells == .texts("名称", "代码"))
    if mark == "\t" { #expect(rows[3].cells == .texts("甲", "1,5;")) }
  }

  @Test("引号未闭合：报告开引号的位置") func unterminated() {
    #expect(throws: SpreadsheetError.badCSV(line: 3, column: 3, reason: .unterminatedQuote)) {
      try csv("a,\"b\nc\"\n甲,\"乙\n丙")
    }
  }

  @Test("闭引号后有多余字符") func garbage() {
    #expect(throws: SpreadsheetError.badCSV(line: 2, column: 4, reason: .textAfterClosingQuote)) {
      try csv("a\r\n\"甲\"x")
    }
  }

  @Test("NUL 报告行列") func nul() {
    #expect(throws: SpreadsheetError.containsNUL(line: 2, column: 3)) { try csv("名称\n甲,\0\n") }
  }

  @Test("空文件与只有空行", arguments: ["", "\u{FEFF}", "\r\n\n"]) func empty(_ text: String) {
    #expect(throws: SpreadsheetError.empty) { try csv(text) }
  }

  @Test("行、列、单元格上限") func limits() {
    var limits = Limits.standard
    limits.maxColumns = 3
    #expect(throws: SpreadsheetError.tooLarge(.columns, limit: 3)) { try csv("a,b,c,d", limits: limits) }
    limits.maxCells = 4
    #expect(throws: SpreadsheetError.tooLarge(.cells, limit: 4)) { try csv("a,b\nc,d\ne", limits: limits) }
    limits.maxRows = 1
    #expect(throws: SpreadsheetError.tooLarge(.rows, limit: 1)) { try csv("a\nb", limits: limits) }
    limits.maxFileBytes = 2
    #expect(throws: SpreadsheetError.tooLarge(.fileBytes, limit: 2)) { try csv("a\nb", limits: limits) }
  }
}
