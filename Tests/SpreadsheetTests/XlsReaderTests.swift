import Foundation
import Spreadsheet
import Testing

@Suite("旧版 xls") struct XlsReaderTests {
  /// Everything an office sheet holds, written by a program that shares no code with the reader.
  private static let script = """
    import sys, datetime, xlwt
    book = xlwt.Workbook(encoding='utf-8')
    book.dates_1904 = sys.argv[2] == '1904'
    sheet = book.add_sheet('申报')
    day = xlwt.easyxf(num_format_str='yyyy-mm-dd')
    words = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    hour = xlwt.easyxf(num_format_str='h:mm')
    money = xlwt.easyxf(num_format_str='#,##0;[Red]-#,##0')
    for column, value in enumerate(['名称', 18500000, 0.29, 1234567890123456, True, None, 'A𠮷', '', -0.5]):
        if value is not None: sheet.write(0, column, value)
    for column, (value, style) in enumerate([(45351, day), (45351.99, words), (0.5, hour), (12345.678, money),
            (60, day), (59, day), (-3, day), (2958466, day), (1, day), (0.5, day)]):
        sheet.write(1, column, value, style)
    sheet.row(2).set_cell_error(0, 0x2A)
    sheet.row(2).set_cell_error(1, 0x07)
    sheet.row(2).set_cell_boolean(2, False)
    sheet.write_rich_text(2, 3, ('富', ('文本', xlwt.easyfont('bold on'))))
    sheet.write_merge(3, 4, 0, 1, '合并')
    sheet.write(6, 0, '藏行')
    sheet.row(6).hidden = True
    sheet.col(3).hidden = True
    sheet.write(300, 255, '远')
    book.add_sheet('藏').visibility = 1
    book.save(sys.argv[1])
    """

  private func book(_ dates: String) throws -> Workbook {
    let folder = try TemporaryFolder()
    let path = folder.file("a.xls")
    _ = try Python.run(Self.script, path, dates)
    return try XlsProgram.read(path: path)
  }

  @Test("文本、数字、日期、错误值、逻辑值、合并、隐藏") func reads() throws {
    let book = try book("1900")
    #expect(book.format == .xls && book.encoding == nil)
    #expect(book.sheets.map(\.name) == ["申报", "藏"] && book.sheets.map(\.hidden) == [false, true])
    let sheet = try #require(book.sheets.first)
    let first: [Cell] = [
      .text("名称"), .number("18500000"), .number("0.29"), .number("1234567890123456"), .boolean(true),
      .empty, .text("A𠮷"), .empty, .number("-0.5"),
    ]
    #expect(sheet.rows[0].cells == first)
    let dates: [Cell] = [
      .date(year: 2024, month: 2, day: 29), .date(year: 2024, month: 2, day: 29), .number("0.5"),
      .number("12345.678"), .number("60"), .date(year: 1900, month: 2, day: 28), .number("-3"),
      .number("2958466"), .date(year: 1900, month: 1, day: 1), .number("0.5"),
    ]
    #expect(sheet.rows[1].cells == dates)
    #expect(
      sheet.rows[2].cells == [.error("#N/A"), .error("#DIV/0!"), .boolean(false), .text("富文本")])
    #expect(sheet.merged == [MergedRange(rows: 4...5, columns: 0...1)])
    #expect(sheet.hiddenRows == [7] && sheet.hiddenColumns == [3])
    #expect(sheet.rows.last?.number == 301 && sheet.rows.last?.cells.count == 256)
  }

  /// libfreexl 1.0.6 returned other texts here, or none, when a text ran over three records.
  @Test("长文本及其后的文本", arguments: [4100, 6250, 8000, 16000]) func longTexts(_ length: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.xls")
    let script = """
      import sys, xlwt
      book = xlwt.Workbook(encoding='utf-8')
      sheet, more = book.add_sheet('名单'), book.add_sheet('说明')
      for i in range(200): sheet.write(i, 0, f'例示{i}有限公司')
      for i in range(3): more.write(2 * i, 0, '说' * int(sys.argv[2])); more.write(2 * i + 1, 0, f'说明{i}')
      book.save(sys.argv[1])
      """
    _ = try Python.run(script, path, "\(length)")
    let book = try XlsProgram.read(path: path)
    #expect(book.sheets[0].rows.map(\.cells) == (0..<200).map { .texts("例示\($0)有限公司") })
    let long = String(repeating: "说", count: length)
    #expect(book.sheets[1].rows.map(\.cells) == (0..<6).map { .texts($0 % 2 == 0 ? long : "说明\($0 / 2)") })
  }

  @Test("1904 日期系统") func dates1904() throws {
    let cells = try #require(try book("1904").sheets.first).rows[1].cells
    #expect(cells[0] == .date(year: 2028, month: 3, day: 1))
    #expect(cells[4] == .date(year: 1904, month: 3, day: 1) && cells[6] == .number("-3"))
  }

  @Test("子进程：不会读的程序、没有的程序、被杀死") func otherPrograms() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.xls")
    _ = try Python.run(Self.script, path, "1900")
    for program in ["/bin/echo", "/bin/false", "/nowhere"] {
      #expect {
        try SpreadsheetReader.read(path: path, xlsProgram: program)
      } throws: {
        if case .notReadable? = $0 as? SpreadsheetError { true } else { false }
      }
    }
    let program = folder.file("killed")
    let script = "#!/bin/sh\necho 'pipeline xls 1'\nkill -24 $$\n"
    try Data(script.utf8).write(to: URL(fileURLWithPath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    #expect(throws: SpreadsheetError.tooLarge(.seconds, limit: 20)) {
      try SpreadsheetReader.read(path: path, xlsProgram: program)
    }
  }
}
