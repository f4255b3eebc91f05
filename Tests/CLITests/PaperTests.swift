import Foundation
import Pipeline
import Testing

/// Documents written by the program, read back by python3-openpyxl and python3-docx.
@Suite("文书读回") struct PaperTests {
  /// As long as a name may be, with what breaks XML, formulas and columns.
  static let name = "＝例示<b>&\"'cmd|' /C calc'!A0" + String(repeating: "平顶山市宝丰县虚构尼龙新材料", count: 11)

  private func shop(_ name: String) throws -> Workshop {
    let shop = try Workshop(name)
    let csv = """
      县（市、区）,企业名称,统一社会信用代码,成立日期,技术领域,2018年销售收入（万元）,2018年研发费用（万元）
      宝丰县,"\(Self.name.replacingOccurrences(of: "\"", with: "\"\""))",91410421MA9000012N,2004-06-25,4.3.2,1822.5,90
      鲁山县,虚构青禾生物有限公司,91410423MA9000039B,2015-01-01,2,330,
      """
    try csv.write(to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    let (output, exit) = try shop.run(
      """
      pipeline intake import a.csv --year 2019 --on 2019-08-01 && pipeline officer add 张例示 --county 宝丰县 &&
      pipeline assign set '#1' 张例示 --on 2019-08-20 && pipeline diagnose '#1' --on 2019-09-01 --apply-on 2020-08-01 &&
      pipeline plan draft '#1' --on 2019-09-10 && pipeline visit log '#1' --on 2019-09-30 --did '核对<账>&册' \
      --found '缺 "立项"' --next 2019-12-10
      """)
    try #require(exit == 0, "\(output)")
    return shop
  }

  static let hasOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  @Test("服务记录单：登记的处理、意愿、需求都在纸上，按日期或“最近”取走访") func ticked() throws {
    let shop = try shop("papertick")
    defer { try? shop.close() }
    let (output, exit) = try shop.run(
      """
      pipeline visit log '#1' --on 2019-10-20 --did 讲政策 --found 没有辅助账 --handling 当场解决 --willingness 4 \
        --need 人才:招两名工程师 --need 贷款：流动资金 &&
      pipeline visit amend '#1' 2019-10-20 --willingness 5 --reason 记错了 &&
      pipeline visit form '#1' --visit 2019-10-20 --out day.docx && pipeline visit form '#1' --visit 最近 --out last.docx &&
      pipeline visit form '#1' --visit 2019年9月30日 --out before.docx && pipeline visit form '#1' --out blank.docx
      """)
    try #require(exit == 0, "\(output)")
    let papers = try python(
      shop,
      """
      import docx, json
      def rows(name): return dict((r.cells[0].text, r.cells[1].text) for r in docx.Document(name).tables[0].rows)
      print(json.dumps({n: rows(n + '.docx') for n in ['day', 'last', 'before', 'blank']}, ensure_ascii=False))
      """)
    #expect(papers["day"] == papers["last"] && papers["day"] != papers["before"])
    #expect(papers["day"]["处理"].string == "☑当场解决　☐转交　☐待跟进")
    #expect(papers["day"]["申报意愿"].string == "☐1 无意愿　☐2 观望　☐3 有意愿　☐4 有计划　☑5 已在准备")
    #expect(papers["day"]["企业需求"].string == "需求 1（人才）：招两名工程师\n需求 2（融资）：流动资金")
    #expect(papers["before"]["服务日期"].string == "2019-09-30" && papers["before"]["企业需求"].string == "")
    for row in ["处理", "申报意愿", "企业需求"] {
      #expect(
        papers["blank"][row].string?.contains("☑") == false
          && papers["blank"][row].string?.contains("☐") == true)
    }
  }

  @Test("服务记录单：一次平常的走访印在一页上，空白的也是", .enabled(if: hasOffice)) func onePage() throws {
    let shop = try shop("paperpage")
    defer { try? shop.close() }
    let (output, exit) = try shop.run(
      """
      export PATH=$PATH:/usr/bin
      pipeline visit log '#1' --on 2019-10-20 --did "$(printf '核对研发费用辅助账，讲解归集口径；%.0s' 1 2 3 4 5)" \
        --found "$(printf '三个项目只有一个有立项决议；%.0s' 1 2 3 4)" --handling 待跟进 --willingness 4 --need 人才:招两名工程师 \
        --need 贷款：流动资金 --next 2019-12-10 && pipeline visit form '#1' --visit 最近 --out v.pdf >/dev/null &&
      pipeline visit form '#2' --out b.pdf >/dev/null && pdfinfo v.pdf | grep ^Pages && pdfinfo b.pdf | grep ^Pages
      """)
    let pages = output.split(separator: "\n").filter { $0.hasPrefix("Pages") }.map { $0.filter(\.isNumber) }
    #expect(exit == 0 && pages == ["1", "1"], "\(output)")
  }

  private func python(_ shop: Workshop, _ script: String) throws -> JSON {
    try script.write(to: shop.folder.appending(path: "read.py"), atomically: true, encoding: .utf8)
    let (output, exit) = try shop.run("/usr/bin/python3 read.py")
    try #require(exit == 0, "\(output)")
    return try #require(JSON(parsing: output.trimmed))
  }

