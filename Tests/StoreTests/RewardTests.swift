import Foundation
import Pipeline
import Postgres
import Testing

/// 奖补与入库规则: who may enter when certified before, and that nothing is paid twice.
@Suite(.database) struct RewardTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func certify(_ number: Int, on: Day) throws {
    guard let certificate = CertificateNumber("GR\(on.year)41\(String(100_000 + number))") else {
      throw Missing("certificate")
    }
    _ = try desk.store.recordOutsideCertificate(
      code(number).text, on: on, number: certificate, ids: desk.ids, desk.write())
  }

  /// Shenzhen 2017: 1,063 candidates, 247 of them certified before; 816 admitted where such firms stay out.
  @Test(arguments: [("closed", 816), ("open", 1063)]) func 曾经认定的能否入库由本地设定决定(_ policy: String, _ admitted: Int)
    throws
  {
    for number in 1...247 {
      try desk.add(number, on: "2014-01-10", year: nil)
      try certify(number, on: "2014-09-30")
    }
    try Database.current.connect().query(
      "insert into pipeline.local_policy values ('ever_certified', '2017-01-01', \(policy), '')")
    let outcome = try desk.enter(Array(1...1063), year: 2017, on: "2017-03-01")
    #expect(outcome["entered"].int == admitted)
    #expect(outcome["returned"].array.count { $0["why"] == "ever_certified" } == 1063 - admitted)
    #expect(try desk.identity(asOf: "2017-03-01")["stock"].int == admitted)
    #expect(try desk.store.intakeList(year: 2017).rows.count == admitted)
  }

  /// Officials of the city, each with a login of his own.
  private func person(_ name: String) throws -> Desk {
    let login = "t_\(name)_\(Database.processTag)"
    let draft = PersonDraft(name: "例示\(name)", login: login, role: .city, county: nil)
    _ = try desk.store.addPerson(draft, on: "2019-01-01", ids: desk.ids, desk.write())
    return try Desk(Database.current, as: login)
  }

  private func sales(_ number: Int, _ year: Int, _ yuan: Int64) throws {
    _ = try desk.store.setFacts(
      code(number).text, year: year, [(key: .sales, value: FactValue(hundredths: yuan * 100))],
      forecast: false,
      on: "2021-01-05", desk.write())
  }

  private func standard() throws {
    _ = try desk.store.setRewardStandard(
      .city, since: "2018-01-01", least: Yuan(fen: 0), amount: Yuan("20万")!, clause: "测试", desk.write())
  }

  @Test func 同时拨付只有一次到账() throws {
    try standard()
    for number in 1...3 {
      try desk.add(number, on: "2019-08-01", year: nil)
      try certify(number, on: "2020-12-04")
      try sales(number, 2019, 30_000_000)
    }
    _ = try desk.store.computeRewards(year: 2020, on: "2021-02-01", ids: desk.ids, desk.write())
    let other = try person("boss")
    _ = try other.store.approveRewards(nil, year: 2020, on: "2021-02-02", other.write())
    let results = try race(6) { _, desk in
      try desk.store.payRewards(nil, year: 2020, tier: nil, document: "一号", on: "2021-03-01", desk.write())
    }
    #expect(results.answers.count == 1)
    #expect(
      try Database.current.answer("select count(*) || ' ' || sum(amount) from pipeline.reward_payment")
        == "6 1200000.00")
    #expect(try desk.store.rewards(year: 2020, firm: nil).json.array.allSatisfy { $0["state"] == "paid" })
  }

  /// Two records of one firm, both claimed before anybody knew; whatever is asked, the second one is never paid.
  @Test func 合并的两条记录只奖一次_约束也不放行() throws {
    try standard()
    for number in 1...2 {
      try desk.add(number, on: "2019-08-01", year: nil)
      try sales(number, 2019, 5_000_000)
    }
    try certify(1, on: "2020-10-01")
    try certify(2, on: "2020-11-01")
    _ = try desk.store.computeRewards(year: 2020, on: "2021-02-01", ids: desk.ids, desk.write())
    let other = try person("boss")
    // Both approved while they were two, one paid; then they turn out to be one.
    _ = try other.store.approveRewards(nil, year: 2020, on: "2021-02-02", other.write())
    _ = try desk.store.payRewards(
      "#1", year: nil, tier: .city, document: "一号", on: "2021-03-01", desk.write())
    try desk.merge(1, 2, on: "2021-04-01")
    #expect(
      outcome {
        try desk.store.payRewards(
          "#1", year: nil, tier: .city, document: "二号", on: "2021-05-01", desk.write())
      } == "RewardRefusal.lineRewarded")
    #expect(try Database.current.count("pipeline.reward_payment") == 1)
    // A new reward for the line is not worked out either.
    let again = try desk.store.computeRewards(year: 2020, on: "2021-05-02", ids: desk.ids, desk.write())
    #expect(again["new"] == 0 && again["changed"] == 0)
  }

  @Test func 改了基数的重新测算_审批后不再变() throws {
    try standard()
    try desk.add(1, on: "2019-08-01", year: nil)
    try certify(1, on: "2020-10-01")
    try sales(1, 2019, 1_500_000)
    _ = try desk.store.computeRewards(year: 2020, on: "2021-02-01", ids: desk.ids, desk.write())
    func totals() throws -> [String] {
      try desk.store.rewards(year: 2020, firm: nil).json.array.map { $0["total"].plain }
    }
    #expect(try totals() == ["300000.00"])
    try sales(1, 2019, 2_000_000)
    #expect(
      try desk.store.computeRewards(year: 2020, on: "2021-02-02", ids: desk.ids, desk.write())["changed"] == 1
    )
    // The province adds at most what the city gives.
    #expect(try totals() == ["400000.00"])
    #expect(
      outcome { try desk.store.approveRewards("#1", year: nil, on: "2021-02-03", desk.write()) }
        == "RewardRefusal.samePerson")
    let other = try person("boss")
    _ = try other.store.approveRewards("#1", year: nil, on: "2021-02-03", other.write())
    try sales(1, 2019, 90_000_000)
    #expect(
      try desk.store.computeRewards(year: 2020, on: "2021-02-04", ids: desk.ids, desk.write())["unchanged"]
        == 1)
    #expect(try totals() == ["400000.00"])
  }
}
