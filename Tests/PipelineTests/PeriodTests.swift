import Testing

@testable import Pipeline

@Suite("期间的说法") struct PeriodTests {
  /// A Thursday.
  private let today = Day("2026-11-26") ?? Day(number: 0)

  private func said(_ word: String) -> String? {
    PeriodWord.days(word, today: today).map { "\($0.first) \($0.last)" }
  }

  @Test(
    "读得出的期间",
    arguments: [
      ("本周", "2026-11-20 2026-11-26"), ("上周", "2026-11-16 2026-11-22"), ("本月", "2026-11-01 2026-11-26"),
      ("上月", "2026-10-01 2026-10-31"), ("10月", "2026-10-01 2026-10-31"), ("2026-10", "2026-10-01 2026-10-31"),
      ("2026年10月", "2026-10-01 2026-10-31"), ("去年", "2025-01-01 2025-12-31"), ("今年", "2026-01-01 2026-11-26"),
      ("2026Q4", "2026-10-01 2026-11-26"), ("2026年三季度", "2026-07-01 2026-09-30"),
    ]) func reads(_ word: String, _ days: String)
  { #expect(said(word) == days) }

  @Test("不是期间，或还没有到的，不猜", arguments: ["平高", "13月", "2027-01", "12月", ""]) func others(_ word: String) {
    #expect(said(word) == nil)
  }

  @Test("上周总是周一到周日") func weeks() {
    for offset in 0..<7 {
      let week = DigestPeriod.weekBefore((Day("2026-11-23") ?? today).adding(days: offset))
      #expect("\(week.first) \(week.last)" == "2026-11-16 2026-11-22")
    }
    #expect(DigestPeriod.weekBefore(Day("2026-11-22") ?? today).last.description == "2026-11-15")
  }

  @Test("叫什么：周报、月报、工作小结") func names() {
    func name(_ first: String, _ last: String) -> String {
      DigestPeriod(Day(first) ?? today, Day(last) ?? today).name.zh
    }
    #expect(name("2026-11-20", "2026-11-26") == "周报" && name("2026-10-01", "2026-10-31") == "月报")
    #expect(name("2026-02-01", "2026-02-28") == "月报" && name("2026-10-01", "2026-10-16") == "工作小结")
    #expect(name("2026-10-01", "2026-11-30") == "工作小结")
    #expect(
      DigestPeriod.month(until: today).name.zh == "月报" && DigestPeriod.week(until: today).name.zh == "周报")
  }
}

@Suite("短板的叫法") struct GapWordTests {
  @Test("简称各指一条，不与正名相撞") func words() {
    for (word, criterion) in Criterion.alsoCalled {
      #expect(Criterion(typed: word) == criterion)
      #expect(!Criterion.allCases.contains { $0 != criterion && $0.name.zh == word }, "\(word)")
    }
    #expect(Criterion(typed: "研发费用") == .rdRatio && Criterion(typed: "科技人员") == .techStaffRatio)
  }
}

@Suite("标准和现状只有一种写法") struct ValueWordsTests {
  @Test("梯次里的高企一级与诊断逐条相同；“超过”的标准写明，差距按人算的数") func same() throws {
    let input = AssessmentInput.good
    let assessed = try Judge(input, law: .highTech, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn).assess()
    let ladder = try Ladder(input, laws: [.highTech: .highTech], on: GoodFirm.applyOn)
    let rung = try #require(ladder.rungs.first { $0.kind == .highTech })
    #expect(rung.conditions.count == assessed.findings.count)
    for (condition, finding) in zip(rung.conditions, assessed.findings) {
      #expect(rung.words(condition).need == finding.need.map { FindingWords.need($0, finding.criterion) })
      #expect(rung.words(condition).have == finding.have.map { FindingWords.have($0, finding.criterion) })
    }
    let one = Rung.Condition(
      name: FactKey.sales.name, id: "sales", status: .fail, need: "100000000", have: "41390000.00",
      gap: "58610000.01",
      unit: "yuan", gapUnit: "yuan", clause: "", missing: [], isMoreThan: true)
    let giant = Rung(kind: .giant, ruleSet: "", conditions: [one], direct: nil, score: nil)
    #expect(giant.words(one).need?.zh == "＞10,000.00 万元" && giant.words(one).gap?.zh == "＞5,861.00 万元")
    #expect(FindingWords.have("4582", .age).zh == "4582 天" && FindingWords.have("1", .coreIP).zh == "1 件")
  }
}
