import Foundation
import Pipeline
import Testing

/// The exported workbook, read back by another program.
@Suite("导出名单") struct ExportTests {
  static let list = """
    企业名称,统一社会信用代码,县（市、区）,成立日期,技术领域,2018年销售收入（万元）,2018年研发费用（万元）
    例示甲有限公司,91410421MA9000012N,宝丰县,2004-06-25,4.3.2,1850.5,60
    例示乙有限公司,914104211717554596,宝丰县,,,0.01,
    ＝虚构丙有限公司,91410481MA90000476,舞钢市,,8,123456.78,99.99
    """

  static let reader = """
    import json, sys, openpyxl, datetime
    book = openpyxl.load_workbook(sys.argv[1])
    sheet = book.active
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                value = cell.value.isoformat()[:10] if isinstance(cell.value, datetime.datetime) else cell.value
                cells[cell.coordinate] = [cell.data_type, value, cell.number_format]
    setup = sheet.page_setup
    print(json.dumps({"cells": cells, "freeze": sheet.freeze_panes, "landscape": setup.orientation,
      "paper": setup.paperSize, "merged": [str(m) for m in sheet.merged_cells.ranges],
      "repeat": sheet.print_title_rows, "fit": sheet.sheet_properties.pageSetUpPr.fitToPage}, ensure_ascii=False))
    """

  @Test("逐格读回：标题、单位、表头、文本代码、数字、日期") func readBack() throws {
    let shop = try Workshop("exportreadback")
    defer { try? shop.close() }
    try Self.list.write(to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    try Self.reader.write(to: shop.folder.appending(path: "read.py"), atomically: true, encoding: .utf8)
    let imported = try shop.run("pipeline intake import a.csv --year 2019 --on 2019-08-01")
    #expect(imported.exit == 0, "\(imported.output)")
    let exported = try shop.run("pipeline intake export --year 2019 --out b.xlsx")
    #expect(exported.exit == 0, "\(exported.output)")
    let (output, exit) = try shop.run("/usr/bin/python3 read.py b.xlsx")
    try #require(exit == 0, "\(output)")
    let book = try #require(JSON(parsing: output.trimmed))

    func cell(_ place: String) -> JSON { book["cells"][place].array.dropFirst().first ?? .null }
    func type(_ place: String) -> String? { book["cells"][place].array.first?.string }
    #expect(cell("A1").string == "附件1")
    #expect(cell("A2").string == "平顶山市2019年度高新技术后备企业入库名单")
    #expect(cell("A3").string?.hasPrefix("填报单位") == true)
    #expect(["J3", "K3", "L3", "M3"].contains { cell($0).string == "单位：万元" })
    let header = [
      "序号", "企业名称", "统一社会信用代码", "县（市、区）", "技术领域", "上年度销售收入", "上年度研发费用", "知识产权Ⅰ类（件）",
      "知识产权Ⅱ类（件）", "首席科技服务员", "主要短板", "入库日期", "备注",
    ]
    let letters = Array("ABCDEFGHIJKLM").map(String.init)
    #expect(letters.map { cell($0 + "4").string ?? "" } == header)

    let (listed, _) = try shop.run("pipeline intake list --year 2019 --json")
    let rows = try #require(JSON(parsing: listed.trimmed)).array
    #expect(rows.count == 3)
    for (place, row) in rows.enumerated() {
      let line = "\(place + 5)"
      #expect(cell("A" + line).int == place + 1)
      #expect(cell("B" + line) == row["name"] && type("B" + line) == "s")
      #expect(cell("C" + line) == row["credit_code"] && type("C" + line) == "s")
      #expect(book["cells"]["C" + line].array.last?.string == "@")
      #expect(cell("D" + line) == row["county_name"])
      #expect(cell("E" + line) == row["field"])
      for (letter, key) in [("F", "sales"), ("G", "rd")] {
        let expected = row[key].string.flatMap { Yuan($0) }
        #expect(
          Double(cell(letter + line).plain) == expected.map { Double($0.fen / 10_000) / 100 },
          "\(letter)\(line)")
      }
      #expect(cell("H" + line).int == row["ip1"].int && cell("I" + line).int == row["ip2"].int)
      #expect(cell("L" + line) == row["entered_on"] && type("L" + line) == "d")
    }
    #expect(cell("B8").string == "合计 3 家" && cell("F8").string == "=SUM(F5:F7)")
    #expect(
      book["freeze"].string == "C5" && book["landscape"].string == "landscape" && book["paper"].int == 9)
    #expect(book["fit"].bool == true && book["repeat"].string?.contains("4") == true)
    #expect(book["merged"].array.contains("A2:M2"))
  }

  @Test("导出失败时旧文件不动") func oldFileStays() throws {
    let shop = try Workshop("exportold")
    defer { try? shop.close() }
    try Self.list.write(to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    _ = try shop.run("pipeline intake import a.csv --year 2019 --on 2019-08-01; echo old > b.xlsx")
    #expect(try shop.run("pipeline intake export --year 2019 --out b.xlsx").exit == 2)
    #expect(try shop.run("cat b.xlsx").output == "old\n")
    #expect(try shop.run("pipeline intake export --year 2019 --out none/b.xlsx").exit == 1)
    #expect(try shop.run("pipeline intake export --year 2019 --out b.xlsx --force").exit == 0)
    #expect(try shop.run("head -c 2 b.xlsx").output == "PK")
    #expect(try shop.run("ls | wc -l").output.trimmed == "2")
  }

  @Test("CSV 带 BOM，公式样的格子加引号") func csv() throws {
    let shop = try Workshop("exportcsv")
    defer { try? shop.close() }
    try Self.list.write(to: shop.folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
    _ = try shop.run("pipeline intake import a.csv --year 2019 --on 2019-08-01")
    let (output, _) = try shop.run("pipeline intake export --year 2019 --out b.csv")
    #expect(output.contains("1 个单元格"))
    let bytes = try Data(contentsOf: shop.folder.appending(path: "b.csv"))
    #expect(bytes.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    #expect(String(decoding: bytes, as: UTF8.self).contains("'＝虚构丙有限公司"))
  }
}
