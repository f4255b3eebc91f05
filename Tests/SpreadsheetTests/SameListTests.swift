import Foundation
import Spreadsheet
import Testing

@Suite("同一名单，各种文件") struct SameListTests {
  private static let script = """
    import csv, datetime, io, sys, openpyxl, xlwt
    folder = sys.argv[1]
    head = ['企业名称', '信用代码', '注册日期', '销售收入', '职工人数', '备注']
    rows = []
    for i in range(300):
        note = ['', '含,逗号', '含"引号"', '两\\n行', '𠮷㐂', 'a\\u3000b', '=1+1', "'0"][i % 8]
        day = datetime.date(1978, 1, 1) + datetime.timedelta(days=i * 61)
        rows.append([f'例示{i}有限公司', f'{i:018}', day, [18500000, 89207.85, 0.29, -8820.72, 0, 1e9 + i][i % 6], i or None, note])

    old = xlwt.Workbook(encoding='utf-8')
    new = openpyxl.Workbook()
    sheets = old.add_sheet('名单'), new.active
    style = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    for r, row in enumerate([head] + rows):
        for c, value in enumerate(row):
            if value in (None, ''): continue
            if isinstance(value, datetime.date): sheets[0].write(r, c, value, style)
            else: sheets[0].write(r, c, value)
            cell = sheets[1].cell(r + 1, c + 1)
            cell.value = value
            if isinstance(value, str): cell.data_type = 's'
    old.save(f'{folder}/list.xls')
    new.save(f'{folder}/list.xlsx')

    def shown(value):
        if value is None: return ''
        return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
    for name, encoding, end, mark in [('utf8', 'utf-8', '\\n', ''), ('bom', 'utf-8-sig', '\\r\\n', ''), ('gb', 'gb18030', '\\r\\n', ''),
            ('utf16', 'utf-16-le', '\\r\\n', '\\ufeff'), ('utf16be', 'utf-16-be', '\\n', '\\ufeff')]:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator=end, delimiter='\\t' if name == 'utf16' else ',')
        writer.writerows([[shown(value) for value in row] for row in [head] + rows])
        with open(f'{folder}/{name}.csv', 'wb') as file: file.write((mark + text.getvalue()).encode(encoding))
    """

  @Test("GB18030、UTF-16、xlsx、xls 与 UTF-8 逐行一致") func same() throws {
    let folder = try TemporaryFolder()
    _ = try Python.run(Self.script, folder.path)
    let expected = try texts(folder.file("utf8.csv"))
    #expect(expected.count == 301 && expected[1].count == 4 && expected[2].count == 6)
    for name in ["bom.csv", "gb.csv", "utf16.csv", "utf16be.csv", "list.xlsx", "list.xls"] {
      let found = try texts(folder.file(name))
      #expect(found.count == expected.count, "\(name)")
      for (row, pair) in zip(found, expected).enumerated() {
        #expect(pair.0 == pair.1, "\(name) row \(row + 1)")
      }
    }
    #expect(try XlsProgram.read(path: folder.file("gb.csv")).encoding == "GB18030")
  }

  /// The rows as a person reads them, without the empty cells at their ends.
  private func texts(_ path: String) throws -> [[String]] {
    let sheet = try #require(try XlsProgram.read(path: path).sheets.first)
    return sheet.rows.map { row in
      var texts = row.cells.map(text)
      while texts.last == "" { texts.removeLast() }
      return texts
    }
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .empty: return ""
    case .text(let text), .number(let text), .error(let text): return text
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .date(let year, let month, let day):
      let parts = [year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
      return parts.joined(separator: "-")
    }
  }
}
