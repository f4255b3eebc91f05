import Testing

@testable import Pipeline

@Suite("创新能力评价") struct ScoreTests {
  @Test(
    "成长性：边界属于上一档，特例逐条",
    arguments: [
      ([100_00, 135_00, 182_25], 9, 10), ([100_00, 135_00, 182_24], 7, 8), ([10000, 12500, 15625], 7, 8),
      ([10000, 11500, 13225], 5, 6), ([10000, 10500, 11025], 3, 4), ([10000, 10499, 11024], 1, 2),
      ([10000, 10000, 10001], 1, 2), ([100, 100, 100], 0, 0), ([100, 90, 80], 0, 0), ([0, 100, 100], 0, 0),
      ([0, 100, 140], 9, 10), ([0, 0, 50], 0, 0), ([1, 1000, 1000], 9, 10), ([100, 200, 100], 7, 8),
      ([100], 0, 0),
      ([100, 130], 7, 8),
    ]) func growth(_ values: [Int], _ low: Int, _ high: Int)
  {
    let band = Growth.band(values.map(Int64.init))
    #expect(band?.low == low && band?.high == high, "\(values)")
  }

  @Test("成长性：法条没有规定的交给人", arguments: [[100, -50, 200], [0, 130], [-1, 5, 5], []])
  func unknownGrowth(_ values: [Int]) { #expect(Growth.band(values.map(Int64.init)) == nil) }

  @Test(
    "科技成果转化按年平均",
    arguments: [
      (15, 3, 25, 30), (14, 3, 19, 24), (12, 3, 19, 24), (11, 3, 13, 18), (9, 3, 13, 18), (6, 3, 7, 12),
      (3, 3, 1, 6),
      (2, 3, 0, 6), (1, 3, 0, 6), (10, 2, 25, 30), (0, 3, 0, 30),
    ]) func conversion(_ count: Int, _ years: Int, _ low: Int, _ high: Int)
  {
    let item = Score.conversion([2019: count], Array((2020 - years)...2019))
    #expect(item.low == low && item.high == high)
  }

  @Test(
    "知识产权数量：Ⅰ类一件胜过Ⅱ类多件",
    arguments: [
      (1, 0, 7, 8), (0, 5, 5, 6), (0, 4, 3, 4), (0, 3, 3, 4), (0, 2, 1, 2), (0, 1, 1, 2), (1, 5, 7, 8),
    ]) func quantity(_ first: Int, _ second: Int, _ low: Int, _ high: Int) throws
  {
    let day = try #require(Day("2019-01-01"))
    let titles =
      Array(repeating: AssessmentInput.Title(kind: .invention, granted: day, by: .own), count: first)
      + Array(repeating: AssessmentInput.Title(kind: .software, granted: day, by: .own), count: second)
    let item = Score.quantity(titles, day)
    #expect(item.low == low && item.high == high)
    #expect(Score.quantity(titles, day.adding(days: -1)).high == 0)
    #expect(Score.quantity([], day).high == 8)
  }
}
