import Spreadsheet
import Testing

@testable import Pipeline

/// Lists as offices really lay them out (表格样式): each trait once, read for what it says.
@Suite("各式报表") struct OfficeSheetTests {
  static let offices = [
    CountyOffice(code: "410421", name: "宝丰县", aliases: ["宝丰"]),
    CountyOffice(code: "410422", name: "叶县", aliases: []),
  ]
  /// Fictional codes whose check digit holds.
  static func code(_ number: Int) throws -> String {
    try #require(CreditCode(completing: "91410421M\(10_000_000 + number)")).text
  }

  static func cells(_ line: String) -> [Cell] {
    line.split(separator: "|", omittingEmptySubsequences: false).map { word in
      let word = String(word)
      return word.isEmpty ? .empty : word.hasPrefix("n:") ? .number(String(word.dropFirst(2))) : .text(word)
    }
  }

  static func sheet(
    _ lines: [String], name: String = "Sheet1", merged: [MergedRange] = [], hidden: Bool = false
  ) -> Sheet {
    Sheet(
      name: name, hidden: hidden,
      rows: lines.enumerated().compactMap { place, line in
        line.isEmpty ? nil : SheetRow(number: place + 1, cells: cells(line))
      }, merged: merged)
  }

  func read(
    _ sheets: [Sheet], format: Workbook.Format = .xlsx, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> IntakeReading {
    var options = ReadingOptions()
    change(&options)
    return try IntakeReader(year: 2019, offices: Self.offices, options).read(
      Workbook(format: format, encoding: nil, sheets: sheets), path: "x")
  }

  /// `2016 sales 1000.00` for each figure of a row.
  func figures(_ row: IntakeRow) -> [String] {
    row.facts.map { "\($0.year) \($0.key.rawValue) \($0.value.decimal)" }
  }

  @Test("填报单位和金额单位并排写在两行表头上面，不算表头") func talkAboveTwoRows() throws {
    let code = try Self.code(1)
    let lines = [
      "附件1", "后备企业申报表", "填报单位：宝丰县科技局|||金额单位：万元", "企业名称|统一社会信用代码|销售收入||研发费用", "||2017年|2018年|2018年",
      "例示公司|\(code)|n:100|n:200|n:10",
    ]
    let reading = try read([
      Self.sheet(
        lines,
        merged: [
          MergedRange(rows: 4...5, columns: 0...0), MergedRange(rows: 4...5, columns: 1...1),
          MergedRange(rows: 4...4, columns: 2...3),
        ])
    ])
    #expect(reading.rejects.isEmpty && reading.rows.count == 1)
    #expect(
      try figures(#require(reading.rows.first)) == [
        "2017 sales 1000000.00", "2018 sales 2000000.00", "2018 rd 100000.00",
      ])
  }

  @Test("两行表头：销售收入之下三年，名称纵向合并") func twoRows() throws {
    let code = try Self.code(1)
    let lines = [
      "附件1", "后备企业申报表", "单位：万元",
      "|序号|企业名称|统一社会信用代码|销售收入|||研发费用（元）||职工总数（人）", "||||2016年|2017年|2018年|2017|n:2018|",
      "|1|例示甲有限公司|\(code)|1|2|3|40000|50000|62",
    ]
    let merged = [
      MergedRange(rows: 4...4, columns: 4...6), MergedRange(rows: 4...4, columns: 7...8),
      MergedRange(rows: 4...5, columns: 2...2), MergedRange(rows: 4...5, columns: 3...3),
      MergedRange(rows: 4...5, columns: 9...9),
    ]
    let expected = [
      "2016 sales 10000.00", "2017 sales 20000.00", "2018 sales 30000.00", "2017 rd 40000.00",
      "2018 rd 50000.00",
      "2018 staff 62.00",
    ]
    for (merged, format) in [(merged, Workbook.Format.xlsx), ([], .csv)] {
      let reading = try read([Self.sheet(lines, merged: merged)], format: format)
      #expect(reading.rows.map(figures) == [expected], "\(format)")
      #expect(reading.rows.first?.number == 6)
    }
  }

