import Foundation
import Pipeline
import Postgres
import Testing

/// 需求发布和供需对接: what is counted as known at a time, what two people do at once, and records that were merged.
@Suite(.database) struct SupplyTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func need(_ number: Int, on: Day = "2019-10-15") throws -> Int {
    try desk.add(number, on: "2019-08-01")
    let json = try desk.store.addNeed(
      NeedDraft(kind: .technology, text: "耐低温配方"), firm: code(number).text, on: on, ids: desk.ids,
      desk.write())
    return try #require(json["need"]["no"].int)
  }

  private func provider(_ name: String) throws {
    var draft = ProviderDraft()
    draft.name = FirmName(name)
    draft.kind = .institute
    draft.offers = "尼龙改性"
    _ = try desk.store.addProvider(draft, ids: desk.ids, desk.write())
  }

  private func propose(_ need: Int, _ text: String = "需要配方") throws -> String {
    try desk.store.proposeNeed(
      need, PublicWording(title: "求购配方", text: text), field: nil, .anonymous, on: "2019-11-01", ids: desk.ids,
      desk.write())["code"].plain
  }

  private func follow(_ need: Int, _ step: MatchStep, on: Day, _ amount: Yuan? = nil) throws -> JSON {
    try desk.store.followMatch(
      need, provider: "研究院", step, amount: amount, document: nil, how: step == .failed ? "不合" : nil, on: on,
      desk.write())
  }

  /// The states of the one need there is, by axis.
  private func states(asOf: Day, knownAt: String? = nil) throws -> [String] {
    try desk.store.needCounts(by: nil, kind: nil, county: nil, asOf: asOf, knownAt: knownAt, offices: [:])
      .json.array
      .map { $0["state"].plain }
  }

  private func now() throws -> String {
    try #require(try Database.current.answer("select clock_timestamp()::text as answer"))
  }

  @Test func 统计分得清哪天的和当时知道的() throws {
    let need = try need(1)
    try provider("例示研究院")
    let beforeAll = try now()
    _ = try desk.store.publishNeed(need, code: propose(need), on: "2019-11-05", desk.write())
    _ = try desk.store.matchNeed(
      need, provider: "研究院", note: nil, on: "2019-11-10", ids: desk.ids, desk.write())
    _ = try follow(need, .contacted, on: "2019-11-12")
    let contract = try follow(need, .contracted, on: "2019-12-01", Yuan("35万"))
    let signed = try now()
    _ = try desk.store.undo(
      UUID(uuidString: contract["op"].plain), on: "2020-01-05", reason: "没有签", desk.write())
    #expect(try states(asOf: "2019-10-14") == [])
    #expect(try states(asOf: "2019-11-04") == ["proposed", "unmatched", "open"])
    #expect(try states(asOf: "2019-11-11") == ["published", "matched", "open"])
    #expect(try states(asOf: "2019-12-31") == ["published", "contacted", "open"])
    #expect(try states(asOf: "2019-12-31", knownAt: signed) == ["published", "contracted", "open"])
    #expect(try states(asOf: "2019-12-31", knownAt: beforeAll) == ["none", "unmatched", "open"])
    let money = try desk.store.needCounts(
      by: .kind, kind: .technology, county: "宝丰县", asOf: "2019-12-31", knownAt: signed, offices: [:]
    ).json.array.compactMap { $0["amount"].string }
    #expect(money == ["350000.00"])
  }

  @Test func 两人同时发布只成一次() throws {
    let need = try need(1)
    let code = try propose(need)
    let results = try race(4) { _, desk in
      try desk.store.publishNeed(need, code: code, on: "2019-11-05", desk.write())
    }
    #expect(results.answers.count == 1)
    #expect(results.refusals == Array(repeating: "SupplyRefusal.published", count: 3))
  }

  @Test func 文字变了就不能照旧码发布() throws {
    let need = try need(1)
    let old = try propose(need)
    _ = try propose(need, "需要配方和中试")
    #expect(
      outcome { try desk.store.publishNeed(need, code: old, on: "2019-11-05", desk.write()) }
        == "SupplyRefusal.otherWords")
  }

  /// The name may have changed since the words were written: they are looked at again before they are public.
  @Test func 发布前再看一遍是否认得出() throws {
    let need = try need(1)
    let words = try propose(need, "例示新名字要配方")
    _ = try desk.store.aliasFirm(code(1).text, "新名字", drop: false, on: "2019-11-02", desk.write())
    #expect(
      outcome { try desk.store.publishNeed(need, code: words, on: "2019-11-05", desk.write()) }
        == "SupplyRefusal.tellsWhose")
    _ = try propose(need, "要配方")
    #expect(outcome { try propose(need, "要配方，找第1公司") } == "SupplyRefusal.tellsWhose")
  }

  @Test func 撤销过的进展再恢复要接得上() throws {
    let need = try need(1)
    try provider("例示研究院")
    _ = try desk.store.matchNeed(
      need, provider: "研究院", note: nil, on: "2019-11-10", ids: desk.ids, desk.write())
    let contract = try follow(need, .contracted, on: "2019-12-01", Yuan("35万"))
    let undone = try desk.store.undo(
      UUID(uuidString: contract["op"].plain), on: "2020-01-05", reason: nil, desk.write())
    _ = try follow(need, .failed, on: "2019-11-20")
    #expect(
      outcome {
        try desk.store.undo(UUID(uuidString: undone["op"].plain), on: "2020-01-06", reason: nil, desk.write())
      }
        == "SupplyRefusal.disorder")
    #expect(try states(asOf: "2019-12-31") == ["none", "failed", "open"])
  }

  @Test func 合并的企业的需求仍能匹配() throws {
    let need = try need(1)
    try desk.add(2, on: "2019-08-01", year: nil)
    try provider("例示研究院")
    _ = try desk.store.exitFirm(code(1).text, on: "2019-11-01", reason: .declined, note: nil, desk.write())
    _ = try desk.store.mergeFirm(
      code(2).text, with: code(1).text, on: "2019-11-02", reason: "同一家", desk.write())
    let matched = try desk.store.matchNeed(
      need, provider: "研究院", note: nil, on: "2019-11-10", ids: desk.ids, desk.write())
    #expect(matched["need"]["no"].int == need)
    #expect(try desk.store.need(need)["firm"]["name"].plain == "第2公司")
    #expect(try states(asOf: "2019-11-11") == ["none", "matched", "open"])
  }
}
