import Foundation
import Pipeline
import Postgres
import Testing

/// 十年: what the reports say of ten made-up years of a city, counted again from the plain ledger.
///
/// `DECADE_FIRMS` sets how many firms live them (script/decade has thousands), `DECADE_SEED` another course.
@Suite(.database) struct DecadeTests {
  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  @Test func 不变量都成立_每张报表与独立重数一致() throws {
    let desk = try Desk()
    var decade = Decade(seed: UInt64(Self.setting("DECADE_SEED") ?? 8))
    try decade.play(on: desk, firms: Self.setting("DECADE_FIRMS") ?? 60)
    #expect(decade.refused > 0, "no application met the ban")
    let lines = Ledger(decade)
    #expect(lines.causes.count >= 5, "\(lines.causes)")
    #expect(decade.firms.contains { $0.origin != nil } && decade.carried.contains { $0.said[0] > 0 })
    for (year, said, counted) in decade.carried { #expect(said == counted, "carry-over \(year)") }
    try invariants(lines)
    for year in 2017...2025 {
      let day = Day(year: year, month: 12, day: 31)!
      try stock(desk, decade, day)
      try growth(desk, lines, day)
      try figures(desk, Recount(decade, lines, through: day))
    }
    try expiring(desk, lines)
    try rewards(desk, lines)
    try supports(desk, decade)
  }

  /// What may never be false, asked of the tables themselves.
  private func invariants(_ lines: Ledger) throws {
    func none(_ question: String) throws {
      #expect(
        try Database.current.answer(SQL(stringLiteral: "select count(*)::text from (\(question)) x")) == "0",
        "\(question)")
    }
    try none(
      "select firm from pipeline.episode where ended_on is null and not voided group by firm having count(*) > 1"
    )
    try none(
      "select from api.certificate_line where valid_until > issued_on + interval '3 years' or valid_until < issued_on"
    )
    try none("select from api.audit_verify() where problem is not null")
    let held = try Database.current.answer("select count(*)::text from api.certificate_line")
    #expect(held == "\(lines.certificates.count)")
  }

