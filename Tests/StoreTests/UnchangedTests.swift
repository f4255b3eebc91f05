import Foundation
import Pipeline
import Postgres
import Testing

/// 相同的值不算变更: saving what is there already writes no event.
@Suite(.database) struct UnchangedTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
    try desk.add(1, on: "2019-08-01")
  }

  private func eventsAdded(by body: () throws -> JSON) throws -> Int {
    let before = try Database.current.count("pipeline.event")
    _ = try body()
    return try Database.current.count("pipeline.event") - before
  }

  @Test func 同一指标同一数值() throws {
    let set = { (yuan: Int64, forecast: Bool) in
      try desk.store.setFacts(
        "#1", year: 2018, [(.sales, FactValue(hundredths: yuan * 100)), (.rd, FactValue(hundredths: 5))],
        forecast: forecast, on: "2019-08-02", desk.write())
    }
    #expect(try eventsAdded { try set(100, false) } == 1)
    #expect(try eventsAdded { try set(100, false) } == 0)
    #expect(try Database.current.count("pipeline.fact") == 2)
    // Only the figure that differs is written, and whether it is a forecast is part of it.
    #expect(try eventsAdded { try set(200, false) } == 1)
    #expect(try Database.current.count("pipeline.fact") == 3)
    #expect(try eventsAdded { try set(200, true) } == 1)
  }

  @Test func 同样的企业信息() throws {
    let change = { (verb: String, edits: [FirmEdit]) in
      try desk.store.changeFirm("#1", verb: verb, edits, on: "2019-08-02", desk.write())
    }
    let edit = { try change("firm edit", $0) }
    #expect(try eventsAdded { try edit([FirmEdit(.product, "阀门"), FirmEdit(.field, "4.3.2")]) } == 1)
    #expect(try eventsAdded { try edit([FirmEdit(.product, "阀门"), FirmEdit(.field, "4.3.2")]) } == 0)
    #expect(try eventsAdded { try change("firm move", [FirmEdit(.county, "宝丰")]) } == 0)
    #expect(try eventsAdded { try change("firm rename", [FirmEdit(.name, "第1公司")]) } == 0)
    #expect(try eventsAdded { try edit([FirmEdit(.founded, "2004-06-25")]) } == 1)
    #expect(try eventsAdded { try edit([FirmEdit(.founded, "2004-06-25")]) } == 0)
  }

  @Test func 更名留下旧名_旧名还找得到() throws {
    _ = try desk.store.changeFirm(
      "#1", verb: "firm rename", [FirmEdit(.name, "新名公司")], on: "2019-08-02", desk.write())
    #expect(try desk.store.showFirm("新名公司")["former_names"] == ["第1公司"])
    #expect(try desk.store.showFirm("第1公司")["name"] == "新名公司")
  }

  @Test func 指派给同一人() throws {
    #expect(try eventsAdded { try desk.perform("assign set", 1, on: "2019-08-02") } == 1)
    #expect(try eventsAdded { try desk.perform("assign set", 1, on: "2019-08-03") } == 0)
    #expect(try desk.store.assignments("#1").rows.count == 1)
  }

  @Test func 同样的目标() throws {
    for goal in [100, 100, 120] {
      _ = try desk.store.setTarget(year: 2019, goal: goal, county: nil, on: "2019-01-01", desk.write())
    }
    #expect(try Database.current.count("pipeline.target") == 2)
    #expect(try desk.store.targets(year: 2019, asOf: nil, knownAt: nil).json.array.first?["goal"] == 120)
  }
}
