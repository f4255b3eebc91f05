import Pipeline
import Postgres
import Testing

/// 转化报表: worked by hand, then against a model on a random history.
@Suite(.database) struct ReportTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
  }

  private func certify(_ number: Int, on: Day) throws { try desk.advance(number, to: .certified, on: on) }

  /// | firm | first stay | second stay |
  /// | 1 | 2019-08-01 certified 2020-11-01 | |
  /// | 2 | 2019-08-01 exited 2020-03-01 | 2020-08-01 certified 2021-10-01 |
  /// | 3 | 2019-08-01 still there | |
  /// | 4 | 2019-08-01, void | |
  /// | 5 | 2020-01-31 certified 2020-02-29, the last day of one month | |
  /// | 6 | 2020-01-31 certified 2020-03-01, a day late | |
  /// | 7 | 2021-06-01 still there | |
  private func smallHistory() throws {
    try desk.enter([1, 2, 3, 4], year: 2019, on: "2019-08-01")
    try certify(1, on: "2020-11-01")
    try desk.perform("exit", 2, on: "2020-03-01")
    try desk.perform("firm void", 4, on: "2020-05-01")
    try desk.enter([5, 6], year: 2020, on: "2020-01-31")
    try certify(5, on: "2020-02-29")
    try certify(6, on: "2020-03-01")
    try desk.enter([2], year: 2020, on: "2020-08-01")
    try certify(2, on: "2021-10-01")
    try desk.enter([7], year: 2021, on: "2021-06-01")
  }

  /// `months numerator/denominator`, with `≥` before what is not mature; checks the rates on the way.
  private func horizons(_ report: JSON, _ year: Int) throws -> [String] {
    let cohort = try #require(report["cohorts"].array.first { $0["year"].int == year })
    let entered = try #require(cohort["entered"].int)
    return try cohort["horizons"].array.map { line in
      let certified = try #require(line["certified"].int)
      let mature = line["mature"] == true
      let rate = try #require(Double((mature ? line["rate"] : line["at_least"]).plain))
      #expect(abs(rate - Double(certified) / Double(entered)) < 1e-6)
      #expect(line["rate"].isNull == !mature)
      #expect((line["immature"].int == 0) == mature)
      return "\(line["months"].plain) \(mature ? "" : "≥")\(certified)/\(entered)"
    }
  }

  @Test func 手算的小历史() throws {
    try smallHistory()
    let report = try desk.report(asOf: "2021-12-31", months: [1, 12, 24, 36])
    #expect(report["identity"] == ["entered": 7, "certified": 4, "exited": 1, "stock": 2])
    #expect(try horizons(report, 2019) == ["1 0/3", "12 0/3", "24 1/3", "36 ≥1/3"])
    #expect(try horizons(report, 2020) == ["1 1/2", "12 2/2", "24 ≥2/2", "36 ≥2/2"])
    #expect(try horizons(report, 2021) == ["1 0/1", "12 ≥0/1", "24 ≥0/1", "36 ≥0/1"])
    // D2 counts firms, and firm 2 in both years; D8 has other firms above than below.
    let years = report["ratio"].array.map {
      "\($0["year"].plain): \($0["certified"].plain)/\($0["entered"].plain)"
    }
    #expect(years == ["2019: 0/3", "2020: 3/3", "2021: 1/1"])
  }

  @Test func 在库数按半开区间() throws {
    try smallHistory()
    let stock: [(Day, Int)] = [
      ("2019-07-31", 0), ("2019-08-01", 3), ("2020-01-30", 3), ("2020-01-31", 5), ("2020-02-28", 5),
      ("2020-02-29", 4), ("2020-03-01", 2), ("2020-07-31", 2), ("2020-08-01", 3), ("2020-11-01", 2),
      ("2021-06-01", 3), ("2021-10-01", 2),
    ]
    for (day, expected) in stock {
      #expect(try desk.report(asOf: day)["stock"].int ?? 0 == expected, "\(day)")
    }
  }

  @Test func 满期从最后入库日加月数那天起() throws {
    try smallHistory()
    #expect(try horizons(desk.report(asOf: "2020-02-28", months: [1]), 2020) == ["1 ≥0/2"])
    #expect(try horizons(desk.report(asOf: "2020-02-29", months: [1]), 2020) == ["1 1/2"])
  }

  @Test func 当年还没到的认定不算() throws {
    try smallHistory()
    let report = try desk.report(asOf: "2020-02-29")
    #expect(report["identity"] == ["entered": 5, "certified": 1, "exited": 0, "stock": 4])
    #expect(report["ratio"].array.map { $0["certified"] } == [0, 1])
  }

  @Test func 首次在库作废后_下一次才是首次() throws {
    try desk.enter([1], year: 2019, on: "2019-08-01")
    try desk.perform("firm void", 1, on: "2020-01-01")
    try desk.enter([1], year: 2020, on: "2020-08-01")
    try certify(1, on: "2020-12-01")
    let report = try desk.report(asOf: "2021-12-31")
    #expect(report["cohorts"].array.map { $0["year"] } == [2020])
    #expect(try horizons(report, 2020) == ["12 1/1"])
  }

  @Test func 明细与数字相等() throws {
    try smallHistory()
    for day: Day in ["2019-12-31", "2020-03-01", "2021-12-31"] {
      let listed = try desk.store.reportIDs(.conversion, .init(asOf: day), cell: "identity/all/entered").json
        .array
      let identity = try desk.identity(asOf: day)
      #expect(listed.count == identity["entered"].int)
      #expect(listed.filter { $0["stage"] == "certified" }.count == identity["certified"].int)
      #expect(listed.filter { $0["ended_on"].isNull }.count == identity["stock"].int)
      #expect(Set(listed.map { $0["episode"].plain }).count == listed.count)
    }
  }

  @Test(arguments: ["county", "officer", "field"]) func 分组之和等于总数(_ by: String) throws {
    try smallHistory()
    try desk.add(8, on: "2020-01-01", year: nil)
    try desk.enter([8], year: 2020, on: "2020-02-01")
    let whole = try desk.identity(asOf: "2021-12-31")
    let groups = try desk.report(asOf: "2021-12-31", by: by)["groups"].array
    for key in ["entered", "certified", "exited", "stock"] {
      #expect(groups.compactMap { $0["identity"][key].int }.reduce(0, +) == whole[key].int, "\(key)")
    }
  }

  @Test func 迟登记的改变今天看到的_不改变当时已知的() throws {
    try desk.enter([1, 2], year: 2020, on: "2020-08-01")
    let before = try desk.identity(asOf: "2021-03-31")
    let known = try #require(try Database.current.answer("select clock_timestamp()::text"))
    // Recorded only now, effective in the last quarter.
    try certify(1, on: "2021-03-15")
    #expect(before == ["entered": 2, "certified": 0, "exited": 0, "stock": 2])
    #expect(
      try desk.identity(asOf: "2021-03-31") == ["entered": 2, "certified": 1, "exited": 0, "stock": 1])
    #expect(try desk.identity(asOf: "2021-03-31", knownAt: known) == before)
    #expect(try desk.identity(asOf: "2021-03-14") == before)
  }

  @Test func 入库时未定的县区_补上以后按补上的算() throws {
    try desk.enter([1], year: 2019, on: "2019-08-01")
    let draft = FirmDraft(name: FirmName("无县公司"), code: try code(2))
    _ = try desk.store.addFirm(draft, on: "2019-08-01", year: 2019, ids: desk.ids, desk.write())
    func counties(_ knownAt: String? = nil) throws -> [String] {
      try desk.report(asOf: "2020-12-31", knownAt: knownAt, by: "county")["groups"].array.map {
        "\($0["key"].plain) \($0["stock"].plain)"
      }
    }
    #expect(try counties() == [" 1", "410421 1"])
    let known = try #require(try Database.current.answer("select clock_timestamp()::text"))
    for county in ["叶县", "郏县"] {
      _ = try desk.store.changeFirm(
        "无县", verb: "firm move", [FirmEdit(.county, county)], on: "2020-01-01", desk.write())
    }
    // Filling in counts; moving on afterwards does not change the county of entry.
    #expect(try counties() == ["410421 1", "410422 1"])
    #expect(try counties(known) == [" 1", "410421 1"])
  }

  @Test func 将来的报表被拒绝() throws {
    #expect(outcome { try desk.store.board(asOf: "2199-01-01", knownAt: nil) } == "StageRefusal.future")
    #expect(
      outcome { try desk.store.reportIDs(.conversion, .init(asOf: "2199-01-01")) } == "StageRefusal.future")
    #expect(outcome { try desk.report(asOf: "2199-01-01") } == "StageRefusal.future")
  }

  /// The identity and a plain model agree on a random history, on many days.
  @Test(arguments: [UInt64.random(in: 0...UInt64.max)]) func 随机历史上恒等式成立(_ seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    try history.play(on: desk)
    for offset in stride(from: 0, through: 1200, by: 75) {
      let day = RandomHistory.start.adding(days: offset)
      let identity = try desk.identity(asOf: day)
      func number(_ key: String) -> Int { identity[key].int ?? 0 }
      #expect(
        number("stock") == number("entered") - number("certified") - number("exited"), "seed \(seed), \(day)")
      #expect(
        ["entered", "certified", "exited", "stock"].map(number) == history.counts(on: day),
        "seed \(seed), \(day)")
    }
  }
}
