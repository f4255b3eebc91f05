import Pipeline
import Testing

@testable import pipeline_cli

@Suite("指标存疑") struct FactDoubtsTests {
  static func doubts(
    _ pairs: [String], changes: JSON = [], year: Int = 2025, forecast: Bool = false
  ) throws -> [String] {
    let today = try #require(Day("2026-11-26"))
    return FactDoubts(
      ["changes": changes], try pairs.map(FactWords.pair), year: year, forecast: forecast, today: today
    ).said.map(\.zh)
  }

  @Test("部分多于全部的、差一百倍的、年度没结束又没说是预计的，请人核对") func said() throws {
    #expect(try Self.doubts(["职工=12", "科技人员=120"]) == ["请核对：科技人员比职工总数还多。"])
    #expect(try Self.doubts(["销售=100万", "研发费用＝120万"]).first?.contains("研发费用比销售收入还多") == true)
    let hundred: JSON = [["key": "rd", "old": "2090000.00", "new": "12000000000.00"]]
    #expect(try Self.doubts(["rd=120亿"], changes: hundred).first?.contains("100 倍") == true)
    #expect(try Self.doubts(["staff=86"], year: 2026).first?.contains("--forecast") == true)
  }

  @Test("没有可疑的不打扰人") func quiet() throws {
    let usual: JSON = [
      ["key": "rd", "old": "1100000.00", "new": "1200000.00"],
      ["key": "staff", "old": .null, "new": "86.00"],
      ["key": "sales", "old": "0.00", "new": "80000000.00"],
    ]
    #expect(try Self.doubts(["rd=120万", "staff=86人", "tech_staff=12"], changes: usual).isEmpty)
    #expect(try Self.doubts(["staff=86"], year: 2026, forecast: true).isEmpty)
  }
}
