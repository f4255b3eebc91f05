import Testing

@testable import Pipeline

@Suite("已知年份的占比") struct KnownShareTests {
  @Test("只算两样都有的年份") func years() throws {
    let share = try #require(
      KnownShare(
        .rdRatio,
        evidence: [
          ("2025:rd", "1200000.00"), ("2024:rd", "500000.00"), ("2025:sales", "80450000.00"),
          ("2023:sales", "1.00"),
        ]))
    #expect(share.decimal == "0.0149" && share.years == [2025])
    let two = try #require(
      KnownShare(
        .rdRatio,
        evidence: [
          ("2025:rd", "50.00"), ("2024:rd", "50.00"), ("2025:sales", "500.00"), ("2024:sales", "500.00"),
        ]))
    #expect(two.decimal == "0.1000" && two.ofYears.zh == "2024、2025年")
  }

  @Test("没有一年齐全、销售为零、别的条件：没有") func none() {
    #expect(KnownShare(.rdRatio, evidence: [("2025:rd", "50.00"), ("2024:sales", "500.00")]) == nil)
    #expect(KnownShare(.rdRatio, evidence: [("2025:rd", "50.00"), ("2025:sales", "0.00")]) == nil)
    #expect(KnownShare(.age, evidence: [("2025:rd", "50.00"), ("2025:sales", "500.00")]) == nil)
    #expect(KnownShare(.rdRatio, evidence: []) == nil)
  }
}