  @Test("两行表头：年份在上，指标在下；名称在第二行") func yearsAbove() throws {
    let code = try Self.code(1)
    let reading = try read([
      Self.sheet([
        "企业基本情况||2017年（万元）||2018年（万元）|", "企业名称|统一社会信用代码|销售收入|研发费用|销售收入|研发费用",
        "例示甲有限公司|\(code)|1|2|3|4",
      ])
    ])
    #expect(
      reading.rows.map(figures) == [
        ["2017 sales 10000.00", "2017 rd 20000.00", "2018 sales 30000.00", "2018 rd 40000.00"]
      ])
  }

  @Test(
    "表头写法",
    arguments: [
      ("2018年销售收入（万元）", "2018 sales 10000.00"), ("上年度营业收入(元)", "2018 sales 1.00"),
      ("2017年度研究开发费用/万元", "2017 rd 10000.00"), ("研发投入［万元］", "2018 rd 10000.00"),
      ("2018年末净资产（亿元）", "2018 net_assets 100000000.00"), ("职工总数（人）", "2018 staff 1.00"),
      ("研发人员数", "2018 tech_staff 1.00"), ("销售收入（2016年）", "2016 sales 1.00"),
      ("'2018年销售收入（万元）", "2018 sales 10000.00"), ("2018年\n销售收入\n（万元）", "2018 sales 10000.00"),
      ("２０１８年销售收入（万元）", "2018 sales 10000.00"), ("近三年研发费用占比（%）", ""), ("2018年销售增长率", ""),
    ]) func titles(_ title: String, _ expected: String) throws
  {
    let reading = try read([
      Self.sheet(["企业名称|统一社会信用代码|\(title)", "例示甲有限公司|\(try Self.code(1))|1"])
    ])
    #expect(reading.rows.map(figures) == [expected.isEmpty ? [] : [expected]])
  }

  @Test("组行、合计、小计、表尾、再印一次的表头都不是企业") func noFirms() throws {
    let codes = try (1...4).map(Self.code)
    let reading = try read([
      Self.sheet([
        "企业名称|统一社会信用代码|所属县（市、区）|2018年销售收入（万元）", "宝丰县（2家）", "例示甲有限公司|\(codes[0])||1",
        "例示乙有限公司|\(codes[1])||2", "小计|||3", "叶县（3家）", "例示丙有限公司|\(codes[2])||4", "",
        "企业名称|统一社会信用代码|所属县（市、区）|2018年销售收入（万元）", "联系人才交流有限公司|\(codes[3])||5", "合计 4 家|||12",
        "填表人：某某|联系电话：0375-0000000", "说明：按县填报",
      ])
    ])
    #expect(reading.rows.map(\.number) == [3, 4, 7, 10] && reading.rejectedRows.isEmpty)
    let declared = reading.complaints.filter {
      if case .declaredCount = $0.flaw { true } else { false }
    }
    #expect(declared.map(\.flaw) == [.declaredCount(said: 3, found: 2)] && declared.map(\.row) == [6])
  }

  @Test("说明表、空表、隐藏表不挡路；两张名单要指明") func sheets() throws {
    let code = try Self.code(1)
    let list = ["企业名称|统一社会信用代码", "例示甲有限公司|\(code)"]
    let talk = Self.sheet(["填表说明", "企业名称按营业执照填写"], name: "填表说明")
    let empty = Self.sheet([], name: "Sheet3")
    let hidden = Self.sheet(list, name: "旧", hidden: true)
    let reading = try read([talk, Self.sheet(list, name: "名单"), empty, hidden])
    #expect(reading.sheet == "名单" && reading.rows.count == 1)
    let two = [Self.sheet(list, name: "甲县"), Self.sheet(list, name: "乙县")]
    #expect(throws: FileRefusal.self) { try read(two) }
    #expect(try read(two) { $0.sheet = "乙县" }.sheet == "乙县")
    #expect(try read(two) { $0.sheet = "2" }.sheet == "乙县")
    #expect(throws: FileRefusal.self) { try read(two) { $0.sheet = "丙县" } }
  }

  @Test("表头在第九行要指明；指错了说得明白") func headerRow() throws {
    let code = try Self.code(1)
    let lines = Array(repeating: "说明", count: 8) + ["企业名称|统一社会信用代码", "例示甲有限公司|\(code)"]
    #expect(throws: FileRefusal.self) { try read([Self.sheet(lines)]) }
    #expect(try read([Self.sheet(lines)]) { $0.headerRow = 9 }.rows.count == 1)
    #expect(throws: FileRefusal.self) { try read([Self.sheet(lines)]) { $0.headerRow = 10 } }
  }

  @Test("表头对照：县里自己的叫法") func mapping() throws {
    let code = try Self.code(1)
    let lines = ["法人全称|证照号|本期营收（万元）|内部号", "例示甲有限公司|\(code)|1|7"]
    #expect(throws: FileRefusal.self) { try read([Self.sheet(lines)]) }
    let reading = try read([Self.sheet(lines)]) {
      $0.mapping = ["法人全称": "企业名称", "证照号": "统一社会信用代码", "本期营收": "2018年销售收入", "内部号": "不读"]
    }
    #expect(reading.rows.map(figures) == [["2018 sales 10000.00"]])
    #expect(reading.complaints.isEmpty)
  }

  @Test(
    "日期写法",
    arguments: [
      ("2004.6.25", "2004-06-25"), ("2004/6/25", "2004-06-25"), ("2004年6月25日", "2004-06-25"),
      ("20040625", "2004-06-25"), ("２００４．６．２５", "2004-06-25"), ("2004-06-25 00:00:00", "2004-06-25"),
      ("n:38163", "2004-06-25"), ("02/03/2004", nil), ("2004-02-30", nil), ("2004", nil), ("n:60", nil),
    ] as [(String, String?)]) func days(_ written: String, _ expected: String?) throws
  {
    let reading = try read([
      Self.sheet(["企业名称|统一社会信用代码|成立日期", "例示甲有限公司|\(try Self.code(1))|\(written)"])
    ])
    #expect(reading.rows.first?.founded?.description == expected)
    #expect(reading.rejectedRows.isEmpty == (expected != nil))
  }

  @Test(
    "信用代码写法：数字格式只报告，从不修补",
    arguments: [
      ("n:914104210000000000", RowFlaw.codeNumeric), ("9.14104E+17", .codeNumeric),
      ("410421000012345", .codeOldNumber),
      ("n:410421000012345", .codeOldNumber), ("91410421MA900001", .codeLength(16)),
    ]) func codes(_ written: String, _ flaw: RowFlaw) throws
  {
    let reading = try read([Self.sheet(["企业名称|统一社会信用代码", "例示甲有限公司|\(written)"])])
    #expect(reading.rows.isEmpty && reading.complaints.map(\.flaw) == [flaw])
  }

  @Test("全角、小写、夹空格的代码读得出，并告知") func foldedCodes() throws {
    let code = try #require(CreditCode(completing: "91410421MA9000019")).text
    for written in [code.lowercased(), "９１" + code.dropFirst(2), " \(code.prefix(8)) \(code.dropFirst(8))　"] {
      let reading = try read([Self.sheet(["企业名称|统一社会信用代码", "例示甲有限公司|\(written)"])])
      #expect(reading.rows.first?.code.text == code, "\(written)")
      #expect(reading.complaints.map(\.flaw) == [.codeFolded], "\(written)")
    }
  }

  /// One column read in the other unit is always noticed when the year before is on the list.
  @Test("单位弄错一万倍，有上一年就一定问") func unitsAgainstLastYear() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix64(seed: seed)
    for turn in 0..<200 {
      let last = random.number(100...9_000_000)
      let growth = random.number(11...999)
      let this = max(1, last * growth / 100)
      let isUp = random.number(0...1) == 1
      let written = isUp ? (String(last), "\(this * 10_000)") : ("\(last * 10_000)", String(this))
      let reading = try read([
        Self.sheet([
          "企业名称|统一社会信用代码|2017年销售收入（元）|2018年销售收入（元）",
          "例示甲有限公司|\(try Self.code(turn))|\(written.0)|\(written.1)",
        ])
      ])
      let doubts = reading.complaints.filter { if case .unitDoubt = $0.flaw { true } else { false } }
      #expect(doubts.count == 1 && doubts.allSatisfy { $0.flaw.weight == .warns }, "seed \(seed), \(written)")
      #expect(reading.rows.count == 1, "asked about, never rejected or mended")
    }
  }

  @Test("同一份内容改成 CSV 或另一种数字格式，读出来一样") func sameRows() throws {
    let code = try Self.code(1)
    let one = try read([Self.sheet(["企业名称|统一社会信用代码|2018年销售收入（万元）", "例示甲有限公司|\(code)|1,850.50"])])
    let other = try read(
      [Self.sheet(["企业名称|统一社会信用代码|2018年销售收入（万元）", "例示甲有限公司|\(code)|n:1850.5"])], format: .csv)
    #expect(one.rows == other.rows)
  }
}
