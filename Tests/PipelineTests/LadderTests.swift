import Testing

@testable import Pipeline

/// 梯次: the rules for technology SMEs on both sides of their numbers, the direct ways, and the giants.
@Suite("梯次") struct LadderTests {
  private static let on = GoodFirm.day("2020-03-01")
  private static let laws: [Rung.Kind: Law] = [
    .sme: .shipped("sme"), .highTech: .highTech, .giant: .shipped("giant"),
  ]

  /// 60 of staff, 6 in R&D (10 %: 4 points), R&D to sales 5.48 % (40), one title of Class II (6): 50 points.
  private func ladder(_ change: (inout AssessmentInput) -> Void = { _ in }) throws -> Ladder {
    let input = AssessmentInput.good.with { input in
      input.set(2019, [.totalAssets: "3000万", .cost: "1500万"])
      input.titles = AssessmentInput.titles(.software, 1)
      input.incidents = [.init(on: GoodFirm.day("2020-01-10"), kind: nil)]
      change(&input)
    }
    return try Ladder(input, laws: Self.laws, on: Self.on)
  }

  private func rung(_ kind: Rung.Kind, _ ladder: Ladder) throws -> Rung {
    try #require(ladder.rungs.first { $0.kind == kind })
  }

  private func status(_ id: String, _ change: (inout AssessmentInput) -> Void) throws -> FindingStatus? {
    try rung(.sme, ladder(change)).conditions.first { $0.id == id }?.status
  }

  @Test(
    "科小三条上限都含本数",
    arguments: [
      ("sme_staff_max", FactKey.staff, "500", "501"), ("sme_sales_max", .sales, "2亿", "200000000.01"),
      ("sme_assets_max", .totalAssets, "2亿", "200000000.01"),
    ]) func most(_ id: String, _ key: FactKey, _ fits: String, _ exceeds: String) throws
  {
    #expect(try status(id) { $0.set(2019, [key: fits]) } == .pass)
    #expect(try status(id) { $0.set(2019, [key: exceeds]) } == .fail)
    #expect(try status(id) { $0.facts[2019]?[key] = nil } == .unknown)
  }

  @Test("科小评分：60 分够，不够就说差几分") func score() throws {
    let short = try rung(.sme, ladder())
    #expect(short.score?.low == 50 && short.status == .fail)
    #expect(short.conditions.last?.gap == "10")
    // Four titles of Class II bring 24 points: 4 + 40 + 24.
    let enough = try rung(.sme, ladder { $0.titles = AssessmentInput.titles(.software, 4) })
    #expect(enough.score?.low == 68 && enough.status == .pass)
  }

  @Test("科技人员零分，总分再高也不行") func noStaffPoints() throws {
    let found = try rung(
      .sme,
      ladder {
        $0.titles = AssessmentInput.titles(.invention, 1)
        $0.set(2019, [.techStaff: "5", .rd: "200万"])
      })
    #expect(found.score?.low == 80 && found.status == .fail)
  }

  @Test("研发指标二选一取高的；缺一个只定下限") func better() throws {
    let cost = try rung(.sme, ladder { $0.set(2019, [.cost: "300万"]) })
    #expect(cost.score?.low == 4 + 50 + 6, "R&D is a third of the costs")
    let open = try rung(.sme, ladder { $0.facts[2019]?[.cost] = nil })
    #expect(open.score?.low == 50 && open.score?.high == 60 && open.status == .unknown)
  }

  @Test("四种直接确认") func direct() throws {
    func with(_ kind: HonourKind, _ day: String, _ place: Int?) throws -> FindingStatus {
      try rung(.sme, ladder { $0.honours = [.init(kind: kind, on: GoodFirm.day(day), place: place)] }).status
    }
    #expect(try with(.institute, "2010-01-01", nil) == .pass)
    #expect(try with(.award, "2015-03-01", 3) == .pass)
    #expect(try with(.award, "2015-02-28", 3) == .fail, "five years are over")
    #expect(try with(.award, "2019-01-01", 4) == .fail)
    #expect(try with(.standard, "2019-01-01", 5) == .pass)
    #expect(try with(.standard, "2019-01-01", 6) == .fail)
    #expect(try with(.standard, "2019-01-01", nil) == .fail, "the place is not known")
    #expect(try rung(.sme, ladder { $0.certificates = [GoodFirm.day("2017-03-02")] }).status == .pass)
    #expect(try rung(.sme, ladder { $0.certificates = [GoodFirm.day("2017-03-01")] }).status == .fail)
  }

