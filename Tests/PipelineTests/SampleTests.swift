import Foundation
import Spreadsheet
import Testing

@testable import Pipeline

@Suite("演示样本") struct SampleTests {
  let sample = Sample()

  @Test("家数、年度与县区") func size() {
    #expect(sample.firms.count == 138)
    #expect(Sample.years.map { year in sample.firms.count { $0.intake == year } } == [48, 44, 46])
    #expect(Set(Sample.offices.map(\.code)).count == 12)
    #expect(Set(sample.firms.map(\.office.code)) == Set(Sample.offices.map(\.code)))
    #expect(Set(sample.officers.map(\.office.code)) == Set(Sample.offices.map(\.code)))
    #expect(Set(sample.officers.map(\.name)).count == sample.officers.count)
  }

  @Test("名称都看得出是虚构的，没有两个相同") func names() {
    #expect(Set(sample.firms.map(\.name)).count == sample.firms.count)
    #expect(Set(sample.firms.map(\.short)).count == sample.firms.count)
    for firm in sample.firms { #expect(SampleWords.marks.contains { firm.name.hasPrefix($0) }) }
  }

  @Test("校验码正确，机构代码校验位必错：不属于任何单位") func codes() throws {
    #expect(Set(sample.firms.map(\.code)).count == sample.firms.count)
    let areas = Set(Sample.offices.map(\.code) + ["410400"])
    for firm in sample.firms {
      #expect(firm.code.isEnterprise && areas.contains(firm.code.area))
      try belongsToNobody(firm.code)
    }
    try belongsToNobody(sample.rejects.soleTrader)
  }

  private func belongsToNobody(_ code: CreditCode) throws {
    #expect(code.checkDigitHolds, "\(code)")
    let organisation = String(code.text.dropFirst(8).prefix(9))
    let right = try #require(SampleCode.organisationCheck(String(organisation.prefix(8))))
    #expect(organisation.last != right, "\(code)")
  }

  @Test("机构代码校验位的算法", arguments: [("D2143569", "X"), ("00000000", "0")])
  func organisationCheck(_ body: String, _ check: Character) {
    #expect(SampleCode.organisationCheck(body) == check)
  }

  @Test("除有意退回的三行外都能入库", arguments: Sample.years) func lists(_ year: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let list = SampleList(sample, year: year)
    try list.write(to: folder)
    let workbook = try SpreadsheetReader.read(path: folder + "/" + list.fileName)
    let reading = try IntakeReader(year: year, offices: Sample.offices).read(workbook, path: list.fileName)

    #expect(reading.rejects.map(\.flaw.code) == (year == 2020 ? ["PL426", "PL423", "PL427"] : []))
    #expect(reading.rows.count == [2019: 48, 2020: 45, 2021: 45][year])
    let firms = Dictionary(uniqueKeysWithValues: sample.firms.map { ($0.code, $0) })
    for row in reading.rows {
      let firm = try #require(firms[row.code])
      #expect(
        row.name.text == firm.name && row.founded == firm.founded && row.field?.code == firm.trade.field)
      #expect(row.county == (firm.ordinal == 5 ? nil : firm.office.code))
      let sales = IntakeRow.Fact(
        year: year - 1, key: .sales, value: FactValue(hundredths: Int64(firm.sales(year - 1)) * 1_000_000))
      #expect(row.facts.contains(sales))
    }
  }

  @Test("每次生成都一样") func deterministic() {
    #expect(Sample() == sample)
    #expect(DemoStory(Sample()).chapters == DemoStory(sample).chapters)
  }

  @Test("结局的分布") func fates() {
    #expect(sample.firms.count { $0.fate.isCertified } == 35)
    #expect(sample.firms.count { $0.fate.isExited } == 15)
    #expect(sample.firms.count { $0.fate.isMistaken } == 1)
    #expect(sample.comesAgain?.fate.isExited == false)
  }

  @Test(
    "命令按 shell 的规则加引号",
    arguments: [
      ("例示星河", "例示星河"), ("sales=1850万", "sales=1850万"), ("#12", "'#12'"), ("", "''"), ("两 词", "'两 词'"),
      ("it's", #"'it'\''s'"#), ("$HOME", "'$HOME'"), ("全\u{3000}角", "'全\u{3000}角'"),
    ])
  func quoting(_ word: String, _ typed: String) { #expect(DemoStep.quoted(word) == typed) }
}
