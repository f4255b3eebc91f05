import Spreadsheet
import Testing

@Suite("openpyxl 写的文件") struct OpenpyxlInputTests {
  @Test("隐藏工作表、日期、公式、合并、隐藏行列") func reads() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("in.xlsx")
    _ = try Python.run(
      """
      import sys, datetime, openpyxl
      book = openpyxl.Workbook()
      sheet = book.active
      sheet.title = '申报'
      sheet.append(['名称', 18500000, 0.5, True, datetime.date(2024, 2, 29), '=1+1', None, '末'])
      sheet['A3'] = '合并'
      sheet.merge_cells('A3:B4')
      sheet['F1'].number_format = '0'
      sheet.row_dimensions[1].hidden = True
      sheet.column_dimensions['C'].hidden = True
      book.create_sheet('藏').sheet_state = 'hidden'
      book.create_sheet('深藏').sheet_state = 'veryHidden'
      book.create_chartsheet('图')
      book.save(sys.argv[1])
      """, path)
    let book = try SpreadsheetReader.read(path: path)
    #expect(book.format == .xlsx && book.encoding == nil)
    #expect(book.sheets.map(\.name) == ["申报", "藏", "深藏"])
    #expect(book.sheets.map(\.hidden) == [false, true, true])
    let sheet = try #require(book.sheets.first)
    let expected: [Cell] = [
      .text("名称"), .number("18500000"), .number("0.5"), .boolean(true),
      .date(year: 2024, month: 2, day: 29), .error(Cell.noCachedValue), .empty, .text("末"),
    ]
    #expect(sheet.rows.first?.cells == expected)
    #expect(sheet.merged == [MergedRange(rows: 3...4, columns: 0...1)])
    #expect(sheet.hiddenRows == [1] && sheet.hiddenColumns == [2])
  }
}
