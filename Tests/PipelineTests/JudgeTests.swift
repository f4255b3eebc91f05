import Testing

@testable import Pipeline

@Suite("认定条件") struct JudgeTests {
  func judge(_ change: (inout AssessmentInput) -> Void = { _ in }, on: String = "2020-06-01") -> Assessment {
    let input = AssessmentInput.good.with(change)
    return Judge(input, rules: .of2016, applyOn: GoodFirm.applyOn, on: GoodFirm.day(on)).assess()
  }

  func finding(_ criterion: Criterion, _ assessment: Assessment) -> Finding? {
    assessment.findings.first { $0.criterion == criterion }
  }

  func status(_ criterion: Criterion, _ change: (inout AssessmentInput) -> Void) -> FindingStatus? {
    finding(criterion, judge(change))?.status
  }

  @Test("样板企业条条达标") func eligible() {
    let assessment = judge()
    #expect(assessment.isEligible, "\(assessment.findings.filter { $0.status != .pass })")
    #expect(assessment.findings.map(\.criterion) == Criterion.allCases)
    #expect(assessment.score.low == 84 && assessment.score.high == 92)
  }

  @Test("365 天算满一年") func age() {
    #expect(status(.age) { $0.founded = GoodFirm.applyOn.adding(days: -365) } == .pass)
    #expect(status(.age) { $0.founded = GoodFirm.applyOn.adding(days: -364) } == .fail)
    #expect(finding(.age, judge { $0.founded = GoodFirm.applyOn.adding(days: -300) })?.gap == "65")
  }

  @Test(
    "研发强度的三档，上限归前一档",
    arguments: [
      ("4999.99万", "249.99万", "5000万", FindingStatus.fail), ("4999.99万", "250万", "5000万", .pass),
      ("5000万", "249.99万", "5000万", .fail), ("5000万", "250万", "5000万", .pass),
      ("5000.01万", "200万", "5000万", .pass), ("5000.01万", "199.99万", "5000万", .fail),
      ("20000万", "400万", "10000万", .pass), ("20000万", "399.99万", "10000万", .fail),
      ("20000.01万", "300万", "10000万", .pass), ("20000.01万", "299.99万", "10000万", .fail),
    ]) func tiers(_ last: String, _ rd: String, _ sales: String, _ expected: FindingStatus)
  {
    // One year of sums: a firm founded in 2019, so that last year's sales alone and the sums differ freely.
    let status = status(.rdRatio) { input in
      input.facts[2017]?[.sales] = AssessmentInput.stated(sales, .sales)
      input.facts[2018]?[.sales] = AssessmentInput.stated("0", .sales)
      input.facts[2019]?[.sales] = AssessmentInput.stated("0", .sales)
      input.facts[2017]?[.rd] = AssessmentInput.stated(rd, .rd)
      input.facts[2018]?[.rd] = AssessmentInput.stated("0", .rd)
      input.facts[2019]?[.rd] = AssessmentInput.stated("0", .rd)
      // The sum stays as given: move the last year's sales out of the first year.
      let first = (Yuan(sales)?.fen ?? 0) - (Yuan(last)?.fen ?? 0)
      if first >= 0 {
        input.facts[2017]?[.sales] = AssessmentInput.stated(Yuan(fen: first).decimal, .sales)
        input.facts[2019]?[.sales] = AssessmentInput.stated(last, .sales)
      } else {
        let scale = (Yuan(last)?.fen ?? 0)
        input.facts[2017]?[.sales] = AssessmentInput.stated("0", .sales)
        input.facts[2019]?[.sales] = AssessmentInput.stated(last, .sales)
        // R&D in the same proportion to the larger sum, rounded up when it should pass and down when not.
        let part = Int128(Yuan(rd)?.fen ?? 0) * Int128(scale)
        let whole = Int128(Yuan(sales)?.fen ?? 1)
        let fen = expected == .pass ? (part + whole - 1) / whole : part / whole
        input.facts[2017]?[.rd] = AssessmentInput.stated(Yuan(fen: Int64(fen)).decimal, .rd)
      }
    }
    #expect(status == expected)
  }

  @Test("差额精确到分、到人") func gaps() {
    let short = judge { $0.facts[2019]?[.rd] = AssessmentInput.stated("0", .rd) }
    #expect(finding(.rdRatio, short)?.gap == "86250.00" && finding(.rdRatio, short)?.have == "0.0479")
    let staff = judge { $0.facts[2019]?[.staff] = AssessmentInput.stated("61", .staff) }
    #expect(finding(.techStaffRatio, staff)?.gap == "1" && finding(.techStaffRatio, staff)?.status == .fail)
    let income = judge {
      $0.facts[2019]?[.hitechIncome] = AssessmentInput.stated("11999999.99", .hitechIncome)
    }
    #expect(finding(.hitechIncomeShare, income)?.gap == "0.01")
    #expect(finding(.hitechIncomeShare, income)?.have == "0.5999")
  }

