import Foundation
import Pipeline
import Postgres
import Testing

/// 并发: many people at one moment, each with a connection of their own.
@Suite(.database) struct RaceTests {
  init() throws {
    let desk = try Desk()
    try desk.addOfficers()
    try desk.add(1, on: "2019-08-01")
  }

  @Test(arguments: ["plan draft", "apply submit", "certify record", "exit"])
  func 二十人同时推进一家企业_恰好一人成功(_ verb: String) throws {
    let from: Stage =
      ["plan draft": .diagnosed, "apply submit": .planned, "certify record": .reviewed][verb] ?? .entered
    try Desk().advance(1, to: from, on: "2019-08-02")
    let results = try race(20) { _, desk in try desk.perform(verb, 1, on: "2019-08-03") }
    #expect(results.answers.count == 1)
    #expect(results.refusals.count == 19)
    #expect(Set(results.refusals).isSubset(of: ["StageRefusal.outOfOrder", "StageRefusal.notInReserve"]))
    let moves = try Database.current.answer(
      "select count(*)::text from pipeline.stage_event where verb = \(verb)")
    #expect(moves == "1")
  }

  @Test func 二十人同时指派_只移动一次() throws {
    let results = try race(20) { person, desk in
      try desk.store.assign(code(1).text, to: person % 2 == 0 ? "王工" : "李工", on: "2019-08-03", desk.write())
    }
    #expect(results.refusals.isEmpty)
    #expect(results.answers.count == 20)
    let moves: SQL = "select count(*)::text from pipeline.stage_event where to_stage = 'assigned'"
    #expect(try Database.current.answer(moves) == "1")
  }

  @Test func 二十次相同的走访_一次记录_二十个相同的回答() throws {
    let op = UUID()
    let results = try race(20) { _, desk in try desk.perform("visit log", 1, on: "2019-08-03", desk.write(op))
    }
    #expect(results.refusals.isEmpty)
    #expect(Set(results.answers.map(\.rendered)).count == 1)
    #expect(results.answers.count == 20)
    #expect(try Database.current.count("pipeline.visit") == 1)
    #expect(
      try Database.current.answer("select attempts::text from pipeline.operation where op = \(op)") == "20")
  }

  @Test func 二十次不同的走访都记下_序号不重不漏() throws {
    let results = try race(20) { _, desk in try desk.perform("visit log", 1, on: "2019-08-03") }
    #expect(results.answers.count == 20)
    let sound: SQL = """
      select (array_agg(e.seq order by e.seq) = array(select generate_series(1, max(f.head))))::text
      from pipeline.event e join pipeline.firm f on f.id = e.firm
      """
    #expect(try Database.current.answer(sound) == "true")
  }

  @Test func 同一家企业同时登记_一人成功_其余是冲突() throws {
    let results = try race(10) { _, desk in try desk.add(2, on: "2019-08-01") }
    #expect(results.answers.count == 1)
    #expect(
      Set(results.refusals).isSubset(of: ["ConflictRefusal.firmKnown", "ConflictRefusal.changedMeanwhile"]),
      "\(Set(results.refusals))")
    #expect(try Database.current.count("pipeline.firm") == 2)
  }

  @Test func 同一位服务员同时登记_一人成功_其余是冲突() throws {
    let results = try race(10) { _, desk in
      let officer = OfficerDraft(
        name: "赵工", county: "叶县", field: nil, capacity: 9, login: "zhao", since: nil)
      return try desk.store.addOfficer(officer, on: "2019-01-01", ids: desk.ids, desk.write())
    }
    #expect(results.answers.count == 1)
    #expect(
      Set(results.refusals).isSubset(of: ["ConflictRefusal.officerKnown", "ConflictRefusal.changedMeanwhile"]
      ),
      "\(Set(results.refusals))")
  }

  @Test func 两家企业同时登记同一证书编号_一家成功_另一家是冲突() throws {
    let desk = try Desk()
    try desk.add(2, on: "2019-08-01")
    for number in [1, 2] { try desk.advance(number, to: .reviewed, on: "2019-08-02") }
    let certificate = try #require(CertificateNumber("GR201941000009"))
    let results = try race(2) { person, desk in
      try desk.store.recordCertificate(
        code(person + 1).text, on: "2019-12-01", number: certificate, ids: desk.ids, desk.write())
    }
    #expect(results.answers.count == 1)
    let conflicts: Set = ["ConflictRefusal.certificateKnown", "ConflictRefusal.changedMeanwhile"]
    #expect(conflicts.isSuperset(of: results.refusals), "\(results.refusals)")
  }
}
