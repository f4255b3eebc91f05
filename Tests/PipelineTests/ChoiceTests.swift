import Testing

@testable import Pipeline

/// 法条空白和矛盾之处, one test each: what is chosen, what the other choice does, and that a note says so.
@Suite("取舍") struct ChoiceTests {
  private func assess(_ rules: HighTechRules = .of2016, _ change: (inout AssessmentInput) -> Void)
    -> Assessment
  {
    Judge(
      AssessmentInput.good.with(change), rules: rules, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn
    ).assess()
  }

  private func has(_ choice: Choice, _ assessment: Assessment) -> Bool {
    assessment.notes.contains { $0.choice == choice }
  }

  @Test("1 恰为 5%：按正文 D 档，另选附件4为 E 档") func growthEdge() {
    func edge(_ input: inout AssessmentInput) {
      for (year, sales) in [(2017, "100"), (2018, "105"), (2019, "110.25")] {
        input.set(year, [.sales: sales])
      }
    }
    let body = assess(.of2016, edge)
    #expect(body.item(.growthSales)?.low == 3 && has(.growthDBand, body))
    let form = assess(.choosing(.growthDBand, "form"), edge)
    #expect(
      form.item(.growthSales)?.low == 1 && form.item(.growthSales)?.high == 2 && has(.growthDBand, form))
    #expect(!has(.growthDBand, assess { _ in }))
  }

  @Test("2 年均不足 1 项：0 到 6 分，另选 0 分") func belowOne() {
    let open = assess { $0.achievements = [2018: 2] }
    #expect(
      open.item(.conversion)?.low == 0 && open.item(.conversion)?.high == 6 && has(.conversionBelowOne, open))
    let zero = assess(.choosing(.conversionBelowOne, "zero")) { $0.achievements = [2018: 2] }
    #expect(zero.item(.conversion)?.high == 0)
  }

  @Test("3 净资产为负：交给人，另选 0 分") func negative() {
    let human = assess { $0.set(2018, [.netAssets: "-50万"]) }
    #expect(human.item(.growthNetAssets)?.low == 0 && human.item(.growthNetAssets)?.high == 10)
    #expect(
      human.item(.growthNetAssets)?.missing == ["judgement:net_assets"] && has(.negativeNetAssets, human))
    let zero = assess(.choosing(.negativeNetAssets, "zero")) { $0.set(2018, [.netAssets: "-50万"]) }
    #expect(zero.item(.growthNetAssets)?.high == 0)
  }

  @Test("4 一年计 0 分；两年而首年为零交给人，另选 0 分") func short() {
    let one = assess { $0.founded = GoodFirm.day("2019-02-01") }
    #expect(one.item(.growthSales)?.high == 0 && has(.growthShort, one))
    func two(_ input: inout AssessmentInput) {
      input.founded = GoodFirm.day("2018-02-01")
      input.set(2018, [.sales: "0"])
    }
    #expect(assess(.of2016, two).item(.growthSales)?.high == 10 && has(.growthShort, assess(.of2016, two)))
    #expect(assess(.choosing(.growthShort, "zero"), two).item(.growthSales)?.high == 0)
  }

  @Test("5 大于 70：自评要 71，另选按小数算差距") func mean() {
    // IP 28 at most, conversions 30, management 12, no growth: 70 exactly.
    func seventy(_ input: inout AssessmentInput) {
      input.titles = AssessmentInput.titles(.software, 5)
      input.set(
        2019, [.ipAdvance: "8", .ipSupport: "8", .ipStandard: "0", .mgmtSystem: "4", .mgmtInstitute: "4"])
      input.set(2019, [.mgmtConversion: "2", .mgmtPeople: "2"])
      for year in 2017...2019 { input.set(year, [.sales: "1000万", .netAssets: "100万"]) }
    }
    let whole = assess(.of2016, seventy)
    #expect(whole.score.high == 70 && whole.finding(.score)?.status == .fail)
    #expect(whole.finding(.score)?.gap == "1" && has(.scoreMean, whole))
    #expect(assess(.choosing(.scoreMean, "decimal"), seventy).finding(.score)?.gap == "0.01")
    #expect(HighTechRules.of2016.scorePass.admits(Fraction(decimal: "70.2") ?? Fraction(0)))
  }

  @Test("6 Ⅱ类用过：认定成功才算，另选评审过就算；Ⅰ类不受限") func used() {
    func failed(_ input: inout AssessmentInput) {
      input.titles = AssessmentInput.titles(.software, 5).map { title in
        var title = title
        title.reviewed = GoodFirm.day("2019-08-01")
        return title
      }
    }
    #expect(assess(.of2016, failed).item(.ipQuantity)?.high == 6)
    let reviewed = assess(.choosing(.class2Use, "reviewed"), failed)
    #expect(reviewed.item(.ipQuantity)?.high == 0 && has(.class2Use, reviewed))
    #expect(reviewed.finding(.coreIP)?.status == .fail)
    let certified = assess { input in
      failed(&input)
      for place in input.titles.indices { input.titles[place].certified = GoodFirm.day("2019-08-01") }
      input.titles[0].kind = .invention
    }
    #expect(certified.item(.ipQuantity)?.high == 8 && has(.class2Use, certified))
    let same = assess { input in
      failed(&input)
      for place in input.titles.indices { input.titles[place].certified = GoodFirm.applyOn }
    }
    #expect(same.item(.ipQuantity)?.high == 6, "the application itself does not use its titles up")
  }

  @Test("7 其他费用超过 20%：只提示，另选扣减") func other() {
    // R&D 300万 of sales 4172.5万 is 7.18 %; with other expense of 200万 only 125万 count: 2.99 %.
    func much(_ input: inout AssessmentInput) {
      for (year, other) in [(2017, "60万"), (2018, "70万"), (2019, "70万")] {
        input.set(year, [.rdOther: other])
      }
    }
    let warned = assess(.of2016, much)
    #expect(warned.finding(.rdRatio)?.status == .pass && has(.otherRD, warned))
    let cut = assess(.choosing(.otherRD, "cut"), much)
    #expect(cut.finding(.rdRatio)?.status == .fail && cut.finding(.rdRatio)?.have == "0.0299")
    let exact = assess { input in
      for year in 2017...2019 { input.set(year, [.rdOther: "20万"]) }
    }
    #expect(!has(.otherRD, exact), "exactly 20 % is within the cap")
  }

  @Test("8 183 天：按月平均数，另选按人数；两个数都留着") func days() {
    func both(_ input: inout AssessmentInput) { input.set(2019, [.techStaff: "5.5", .techStaff183: "7"]) }
    let average = assess(.of2016, both)
    #expect(average.finding(.techStaffRatio)?.status == .fail && has(.staffDays, average))
    #expect(assess(.choosing(.staffDays, "count"), both).finding(.techStaffRatio)?.status == .pass)
  }

  @Test("9 兼职人员：照写，判了就提示") func partTime() {
    #expect(has(.partTime, assess { _ in }))
    #expect(!has(.partTime, assess { $0.facts[2019]?[.staff] = nil }))
  }

  @Test("10 三年销售为零：待核") func zeroSales() {
    let found = assess { input in
      for year in 2017...2019 { input.set(year, [.sales: "0"]) }
    }
    #expect(found.finding(.rdRatio)?.status == .unknown && has(.zeroSales, found))
    #expect(found.finding(.rdRatio)?.missing == ["judgement:rd_ratio"])
  }

  @Test("11 组织管理：采自评整数分，另选留待专家") func management() {
    let own = assess { _ in }
    #expect(own.item(.mgmtSystem)?.low == 4 && has(.mgmtPoints, own))
    let open = assess(.choosing(.mgmtPoints, "open")) { _ in }
    #expect(open.item(.mgmtSystem)?.low == 0 && open.item(.mgmtSystem)?.high == 6)
  }

  @Test("每种取舍、每个选项都有两种语言的说明") func words() {
    for choice in Choice.allCases {
      for option in choice.options {
        #expect(
          !choice.note(option).zh.isEmpty
            && choice.note(option).en.allSatisfy { $0.isASCII || "“”".contains($0) })
      }
      #expect(Law.highTech.choices[choice] == choice.options[0], "the shipped value is the first option")
    }
  }
}
