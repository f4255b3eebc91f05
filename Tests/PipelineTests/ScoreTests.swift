import Testing

@testable import Pipeline

@Suite("创新能力评价") struct ScoreTests {
  private let rules = HighTechRules.of2016

  private func item(
    _ item: ScoreItem, _ rules: HighTechRules = .of2016, _ change: (inout AssessmentInput) -> Void
  )
    -> Score.Item?
  {
    Judge(AssessmentInput.good.with(change), rules: rules, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn)
      .assess().item(item)
  }

  @Test(
    "成长性：边界属于上一档，特例逐条",
    arguments: [
      ([100_00, 135_00, 182_25], 9, 10), ([100_00, 135_00, 182_24], 7, 8), ([10000, 12500, 15625], 7, 8),
      ([10000, 12500, 15624], 5, 6), ([10000, 11500, 13225], 5, 6), ([10000, 11500, 13224], 3, 4),
      ([10000, 10500, 11025], 3, 4), ([10000, 10499, 11024], 1, 2), ([10000, 10500, 11024], 1, 2),
      ([10000, 10000, 10001], 1, 2), ([100, 100, 100], 0, 0), ([100, 90, 80], 0, 0), ([0, 100, 100], 0, 0),
      ([0, 100, 140], 9, 10), ([0, 0, 50], 0, 0), ([1, 1000, 1000], 9, 10), ([100, 200, 100], 7, 8),
      ([100], 0, 0), ([100, 130], 7, 8), ([10000, 13500], 9, 10), ([10000, 13499], 7, 8),
    ]) func growth(_ values: [Int], _ low: Int, _ high: Int)
  {
    let points = Growth.points(values.map(Int64.init), rules)
    #expect(points?.low == low && points?.high == high, "\(values)")
  }

  @Test("成长性：法条没有规定的交给人", arguments: [[100, -50, 200], [0, 130], [-1, 5, 5], []])
  func unknownGrowth(_ values: [Int]) { #expect(Growth.points(values.map(Int64.init), rules) == nil) }

  @Test(
    "科技成果转化按年平均",
    arguments: [
      (15, 3, 25, 30), (14, 3, 19, 24), (12, 3, 19, 24), (11, 3, 13, 18), (9, 3, 13, 18), (8, 3, 7, 12),
      (6, 3, 7, 12), (5, 3, 1, 6), (3, 3, 1, 6), (2, 3, 0, 6), (1, 3, 0, 6), (10, 2, 25, 30), (9, 2, 19, 24),
      (0, 3, 0, 30),
    ]) func conversion(_ count: Int, _ years: Int, _ low: Int, _ high: Int)
  {
    let found = item(.conversion) { input in
      input.founded = GoodFirm.day("\(2020 - years)-01-01")
      input.achievements = count == 0 ? [:] : [2019: count]
    }
    #expect(found?.low == low && found?.high == high)
  }

  @Test("转化项数说了零就是零，说了几年缺几年只定下限") func statedConversions() {
    let none = item(.conversion) { input in
      input.achievements = [:]
      for year in 2017...2019 { input.set(year, [.conversions: "0"]) }
    }
    #expect(none?.low == 0 && none?.high == 0)
    let partly = item(.conversion) { input in
      input.achievements = [:]
      input.set(2019, [.conversions: "9"])
    }
    #expect(
      partly?.low == 13 && partly?.high == 30 && partly?.missing == ["2017:conversions", "2018:conversions"])
    let both = item(.conversion) { input in
      input.achievements = [2019: 3]
      for year in 2017...2019 { input.set(year, [.conversions: "1"]) }
    }
    #expect(both?.low == 1, "3 recorded and 1 stated for 2019 are 3, so 5 in three years")
  }

  @Test(
    "知识产权数量：Ⅰ类一件胜过Ⅱ类多件",
    arguments: [
      (1, 0, 7, 8), (0, 5, 5, 6), (0, 4, 3, 4), (0, 3, 3, 4), (0, 2, 1, 2), (0, 1, 1, 2), (1, 5, 7, 8),
    ]) func quantity(_ first: Int, _ second: Int, _ low: Int, _ high: Int) throws
  {
    let titles = AssessmentInput.titles(.invention, first) + AssessmentInput.titles(.software, second)
    let found = item(.ipQuantity) { $0.titles = titles }
    #expect(found?.low == low && found?.high == high)
    let early = TitleCount(titles, on: GoodFirm.day("2017-12-31"), rules: rules)
    #expect(early.points(rules).high == 0)
  }

  @Test("没问过是 0 到 8，查过没有是 0") func noTitles() {
    #expect(item(.ipQuantity) { $0.titles = [] }?.high == 8)
    let none = item(.ipQuantity) { input in
      input.titles = []
      input.noTitlesOn = GoodFirm.day("2020-01-01")
    }
    #expect(none?.high == 0 && none?.missing == [])
  }