  @Test("上年和当年的事故都算") func incidents() throws {
    #expect(
      try status("clean_record") { $0.incidents = [.init(on: GoodFirm.day("2019-01-01"), kind: .quality)] }
        == .fail)
    #expect(
      try status("clean_record") { $0.incidents = [.init(on: GoodFirm.day("2018-12-31"), kind: .quality)] }
        == .unknown)
  }

  @Test("小巨人：正好一亿还不是") func giant() throws {
    #expect(try rung(.giant, ladder { $0.set(2019, [.sales: "1亿"]) }).status == .fail)
    #expect(try rung(.giant, ladder { $0.set(2019, [.sales: "100000000.01"]) }).status == .pass)
    let short = try rung(.giant, ladder { $0.set(2019, [.sales: "1亿"]) })
    #expect(short.conditions.first?.gap == "0.01")
  }

  @Test("现处梯次：高企要有有效证书，条件达标还不算") func highest() throws {
    let none = try ladder()
    #expect(none.highest == nil && none.rungs[1].status == .pass && !none.rungs[1].isHeld)
    #expect(try ladder { $0.titles = AssessmentInput.titles(.software, 4) }.highest == .sme)
    #expect(try ladder { $0.certificates = [GoodFirm.day("2018-06-01")] }.highest == .highTech)
  }
}

/// 申报前自查、方案起草、假设: what each makes of a firm.
@Suite("自查、起草、假设") struct AroundDiagnosisTests {
  private func check(_ id: String, _ change: (inout AssessmentInput) -> Void) throws -> ApplicationCheck
    .Result?
  {
    let input = AssessmentInput.good.with(change)
    return try ApplicationChecks(input, law: .highTech, applyOn: GoodFirm.applyOn).all.first { $0.id == id }?
      .result
  }

