import Foundation
import Spreadsheet
import Testing

@Suite("xlsx 导出") struct XlsxWriterTests {
  static let table = TableDocument(
    sheetName: "汇总表", attachment: "附件1", title: "高新技术企业认定汇总表", leftNote: "填报单位：科技局",
    rightNote: "单位：万元",
    columns: [
      .init("序号", width: 6, kind: .integer, alignment: .centre), .init("企业名称", width: 20),
      .init("统一社会信用代码", width: 22), .init("销售收入", width: 12, kind: .decimal(places: 2)),
      .init("发证日期", width: 12, kind: .date),
    ],
    rows: [
      [
        .number("1"), .text("=HYPERLINK(\"x\")"), .number("914403001234567890"), .number("-1850.5"),
        .date(year: 2024, month: 2, day: 29),
      ],
      [.number("2"), .text("深圳市很长很长的名字科技有限公司第二分公司"), .text("007"), .text("待定"), .empty],
      [
        .number("3"), .text("@a_x0041_\u{1}\u{FFFF}"), .text("-1"), .number("12345678901234567890"),
        .text("无"),
      ],
      [.number("4"), .text("+b")],
    ],
    totals: [.text("合计"), .empty, .empty, .number("100"), .empty], footnotes: ["注：本表一式三份。"],
    frozenColumns: 2)

  private func write(_ documents: [TableDocument], _ path: String) throws {
    try XlsxWriter.write(documents, to: path, created: 1_700_000_000)
  }