  @Test("三年销售为零什么也说明不了") func zeroSales() {
    #expect(
      status(.rdRatio) { input in
        for year in 2017...2019 { input.facts[year]?[.sales] = AssessmentInput.stated("0", .sales) }
      } == .unknown)
  }

  @Test("年轻企业按实际年限") func young() {
    let assessment = judge { input in
      input.founded = GoodFirm.day("2018-05-01")
      input.facts[2017] = nil
    }
    #expect(assessment.isEligible)
  }

  @Test("任缺一个事实，条件变为待核，绝不变成达标或不达标") func missing() {
    var removals: [(Criterion, (inout AssessmentInput) -> Void)] = [
      (.age, { $0.founded = nil }), (.coreIP, { $0.titles = [] }), (.field, { $0.field = nil }),
      (.cleanRecord, { $0.incidents = [] }),
    ]
    for year in 2017...2019 {
      removals += [
        (.rdRatio, { $0.facts[year]?[.rd] = nil }), (.rdRatio, { $0.facts[year]?[.sales] = nil }),
        (.rdDomestic, { $0.facts[year]?[.rdDomestic] = nil }), (.rdDomestic, { $0.facts[year]?[.rd] = nil }),
      ]
    }
    for key in [FactKey.staff, .techStaff] {
      removals.append((.techStaffRatio, { $0.facts[2019]?[key] = nil }))
    }
    for key in [FactKey.totalIncome, .hitechIncome] {
      removals.append((.hitechIncomeShare, { $0.facts[2019]?[key] = nil }))
    }
    for (criterion, remove) in removals {
      let found = finding(criterion, judge(remove))
      #expect(found?.status == .unknown && found?.missing.isEmpty == false, "\(criterion)")
    }
  }

  @Test("年度没有结束的数不算，除非标明预计") func openYear() {
    let early = judge(on: "2019-12-30")
    #expect(finding(.techStaffRatio, early)?.status == .unknown)
    #expect(finding(.techStaffRatio, judge(on: "2019-12-31"))?.status == .pass)
    let forecast = judge(
      { input in
        input.facts[2019] = input.facts[2019]?.mapValues { .init(value: $0.value, forecast: true) }
      }, on: "2019-12-30")
    #expect(forecast.isEligible && forecast.forecast.contains("2019:staff"))
  }

  @Test("一年内的事故不达标，满一年后不再算") func incidents() {
    #expect(
      status(.cleanRecord) { $0.incidents = [.init(on: GoodFirm.applyOn.adding(days: -365), kind: .safety)] }
        == .fail)
    #expect(
      status(.cleanRecord) {
        $0.incidents = [
          .init(on: GoodFirm.applyOn.adding(days: -366), kind: .safety),
          .init(on: GoodFirm.applyOn, kind: nil),
        ]
      } == .pass)
    #expect(
      status(.cleanRecord) { $0.incidents = [.init(on: GoodFirm.applyOn.adding(days: 1), kind: .safety)] }
        == .unknown)
  }

  @Test("申报后才授权的知识产权不算") func granted() {
    #expect(status(.coreIP) { $0.titles = [.init(kind: .software, granted: nil)] } == .fail)
    #expect(
      status(.coreIP) {
        $0.titles = [.init(kind: .software, granted: GoodFirm.applyOn.adding(days: 1))]
      } == .fail)
    #expect(
      status(.coreIP) { $0.titles = [.init(kind: .software, granted: GoodFirm.applyOn)] } == .pass)
  }

  @Test(
    "70 分不够，71 分才够",
    arguments: [
      (false, "4", FindingStatus.fail), (false, "5", .unknown), (true, "3", .unknown), (true, "4", .pass),
    ]) func score(_ owned: Bool, _ institute: String, _ expected: FindingStatus)
  {
    // IP 24 judged, or 30 with a title of class I; management 12 and the institute; conversions 25–30; no
    // growth: without the title at most 66 + institute, with it at least 67 + institute.
    let found = status(.score) { input in
      let judged: [(FactKey, String)] = [
        (.ipAdvance, "8"), (.ipSupport, "8"), (.ipStandard, "2"), (.mgmtSystem, "6"), (.mgmtConversion, "3"),
        (.mgmtPeople, "3"), (.mgmtInstitute, institute),
      ]
      for (key, points) in judged { input.facts[2019]?[key] = AssessmentInput.stated(points, key) }
      for year in 2017...2019 {
        input.facts[year]?[.netAssets] = AssessmentInput.stated("100万", .netAssets)
        input.facts[year]?[.sales] = AssessmentInput.stated("1000万", .sales)
      }
      if !owned { input.titles = [.init(kind: .software, granted: nil)] }
    }
    #expect(found == expected)
  }
}
