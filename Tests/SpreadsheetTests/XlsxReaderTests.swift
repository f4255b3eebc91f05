import Spreadsheet
import Testing

@Suite("xlsx 读取") struct XlsxReaderTests {
  @Test("共享、内联、富文本字符串，略去注音，还原转义") func strings() throws {
    let sheet = try XlsxFixture(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
        <c r="C1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r><rPh><t>x</t></rPh></is></c>\
        <c r="D1" t="str"><f>A1</f><v>公式文本</v></c><c r="E1" t="s"><v>2</v></c></row>
        """,
      strings: """
        <si><t>甲&amp;乙</t><phoneticPr fontId="1"/></si>\
        <si><r><rPr><b/></rPr><t xml:space="preserve">富 </t></r><r><t>文本</t></r>\
        <rPh sb="0" eb="1"><t>フリ</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>
        """
    ).read()
    #expect(sheet.name == "名单" && !sheet.hidden)
    #expect(sheet.rows.map(\.cells) == [.texts("甲&乙", "富 文本", "内联", "公式文本", "a\rb_x0041_")])
  }

  @Test("数字照原文，布尔、错误、公式缓存值") func values() throws {
    let sheet = try XlsxFixture(
      rows: """
        <row><c><v>9.1410400012345678E17</v></c><c><v>18500000</v></c><c t="n"><v>-0.10</v></c>\
        <c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>\
        <c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>1+1</f><v/></c><c t="str"><f>""</f><v></v></c>\
        <c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        """
    ).read()
    let expected: [Cell] = [
      .number("9.1410400012345678E17"), .number("18500000"), .number("-0.10"), .boolean(true),
      .boolean(false), .error("#N/A"), .number("2"), .error(Cell.noCachedValue),
      .error(Cell.noCachedValue), .empty, .error("#DIV/0!"),
    ]
    #expect(sheet.rows.first?.cells == expected)
  }

  private static let dateStyles = """
    <numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="2"/></cellXfs>
    """

  private func dates(_ cells: String, properties: String = "") throws -> [Cell]? {
    var fixture = XlsxFixture(rows: "<row>\(cells)</row>", styles: Self.dateStyles)
    fixture.workbookProperties = properties
    return try fixture.read().rows.first?.cells
  }

  @Test("1900 日期系统，含不存在的 2 月 29 日") func dates1900() throws {
    let cells = try dates(
      """
      <c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c>\
      <c s="2"><v>45351.99</v></c><c s="3"><v>45351</v></c><c s="1"><v>0.5</v></c><c s="1"><v>-1</v></c>\
      <c s="1"><v>2958465</v></c><c s="1"><v>2958466</v></c><c s="9"><v>45351</v></c>\
      <c t="d"><v>2024-02-29T00:00:00</v></c>
      """)
    let expected: [Cell] = [
      .date(year: 1900, month: 1, day: 1), .date(year: 1900, month: 2, day: 28), .number("60"),
      .date(year: 1900, month: 3, day: 1), .date(year: 2024, month: 2, day: 29), .number("45351"),
      .number("0.5"), .number("-1"), .date(year: 9999, month: 12, day: 31), .number("2958466"),
      .number("45351"), .date(year: 2024, month: 2, day: 29),
    ]
    #expect(cells == expected)
  }

  @Test("1904 日期系统") func dates1904() throws {
    let cells = try dates(
      #"<c s="1"><v>0</v></c><c s="1"><v>43889</v></c>"#, properties: #"<workbookPr date1904="1"/>"#)
    #expect(cells == [.date(year: 1904, month: 1, day: 1), .date(year: 2024, month: 2, day: 29)])
  }

  @Test("稀疏的行与单元格，引用可省略，dimension 不算") func sparse() throws {
    var fixture = XlsxFixture()
    fixture.sheet = """
      <dimension ref="A1:XFD1048576"/><sheetData><row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c>\
      <c r="F3" s="1"/></row><row><c><v>3</v></c></row><row r="1048576"><c r="XFD1048576"><v>4</v></c></row>\
      </sheetData>
      """
    let sheet = try fixture.read()
    #expect(sheet.rows.map(\.number) == [3, 4, 1_048_576])
    #expect(sheet.rows[0].cells == [.empty, .number("1"), .number("2")])
    #expect(sheet.rows[1].cells == [.number("3")])
    #expect(sheet.rows[2].cells.count == 16384 && sheet.rows[2].cells.last == .number("4"))
  }

  @Test("合并单元格，隐藏的行与列") func mergedAndHidden() throws {
    var fixture = XlsxFixture()
    fixture.sheet = """
      <cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/>\
      </cols><sheetData><row r="1"/><row r="2" hidden="1"><c><v>1</v></c></row><row r="4" ht="0"/></sheetData>\
      <mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="$D$4"/></mergeCells>
      """
    let sheet = try fixture.read()
    #expect(sheet.hiddenRows == [2, 4] && sheet.hiddenColumns == [1, 2, 4])
    #expect(
      sheet.merged == [
        MergedRange(rows: 1...2, columns: 0...2), MergedRange(rows: 4...4, columns: 3...3),
      ])
    #expect(sheet.rows.map(\.number) == [1, 2, 4])
  }

  @Test(
    "部件路径：相对、绝对、上级目录、大小写；存储而不压缩",
    arguments: ["worksheets/sheet1.xml", "/xl/worksheets/Sheet1.xml", "../xl/./worksheets/sheet1.xml"])
  func targets(_ target: String) throws {
    var fixture = XlsxFixture(rows: "<row><c><v>1</v></c></row>")
    fixture.target = target
    fixture.deflated = false
    #expect(try fixture.read().rows.first?.cells == [.number("1")])
  }

  @Test("单元格上限含空隙") func cellLimit() throws {
    var limits = Limits()
    limits.maxCells = 20000
    let row = { (number: Int) in "<row r=\"\(number)\"><c r=\"XFD\(number)\"><v>1</v></c></row>" }
    #expect(try XlsxFixture(rows: row(1)).read(limits: limits).rows.count == 1)
    #expect(throws: SpreadsheetError.tooLarge(.cells, limit: 20000)) {
      try XlsxFixture(rows: row(1) + row(2)).read(limits: limits)
    }
    let blank = (1...3).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\" s=\"1\"/></row>" }.joined()
    #expect(try XlsxFixture(rows: blank).read(limits: limits).rows.allSatisfy { $0.cells.isEmpty })
  }
}
