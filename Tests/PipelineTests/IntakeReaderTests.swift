import Pipeline
import Spreadsheet
import Testing

@Suite("入库表读取") struct IntakeReaderTests {
  static let offices = [
    CountyOffice(code: "410421", name: "宝丰县", aliases: ["宝丰"]),
    CountyOffice(code: "410472", name: "城乡一体化示范区", aliases: ["示范区", "新城区"]),
  ]

  func read(_ rows: [[Cell]], year: Int = 2019) throws -> IntakeReading {
    let sheet = Sheet(
      name: "Sheet1", rows: rows.enumerated().map { SheetRow(number: $0.offset + 1, cells: $0.element) })
    return try IntakeReader(year: year, offices: Self.offices).read(
      Workbook(format: .xlsx, encoding: nil, sheets: [Sheet(name: "说明", rows: []), sheet]), path: "x")
  }

  func texts(_ cells: [String]) -> [Cell] { cells.map { $0.isEmpty ? .empty : .text($0) } }

  let code = "91410421MA9000012N"

  @Test("标题、单位行、起始列、合计和表尾") func traits() throws {
    let reading = try read([
      texts(["附件2"]), texts(["", "", "单位：万元"]),
      texts(["", "序号", "县（市、区）", "企业名称", "统一社会信用代码", "2018年销售收入", "研发投入", "职工人数"]),
      texts(["", "宝丰县（1家）"]),
      [
        .empty, .number("1"), .text("宝丰"), .text(" 甲公司　"), .text(code), .number("1850.5"), .text("1,200"),
        .number("62"),
      ],
      texts(["", "合计", "", "", "", "1850.5"]), texts(["填表人：某某"]),
    ])
    let row = try #require(reading.rows.first)
    #expect(reading.rows.count == 1 && reading.firmRows == 1 && reading.sheet == "Sheet1")
    #expect(row.number == 5 && row.name.text == "甲公司" && row.county == "410421")
    #expect(row.facts.map(\.key) == [.sales, .rd, .staff] && row.facts.allSatisfy { $0.year == 2018 })
    #expect(row.facts.map(\.value.decimal) == ["18505000.00", "12000000.00", "62.00"])
  }

  @Test("表头里的单位先于单位行") func units() throws {
    let reading = try read([
      texts(["单位：万元"]), texts(["单位名称", "信用代码", "2017年研发费用（元）", "上年度销售收入(亿元)"]),
      texts(["甲公司", code, "5000", "0.5"]),
    ])
    let facts = try #require(reading.rows.first).facts
    #expect(facts.map(\.value.decimal) == ["5000.00", "50000000.00"] && facts.map(\.year) == [2017, 2018])
  }

  @Test("县区：自己的列，否则代码，否则留空并提醒") func counties() throws {
    let head = texts(["企业名称", "信用代码", "县区"])
    #expect(try read([head, texts(["甲公司", code, "新城区"])]).rows.first?.county == "410472")
    #expect(try read([head, texts(["甲公司", code, ""])]).rows.first?.county == "410421")
    let open = try read([head, texts(["甲公司", "91410400MA9000055N", ""])])
    #expect(open.rows.first?.county == nil && open.complaints.map(\.flaw) == [.countyUnknown])
    let other = try read([head, texts(["甲公司", code, "许昌县"])])
    #expect(other.rows.first?.county == "410421" && other.complaints.map(\.flaw) == [.countyNotOurs])
  }

  @Test("日期单元格、空值写法、电子表格的数字尾巴") func values() throws {
    let reading = try read([
      texts(["企业名称", "信用代码", "成立日期", "销售收入", "研发费用", "净资产"]),
      [
        .text("甲公司"), .text(code), .date(year: 2004, month: 6, day: 25), .number("18500000.000000002"),
        .text("—"),
        .number("-1.85E6"),
      ],
    ])
    let row = try #require(reading.rows.first)
    #expect(row.founded?.description == "2004-06-25")
    #expect(row.facts.map(\.value.decimal) == ["18500000.00", "-1850000.00"])
  }

  @Test("没有表头、没有企业") func nothing() {
    #expect(throws: FileRefusal.self) { try read([texts(["企业", "代码"]), texts(["甲", "乙"])]) }
    #expect(throws: FileRefusal.self) { try read([texts(["企业名称", "信用代码"])]) }
  }

  @Test("一行里的毛病一次说完") func everything() throws {
    let reading = try read([
      texts(["企业名称", "信用代码", "成立日期", "销售收入"]), texts(["", "9141", "2020-02-30", "-5"]),
    ])
    #expect(
      reading.complaints.map(\.flaw) == [.nameEmpty, .codeLength(4), .badDay, .negative]
        && reading.rejectedRows == [2] && reading.rows.isEmpty)
  }
}
