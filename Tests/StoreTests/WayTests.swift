import Pipeline
import Postgres
import Testing

/// 一家企业的全程: every step on its day, out of order refused, back, out and in again.
@Suite(.database) struct WayTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
  }

  @Test func 从入库到认定_每一步都在自己的日期() throws {
    try desk.add(1, on: "2019-08-01")
    let days: [Day] = [
      "2019-08-05", "2019-09-10", "2019-09-20", "2020-03-01", "2020-06-15", "2020-09-01", "2020-12-04",
    ]
    for (verb, day) in zip(Desk.way(to: .certified), days) { try desk.perform(verb, 1, on: day) }

    let shown = try desk.store.showStage(code(1).text)
    #expect(shown["history"].array.map { $0["to"].plain } == Stage.allCases.dropLast().map(\.rawValue))
    #expect(shown["history"].array.map { $0["on"].day } == ["2019-08-01"] + days)
    let firm = try desk.store.showFirm(code(1).text)
    #expect(firm["stage"] == "certified")
    #expect(firm["episode"]["year"] == 2019)
    #expect(firm["officer"]["name"] == "王工")
    #expect(firm["certificate"]["number"] == "GR202012040001")
    #expect(firm["certificate"]["issued"] == "2020-12-04")
    #expect(firm["certificate"]["expires"] == "2023-12-04")
  }

  @Test func 同一天走完也按先后排() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .certified, on: "2019-08-01")
    #expect(try desk.stage(1) == .certified)
  }

  @Test func 可以跳过补短板() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .planned, on: "2019-08-02")
    try desk.perform("apply submit", 1, on: "2019-08-03")
    #expect(try desk.stage(1) == .applied)
  }

  /// Verbs that may run where the table has no transition: they record something and move nothing.
  private func recordsWithoutMoving(_ verb: String, _ stage: Stage) -> Bool {
    let isOpen = stage != .certified && stage != .exited
    switch verb {
    case "diagnose": return true
    case "assign set": return isOpen && stage != .entered
    case "plan done": return [.ready, .applied, .reviewed].contains(stage)
    default: return false
    }
  }

  /// All verbs from each stage, against the transition table.
  @Test(arguments: Stage.allCases) func 环节只能从规定的阶段出发(_ stage: Stage) throws {
    let moves = try Database.current.connect().query(
      "select verb, to_stage from pipeline.transition where from_stage = \(stage.rawValue)")
    let verbs = [
      "assign set", "diagnose", "plan draft", "plan done", "apply submit", "apply return", "apply withdraw",
      "review record", "review record fail", "certify record", "exit",
    ]
    for (number, verb) in zip(1..., verbs) {
      try desk.add(number, on: "2019-08-01")
      for step in Desk.way(to: stage) where !(step == "plan done" && verb == step) {
        try desk.perform(step, number, on: "2019-08-02")
      }
      if stage == .ready, verb == "plan done" {
        // Ready through the first item, and a second one still open.
        try desk.perform("plan done", number, on: "2019-08-02")
        try desk.perform("plan add", number, on: "2019-08-02")
      }
      #expect(try desk.stage(number) == stage)
      let targets = try moves.filter { try verb.hasPrefix($0.text("verb")) }.map { try $0.text("to_stage") }
      let before = try written()
      let ended = outcome {
        try verb == "plan done" && stage == .ready
          ? desk.store.closePlanItem(
            code(number).text, item: 2, on: "2019-08-03", evidence: "台账", desk.write())
          : desk.perform(verb, number, on: "2019-08-03")
      }
      let now = try #require(try desk.stage(number))
      if !targets.isEmpty {
        #expect(ended == "done", "\(verb) at \(stage)")
        #expect(targets.contains(now.rawValue), "\(verb) at \(stage) led to \(now)")
      } else if recordsWithoutMoving(verb, stage) {
        #expect(ended == "done", "\(verb) at \(stage)")
        #expect(now == stage)
      } else {
        let inside = stage != .certified && stage != .exited
        let refusal = inside ? "StageRefusal.outOfOrder" : "StageRefusal.notInReserve"
        #expect(ended == refusal, "\(verb) at \(stage)")
        #expect(try written() == before, "\(verb) at \(stage) wrote something")
        #expect(now == stage)
      }
    }
  }

  private func written() throws -> [Int] {
    let tables = ["event", "stage_event", "operation", "application", "review", "certificate", "plan_item"]
    return try Database.current.counts(tables.map { "pipeline." + $0 })
  }

  @Test func 早于最近一步的日期被拒绝() throws {
    try desk.add(1, on: "2019-08-01")
    #expect(outcome { try desk.perform("assign set", 1, on: "2019-07-31") } == "StageRefusal.beforeLatest")
    for verb in Desk.way(to: .certified) {
      try desk.perform(verb, 1, on: "2019-08-10")
      guard verb != "certify record" else { break }
      let before = try written()
      #expect(
        outcome { try desk.perform("exit", 1, on: "2019-08-09") } == "StageRefusal.beforeLatest", "\(verb)")
      #expect(try written() == before)
    }
    #expect(try desk.stage(1) == .certified)
  }

  @Test func 将来的日期被拒绝() throws {
    let today = try #require(Day(try Database.current.answer("select api.today()::text") ?? ""))
    let tomorrow = today.adding(days: 1)
    #expect(outcome { try desk.add(1, on: tomorrow) } == "StageRefusal.future")
    try desk.add(1, on: today)
    for verb in Desk.way(to: .certified) + ["exit", "firm void", "visit log"] {
      let before = try written()
      #expect(
        ["StageRefusal.future", "StageRefusal.outOfOrder"].contains(
          outcome { try desk.perform(verb, 1, on: tomorrow) }), "\(verb)")
      #expect(try written() == before)
    }
    for verb in Desk.way(to: .reviewed) {
      #expect(outcome { try desk.perform(verb, 1, on: tomorrow) } == "StageRefusal.future", "\(verb)")
      try desk.perform(verb, 1, on: today)
    }
    #expect(outcome { try desk.perform("certify record", 1, on: tomorrow) } == "StageRefusal.future")
  }

  @Test(arguments: Stage.allCases.filter { $0 != .certified && $0 != .exited })
  func 从每个在库阶段都能出库(_ stage: Stage) throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: stage, on: "2019-08-02")
    try desk.perform("exit", 1, on: "2019-08-03")
    let history = try desk.store.showStage(code(1).text)["history"].array
    #expect(history.last?["from"].string == stage.rawValue)
    #expect(history.last?["note"] == "declined")
    #expect(try Database.current.answer("select furthest from pipeline.episode") == stage.rawValue)
  }

  @Test func 出库后再入库是新的一次() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .planned, on: "2019-09-01")
    try desk.perform("exit", 1, on: "2020-01-01")
    try desk.enter([1], year: 2020, on: "2020-08-01")
    #expect(try desk.stage(1) == .entered)
    let firm = try desk.store.showFirm(code(1).text)
    #expect(firm["episodes"].array.map { $0["stage"] } == ["exited", "entered"])
    #expect(firm["episodes"].array.map { $0["ended"] } == ["2020-01-01", .null])
    #expect(firm["officer"].isNull)
    #expect(try desk.store.plan(code(1).text)["items"].array.isEmpty)
    try desk.advance(1, to: .certified, on: "2020-12-01")
    #expect(try desk.stage(1) == .certified)
  }

  @Test(arguments: ["apply return", "apply withdraw", "review record fail"])
  func 退回撤回和评审不通过都回到方案(_ verb: String) throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .applied, on: "2019-09-01")
    try desk.perform(verb, 1, on: "2019-10-01")
    #expect(try desk.stage(1) == .planned)
    try desk.perform("apply submit", 1, on: "2019-11-01")
    try desk.perform("review record", 1, on: "2019-12-01")
    #expect(try desk.stage(1) == .reviewed)
    #expect(try Database.current.count("pipeline.application") == 2)
  }

  @Test func 转派不改变阶段_也不改变首次指派日() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .diagnosed, on: "2019-08-02")
    _ = try desk.store.assign(code(1).text, to: "李工", on: "2019-10-01", desk.write())
    #expect(try desk.stage(1) == .diagnosed)
    let history = try desk.store.assignments(code(1).text).json.array
    #expect(history.map { $0["officer"] } == ["王工", "李工"])
    #expect(history.map { $0["from"] } == ["2019-08-02", "2019-10-01"])
    #expect(history.map { $0["until"] } == ["2019-10-01", .null])
  }

  @Test func 作废的哪一天都不算_当时已知的还算() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.add(2, on: "2019-08-01")
    let known = try #require(try Database.current.answer("select clock_timestamp()::text"))
    try desk.perform("firm void", 1, on: "2020-01-01")
    for day: Day in ["2019-08-01", "2019-12-31", "2020-01-01", "2021-06-30"] {
      #expect(try desk.identity(asOf: day)["entered"] == 1, "\(day)")
      #expect(try desk.identity(asOf: day, knownAt: known)["entered"] == 2, "\(day)")
    }
    #expect(try desk.stage(1) == nil)
    #expect(try desk.store.intakeList(year: 2019).rows.count == 1)
    #expect(outcome { try desk.perform("assign set", 1, on: "2020-01-02") } == "StageRefusal.notInReserve")
    #expect(outcome { try desk.perform("firm void", 1, on: "2020-01-02") } == "StageRefusal.notInReserve")
    // A mistake undone leaves the way open.
    try desk.enter([1], year: 2019, on: "2019-09-01")
    #expect(try desk.stage(1) == .entered)
  }

  @Test func 严格的申报闸口只放行符合条件的() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .planned, on: "2019-09-01")
    try Database.current.connect().query(
      "insert into pipeline.local_policy values ('apply_gate', '2019-10-01', 'strict', '')")
    #expect(outcome { try desk.perform("apply submit", 1, on: "2019-10-01") } == "StageRefusal.gateClosed")
    #expect(outcome { try desk.perform("apply submit", 1, on: "2019-09-30") } == "done")
  }

  @Test func 走访不改变阶段_归当天的服务员() throws {
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .assigned, on: "2019-08-02")
    _ = try desk.store.assign(code(1).text, to: "李工", on: "2019-10-01", desk.write())
    #expect(try desk.perform("visit log", 1, on: "2019-09-30")["officer"] == "王工")
    #expect(try desk.perform("visit log", 1, on: "2019-10-01")["officer"] == "李工")
    #expect(try desk.stage(1) == .assigned)
    #expect(
      try desk.store.visits(firm: "#1", officer: "李工", mine: false, from: nil, until: nil).rows.count == 1)
  }
}
