import Foundation
import Pipeline
import Postgres
import Testing

/// 两个时间轴: duties, endings, renewals, rewards and goals of stock as they were on a day, and as they were known at a time.
@Suite(.database) struct TwoAxesTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
  }

  private func now() throws -> String {
    try #require(try Database.current.answer("select clock_timestamp()::text as answer"))
  }

  @discardableResult
  private func certify(_ number: Int, on: Day) throws -> JSON {
    guard let certificate = CertificateNumber("GR\(on.year)41\(String(100_000 + number))") else {
      throw Missing("number")
    }
    return try desk.store.recordOutsideCertificate(
      code(number).text, on: on, number: certificate, ids: desk.ids, desk.write())
  }

  private func undo(_ json: JSON) throws {
    _ = try desk.store.undo(UUID(uuidString: json["op"].plain), on: "2021-12-31", reason: "录错", desk.write())
  }

  private func renewal(_ knownAt: String?) throws -> [String] {
    try desk.store.renewals(year: 2020, asOf: "2021-12-31", knownAt: knownAt, county: nil).json.array
      .map { "\($0["no"].plain) \($0["state"].plain)" }
  }

  @Test func 续认名单记得当时知道的() throws {
    for number in 1...2 {
      try desk.add(number, on: "2017-01-10", year: nil)
      try certify(number, on: "2017-11-30")
    }
    let first = try now()
    let again = try certify(1, on: "2020-12-04")
    let second = try now()
    try undo(again)
    _ = try desk.store.revokeCertificate(
      code(2).text, on: "2019-06-01", cause: .fraud, note: nil, desk.write())
    #expect(try renewal(first) == ["1 open", "2 open"])
    #expect(try renewal(second) == ["1 renewed", "2 open"])
    #expect(try renewal(nil) == ["1 open", "2 ended"])
    let walls = try [first, second, nil].map { known in
      try desk.store.certificatesExpiring(
        asOf: "2021-12-31", knownAt: known, since: "2020-10-01", until: "2020-12-31", county: nil
      ).json.array.map { "\($0["ending"].plain) \($0["renewed"].plain) \($0["ended"].plain)" }
    }
    #expect(walls == [["2 0 0"], ["2 1 0"], ["2 0 1"]])
  }

  @Test func 持证义务记得当时知道的() throws {
    try desk.add(1, on: "2017-01-10", year: nil)
    try certify(1, on: "2017-11-30")
    let before = try now()
    _ = try desk.store.recordAnnualReport(code(1).text, year: 2017, on: "2018-05-20", desk.write())
    _ = try desk.store.changeFirm(
      code(1).text, verb: "firm rename", [FirmEdit(.name, "第1新公司")], on: "2018-07-01", desk.write())
    func states(_ knownAt: String?) throws -> [String] {
      try desk.store.certificateDuties(asOf: "2019-07-01", knownAt: knownAt, firm: nil).json.array
        .map { "\($0["duty"].plain) \($0["year"].int ?? 0) \($0["state"].plain)" }
    }
    #expect(try states(before) == ["annual 2017 missed", "annual 2018 missed", "annual 2019 due"])
    #expect(
      try states(nil) == ["annual 2017 done", "rename 0 missed", "annual 2018 missed", "annual 2019 due"])
  }

  /// Now is read from views, a time from the events: both must say the same.
  @Test(arguments: [UInt64.random(in: 0...UInt64.max)]) func 现在与以现在为已知时刻_说法相同(_ seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    try history.play(on: desk)
    try history.correct(on: desk)
    let known = try now()
    let today = Day.today(secondsSince1970: Int(Date().timeIntervalSince1970))
    var rows = 0
    for asOf: Day in ["2020-12-31", "2023-12-31", today] {
      let (one, other) = try (
        desk.store.certificateDuties(asOf: asOf, firm: nil),
        desk.store.certificateDuties(asOf: asOf, knownAt: known, firm: nil)
      )
      #expect(one == other, "seed \(seed), duties on \(asOf)")
      let walls = try [nil, known].map {
        try desk.store.certificatesExpiring(
          asOf: asOf, knownAt: $0, since: "2019-01-01", until: "2026-12-31", county: nil)
      }
      #expect(walls[0] == walls[1], "seed \(seed), endings on \(asOf)")
      rows += one.rows.count
    }
    for year in 2022...2025 {
      let lists = try [nil, known].map {
        try desk.store.renewals(year: year, asOf: today, knownAt: $0, county: nil)
      }
      #expect(lists[0] == lists[1], "seed \(seed), renewals of \(year)")
      rows += lists[0].rows.count
    }
    #expect(rows > 0, "seed \(seed): nothing to compare")
  }

  @Test func 奖补合计分得清两个时间() throws {
    try desk.add(1, on: "2019-08-01", year: nil)
    try certify(1, on: "2020-12-04")
    _ = try desk.store.setRewardStandard(
      .city, since: "2018-01-01", least: Yuan(fen: 0), amount: Yuan("20万")!, clause: "测试", desk.write())
    _ = try desk.store.setFacts(
      code(1).text, year: 2019, [(key: .sales, value: FactValue(hundredths: 100_000_000))], forecast: false,
      on: "2021-01-05",
      desk.write())
    let before = try now()
    _ = try desk.store.computeRewards(year: 2020, on: "2021-03-01", ids: desk.ids, desk.write())
    _ = try desk.store.setRewardBudget(
      year: 2020, .city, amount: Yuan("400万")!, document: "平财〔2021〕1号", on: "2021-02-01", desk.write())
    let computed = try now()
    _ = try desk.store.revokeCertificate(
      code(1).text, on: "2021-06-01", cause: .fraud, note: nil, desk.write())
    func city(_ asOf: Day, _ knownAt: String? = nil) throws -> String {
      let rows = try desk.store.rewardTotals(year: 2020, asOf: asOf, knownAt: knownAt).json.array
      return rows.first { $0["tier"].plain == "city" }.map {
        "\($0["budget"].plain) \($0["committed"].plain)"
      } ?? "-"
    }
    #expect(try city("2021-12-31", before) == "-")
    #expect(try city("2021-01-31") == "-")
    #expect(try city("2021-02-28") == "4000000.00 0.00")
    #expect(try city("2021-05-31") == "4000000.00 200000.00")
    #expect(try city("2021-12-31", computed) == "4000000.00 200000.00")
    #expect(try city("2021-12-31") == "4000000.00 0.00")
    #expect(try desk.store.rewardTotalIDs(year: 2020, asOf: "2021-05-31").rows.count == 2)
    #expect(try desk.store.rewardTotalIDs(year: 2020, asOf: "2021-12-31").rows.isEmpty)
  }

  @Test func 存量和增速目标按县按年() throws {
    for number in 1...3 {
      try desk.add(number, on: "2017-01-10", year: nil)
      try certify(number, on: number == 3 ? "2020-12-04" : "2019-11-30")
    }
    let before = try now()
    _ = try desk.store.setTarget(year: 2020, .stock, goal: 3, county: nil, on: "2020-01-05", desk.write())
    _ = try desk.store.setTarget(year: 2020, .stock, goal: 4, county: "宝丰县", on: "2020-01-05", desk.write())
    _ = try desk.store.setTarget(year: 2020, .growth, goal: 50, county: nil, on: "2020-01-05", desk.write())
    func lines(_ kind: GoalKind, _ asOf: Day, _ knownAt: String? = nil) throws -> [String] {
      try StockGoals.table(desk.store.stockGoals(kind, year: nil, asOf: asOf, knownAt: knownAt), kind).json
        .array
        .map {
          "\($0["county"].string ?? "-") \($0["before"].plain) \($0["valid"].plain) \($0["lacking"].plain)"
        }
    }
    #expect(try lines(.stock, "2020-12-31") == ["- 2 3 0", "410421 2 3 1"])
    #expect(try lines(.stock, "2020-11-30") == ["- 2 2 1", "410421 2 2 2"])
    #expect(try lines(.growth, "2021-12-31") == ["- 2 3 0"])
    #expect(try lines(.stock, "2020-12-31", before).isEmpty)
    // The goal of the intake is another one.
    #expect(
      try desk.store.targets(year: 2020, asOf: "2020-12-31", knownAt: nil).json.array.allSatisfy {
        $0["goal"].isNull
      })
  }

  /// A goal that was set later, and a stay that was recorded, moved or voided later, are not known before.
  @Test func 入库目标按当时已知的数据_后补的目标和作废不算() throws {
    try desk.add(1, on: "2020-02-01", year: 2020)
    let first = try now()
    _ = try desk.store.setTarget(year: 2020, .intake, goal: 100, county: nil, on: "2020-01-05", desk.write())
    try desk.add(2, on: "2020-03-01", year: 2020)
    let second = try now()
    _ = try desk.store.voidFirm(code(2).text, on: "2020-04-01", reason: "重复", desk.write())
    func line(_ asOf: Day, _ knownAt: String?) throws -> String {
      let city = try desk.store.targets(year: 2020, asOf: asOf, knownAt: knownAt).json.array.first {
        $0["county"].isNull
      }
      return "\(city?["goal"].plain ?? "") \(city?["entered"].plain ?? "")"
    }
    #expect(try line("2020-12-31", first) == " 1")
    #expect(try line("2020-12-31", second) == "100 2")
    #expect(try line("2020-02-10", second) == "100 1")
    #expect(try line("2020-12-31", nil) == "100 1")
  }
}
