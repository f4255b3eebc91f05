import Testing

@testable import Pipeline

/// Properties that hold for any firm (任意企业的性质): random firms, the seed in every message.
@Suite("任意企业") struct JudgePropertyTests {
  static let seeds: [UInt64] = (0..<4).map { _ in UInt64.random(in: 0...UInt64.max) }

  /// A firm with everything known, near the boundaries as often as away from them.
  static func firm(_ random: inout Seeded) -> AssessmentInput {
    var input = AssessmentInput.good
    input.founded = GoodFirm.day("2020-08-01").adding(days: -Int.random(in: 200...6000, using: &random))
    for year in 2017...2019 {
      let sales = Int.random(in: 1...300_000_000, using: &random)
      let rd = sales / Int.random(in: 15...40, using: &random)
      input.set(
        year,
        [
          .sales: "\(sales)", .rd: "\(rd)",
          .rdDomestic: "\(rd * Int.random(in: 4...10, using: &random) / 10)",
          .netAssets: "\(Int.random(in: 0...100_000_000, using: &random))",
        ])
    }
    let staff = Int.random(in: 1...900, using: &random)
    let income = Int.random(in: 1...300_000_000, using: &random)
    input.set(
      2019,
      [
        .staff: "\(staff)", .techStaff: "\(staff * Int.random(in: 5...20, using: &random) / 100)",
        .totalIncome: "\(income)", .hitechIncome: "\(income * Int.random(in: 3...10, using: &random) / 10)",
        .mgmtSystem: "\(Int.random(in: 0...6, using: &random))",
        .ipAdvance: "\(Int.random(in: 0...8, using: &random))",
      ])
    input.achievements = [2019: Int.random(in: 1...15, using: &random)]
    input.titles = AssessmentInput.titles(.software, Int.random(in: 1...6, using: &random))
    if Bool.random(using: &random) {
      input.incidents.append(
        .init(on: GoodFirm.applyOn.adding(days: -Int.random(in: 0...700, using: &random)), kind: .safety))
    }
    return input
  }

  private func judge(_ input: AssessmentInput) -> Assessment {
    Judge(input, rules: .of2016, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn).assess()
  }

  @Test("任缺一个事实，条件变为待核，绝不变成达标或不达标", arguments: seeds) func removal(_ seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<60 {
      let input = Self.firm(&random)
      var removals: [(Criterion, (inout AssessmentInput) -> Void)] = [
        (.age, { $0.founded = nil }), (.coreIP, { $0.titles = [] }), (.field, { $0.field = nil }),
        (.field, { $0.fieldIsFinest = nil }), (.cleanRecord, { $0.incidents = [] }),
        (.techStaffRatio, { $0.facts[2019]?[.staff] = nil }),
        (.techStaffRatio, { $0.facts[2019]?[.techStaff] = nil }),
        (.hitechIncomeShare, { $0.facts[2019]?[.totalIncome] = nil }),
        (.hitechIncomeShare, { $0.facts[2019]?[.hitechIncome] = nil }),
      ]
      let years = Judge(input, rules: .of2016, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn).years
      for year in years {
        removals += [
          (.rdRatio, { $0.facts[year]?[.rd] = nil }), (.rdRatio, { $0.facts[year]?[.sales] = nil }),
          (.rdDomestic, { $0.facts[year]?[.rdDomestic] = nil }),
          (.rdDomestic, { $0.facts[year]?[.rd] = nil }),
        ]
      }
      for (criterion, remove) in removals {
        let found = judge(input.with(remove)).finding(criterion)
        #expect(found?.status == .unknown && found?.missing.isEmpty == false, "seed \(seed): \(criterion)")
      }
    }
  }

  @Test("少一个事实，评价区间只会变宽，不会从达标翻成不达标", arguments: seeds) func widening(_ seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<15 {
      let input = Self.firm(&random)
      let before = judge(input)
      for year in 2017...2019 {
        for key in FactKey.allCases where input.facts[year]?[key] != nil {
          let after = judge(input.with { $0.facts[year]?[key] = nil })
          #expect(
            after.score.low <= before.score.low && after.score.high >= before.score.high,
            "seed \(seed): \(year) \(key)")
          let pair = (before.finding(.score)?.status, after.finding(.score)?.status)
          #expect(pair.0 == pair.1 || pair.1 == .unknown, "seed \(seed): \(year) \(key)")
        }
      }
    }
  }

  @Test("没有依据就没有结论；差额正好补上就达标，少一分就不达标", arguments: seeds) func gaps(_ seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<60 {
      let input = Self.firm(&random)
      let assessment = judge(input)
      for finding in assessment.findings where finding.status != .unknown {
        #expect(!finding.evidence.isEmpty && !finding.clause.isEmpty, "seed \(seed): \(finding.criterion)")
      }
      for finding in assessment.failed {
        let key: FactKey
        switch finding.criterion {
        case .rdRatio: key = .rd
        case .rdDomestic: key = .rdDomestic
        case .hitechIncomeShare: key = .hitechIncome
        default: continue
        }
        let gap = try #require(finding.gap.flatMap { Yuan($0) }?.fen, "seed \(seed)")
        func raised(_ fen: Int64) -> FindingStatus? {
          judge(
            input.with { firm in
              let old = firm.facts[2019]?[key]?.value.hundredths ?? 0
              firm.facts[2019]?[key] = .init(value: FactValue(hundredths: old + fen))
            }
          ).finding(finding.criterion)?.status
        }
        #expect(raised(gap) == .pass && raised(gap - 1) == .fail, "seed \(seed): \(finding.criterion) \(gap)")
      }
    }
  }
}
