import Foundation
import Pipeline
import Postgres
import Testing

/// 口径陷阱: one test for each way in which rates of this kind are usually got wrong.
@Suite(.database) struct PitfallTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
  }

  private func report(
    _ kind: ReportKind, _ asOf: Day, since: Day? = nil, by: Grouping? = nil, knownAt: String? = nil
  ) throws -> Report {
    try desk.store.report(kind, .init(asOf: asOf, knownAt: knownAt, by: by, since: since))
  }

  private func row(_ report: Report, _ cell: String) throws -> JSON {
    let all = report.figures.flatMap { $0.table.json.array }
    return try #require(all.first { $0["cell"].string == cell }, "no row \(cell)")
  }

  private func text(_ report: Report) -> String {
    report.blocks.map { block in
      switch block {
      case .line(let text): text.zh
      case .table(let table): table.lines(.zh).joined(separator: "\n")
      case .blank: ""
      }
    }.joined(separator: "\n")
  }

  private func leave(_ numbers: [Int], on: Day) throws {
    for number in numbers { try desk.perform("exit", number, on: on) }
  }

  private func certify(_ numbers: [Int], on: Day) throws {
    for number in numbers { try desk.advance(number, to: .certified, on: on) }
  }

  private func incidence(_ report: Report, _ days: Int) throws -> (certified: Double, atRisk: Int) {
    let line = try #require(report.json["cumulative_incidence"].array.first { $0["days"].int == days })
    return (try #require(Double(line["certified"].plain)), try #require(line["at_risk"].int))
  }

  @Test func 陷阱_右删失_刚入库的不算没转化() throws {
    try desk.enter([1, 2, 3], year: 2020, on: "2020-01-01")
    try certify([1, 2, 3], on: "2020-12-01")
    try desk.enter([4, 5, 6], year: 2020, on: "2020-12-21")
    let (certified, atRisk) = try incidence(report(.conversion, "2021-01-01"), 365)
    #expect(
      abs(certified - 1) < 1e-9 && atRisk == 0,
      "half of six would be wrong: three were only seen for eleven days")
  }

  @Test func 陷阱_竞争出库_不用一减KaplanMeier() throws {
    try desk.enter(Array(1...5), year: 2019, on: "2019-01-01")
    try leave([1, 2, 3], on: "2019-03-01")
    try certify([4], on: "2019-06-01")
    let (certified, _) = try incidence(report(.conversion, "2021-01-01"), 365)
    #expect(abs(certified - 0.2) < 1e-9, "1 - Kaplan–Meier would say one half")
  }

  @Test func 陷阱_分母丢掉出库和注销的() throws {
    try desk.enter(Array(1...6), year: 2019, on: "2019-01-01")
    try leave([1, 2, 3], on: "2019-03-01")
    try certify([4, 5], on: "2019-06-01")
    let line = try row(report(.conversion, "2021-01-01"), "horizons/2019/12")
    #expect(
      line["entered"].int == 6 && line["certified"].int == 2
        && Double(line["rate"].plain).map { abs($0 - 2.0 / 6) < 1e-9 } == true)
  }

  @Test func 陷阱_只平均已完成的停留() throws {
    try desk.enter(Array(1...10), year: 2020, on: "2020-01-01")
    for number in 1...4 { try desk.perform("assign set", number, on: "2020-01-11") }
    let line = try row(report(.time, "2020-12-31"), "stages/entered")
    #expect(line["left"].int == 4 && line["there"].int == 6)
    #expect(line["median"].isNull, "six of ten still wait; the mean of the finished ones would be ten days")
  }

  @Test func 陷阱_库存里慢的企业占多数() throws {
    try desk.enter(Array(1...10), year: 2020, on: "2020-01-01")
    for number in 1...7 { try desk.perform("assign set", number, on: "2020-01-11") }
    let line = try row(report(.time, "2020-12-31"), "stages/entered")
    #expect(line["median"].int == 10, "those in stock have waited for a year, but most never waited so long")
  }

  @Test func 陷阱_把年度比值当转化率() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-01-01")
    try desk.enter([3], year: 2020, on: "2020-01-01")
    try certify([1, 2], on: "2020-06-01")
    let whole = try report(.conversion, "2020-12-31")
    let line = try row(whole, "ratio/2020")
    #expect(line["entered"].int == 1 && line["certified"].int == 2 && line["ratio_shown"] == .number("2.000"))
    #expect(try row(whole, "horizons/2020/12")["certified"].int == 0)
    #expect(text(whole).contains("比值（非转化率）") && !text(whole).contains("200.0%"))
  }

  @Test func 陷阱_未满期的队列显得低() throws {
    try desk.enter(Array(1...6), year: 2020, on: "2020-01-01")
    try desk.enter([7], year: 2020, on: "2020-10-01")
    try certify([1, 2, 3], on: "2020-06-01")
    let early = try report(.conversion, "2021-01-31")
    #expect(try row(early, "horizons/2020/12")["rate"].isNull)
    #expect(text(early).contains("≥42.8%，1 未满期") && !text(early).contains("42.9%"))
    let late = try report(.conversion, "2021-10-01")
    #expect(try row(late, "horizons/2020/12")["mature"] == true && text(late).contains("42.9%"))
  }

  @Test func 陷阱_再次入库重复计数() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-02-01")
    try leave([1], on: "2019-03-01")
    _ = try desk.store.enter(
      desk.list([1], year: 2019, on: "2019-06-01", file: "again"), ids: desk.ids, desk.write())
    try leave([1], on: "2019-09-01")
    _ = try desk.store.enter(
      desk.list([1], year: 2020, on: "2020-06-01", file: "third"), ids: desk.ids, desk.write())
    try certify([1], on: "2020-08-01")
    let cohort = try report(.cohort, "2022-12-31")
    let first = try row(cohort, "intake/2019")
    #expect(first["entered"].int == 2 && first["first"].int == 2 && first["again"].int == 0)
    let second = try row(cohort, "intake/2020")
    #expect(second["entered"].int == 1 && second["first"].int == 0 && second["again"].int == 1)
    #expect(try row(cohort, "cohorts/2019")["entered"].int == 2)
    // The first stay of firm 1 ended without a certificate; the third is of no first-time cohort.
    #expect(try row(cohort, "horizons/2019/36")["certified"].int == 0)
    #expect(cohort.rows("cohorts").count == 1)
    #expect(cohort.identity.entered == 4)
  }

  @Test func 陷阱_跳过的阶段() throws {
    try desk.enter([1, 2], year: 2020, on: "2020-01-01")
    for number in [1, 2] { try desk.advance(number, to: .planned, on: "2020-02-01") }
    try desk.perform("plan done", 1, on: "2020-03-01")
    for number in [1, 2] { try desk.perform("apply submit", number, on: "2020-04-01") }
    let ready = try row(report(.funnel, "2020-12-31"), "stages/ready")
    #expect(ready["visited"].int == 1 && ready["skipped"].int == 1 && ready["reached"].int == 2)
  }

  @Test func 陷阱_同一天走两步() throws {
    try desk.enter([1], year: 2020, on: "2020-01-01")
    try desk.advance(1, to: .applied, on: "2020-01-01")
    let funnel = try report(.funnel, "2020-01-01")
    for stage in ["entered", "assigned", "diagnosed", "planned", "ready"] {
      let line = try row(funnel, "stages/\(stage)")
      #expect(line["entered"].int == 1 && line["advanced"].int == 1 && line["back"].int == 0, "\(stage)")
    }
    #expect(try row(funnel, "stages/applied")["there"].int == 1)
    #expect(try row(report(.time, "2020-06-01"), "stages/diagnosed")["median"].int == 0)
  }

  @Test func 陷阱_退回再来() throws {
    try desk.enter([1], year: 2020, on: "2020-01-01")
    try desk.advance(1, to: .applied, on: "2020-02-01")
    try desk.perform("apply return", 1, on: "2020-03-01")
    try desk.perform("apply submit", 1, on: "2020-04-01")
    let funnel = try report(.funnel, "2020-12-31")
    let applied = try row(funnel, "stages/applied")
    #expect(applied["entered"].int == 2 && applied["back"].int == 1 && applied["there"].int == 1)
    #expect(applied["visited"].int == 1, "one stay, however often it came")
    let planned = try row(funnel, "stages/planned")
    #expect(planned["entered"].int == 2 && planned["advanced"].int == 2 && planned["visited"].int == 1)
  }

  @Test func 陷阱_迟登记_近月标为不完整() throws {
    try desk.enter([1], year: 2020, on: "2020-01-01")
    let lag = try report(.lag, "2020-12-31", since: "2020-01-01")
    let line = try row(lag, "months/2020-01")
    #expect(line["complete"] == false, "everything is recorded years late, so nothing is complete yet")
    #expect((line["median"].int ?? 0) > 2000 && line["events"].int == 1)
  }

  @Test func 陷阱_左截断_入库前的时间不算在险() throws {
    // Listed in 2017, but in the reserve as known only since June 2020.
    try desk.enter([1, 2, 3, 4, 5], year: 2017, on: "2020-06-01")
    let (_, atRisk) = try incidence(report(.conversion, "2021-01-01"), 365)
    #expect(atRisk == 0, "nobody was seen for a year")
    let line = try row(report(.conversion, "2021-01-01"), "horizons/2017/12")
    #expect(line["mature"] == false && line["immature"].int == 5)
    #expect(try row(report(.quality, "2021-01-01"), "problems/earlier_history_unknown")["stays"].int == 5)
  }

  @Test func 陷阱_不死时间_人时在走访处分开() throws {
    try desk.enter([1, 2], year: 2020, on: "2020-01-01")
    try desk.perform("visit log", 1, on: "2020-12-01")
    try certify([1], on: "2020-12-21")
    let coverage = try report(.coverage, "2020-12-31")
    let recent = try row(coverage, "exposure/recent")
    let none = try row(coverage, "exposure/none")
    #expect(recent["days"].int == 20 && recent["certified"].int == 1)
    #expect(
      none["days"].int == 335 + 366 && none["certified"].int == 0,
      "the months before the visit are unvisited ones")
  }

  @Test func 陷阱_走访当天认定不算走访的功劳() throws {
    try desk.enter([1], year: 2020, on: "2020-01-01")
    try desk.perform("visit log", 1, on: "2020-06-01")
    try certify([1], on: "2020-06-01")
    #expect(try row(report(.coverage, "2020-12-31"), "exposure/none")["certified"].int == 1)
  }

  @Test func 陷阱_改派后功劳归最后一人() throws {
    try desk.enter([1], year: 2020, on: "2020-01-01")
    try desk.perform("assign set", 1, on: "2020-01-01")
    try desk.perform("diagnose", 1, on: "2020-02-01")
    _ = try desk.store.assign(code(1).text, to: "李工", on: "2020-12-01", desk.write())
    for verb in Desk.way(to: .certified).dropFirst(2) { try desk.perform(verb, 1, on: "2020-12-01") }
    let listed = try desk.store.reportIDs(.officers, .init(asOf: "2020-12-31"), cell: "exposure").json.array
    // Both have it "early" and no one else is there: who had charge up to the day has all of the expectation.
    #expect(listed.map { $0["cell"].plain } == ["exposure/#1 王工/410421|2020|early|certified"])
    #expect(listed.first?["days"].int == 335)
    let officers = try report(.officers, "2020-12-31").rows("officers")
    #expect(officers.map { "\($0["officer"].plain) \($0["observed"].plain)" } == ["#1 王工 1"])
  }

  @Test func 陷阱_县区构成_按入库时的县分开看() throws {
    try desk.enter([1, 2, 3], year: 2020, on: "2020-01-01")
    try certify([1], on: "2020-06-01")
    let groups = try report(.conversion, "2022-12-31", by: .county).json["groups"].array
    #expect(groups.map { $0["key"].plain } == ["410421"])
    #expect(groups[0]["identity"]["certified"].int == 1)
  }

  @Test func 陷阱_更名和迁移改变分母() throws {
    try desk.enter([1, 2], year: 2020, on: "2020-01-01")
    try certify([1], on: "2020-06-01")
    let before = try report(.conversion, "2020-12-31", by: .county).json
    _ = try desk.store.changeFirm(
      code(1).text, verb: "firm move", [FirmEdit(.county, "叶县")], on: "2021-03-01", desk.write())
    let after = try report(.conversion, "2020-12-31", by: .county).json
    #expect(before["groups"] == after["groups"], "a stay stays in the county of entry")
    // Valid stock goes with the firm, and the move is a part of the change.
    let growth = try report(.growth, "2021-12-31")
    let (left, came) = (try row(growth, "growth/410421"), try row(growth, "growth/410422"))
    #expect(left["before"].int == 1 && left["moved_out"].int == 1 && left["valid"].int == 0)
    #expect(came["before"].int == 0 && came["moved_in"].int == 1 && came["valid"].int == 1)
    let all = try row(growth, "growth/all")
    #expect(all["before"].int == 1 && all["valid"].int == 1 && all["moved_in"].int == 0)
  }

  @Test func 陷阱_作废不是出库() throws {
    try desk.enter([1, 2, 3], year: 2020, on: "2020-01-01")
    try leave([1], on: "2020-06-01")
    let known = try #require(try Database.current.answer("select clock_timestamp()::text"))
    try desk.perform("firm void", 2, on: "2020-06-01")
    let now = try report(.cohort, "2020-12-31")
    #expect(try row(now, "cohorts/2020")["entered"].int == 2 && row(now, "cohorts/2020")["exited"].int == 1)
    #expect(now.identity.entered == 2)
    // At no day of the present view, even before the voiding; only an earlier view still has it.
    #expect(try report(.cohort, "2020-03-01").identity.stock == 2)
    #expect(try report(.cohort, "2020-03-01", knownAt: known).identity.stock == 3)
  }

  @Test func 陷阱_按发证日期_不按登记或公示日期() throws {
    try desk.enter([1, 2], year: 2020, on: "2020-01-01")
    try desk.advance(1, to: .reviewed, on: "2020-10-15")
    try desk.perform("certify record", 1, on: "2020-12-31")
    try desk.advance(2, to: .reviewed, on: "2020-10-15")
    try desk.perform("certify record", 2, on: "2021-01-01")
    let growth = try report(.growth, "2021-12-31")
    #expect(try row(growth, "certificates/2020")["first"].int == 1)
    #expect(try row(growth, "certificates/2021")["first"].int == 1)
    // Valid from the day of issue up to the day before the third anniversary.
    for (day, valid): (Day, Int) in [
      ("2020-12-30", 0), ("2020-12-31", 1), ("2023-12-30", 2), ("2023-12-31", 1), ("2024-01-01", 0),
    ] {
      let line = try report(.growth, day).rows("growth").first { $0["county"] == "all" }
      #expect(line?["valid"].int ?? 0 == valid, "\(day)")
    }
  }

  @Test func 陷阱_年度边界() throws {
    // The list of 2019, taken in after New Year: D2 and D4 go by the list, stock and D8's certificates by the day.
    try desk.enter([1, 2], year: 2019, on: "2020-01-10")
    try certify([1], on: "2020-12-31")
    #expect(try report(.cohort, "2019-12-31").identity.entered == 0)
    let cohort = try report(.cohort, "2020-12-31")
    #expect(try row(cohort, "intake/2019")["entered"].int == 2 && cohort.rows("intake").count == 1)
    let conversion = try report(.conversion, "2020-12-31")
    #expect(try row(conversion, "ratio/2020")["certified"].int == 1)
    #expect(try row(conversion, "horizons/2019/12")["certified"].int == 1)
    let year = try report(.counties, "2021-01-01")
    #expect(year.identity == (try Identity(before: 1, entered: 0, certified: 0, exited: 0, stock: 1)))
  }

  @Test(arguments: ReportKind.allCases) func 陷阱_人数太少不印百分比(_ kind: ReportKind) throws {
    try desk.enter([1, 2, 3, 4], year: 2020, on: "2020-01-01")
    try certify([1], on: "2020-06-01")
    for number in [2, 3] { try desk.perform("visit log", number, on: "2020-06-01") }
    let small = try desk.store.report(kind, .init(asOf: "2020-12-31"))
    let rates = small.figures.flatMap { figure in
      figure.table.rows.flatMap { row in
        zip(figure.table.columns, row).filter { column, _ in
          if case .rate = column.kind { true } else { false }
        }.map(\.1)
      }
    }
    // Percentages that are no shares of firms: chances, and a policy goal of 150.
    let printed = text(
      small.only(kind == .growth ? "growth" : kind == .forecast ? "total" : small.figures[0].key))
    let plain = ["95%", "99.8%"].reduce(printed) { $0.replacingOccurrences(of: $1, with: "") }
    #expect(!plain.contains("%"), "\(printed)")
    if [.funnel, .coverage, .quality].contains(kind) { #expect(rates.contains { !$0.isNull }) }
  }

  @Test func 陷阱_年中换规则集_结论不相加() throws {
    try desk.enter([1, 2, 3], year: 2020, on: "2020-01-01")
    for number in [1, 2, 3] {
      try desk.perform("assign set", number, on: "2020-02-01")
      try desk.perform("diagnose", number, on: "2020-03-01")
    }
    try Database.current.connect().run(
      script: """
        insert into pipeline.rule_set (id, title, effective_from) values ('2020-7', '新办法', '2020-07-01');
        update pipeline.diagnosis set rule_set = '2020-7'
          where firm = (select id from pipeline.firm order by no limit 1);
        """)
    let quality = try report(.quality, "2020-12-31")
    let counts = quality.rows("verdicts").map { line in
      "\(line["rule_set"].plain) \(["eligible", "not_yet", "infeasible", "unknown"].compactMap { line[$0].int }.reduce(0, +))"
    }
    #expect(counts == ["2016 2", "2020-7 1"])
  }
}
