import Pipeline
import Testing

@Suite("金额和数字") struct NumberTests {
  @Test(
    "金额的写法",
    arguments: [
      ("3500000", 350_000_000), ("350万", 350_000_000), ("0.5亿", 5_000_000_000), ("1,234.50", 123_450),
      ("-12.5", -1250), ("３５０万元", 350_000_000), (" 18 500元", nil), ("1.234", nil), ("12abc", nil),
      ("+5", nil),
      ("1e5", nil), ("NaN", nil), ("", nil), ("1,23", nil), ("1234,567", nil), (".5", nil), ("5.", nil),
      ("10000000000000", 1_000_000_000_000_000), ("10000000000000.01", nil), ("99999999999999999999", nil),
      ("0.0001万", 100), ("0.000001万", 1), ("0.0000001万", nil),
    ] as [(String, Int64?)]) func yuan(_ text: String, _ fen: Int64?)
  { #expect(Yuan(text)?.fen == fen) }

  @Test("表头给出万元时") func unit() {
    #expect(Yuan("1850", unit: 1_000_000)?.decimal == "18500000.00")
    #expect(Yuan("1850元", unit: 1_000_000)?.decimal == "1850.00")
  }

  @Test("显示") func shown() {
    #expect(Yuan(fen: -5).decimal == "-0.05" && Yuan(fen: 0).decimal == "0.00")
    #expect(Yuan(fen: 1_850_000_000).wan == "1,850.00")
    #expect(Yuan(fen: 123_456_789_00).wan == "12,345.68")
    #expect(Yuan(fen: -499_999).wan == "-0.50" && Yuan(fen: -4_999).wan == "0.00")
  }

  @Test("分数精确比较，截取不进位") func fractions() throws {
    let ratio = try #require(Fraction(49_999, over: 1_000_000))
    let five = try #require(Fraction(decimal: "0.05"))
    #expect(ratio < five && ratio.cut(places: 4) == "0.0499")
    #expect(try #require(Fraction(-1, over: 3)).cut(places: 2) == "-0.34")
    #expect(Fraction(1, over: 0) == nil && Fraction(1, over: -1) == nil)
  }

  @Test(
    "指标：单位、负数、自评分",
    arguments: [
      (FactKey.sales, "1850万", "18500000.00"), (.netAssets, "-50万", "-500000.00"), (.staff, "62", "62.00"),
      (.staff, "62.5人", "62.50"), (.ipAdvance, "8", "8.00"), (.sales, "-1", nil), (.staff, "-1", nil),
      (.staff, "6万", nil), (.ipAdvance, "9", nil), (.ipAdvance, "7.5", nil),
    ] as [(FactKey, String, String?)]) func facts(_ key: FactKey, _ text: String, _ value: String?)
  {
    #expect((try? FactValue(text, for: key))?.decimal == value)
  }
}