  @Test("全靠受让的获得方式至多 3 分，自评也压到 3") func acquired() {
    let found = item(.ipAcquisition) { $0.titles = AssessmentInput.titles(.invention, 1, by: .bought) }
    #expect(found?.low == 3 && found?.high == 3)
    let open = item(.ipAcquisition) { input in
      input.titles = AssessmentInput.titles(.invention, 1, by: .given)
      input.facts[2019]?[.ipAcquisition] = nil
    }
    #expect(open?.low == 0 && open?.high == 3)
  }

  @Test("自评分收窄区间，缺了就是 0 到满分") func judged() {
    let open = item(.mgmtSystem) { $0.facts[2019]?[.mgmtSystem] = nil }
    #expect(open?.low == 0 && open?.high == 6 && open?.missing == ["2019:mgmt_system"])
    #expect(item(.mgmtSystem) { $0.set(2019, [.mgmtSystem: "5"]) }?.low == 5)
    let thisYear = item(.mgmtSystem) { input in
      input.facts[2019]?[.mgmtSystem] = nil
      input.set(2020, [.mgmtSystem: "2"])
    }
    #expect(thisYear?.low == 2 && thisYear?.basis == .judgement)
  }

  @Test("知识产权五项连加分也不超过 30") func cap() {
    let best = AssessmentInput.good.with {
      $0.set(2019, [.ipAdvance: "8", .ipSupport: "8", .ipAcquisition: "6", .ipStandard: "2"])
    }
    let score = Judge(best, rules: rules, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn).assess().score
    #expect(score.points(.ip, \.high) == 32)
    #expect(score.high == 30 + 30 + 14 + 20)
  }
}

@Suite("知识产权是否算数") struct TitleTests {
  private func standing(_ title: AssessmentInput.Title, _ on: String, _ rules: HighTechRules = .of2016)
    -> TitleStanding
  {
    title.standing(on: GoodFirm.day(on), rules: rules)
  }

  private func title(_ kind: IPKind, filed: String? = nil, number: String? = nil) -> AssessmentInput.Title {
    var title = AssessmentInput.Title(kind: kind, granted: GoodFirm.day("2011-01-01"))
    title.filed = filed.map(GoodFirm.day)
    title.number = number
    return title
  }

  @Test(
    "保护期自申请日起，期满当天不再算",
    arguments: [
      (IPKind.utility, "2010-06-01", "2020-05-31", "2020-06-01"),
      (.invention, "2010-06-01", "2030-05-31", "2030-06-01"),
      (.design, "2021-05-31", "2031-05-30", "2031-05-31"),
      (.design, "2021-06-01", "2036-05-31", "2036-06-01"),
      (.layout, "2010-06-01", "2020-05-31", "2020-06-01"),
    ]) func term(_ kind: IPKind, _ filed: String, _ last: String, _ after: String)
  {
    var title = title(kind, filed: filed)
    title.granted = GoodFirm.day(filed)
    #expect(standing(title, last) == .counts)
    #expect(standing(title, after) == .lapsed)
  }

  @Test("只有专利号时按申请年份，期满那一年说不准") func year() {
    let utility = title(.utility, number: "ZL201020554029.9")
    #expect(standing(utility, "2019-12-31") == .counts)
    #expect(standing(utility, "2020-06-01") == .uncertain)
    #expect(standing(utility, "2020-12-31") == .lapsed || standing(utility, "2021-01-01") == .lapsed)
    #expect(standing(title(.invention, number: "ZL98101234.5"), "2017-12-31") == .counts)
    #expect(standing(title(.invention, number: "ZL98101234.5"), "2019-01-01") == .lapsed)
    #expect(standing(title(.software, number: "2010SR309930"), "2060-01-01") == .counts)
    #expect(standing(title(.utility, number: "怪号"), "2020-06-01") == .counts)
  }

  @Test("不归企业、没授权、失效的不算") func owned() {
    var other = title(.software)
    other.owner = "张某"
    #expect(standing(other, "2020-01-01") == .notOwned)
    var lapsed = title(.software)
    lapsed.lapsed = GoodFirm.day("2020-01-01")
    #expect(standing(lapsed, "2019-12-31") == .counts)
    #expect(standing(lapsed, "2020-01-01") == .lapsed)
    #expect(standing(title(.software), "2010-12-31") == .notGranted)
  }

  @Test("说不准的专利让条件待核，不让它达标或不达标") func uncertainCore() {
    let input = AssessmentInput.good.with { input in
      var title = AssessmentInput.Title(kind: .utility, granted: GoodFirm.day("2011-01-01"))
      title.number = "ZL201020554029.9"
      input.titles = [title]
    }
    let found = Judge(input, rules: .of2016, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn).assess()
    #expect(found.finding(.coreIP)?.status == .unknown && found.finding(.coreIP)?.missing == ["ip:filed"])
    #expect(found.item(.ipQuantity)?.low == 0 && found.item(.ipQuantity)?.high == 2)
  }
}
