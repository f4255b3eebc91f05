import Foundation
import Pipeline
import Testing

/// A bulletin stays true: later entries and corrections are told, and nothing else.
@Suite("通报") struct BulletinTests {
  @Test("补录和更正之后校验仍一致，差异恰好列出它们") func laterEntries() throws {
    let shop = try Workshop("bulletinlater")
    defer { try? shop.close() }
    try ExportTests.list.write(to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    func run(_ command: String) throws -> JSON {
      let (output, exit) = try shop.run(command)
      try #require(exit == 0, "\(command): \(output)")
      return JSON(parsing: output.trimmed) ?? .null
    }
    _ = try run("pipeline intake import a.csv --year 2019 --on 2019-08-01 --json")
    _ = try run("pipeline visit log '#1' --on 2019-10-08 --did 例示 --json")
    let frozen = try run("pipeline bulletin freeze --period 2019Q4 --on 2020-01-06 --json")
    #expect(try run("pipeline bulletin diff 1 --json")["changes"].array.isEmpty)

    // Late: a visit within the period. Not of it: a visit after its end, a fact.
    let late = try run("pipeline visit log '#2' --on 2019-11-20 --did 补录 --json")
    _ = try run("pipeline visit log '#1' --on 2020-03-01 --did 期外 --json")
    _ = try run("pipeline fact set '#1' 2018 staff=20 --on 2020-03-01 --json")
    let exit = try run("pipeline exit '#3' --on 2019-12-20 --reason moved --json")
    #expect(!late.isNull && !exit.isNull)

    let verified = try run("pipeline bulletin verify 1 --json")
    #expect(verified["verified"].bool == true && verified["sha256"] == frozen["sha256"])
    let changes = try run("pipeline bulletin diff 1 --json")["changes"].array
    #expect(!changes.isEmpty)
    let explained = Set(changes.map { "\($0["verb"].plain) #\($0["firm_no"].plain)" })
    #expect(explained.subtracting([" #"]) == ["visit log #2", "exit #3"], "\(explained)")
    func change(_ cell: String) -> JSON { changes.first { $0["cell"].string == cell } ?? .null }
    let visits = change("counties/all/visits")
    #expect(
      visits["before"].string == "1" && visits["after"].string == "2"
        && visits["on_date"].string == "2019-11-20")
    #expect(change("counties/all/stock")["verb"].string == "exit")
    #expect(change("identity/exited")["after"].string == "1")
    #expect(!changes.contains { $0["on_date"].string == "2020-03-01" })
  }

  @Test("Word、工作簿由别的程序读回，表头重复，图表可编辑，指纹在案") func papers() throws {
    let shop = try Workshop("bulletinpapers")
    defer { try? shop.close() }
    try ExportTests.list.write(to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    let script = """
      import docx, openpyxl, json, zipfile, io
      d = docx.Document('t.docx'); t = d.tables[0]; z = zipfile.ZipFile('t.docx'); b = openpyxl.load_workbook('t.xlsx')
      w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
      chart = openpyxl.load_workbook(io.BytesIO(z.read('word/embeddings/data1.xlsx'))).active
      s = b['县区进度']
      print(json.dumps({'title': [p.text for p in d.paragraphs if p.style.name == 'title'],
        'headings': [p.text for p in d.paragraphs if p.style.name == 'heading'],
        'signature': [p.text for p in d.paragraphs if p.style.name == 'signature'],
        'head': len(t._tbl.findall(f'.//{w}tblHeader')), 'rows': [[c.text for c in r.cells] for r in t.rows][1:],
        'chart': [[c.value for c in r] for r in chart.iter_rows()][1][0], 'note': d.paragraphs[-1].text,
        'sheets': b.sheetnames, 'hidden': b['口径'].sheet_state,
        'sheet': ['-' if c.value is None else c.value for c in list(s.iter_rows(min_row=4, max_row=4))[0]][:3]},
        ensure_ascii=False))
      """
    try script.write(to: shop.folder.appending(path: "read.py"), atomically: true, encoding: .utf8)
    let (output, exit) = try shop.run(
      """
      pipeline intake import a.csv --year 2019 --on 2019-08-01 > out.txt 2>&1 && pipeline bulletin freeze --period 2019 --on 2020-01-06 --json > f.json &&
      pipeline bulletin export 1 --out t.docx > out.txt 2>&1 && pipeline bulletin export 1 --out u.docx > out.txt && cmp t.docx u.docx &&
      pipeline bulletin export 1 --out t.xlsx > out.txt && /usr/bin/python3 read.py
      """)
    try #require(exit == 0, "\(output)")
    let paper = try #require(JSON(parsing: output.trimmed))
    #expect(paper["title"].array.map(\.plain) == ["关于2019年高新技术后备企业培育工作情况的通报"])
    #expect(paper["headings"].array.map(\.plain) == ["一、总体情况", "二、各县（市、区）进度", "三、存在问题", "四、下步工作"])
    #expect(paper["signature"].array.map(\.plain) == ["平顶山市科学技术局", "2019年12月31日"])
    #expect(paper["head"].int == 1 && paper["rows"].array.count == 13)
    #expect(paper["rows"].array.last?.array.first?.string == "全市" && paper["hidden"].string == "hidden")
    #expect(paper["sheets"].array.map(\.plain) == ["县区进度", "问题", "文稿", "口径"])
    let (frozen, _) = try shop.run("cat f.json")
    let hash = try #require(JSON(parsing: frozen.trimmed)?["sha256"].string)
    #expect(paper["note"].string?.contains(hash) == true)
  }
}