  private func written(_ documents: [TableDocument] = [table]) throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let path = folder.file("表.xlsx")
    try write(documents, path)
    #expect(try folder.names() == ["表.xlsx"])
    return (folder, path)
  }

  @Test("读回逐格一致") func roundTrip() throws {
    let (folder, path) = try written()
    let sheet = try #require(try SpreadsheetReader.read(path: path).sheets.first)
    #expect(sheet.name == "汇总表" && sheet.rows.map(\.number) == Array(1...10))
    let rows = sheet.rows.map(\.cells)
    #expect(rows[0] == [.text("附件1")] && rows[1] == [.text("高新技术企业认定汇总表")])
    #expect(rows[2].compactMap { $0 == .empty ? nil : $0 } == [.text("填报单位：科技局"), .text("单位：万元")])
    #expect(rows[3] == Self.table.columns.map { .text($0.header) })
    var first = Self.table.rows[0]
    first[2] = .text("914403001234567890")
    #expect(rows[4] == first)
    #expect(rows[5] == Array(Self.table.rows[1].dropLast()))
    var third = Self.table.rows[2]
    third[3] = .text("12345678901234567890")
    #expect(rows[6] == third)
    #expect(rows[7] == Self.table.rows[3])
    #expect(rows[8] == Array(Self.table.totals?.dropLast() ?? []))
    #expect(rows[9] == [.text("注：本表一式三份。")])
    withExtendedLifetime(folder) {}
  }

  @Test("openpyxl 看到的类型、格式与版式") func openpyxl() throws {
    let (folder, path) = try written()
    let seen = try Python.run(
      """
      import sys, openpyxl
      s = openpyxl.load_workbook(sys.argv[1])['汇总表']
      def show(c):
          return f'{c.value!r}|{c.data_type}|{c.number_format}|{c.font.name}|{c.font.sz:g}|{c.border.left.style}'
      for a in ['B5', 'C5', 'D5', 'E5', 'C6', 'D6', 'D9', 'A2', 'A1', 'A4']:
          print(a, show(s[a]))
      p, o = s.page_setup, s.print_options
      print(p.paperSize, p.orientation, p.fitToWidth, p.fitToHeight, s.sheet_properties.pageSetUpPr.fitToPage)
      print(o.horizontalCentered, s.freeze_panes, s.auto_filter.ref, s.print_title_rows, s.oddFooter.center.text)
      print(sorted(str(m) for m in s.merged_cells.ranges), s['A4'].alignment.wrap_text)
      print([s.column_dimensions[c].width for c in 'ABCDE'][1] > 19, s.row_dimensions[6].height)
      print(s.parent.properties.created.isoformat())
      """, path)
    #expect(
      seen == """
        B5 '=HYPERLINK("x")'|s|@|仿宋_GB2312|11|thin
        C5 '914403001234567890'|s|@|仿宋_GB2312|11|thin
        D5 -1850.5|n|0.00|仿宋_GB2312|11|thin
        E5 datetime.datetime(2024, 2, 29, 0, 0)|d|yyyy-mm-dd|仿宋_GB2312|11|thin
        C6 '007'|s|@|仿宋_GB2312|11|thin
        D6 '待定'|s|@|仿宋_GB2312|11|thin
        D9 '=SUM(D5:D8)'|f|0.00|黑体|11|thin
        A2 '高新技术企业认定汇总表'|s|General|方正小标宋简体|22|None
        A1 '附件1'|s|General|黑体|16|None
        A4 '序号'|s|General|黑体|11|thin
        9 landscape None 0 True
        True C5 A4:E8 $4:$4 第&P页 共&N页
        ['A10:E10', 'A1:E1', 'A2:E2', 'A3:C3', 'D3:E3'] True
        True 49.0
        2023-11-14T22:13:20
        """)
    withExtendedLifetime(folder) {}
  }

  @Test("相同输入逐字节相同") func deterministic() throws {
    let (one, first) = try written()
    let (two, second) = try written()
    #expect(try bytes(ofFile: first) == bytes(ofFile: second))
    withExtendedLifetime((one, two)) {}
  }

  @Test("最小的表、多张表、1900 年前的日期") func small() throws {
    let column = TableDocument.Column("日", width: 10, kind: .date)
    let cells: [[Cell]] = [
      [.date(year: 1800, month: 1, day: 1)], [.date(year: 1900, month: 1, day: 1)], [.boolean(true)],
    ]
    let (folder, path) = try written([
      TableDocument(sheetName: "一", title: "表一", rightNote: "右", columns: [column], rows: cells),
      TableDocument(sheetName: "二", title: "表二", leftNote: "左", rightNote: "右", columns: [column], rows: []),
    ])
    let sheets = try SpreadsheetReader.read(path: path).sheets
    #expect(sheets.map(\.name) == ["一", "二"])
    #expect(sheets[0].rows[3...].map(\.cells) == [.texts("1800-01-01"), cells[1], cells[2]])
    #expect(sheets[1].rows.map(\.cells) == [.texts("表二"), .texts("左　右"), .texts("日")])
    withExtendedLifetime(folder) {}
  }

  @Test("失败时旧文件不动、不留临时文件") func failureKeepsOld() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("旧.xlsx")
    try Data("旧".utf8).write(to: URL(fileURLWithPath: path))
    let bad: [(inout TableDocument) -> Void] = [
      { $0.sheetName = "名[1]" }, { $0.sheetName = "" }, { $0.sheetName = String(repeating: "长", count: 32) },
      { $0.columns = [] }, { $0.rows = [Array(repeating: .empty, count: 6)] },
      { $0.rows = [[.empty, .text(String(repeating: "长", count: 40000))]] }, { $0.columns[0].width = -1 },
      { $0.columns[0].width = .nan },
    ]
    for change in bad {
      var table = Self.table
      change(&table)
      #expect {
        try write([table], path)
      } throws: { error in
        if case .cannotWrite? = error as? SpreadsheetError { true } else { false }
      }
    }
    #expect(throws: SpreadsheetError.self) { try write([Self.table, Self.table], path) }
    #expect(throws: SpreadsheetError.self) { try write([], path) }
    #expect(throws: SpreadsheetError.isDirectory) { try write([Self.table], folder.path) }
    #expect(throws: SpreadsheetError.notFound) { try write([Self.table], folder.file("无/a.xlsx")) }
    #expect(try bytes(ofFile: path) == Array("旧".utf8))
    #expect(try folder.names() == ["旧.xlsx"])
    try write([Self.table], path)
    #expect(try SpreadsheetReader.read(path: path).format == .xlsx)
  }
}