  private func stock(_ desk: Desk, _ decade: Decade, _ day: Day) throws {
    let stays = decade.firms.flatMap(\.stays).filter { $0.entered <= day }
    let gone = stays.filter { $0.ended.map { $0 <= day } ?? false }
    let certified = gone.count { $0.outcome == .certified }
    let identity = try desk.store.report(.growth, ReportQuestion(asOf: day, since: Decade.start, until: day))
      .json["identity"]
    #expect(
      identity == [
        "entered": .int(stays.count), "certified": .int(certified), "exited": .int(gone.count - certified),
        "stock": .int(stays.count - gone.count),
      ], "\(day)")
  }

  private static func quarter(_ quarter: Int, of year: Int) -> (Day, Day)? {
    Day(year: year, month: quarter * 3 - 2, day: 1).flatMap { first in
      Day(year: year, month: quarter * 3, day: quarter == 1 || quarter == 4 ? 31 : 30).map { (first, $0) }
    }
  }

  private func growth(_ desk: Desk, _ lines: Ledger, _ day: Day) throws {
    let report = try desk.store.report(.growth, ReportQuestion(asOf: day))
    let first = Day(year: day.year, month: 1, day: 1)!
    // The quarters of every third year.
    let quarters = (1...4).compactMap { day.year % 3 == 0 ? Self.quarter($0, of: day.year) : nil }
    for (since, until) in [(first, day)] + quarters {
      let rows = Dictionary(
        try desk.store.report(.growth, ReportQuestion(asOf: until, since: since, until: until)).rows("growth")
          .map { ($0["county"].plain, $0) }, uniquingKeysWith: { one, _ in one })
      for place in Decade.offices + ["all"] {
        let expected = lines.growth(place, from: since, through: until)
        for (item, n) in expected where rows[place] != nil || n > 0 {
          #expect(rows[place]?[item].int == n, "\(since)–\(until) \(place) \(item)")
        }
      }
    }
    let issued = lines.certificates.filter { $0.issued.year == day.year }
    let said = report.rows("certificates").first { $0["year"].int == day.year }
    #expect(
      said?["issued"].int ?? 0 == issued.count
        && said?["reserve"].int ?? 0 == issued.count(where: \.fromReserve))
    let credit = report.rows("credit").first { $0["county"] == "all" }
    #expect(credit?["entry"].int ?? 0 == issued.count(where: \.fromReserve))
    #expect(credit?["issue"].int ?? 0 == issued.count(where: \.fromReserve))
    for row in report.rows("renewals") {
      let ended = lines.ended(in: row["year"].int ?? 0, asOf: day)
      #expect(row["ended"].int == ended.count, "\(day) \(row)")
      #expect(
        row["on_time"].int == ended.count { one in one.next.map { $0 <= one.expires } ?? false },
        "\(day) \(row)")
      #expect(
        row["within_year"].int
          == ended.count { one in one.next.map { $0 <= one.expires.adding(years: 1) } ?? false },
        "\(day) \(row)")
    }
  }

  /// Every count of the reports on the way through the reserve.
  private func figures(_ desk: Desk, _ recount: Recount) throws {
    let (first, last) = (Day(year: recount.last.year, month: 1, day: 1)!, recount.last)
    func compare(_ kind: ReportKind, _ since: Day, _ figure: String, _ expected: [String: [String: Int]])
      throws
    {
      let report = try desk.store.report(kind, ReportQuestion(asOf: last, since: since, until: last))
      var rows: [String: JSON] = [:]
      for row in report.rows(figure) { rows[row["cell"].plain] = row }
      #expect(!expected.isEmpty)
      for (place, items) in expected {
        for (item, n) in items where rows["\(figure)/\(place)"] != nil || n > 0 {
          #expect(rows["\(figure)/\(place)"]?[item].int == n, "\(last) \(figure) \(place) \(item)")
        }
      }
    }
    try compare(.funnel, Decade.start, "stages", recount.stages())
    try compare(.funnel, first, "batches", recount.batches(since: first))
    try compare(.cohort, Decade.start, "intake", recount.intake())
    try compare(.cohort, Decade.start, "cohorts", recount.cohorts())
    try compare(.cohort, Decade.start, "horizons", recount.horizons())
    try compare(.counties, first, "counties", recount.counties(since: first))
  }

  private func expiring(_ desk: Desk, _ lines: Ledger) throws {
    let wall = try desk.store.certificatesExpiring(
      asOf: Decade.end, since: "2019-01-01", until: "2028-12-31", county: nil)
    var total = 0
    for row in wall.json.array {
      let quarter = row["quarter"].plain
      let n = lines.certificates.count { "\($0.expires.year)Q\(($0.expires.month - 1) / 3 + 1)" == quarter }
      #expect(row["ending"].int == n, "\(quarter)")
      total += n
    }
    #expect(total == lines.certificates.count)
  }

  /// One first reward for each line that has one certificate at all, whose sales are known, and that did not end early.
  private func rewards(_ desk: Desk, _ lines: Ledger) throws {
    _ = try desk.store.setRewardStandard(
      .city, since: "2012-01-01", least: Yuan(fen: 0), amount: Yuan("20万")!, clause: "测试", desk.write())
    var made = 0
    var splits = 0
    for year in 2016...2025 {
      let day = Decade.end
      let one = try desk.store.computeRewards(year: year, on: day, ids: desk.ids, desk.write())
      let firsts = lines.lines.values.compactMap(\.first).filter { $0.issued.year == year }
      splits += firsts.count { $0.cause == nil && lines.cameOutOfCertified($0.line) }
      #expect((one["new"].int ?? 0) + one["waiting"].array.count == firsts.count, "\(year)")
      #expect(
        one["waiting"].array.count { $0["why"] == "ended" } == firsts.count { $0.cause != nil }, "\(year)")
      #expect(
        one["waiting"].array.count { $0["why"] == "split" }
          == firsts.count { $0.cause == nil && lines.cameOutOfCertified($0.line) }, "\(year)")
      made += one["new"].int ?? 0
      let again = try desk.store.computeRewards(year: year, on: day, ids: desk.ids, desk.write())
      #expect(again["new"] == 0 && again["changed"] == 0 && again["unchanged"] == one["new"])
    }
    #expect(made > 0 && splits > 0)
    #expect(
      try Database.current.answer(
        "select count(*) || ' ' || count(distinct k.firm) from pipeline.reward r join api.kin k on k.record = r.firm"
      )
        == "\(made) \(made)")
    let totals = try desk.store.rewardTotals(year: nil).json.array.filter { $0["tier"] == "city" }
    #expect(totals.compactMap { Yuan($0["committed"].plain)?.fen }.reduce(0, +) == Int64(made) * 20_000_000)
  }

  private func supports(_ desk: Desk, _ decade: Decade) throws {
    for (by, part) in [
      (
        SupportGrouping.county,
        { (one: (year: Int, county: String, kind: SupportKind, fen: Int64)) in one.county }
      ),
      (.kind, { $0.kind.rawValue }),
    ] {
      var expected: [String: Int64] = [:]
      for one in decade.supports { expected["\(one.year) \(part(one))", default: 0] += one.fen }
      var said: [String: Int64] = [:]
      for row in try desk.store.supportTotals(by: by, year: nil, offices: [:]).json.array {
        said["\(row["year"].plain) \(row["part"].plain)"] = Yuan(row["amount"].plain)?.fen
      }
      #expect(said == expected)
    }
  }
}
