import Foundation
import Pipeline
import Postgres
import Testing

/// 合并与拆分: two records read as one firm, and are taken apart exactly.
@Suite(.database) struct MergeTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
  }

  private func show(_ number: Int) throws -> JSON { try desk.store.showFirm(code(number).text) }

  private func set(_ number: Int, _ year: Int, _ key: FactKey, _ yuan: Int64) throws {
    _ = try desk.store.setFacts(
      code(number).text, year: year, [(key: key, value: FactValue(hundredths: yuan * 100))], forecast: false,
      on: "2020-05-01", desk.write())
  }

  @Test func 一家企业_两条记录的东西都在() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.add(2, on: "2019-09-01", year: nil)
    try set(1, 2018, .sales, 100)
    try set(2, 2018, .sales, 200)
    try set(2, 2019, .sales, 300)
    try desk.perform("visit log", 1, on: "2019-10-01")
    try desk.perform("visit log", 2, on: "2019-10-02")
    let merged = try desk.merge(1, 2, on: "2020-06-01")
    #expect(merged["figures"] == 1 && merged["voided"] == [])
    let firm = try show(2)
    #expect(firm["no"] == 1 && firm["visits"] == 2 && firm["merged"].array.map { $0["no"] } == [2])
    #expect(firm["facts"].array.map { $0["sales"] } == ["100.00", "300.00"])
    #expect(try desk.store.findFirms("第2公司").rows.count == 1)
    #expect(
      try desk.store.visits(firm: code(2).text, officer: nil, mine: false, from: nil, until: nil).rows.count
        == 2)
    // What is typed with the merged code belongs to the firm that goes on.
    try desk.perform("assign set", 2, on: "2020-06-02")
    #expect(try desk.stage(1) == .assigned)
    #expect(outcome { try desk.merge(1, 2, on: "2020-06-03") } == "MergeRefusal.sameFirm")
  }

  @Test func 重叠的在库经历只算一次_走得远的留下() throws {
    try desk.enter([1, 2, 3], year: 2019, on: "2019-08-01")
    try desk.advance(2, to: .certified, on: "2019-12-01")
    try desk.advance(3, to: .planned, on: "2019-12-01")
    // The certified stay of 2 stays, the open one of 1 is the duplicate.
    let merged = try desk.merge(1, 2, on: "2020-06-01")
    #expect(merged["voided"].array.map { $0["no"] } == [1])
    #expect(try show(1)["stage"] == "certified" && show(1)["certificate"]["number"].string != nil)
    #expect(try desk.identity(asOf: "2020-06-01") == ["entered": 2, "certified": 1, "exited": 0, "stock": 1])
    #expect(try desk.report(asOf: "2020-06-01")["ratio"].array.first?["entered"] == 2)
    // An open stay that went further is not given up, nor does it go on in a record that is not its own.
    try desk.enter([4], year: 2020, on: "2020-08-01")
    #expect(outcome { try desk.merge(4, 3, on: "2020-09-01") } == "MergeRefusal.otherInReserve")
    #expect(try desk.merge(3, 4, on: "2020-09-01")["voided"].array.map { $0["no"] } == [4])
    #expect(try show(4)["no"] == 3 && desk.identity(asOf: "2020-09-01")["stock"] == 1)
  }

  @Test func 名单里两个代码是一家_后一行退回() throws {
    try desk.enter([1], year: 2019, on: "2019-08-01")
    try desk.add(2, on: "2019-08-01", year: nil)
    _ = try desk.merge(1, 2, on: "2019-09-01")
    let answer = try desk.enter([2, 1, 3], year: 2020, on: "2020-08-01")
    #expect(answer["already_in"] == [2] && answer["entered"] == 1)
    #expect(answer["returned"].array.map { $0["why"] } == ["same_firm"])
    #expect(answer["returned"].array.map { $0["first"] } == [2])
    #expect(answer["renamed"] == [])
  }

  @Test func 拆分按相反次序_再入库的先了结() throws {
    try desk.enter([1], year: 2019, on: "2019-08-01")
    for number in 2...3 { try desk.add(number, on: "2019-08-01", year: nil) }
    _ = try desk.merge(1, 2, on: "2019-09-01")
    _ = try desk.merge(1, 3, on: "2019-09-02")
    #expect(outcome { try desk.unmerge(1, on: "2019-10-01") } == "FirmRefusal.ambiguous")
    #expect(outcome { try desk.unmerge(2, on: "2019-10-01") } == "MergeRefusal.laterMergeFirst")
    #expect(outcome { try desk.unmerge(3, on: "2019-09-01") } == "InputRefusal.dueTooEarly")
    _ = try desk.unmerge(3, on: "2019-10-01")
    _ = try desk.unmerge(1, on: "2019-10-01")
    #expect(outcome { try desk.unmerge(1, on: "2019-10-01") } == "MergeRefusal.nothingMerged")
    #expect(try show(2)["no"] == 2 && show(3)["no"] == 3)

    try desk.enter([4, 5], year: 2019, on: "2019-08-01")
    try desk.advance(5, to: .certified, on: "2019-09-01")
    _ = try desk.merge(4, 5, on: "2019-10-01")
    try desk.enter([4], year: 2020, on: "2020-08-01")
    #expect(outcome { try desk.unmerge(5, on: "2020-09-01") } == "MergeRefusal.enteredAnew")
    try desk.perform("firm void", 4, on: "2020-09-01")
    _ = try desk.unmerge(5, on: "2020-09-01")
    #expect(try desk.stage(4) == .entered && desk.stage(5) == .certified)
  }

  @Test func 连着合并的_都算最后那一家() throws {
    for number in 1...4 { try desk.add(number, on: "2019-08-01", year: nil) }
    _ = try desk.merge(2, 1, on: "2019-09-01")
    _ = try desk.merge(3, 2, on: "2019-10-01")
    let lines: SQL =
      "select string_agg(l.no::text, ' ' order by f.no) as t from pipeline.firm f join pipeline.firm l on l.id = api._lineage(f.id, null)"
    #expect(try Database.current.answer(lines) == "3 3 3 4")
    _ = try desk.unmerge(2, on: "2019-11-01")
    #expect(try Database.current.answer(lines) == "2 2 3 4")
  }

  @Test func 此前所知的不变() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    let before = try #require(try Database.current.answer("select clock_timestamp()::text as t"))
    _ = try desk.merge(1, 2, on: "2019-10-01")
    let meanwhile = try #require(try Database.current.answer("select clock_timestamp()::text as t"))
    _ = try desk.unmerge(2, on: "2019-11-01")
    for (known, entered) in [(before, 2), (meanwhile, 1), (nil, 2)] as [(String?, JSON)] {
      #expect(try desk.identity(asOf: "2019-12-31", knownAt: known)["entered"] == entered)
    }
  }

  /// Random histories, random merges (of merged firms too), later events, and all merges taken back: everything reads
  /// as in a second database where nobody has merged anything.
  @Test(arguments: [UInt64.random(in: 0..<1_000_000)])
  func 随机历史_拆分后一切如初(_ seed: UInt64) throws {
    let twin = try DatabaseTrait.second()
    defer { try? DatabaseTrait.drop(twin) }
    let other = try Desk(twin)
    try other.addOfficers()
    var random = Seeded(state: seed)
    for desk in [desk, other] {
      var history = RandomHistory(seed: seed)
      try history.play(on: desk)
    }
    for _ in 0..<40 { try both(other, Later(1...40, &random)) }

    var merges: [String] = []
    for _ in 0..<10 {
      let (one, two) = (Int.random(in: 1...40, using: &random), Int.random(in: 1...40, using: &random))
      func merged(_ number: Int, _ other: Int) -> JSON? { try? desk.merge(number, other, on: "2024-01-01") }
      let made = merged(one, two) ?? merged(two, one)
      guard let made else { continue }
      merges.append("#" + made["other"]["no"].plain)
      try invariants(seed)
      let number = try #require(Int(made["firm"]["name"].plain.filter(\.isNumber)))
      for _ in 0..<3 { try both(other, Later(number...number, &random)) }
    }
    #expect(merges.count > 3, "seed \(seed)")
    for merged in merges.reversed() {
      _ = try desk.store.unmergeFirm(merged, on: "2024-06-01", reason: "不是同一家", desk.write())
    }
    #expect(
      try Database.current.answer("select count(*)::text from pipeline.firm where merged_into is not null")
        == "0")
    let (mine, theirs) = (try desk.everything(), try other.everything())
    for (one, two) in zip(mine, theirs) where one != two { #expect(one == two, "seed \(seed)") }
    #expect(mine.count == theirs.count)
  }

  /// A later event is played where it is allowed while firms are merged; there it must be allowed without, too.
  private func both(_ other: Desk, _ later: Later) throws {
    guard outcome({ try later.play(desk) }) == "done" else { return }
    try later.play(other)
  }

  private func invariants(_ seed: UInt64) throws {
    let wrong = try Database.current.answer(
      """
      select concat_ws(' ',
        (select count(*) from pipeline.firm f join pipeline.firm t on t.id = f.merged_into where t.merged_into is not null),
        (select count(*) from pipeline.episode e join pipeline.firm f on f.id = e.firm
          where f.merged_into is not null and e.ended_on is null and not e.voided),
        (select count(*) from api.kin a join api.kin b on b.firm = a.firm
          join pipeline.episode x on x.firm = a.record join pipeline.episode y on y.firm = b.record and y.id > x.id
          where not x.voided and not y.voided and x.entered_on < coalesce(y.ended_on, 'infinity')
            and y.entered_on < coalesce(x.ended_on, 'infinity')),
        (select count(*) from pipeline.firm f join api.merged_known('infinity') m on m.record = f.id
          where m.firm is distinct from f.merged_into),
        (select count(*) from pipeline.firm f where f.merged_into is not null)
          - (select count(*) from api.merged_known('infinity'))) as wrong
      """)
    #expect(wrong == "0 0 0 0 0", "seed \(seed)")
  }
}

