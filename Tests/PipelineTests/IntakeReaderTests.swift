import Spreadsheet
import Testing

@testable import Pipeline

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

  @Test("两行表头：合并的指标在上，年份在下") func twoRows() throws {
    let head = [
      texts(["企业名称", "信用代码", "销售收入（万元）", "", "", "职工数"]), texts(["", "", "2016", "2017年", "2018年度", ""]),
    ]
    let merged = [
      MergedRange(rows: 1...2, columns: 0...0), MergedRange(rows: 1...2, columns: 1...1),
      MergedRange(rows: 1...1, columns: 2...4), MergedRange(rows: 1...2, columns: 5...5),
    ]
    let rows = (head + [texts(["甲公司", code, "1", "2", "3", "62"])]).enumerated().map {
      SheetRow(number: $0.offset + 1, cells: $0.element)
    }
    for merged in [merged, []] {
      let sheet = Sheet(name: "Sheet1", rows: rows, merged: merged)
      let reading = try IntakeReader(year: 2019, offices: Self.offices).read(
        Workbook(format: .xlsx, encoding: nil, sheets: [sheet]), path: "x")
      let facts = try #require(reading.rows.first).facts
      #expect(facts.map(\.year) == [2016, 2017, 2018, 2018] && facts.last?.key == .staff)
      #expect(facts.map(\.value.decimal) == ["10000.00", "20000.00", "30000.00", "62.00"])
    }
    let groups = try read([
      texts(["基本情况", "", "财务数据（万元）", ""]), texts(["企业名称", "信用代码", "2017年销售收入", "2018年研发费用"]),
      texts(["甲公司", code, "5", "6"]),
    ])
    #expect(groups.rows.first?.facts.map(\.value.decimal) == ["50000.00", "60000.00"])
  }

  @Test(
    "表头用语",
    arguments: [
      ("统一社会信用代码（18位）", Heading.code), ("*企业名称", .name), ("'信用代码", .code),
      ("销售收入(2018年)", .fact(.sales, year: 2018, unit: nil)),
      ("2017年末净资产", .fact(.netAssets, year: 2017, unit: nil)),
      ("去年研发投入/万元", .fact(.rd, year: 2018, unit: 1_000_000)), ("研发费用占销售收入比例（%）", .other),
      ("2018年职工总数（人）", .fact(.staff, year: 2018, unit: nil)),
      ("营业收入千元", .fact(.sales, year: nil, unit: 100_000)),
      ("联系电话", .phone), ("错误码", .errorCode), ("2018", .other),
    ]) func headings(_ title: String, _ heading: Heading)
  {
    #expect(Heading(title, intakeYear: 2019) == heading)
  }

  @Test("自己的用语：带年份和单位的也认") func mapping() {
    let words = ["产值": "销售收入（万元）", "单位": "企业名称"]
    #expect(
      Heading("2017年产值", intakeYear: 2019, mapping: words) == .fact(.sales, year: 2017, unit: 1_000_000))
    #expect(Heading("产值(元)", intakeYear: 2019, mapping: words) == .fact(.sales, year: nil, unit: 100))
    #expect(Heading("单 位", intakeYear: 2019, mapping: words) == .name)
  }

  @Test("名字像表尾、合计的企业不会丢") func nothingLost() throws {
    let reading = try read([
      texts(["企业名称", "信用代码", "备注"]), texts(["联系信息技术有限公司", "", ""]), texts(["合计科技有限公司", "", "x"]),
      texts(["某某有限公司", "", ""]), texts(["填表人：某某"]), texts(["合计", "", ""]), texts(["宝丰县"]),
      texts(["", "", ""]),
    ])
    #expect(reading.rejectedRows == [2, 3, 4] && reading.firmRows == 3)
  }

  /// A column that is ten thousand times too large or too small is always noticed when last year stands beside it.
  @Test("放大或缩小一万倍总能发现") func unitProperty() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(state: seed)
    for _ in 0..<200 {
      let last = Int.random(in: 10_000...100_000_000, using: &random)
      let growth = Double.random(in: 0.11...9.9, using: &random)
      // To the fen in either unit: what is finer is no amount at all.
      let now = Int(Double(last) * growth) / 100 * 100
      let isLarger = Bool.random(using: &random)
      let shown = isLarger ? "\(now)0000" : "\(Double(now) / 10_000)"
      let reading = try read([
        texts(["企业名称", "信用代码", "2017年销售收入（元）", "2018年销售收入（元）"]),
        [.text("甲公司"), .text(code), .text("\(last)"), .number(shown)],
      ])
      let doubts = reading.complaints.filter { $0.flaw.code == "PL456" }
      #expect(doubts.count == 1, "seed \(seed): \(last) → \(shown)")
      let right = try read([
        texts(["企业名称", "信用代码", "2017年销售收入（元）", "2018年销售收入（元）"]),
        [.text("甲公司"), .text(code), .text("\(last)"), .text("\(now)")],
      ])
      #expect(right.complaints.isEmpty, "seed \(seed)")
    }
  }

  @Test("常见的数字与严格的读法读得一样") func plainNumbers() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(state: seed)
    let pieces = ["0", "1", "9", "12", "00", ".", ".5", "5.", "-", "+", ",", "e5", "123456789", "万", " "]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      for unit: Int64 in [100, 1_000_000] {
        guard let quick = RowJudge.plainHundredths(text, unit: unit, limit: Yuan.limit.fen) else { continue }
        #expect(Yuan(text, unit: unit)?.fen == quick, "seed \(seed): \(text)")
      }
    }
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