  @Test("工作簿：县、领域两张分表，隐藏的口径表与指纹，长名称的行够高") func workbook() throws {
    let shop = try shop("paperbook")
    defer { try? shop.close() }
    let (written, _) = try shop.run("pipeline intake export --year 2019 --out a.xlsx --json")
    let stamp = try #require(JSON(parsing: written.trimmed))
    let book = try python(
      shop,
      """
      import openpyxl, json, hashlib
      b = openpyxl.load_workbook('a.xlsx')
      s = b['入库名单']
      rows = [[c for c in r] for r in s.iter_rows(min_row=5, max_row=6)]
      def plain(c):
        if c.value is None: return ''
        if c.is_date: return c.value.date().isoformat()
        if c.number_format == '0.00': return '%.2f' % c.value
        return str(c.value)
      content = [[plain(c) for c in r] for r in rows]
      text = json.dumps(content, ensure_ascii=False, separators=(',', ':'))
      lines = {r[0].value: r[1].value for r in b['口径'].iter_rows(min_row=3)}
      print(json.dumps({'sheets': b.sheetnames, 'states': [x.sheet_state for x in b], 'name': rows[0][1].value,
        'kind': rows[0][1].data_type, 'height': s.row_dimensions[5].height, 'wrap': rows[0][1].alignment.wrap_text,
        'hash': hashlib.sha256(text.encode()).hexdigest(), 'lines': lines,
        'county': [[c.value for c in r] for r in b['按县（市、区）'].iter_rows(min_row=4)],
        'sums': [c.value for c in list(openpyxl.load_workbook('a.xlsx', data_only=True)['按县（市、区）'].rows)[-1]],
        'foot': s.cell(s.max_row, 1).value}, ensure_ascii=False))
      """)
    #expect(book["sheets"].array.map(\.plain) == ["入库名单", "按县（市、区）", "按技术领域", "口径"])
    #expect(book["states"].array.map(\.plain) == ["visible", "visible", "visible", "hidden"])
    #expect(book["name"].string == Self.name && book["kind"].string == "s")
    // 32 digits wide, two to a character: a name of 181 needs about twelve lines of 15 points.
    #expect((Double(book["height"].plain) ?? 0) > 150 && book["wrap"].bool == true)
    let hash = try #require(stamp["sha256"].string)
    #expect(book["hash"].string == hash && book["lines"]["数据指纹"].string == "SHA-256 \(hash)")
    #expect(book["lines"]["已登记至（known at）"] == stamp["known_at"])
    #expect(book["foot"].string?.contains(hash) == true)
    #expect(
      book["county"].array.map { $0.array.map(\.plain) } == [
        ["宝丰县", "1", "1", "0", "50.0%"], ["鲁山县", "1", "1", "0", "50.0%"],
        ["合计", "=SUM(B4:B5)", "=SUM(C4:C5)", "=SUM(D4:D5)", "100.0%"],
      ])
    #expect(book["sums"].array.map(\.plain) == ["合计", "2", "2", "0", "100.0%"])
  }

  @Test("一企一策表和服务记录单：Word 与工作簿同样的内容") func words() throws {
    let shop = try shop("paperword")
    defer { try? shop.close() }
    let (visits, _) = try shop.run("pipeline visit list --firm '#1' --json")
    let visit = try #require(JSON(parsing: visits.trimmed)?.array.first?["id"].string)
    let (output, exit) = try shop.run(
      """
      pipeline plan export '#1' --out p.docx && pipeline plan export '#1' --out p.xlsx &&
      pipeline visit form '#1' --out v.docx --visit \(visit) && pipeline visit form '#1' --out blank.docx &&
      pipeline assign roster --out r.xlsx
      """)
    try #require(exit == 0, "\(output)")
    let papers = try python(
      shop,
      """
      import openpyxl, docx, json
      p = docx.Document('p.docx'); v = docx.Document('v.docx'); b = docx.Document('blank.docx')
      s = openpyxl.load_workbook('p.xlsx')['一企一策']; r = openpyxl.load_workbook('r.xlsx')['指派名册']
      def grid(t): return [[c.text for c in r.cells] for r in t.rows]
      head = next(i for i, row in enumerate(s.iter_rows(), 1) if row[0].value == '序号')
      def plain(c):
        return '' if c.value is None else c.value.date().isoformat() if c.is_date else str(c.value)
      print(json.dumps({'head': grid(p.tables[0]), 'grid': grid(p.tables[1]),
        'sheet': [[plain(c) for c in row] for row in s.iter_rows(min_row=head, max_row=head + len(p.tables[1].rows) - 1)],
        'wide': p.sections[0].page_width > p.sections[0].page_height,
        'visit': dict((row[0], row[1]) for row in grid(v.tables[0])),
        'blank': dict((row[0], row[1]) for row in grid(b.tables[0])),
        'number': v.paragraphs[1].text, 'note': v.paragraphs[-1].text,
        'roster': [plain(c) for c in list(r.iter_rows(min_row=4, max_row=4))[0]]}, ensure_ascii=False))
      """)
    #expect(papers["grid"] == papers["sheet"] && papers["wide"].bool == true)
    #expect(papers["grid"].array.count >= 10)
    #expect(papers["head"].array.first?.array.map(\.plain)[1] == Self.name)
    #expect(papers["visit"]["企业名称"].string == Self.name)
    #expect(papers["visit"]["本次服务内容"].string == "核对<账>&册" && papers["visit"]["发现问题或诉求"].string == "缺 \"立项\"")
    #expect(papers["visit"]["下次服务时间"].string == "2019-12-10")
    #expect(papers["visit"]["服务方式"].string == "☑现场　☐电话　☐线上")
    #expect(papers["number"].string == "编号：FW-1-20190930-\(visit.suffix(6))")
    #expect(
      papers["blank"]["本次服务内容"].string == ""
        && papers["blank"]["本次目的（方案未完成事项）"] == papers["visit"]["本次目的（方案未完成事项）"])
    #expect(papers["note"].string?.contains("数据指纹 SHA-256 ") == true)
    #expect(papers["roster"].array.map(\.plain).prefix(4) == ["张例示", "宝丰县", "1", Self.name])
  }
}
