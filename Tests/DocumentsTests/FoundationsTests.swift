import Documents
import Foundation
import Spreadsheet
import Testing

@Suite("标记、压缩包、公文") struct FoundationsTests {
  static let nasty = "<b>&\"'=cmd|' /C calc'!A0\u{1}\u{202E}]]>"

  @Test("值总是转义的，非法字符和改向字符换成 U+FFFD") func escaping() {
    let markup: Markup = "<p>\(Self.nasty)</p>"
    #expect(
      markup.text
        == "<p>&lt;b&gt;&amp;&quot;&#39;=cmd|&#39; /C calc&#39;!A0\u{FFFD}\u{FFFD}]]&gt;</p>")
    let nested: Markup = "<div>\(markup)\(3)\([markup, "<br/>"])</div>"
    #expect(nested.text == "<div>\(markup.text)3\(markup.text)<br/></div>")
  }

  @Test("压缩包由别的程序读回，两次写出的字节相同") func zip() throws {
    let entries = [
      ZipWriter.Entry("空.txt", []), ZipWriter.Entry("a/短.txt", Array("短".utf8)),
      ZipWriter.Entry("长.txt", Array(String(repeating: "平顶山市高新技术后备企业\n", count: 20_000).utf8)),
    ]
    let bytes = ZipWriter.archive(entries)
    #expect(bytes == ZipWriter.archive(entries))
    #expect(bytes.count < 5000)
    let answer = try Python.run(
      """
      import zipfile, sys
      z = zipfile.ZipFile(sys.argv[1])
      print(z.testzip(), [(i.filename, i.file_size, i.date_time[0]) for i in z.infolist()])
      """, Data(bytes))
    #expect(answer == "None [('空.txt', 0, 1980), ('a/短.txt', 3, 1980), ('长.txt', 740000, 1980)]")
  }

  static var document: WordDocument {
    WordDocument(
      title: nasty, date: "2019-12-31",
      [
        .paragraph(.redHead, "平顶山市科学技术局"), .paragraph(.title, "关于〈例示〉的通报"),
        .paragraph(.heading, "一、总体情况"), .paragraph(.body, nasty + "\n第二行"),
        .table(
          WordTable(
            widths: [1, 3, 2],
            [
              .init([.label("序号"), .label("企业"), .label("入库")], repeats: true),
              .init([.init("1", .center), .init(nasty), .init("12", .right)]),
              .init([.label("合计", span: 2), .init("12", .right)]),
            ])),
        .chart(
          BarChart(
            title: "各县进度", categories: ["宝丰县", "叶县<"],
            series: [.init("目标", [10, 20], colour: "9DB7D5"), .init("入库", [7, nil], colour: "1F4E79")])),
        .pageBreak, .paragraph(.note, "数据截至 2019-12-31"),
      ])
  }

  @Test("公文由 python-docx 读回：段落、表格、页面、字体、图表") func word() throws {
    let bytes = Self.document.bytes
    #expect(bytes == Self.document.bytes)
    let answer = try Python.run(
      """
      import docx, sys, zipfile, io, openpyxl
      d = docx.Document(sys.argv[1]); s = d.sections[0]; t = d.tables[0]
      print([p.text for p in d.paragraphs if p.text][:4])
      print([[c.text for c in r.cells] for r in t.rows])
      print(s.page_width.twips, s.page_height.twips, s.top_margin.twips, s.left_margin.twips, s.right_margin.twips)
      print(d.core_properties.title, d.core_properties.created)
      print(d.styles['title'].font.name, d.styles['title'].font.size.pt, d.styles['body'].font.size.pt,
        d.styles['body'].paragraph_format.line_spacing.pt, d.styles['body'].paragraph_format.line_spacing_rule)
      w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
      print(len(t._tbl.findall(f'.//{w}tblHeader')), len(t._tbl.findall(f'.//{w}cantSplit')))
      z = zipfile.ZipFile(sys.argv[1])
      print('PAGE' in z.read('word/footer1.xml').decode(), b'evenAndOddHeaders' in z.read('word/settings.xml'))
      b = openpyxl.load_workbook(io.BytesIO(z.read('word/embeddings/data1.xlsx')))
      print([[c.value for c in r] for r in b.active.iter_rows()])
      """, Data(bytes))
    let shown = "<b>&\"'=cmd|' /C calc'!A0\u{FFFD}\u{FFFD}]]>"
    let quoted = "'" + shown.replacingOccurrences(of: "'", with: "\\'") + "'"
    #expect(
      answer == """
        ['平顶山市科学技术局', '关于〈例示〉的通报', '一、总体情况', \(quoted.dropLast())\\n第二行']
        [['序号', '企业', '入库'], ['1', \(quoted), '12'], ['合计', '合计', '12']]
        11906 16838 2098 1588 1474
        \(shown) 2019-12-31 00:00:00
        方正小标宋简体 22.0 16.0 28.0 EXACTLY (4)
        1 3
        True True
        [['', '目标', '入库'], ['宝丰县', 10, 7], ['叶县<', 20, None]]
        """)
  }
}

/// Reads files back with another program (另一个程序).
enum Python {
  static func run(_ script: String, _ file: Data) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "pipeline-\(UUID().uuidString)")
    try file.write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, path.path]
    process.environment = ["PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
