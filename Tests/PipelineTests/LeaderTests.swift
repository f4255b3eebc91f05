import Testing

@testable import Pipeline

/// 创新龙头后备: judged by what the office has set and by nothing else.
@Suite("创新龙头后备") struct LeaderTests {
  private static let on = GoodFirm.day("2020-03-01")
  private static let laws: [Rung.Kind: Law] = [
    .sme: .shipped("sme"), .highTech: .highTech, .giant: .shipped("giant"),
  ]

  private func rung(_ set: [String: String], _ change: (inout AssessmentInput) -> Void = { _ in }) throws
    -> Rung?
  {
    try Ladder(
      AssessmentInput.good.with(change), laws: Self.laws, leader: LeaderCriteria(set), on: Self.on
    ).rungs.first { $0.kind == .leaderReserve }
  }

  @Test("什么也没设就没有这一级") func unset() throws {
    #expect(try rung([:]) == nil)
    #expect(try rung(["leader_sales_min": "unset", "visit_days": "90"]) == nil)
    #expect(LeaderCriteria(["leader_sales_min": "unset"]).isEmpty)
  }

  @Test("含本数，缺数待核") func sales() throws {
    func status(_ sales: String?) throws -> FindingStatus? {
      try rung(["leader_sales_min": "200000000.00"]) { input in
        if let sales { input.set(2019, [.sales: sales]) } else { input.facts[2019]?[.sales] = nil }
      }?.status
    }
    #expect(try status("2亿") == .pass)
    #expect(try status("199999999.99") == .fail)
    #expect(try status(nil) == .unknown)
  }

  @Test("比例用整数比较") func ratio() throws {
    func status(_ rd: String) throws -> FindingStatus? {
      try rung(["leader_rd_ratio_min": "0.03000"]) { $0.set(2019, [.sales: "1亿", .rd: rd]) }?.status
    }
    #expect(try status("300万") == .pass)
    #expect(try status("2999999.99") == .fail)
  }

  @Test("发明专利和证书") func papers() throws {
    let inventions = ["leader_inventions_min": "2"]
    #expect(try rung(inventions) { $0.titles = AssessmentInput.titles(.invention, 2) }?.status == .pass)
    #expect(
      try rung(inventions) { $0.titles = AssessmentInput.titles(.invention, 1) }?.conditions.first?.gap == "1"
    )
    #expect(try rung(inventions) { $0.titles = AssessmentInput.titles(.software, 9) }?.status == .fail)
    #expect(try rung(inventions) { $0.titles = [] }?.status == .unknown)
    let certificate = ["leader_certificate": "required"]
    #expect(try rung(certificate) { $0.certificates = [GoodFirm.day("2017-03-02")] }?.status == .pass)
    #expect(try rung(certificate) { $0.certificates = [GoodFirm.day("2017-03-01")] }?.status == .fail)
  }

  @Test(
    "能设什么",
    arguments: [
      ("leader_sales_min", "2亿", "200000000.00"), ("leader_rd_ratio_min", "3%", "0.03000"),
      ("leader_rd_ratio_min", "0.035", "0.03500"),
      ("leader_inventions_min", "5", "5"), ("leader_certificate", "required", "required"),
      ("leader_rd_min", "unset", "unset"),
    ]) func values(_ key: String, _ typed: String, _ kept: String) throws
  {
    #expect(try PolicyValue.checked(typed, for: key) == kept)
  }

  @Test(
    "不能设什么",
    arguments: [
      ("leader_sales_min", "0"), ("leader_sales_min", "-1"), ("leader_rd_ratio_min", "100%"),
      ("leader_rd_ratio_min", "x"),
      ("leader_inventions_min", "0"), ("leader_certificate", "yes"),
    ]) func refused(_ key: String, _ typed: String)
  {
    #expect(throws: TrainingRefusal.self) { try PolicyValue.checked(typed, for: key) }
  }
}
