import Foundation
import Pipeline
import Testing

/// Lists as files of every kind, through the whole command (名单文件).
@Suite("名单文件，整条命令") struct ListFileTests {
  /// The same list with one good row, one to ask about and two to send back, in six forms.
  private static let forms = """
    import csv, io, openpyxl, xlwt
    rows = [['附件1'], ['单位：万元'],
      ['企业名称', '统一社会信用代码', '县（市、区）', '成立日期', '2018年销售收入', '联系电话'],
      ['例示星河尼龙有限公司（虚构）', '91410421MA9000012N', '宝丰县', '2004.6.25', '1,850', '13700000001'],
      ['例示云杉电气有限公司（虚构）', '91410421MA9000020H', '', '2010年3月1日', '无', ''],
      ['例示镕泰𠮷材料有限公司（虚构）', '91410481MA9000047', '舞钢市', '2016-02-30', '十万', ''],
      ['合作社样本（虚构）', '93410421MA9000127N', '宝丰县', '20150101', '', ''],
      ['合计', '', '', '', '1,850', '']]
    book, sheet = xlwt.Workbook(encoding='utf-8'), openpyxl.Workbook()
    old = book.add_sheet('Sheet1')
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value:
                old.write(r, c, value)
                sheet.active.cell(r + 1, c + 1).value = value
    book.save('list.xls')
    sheet.save('list.xlsx')
    for name, encoding, mark in [('utf8', 'utf-8', ''), ('bom', 'utf-8', '\\ufeff'), ('gb', 'gb18030', ''), ('utf16', 'utf-16-le', '\\ufeff')]:
        text = io.StringIO()
        csv.writer(text, delimiter='\\t' if name == 'utf16' else ',').writerows(rows)
        with open(name + '.csv', 'wb') as file: file.write((mark + text.getvalue()).encode(encoding))
    """

  @Test("GB18030、UTF-16、xlsx、xls 与 UTF-8 的同一名单，结果逐行一致") func same() throws {
    let shop = try Workshop("forms")
    defer { try? shop.close() }
    try Self.forms.write(to: shop.folder.appending(path: "make.py"), atomically: true, encoding: .utf8)
    #expect(try shop.run("/usr/bin/python3 make.py").exit == 0)
    func judged(_ file: String) throws -> [String] {
      let (output, exit) = try shop.run(
        "pipeline intake import \(file) --year 2019 --on 2019-08-01 --check --json")
      let answer = try #require(JSON(parsing: output.trimmed))
      #expect(exit == 4 && answer["rows"].int == 4, "\(file): \(output)")
      #expect(answer["entered"].int == 2 && answer["rejected"].int == 2)
      return ["rejects", "warnings", "notices"].flatMap { list in
        answer[list].array.map { one in
          ["row", "column", "value", "code", "message"].map { one[$0].plain }.joined(separator: "|")
        }
      }
    }
    let expected = try judged("utf8.csv")
    #expect(expected.count >= 4)
    for file in ["bom.csv", "gb.csv", "utf16.csv", "list.xlsx", "list.xls"] {
      #expect(try judged(file) == expected, "\(file)")
    }
  }

  @Test("坏文件与怪文件：退出码如约，什么也不写") func exitCodes() throws {
    let shop = try Workshop("badfiles")
    defer { try? shop.close() }
    let maker = Workshop.root.appending(path: "Tests/BadFiles/make.py").path
    let (list, made) = try shop.run("mkdir files && /usr/bin/python3 -B '\(maker)' files quick")
    #expect(made == 0, "\(list)")
    let lines = list.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.count >= 120)
    for line in lines {
      let encoding = line[1].isEmpty ? "" : " --encoding \(line[1])"
      let (said, exit) = try shop.run(
        "pipeline intake import 'files/\(line[0])' --year 2019 --on 2019-08-01\(encoding)")
      let read = line[2] == "*" || ["xlsx: ", "xls: ", "csv "].contains { line[2].hasPrefix($0) }
      // What cannot be read is a usage error; what can be read is judged row by row, or has no list in it.
      #expect(read ? [0, 2, 4].contains(exit) : exit == 2, "\(line): \(exit) \(said)")
      if exit == 2 { #expect(said.contains("PL"), "\(line): \(said)") }
    }
    let status = try shop.run("pipeline db status --json")
    #expect(JSON(parsing: status.output.trimmed)?["firms"].int == 0)
  }
}