/// Something that happens to a firm after a merge (后来的事).
private struct Later {
  let number: Int
  let kind: Int
  let value: Int64
  let day: Day

  init(_ numbers: ClosedRange<Int>, _ random: inout Seeded) {
    number = Int.random(in: numbers, using: &random)
    kind = Int.random(in: 0..<9, using: &random)
    value = Int64.random(in: 1_000_000_000...9_000_000_000, using: &random)
    day = ("2023-06-01" as Day).adding(days: Int.random(in: 0...60, using: &random))
  }

  func play(_ desk: Desk) throws {
    let firm = try code(number).text
    switch kind {
    case 0, 1:
      var visit = VisitDraft(firm: firm, on: day)
      visit.officer = "王工"
      _ = try desk.store.logVisit(visit, ids: desk.ids, desk.write())
    case 2, 3:
      _ = try desk.store.setFacts(
        firm, year: 2015 + Int(value % 7), [(key: .sales, value: FactValue(hundredths: value))],
        forecast: false, on: day,
        desk.write())
    case 4:
      _ = try desk.store.addIP(
        firm, TitleDraft(kind: .utility, title: "例示专利\(value)"), on: day, ids: desk.ids, desk.write())
    case 5:
      _ = try desk.store.addAchievement(
        firm, year: 2020, title: "例示成果\(value)", on: day, ids: desk.ids, desk.write())
    case 6: try desk.perform("exit", number, on: day)
    default:
      // A diagnosis looks at what both records know, so it is no later event alone.
      let verbs = Desk.way(to: .certified).filter { $0 != "diagnose" }
      try desk.perform(verbs[Int(value % Int64(verbs.count))], number, on: day)
    }
  }
}

