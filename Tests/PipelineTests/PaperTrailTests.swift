import Testing

@testable import Pipeline

/// 材料一次报送: which conditions have their papers, and which facts still lack one.
@Suite("材料与判定") struct PaperTrailTests {
  private func paper(_ about: EvidenceKind, _ year: Int? = nil) throws -> PaperTrail.Paper {
    try #require(
      PaperTrail.Paper(
        [
          "about": .string(about.rawValue), "year": year.map(JSON.int) ?? .null, "title": "审计报告",
          "place": "档案柜",
        ]))
  }

  private func lacking(_ papers: [PaperTrail.Paper]) throws -> [Criterion: [String]] {
    let findings = try Judge(
      .good, law: .highTech, applyOn: GoodFirm.day("2020-03-01"), on: GoodFirm.day("2020-03-01")
    )
    .assess().findings
    let trail = PaperTrail(findings, papers: papers)
    return Dictionary(uniqueKeysWithValues: trail.lines.map { ($0.criterion, $0.lacking.map(\.code)) })
  }

  @Test("什么也没交，逐年说缺") func nothing() throws {
    let all = try lacking([])
    #expect(all[.rdRatio]?.sorted() == ["figures:2017", "figures:2018", "figures:2019"])
    #expect(all[.techStaffRatio] == ["figures:2019"])
    #expect(all[.coreIP] == ["title"])
    #expect(all[.age] == nil && all[.cleanRecord] == nil)
  }

  @Test("交了哪一年就只缺别的年") func oneYear() throws {
    let all = try lacking([paper(.figures, 2019), paper(.title)])
    #expect(all[.rdRatio]?.sorted() == ["figures:2017", "figures:2018"])
    #expect(all[.techStaffRatio] == [] && all[.coreIP] == [])
  }

  @Test("不写年度的管各年，别的材料不管") func anyYear() throws {
    #expect(try lacking([paper(.figures)])[.rdRatio] == [])
    #expect(try lacking([paper(.support)])[.rdRatio]?.count == 3)
  }
}