  @Test("每条自查都能查出它要查的") func checks() throws {
    #expect(try check("rd_figures") { $0.set(2018, [.rdDomestic: "101万"]) } == .wrong)
    #expect(try check("rd_figures") { _ in } == .ok)
    #expect(try check("staff_figures") { $0.set(2019, [.techStaff: "61"]) } == .wrong)
    #expect(try check("income_figures") { $0.set(2019, [.hitechIncome: "2001万"]) } == .wrong)
    #expect(try check("income_figures") { $0.facts[2019] = nil } == .ask)
    #expect(
      try check("incident_box") { $0.incidents = [.init(on: GoodFirm.day("2020-01-01"), kind: .safety)] }
        == .wrong)
    #expect(try check("incident_box") { $0.incidents = [] } == .ask)
    #expect(try check("income_bases") { $0.set(2019, [.totalIncome: "1000万"]) } == .wrong)
    #expect(try check("sums") { $0.set(2019, [.rdOther: "101万"]) } == .wrong)
    #expect(try check("field") { $0.fieldIsFinest = nil } == .wrong)
    #expect(try check("granted") { $0.titles.append(.init(kind: .software, granted: nil)) } == .wrong)
    #expect(
      try check("class2_reuse") { input in
        input.titles = AssessmentInput.titles(.software, 1)
        input.titles[0].certified = GoodFirm.day("2019-01-01")
      } == .wrong)
    #expect(try check("certificate") { $0.certificates = [GoodFirm.day("2019-01-01")] } == .wrong)
    #expect(try check("certificate") { $0.certificates = [GoodFirm.day("2017-11-01")] } == .ok)
    #expect(try check("annual_report") { $0.certificates = [GoodFirm.day("2017-11-01")] } == .ask)
    #expect(try check("moved") { $0.moved = [GoodFirm.day("2020-02-01")] } == .ask)
    #expect(
      try check("renamed") { input in
        input.certificates = [GoodFirm.day("2017-11-01")]
        input.renamed = [GoodFirm.day("2020-02-01")]
      } == .ask)
  }

  @Test("什么都没有登记，就不说无误；缺哪一项说哪一项") func nothing() throws {
    for id in ["granted", "class2_reuse", "project_start"] {
      #expect(try check(id) { $0.titles = [] } == .ask, "\(id)")
    }
    #expect(
      try check("granted") { input in
        input.titles = []
        input.noTitlesOn = GoodFirm.day("2020-05-01")
      } == .wrong)
    #expect(try check("sums") { _ in } == .ask)
    let input = AssessmentInput.good.with { $0.facts[2019]?[.totalIncome] = nil }
    let all = try ApplicationChecks(input, law: .highTech, applyOn: GoodFirm.applyOn).all
    let said = try #require(all.first { $0.id == "income_bases" }?.message)
    #expect(said.zh == "2019 年总收入没有登记，没法核对" && !said.en.contains("sales"), "\(said)")
  }

  @Test("每个不达标一项，每个待核一项，期限和数量来自路径") func draft() throws {
    let input = AssessmentInput.good.with { input in
      input.titles = []
      input.noTitlesOn = GoodFirm.day("2020-01-01")
      input.field = nil
    }
    let on = GoodFirm.day("2020-03-01")
    let diagnosis = try Diagnosis(input, law: .highTech, applyOn: GoodFirm.applyOn, on: on)
    let basis: JSON = [
      "findings": .array(diagnosis.assessment.findings.map(\.json)),
      "paths": .array(diagnosis.paths.map { $0.json(.zh) }),
    ]
    let items = PlanDraft.items(from: basis, on: on)
    #expect(items.map(\.criterion) == [.coreIP, .field])
    #expect(items[0].amount == "1" && items[0].unit == "titles" && items[0].due == GoodFirm.day("2020-07-31"))
    #expect(items[0].owner == "市市场监督管理局" && items[0].measure == "登记软件著作权 1 件")
    #expect(items[1].measure.hasPrefix("查清") && items[1].amount == nil)
    let blocked = PlanDraft.items(from: basis.setting("paths", []), on: on)
    #expect(blocked[0].amount == nil && blocked[0].measure.contains("还差 1 件"))
  }

  @Test("假设只改假设的那一项") func suppose() throws {
    let on = GoodFirm.day("2020-06-01")
    let supposed = AssessmentInput.good.supposing(
      [
        .figure(year: nil, .rd, FactValue(hundredths: 1)), .founded(GoodFirm.day("2020-01-01")),
        .titles(.invention, 0), .noIncident,
      ], applyOn: GoodFirm.applyOn, on: on)
    #expect(
      supposed.facts[2019]?[.rd]?.value.hundredths == 1
        && supposed.facts[2018]?[.rd]?.value.hundredths == 100_000_000)
    #expect(supposed.titles.isEmpty && supposed.noTitlesOn == GoodFirm.applyOn)
    let before = try Diagnosis(.good, law: .highTech, applyOn: GoodFirm.applyOn, on: on)
    let after = try Diagnosis(supposed, law: .highTech, applyOn: GoodFirm.applyOn, on: on)
    let difference = Difference(before: before, after: after)
    #expect(difference.comesIn == false)
    #expect(difference.changes.contains { $0.criterion == .age && $0.after.status == .fail })
    #expect(Difference(before: before, after: before).changes.isEmpty)
    #expect(
      Supposition.figure(year: nil, .rd, FactValue(hundredths: 1)).text(applyOn: GoodFirm.applyOn)
        == "2019:rd=0.01")
  }

  @Test("假如法规的某个数不同，只有用到它的条件变") func whatIf() throws {
    let half = try #require(Fraction(decimal: "0.5"))
    let law = try Law.highTech.setting("tech_staff_ratio", to: half, text: "0.5")
    let found = try Diagnosis(.good, law: law, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn).assessment
    #expect(found.failed.map(\.criterion) == [.techStaffRatio] && found.failed.first?.need == "0.5")
    #expect(law.document != Law.highTech.document)
    #expect(throws: LawRefusal.self) { try Law.highTech.setting("nothing", to: half, text: "0.5") }
  }
}