extension Desk {
  @discardableResult
  func merge(_ number: Int, _ other: Int, on: Day) throws -> JSON {
    try store.mergeFirm(code(number).text, with: code(other).text, on: on, reason: "同一家", write())
  }

  fileprivate func unmerge(_ number: Int, on: Day) throws -> JSON {
    try store.unmergeFirm(code(number).text, on: on, reason: "不是同一家", write())
  }

  /// Whatever can be read of the 40 firms and of all together, without ids and times.
  fileprivate func everything() throws -> [String] {
    var said: [String] = []
    for number in 1...40 {
      let firm = try code(number).text
      // A firm that never entered is not there.
      guard let shown = try? store.showFirm(firm) else { continue }
      said += [shown.rendered, try store.showStage(firm).rendered]
      for table in [
        try store.facts(firm), try store.titles(firm), try store.assignments(firm),
        try store.visits(firm: firm, officer: nil, mine: false, from: nil, until: nil),
      ] { said.append("\(number) " + table.json.rendered) }
      said.append(try store.assessmentInput(firm, applyOn: "2023-08-01").facts.document)
    }
    for year in 2019...2022 { said.append(((try? store.intakeList(year: year))?.json ?? .null).rendered) }
    for day in ["2020-06-30", "2021-12-31", "2023-12-31", "2024-06-01"] as [Day] {
      said += [
        try report(asOf: day).rendered, try store.targets(year: nil, asOf: day, knownAt: nil).json.rendered,
      ]
      said.append(try store.board(asOf: day, knownAt: nil).json.rendered)
    }
    said.append(try store.duplicates().json.rendered)
    let marks = [
      "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "\"seq\":[0-9]+",
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(\\+[0-9:]+)?",
    ]
    return said.map { text in
      marks.reduce(text) { $0.replacingOccurrences(of: $1, with: "…", options: .regularExpression) }
    }
  }
}
