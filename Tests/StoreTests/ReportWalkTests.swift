import Pipeline
import Postgres
import Testing

/// 每一格: every count that any report prints is the number of things that `--ids` lists for it.
@Suite(.database) struct ReportWalkTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.addOfficers()
  }

  /// Counts that differ from the list behind them, and how many were compared.
  private func walk(_ kind: ReportKind, _ question: ReportQuestion) throws -> (wrong: [String], compared: Int)
  {
    let report = try desk.store.report(kind, question)
    var listed: [String: Int] = [:]
    for row in try desk.store.reportIDs(kind, question).json.array {
      listed[row["cell"].plain, default: 0] += 1
    }
    var wrong: [String] = []
    var compared = 0
    var printed: Set<String> = []
    for figure in report.figures {
      for row in figure.table.rows {
        for (column, value) in zip(figure.table.columns, row) where column.kind == .count && !value.isNull {
          let cell = figure.table.value("cell", in: row).plain + "/" + column.key
          compared += 1
          printed.insert(cell)
          if value.int != listed[cell, default: 0] {
            wrong.append("\(cell): printed \(value.plain), listed \(listed[cell, default: 0])")
          }
        }
      }
    }
    return (wrong, compared)
  }

  @Test(arguments: [UInt64.random(in: 0...UInt64.max)]) func 随机历史上每一格都等于明细(_ seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    try history.play(on: desk)
    try history.visit(on: desk)
    let known = try #require(try Database.current.answer("select clock_timestamp()::text"))
    try history.correct(on: desk)
    let groupings: [Grouping?] = [nil] + Grouping.allCases
    for kind in ReportKind.allCases {
      for by in groupings where by == nil || ![.counties, .officers, .growth, .forecast].contains(kind) {
        for knownAt in [nil, known] {
          for asOf: Day in ["2020-12-31", "2022-06-30"] {
            let question = ReportQuestion(asOf: asOf, knownAt: knownAt, by: by)
            let (wrong, compared) = try walk(kind, question)
            #expect(
              wrong.isEmpty,
              "seed \(seed), \(kind) by \(String(describing: by)) on \(asOf), known \(knownAt ?? "now")")
            #expect(compared > 0, "seed \(seed), \(kind) by \(String(describing: by)): nothing to compare")
          }
        }
      }
    }
  }

  @Test(arguments: ReportKind.allCases) func 同一份报表出两次一字不差(_ kind: ReportKind) throws {
    var history = RandomHistory(seed: 7)
    try history.play(on: desk, firms: 12)
    try history.visit(on: desk)
    let known = try #require(try Database.current.answer("select clock_timestamp()::text"))
    let question = ReportQuestion(asOf: "2021-12-31", knownAt: known)
    let first = try desk.store.report(kind, question)
    // What is recorded afterwards does not change what was known.
    try history.correct(on: desk)
    try desk.enter([90], year: 2021, on: "2021-03-01")
    let again = try desk.store.report(kind, question)
    #expect(first.json.rendered == again.json.rendered)
    #expect(first.answer.blocks == again.answer.blocks)
    #expect(first.table?.csv == again.table?.csv)
  }

  @Test(arguments: ReportKind.allCases) func 没有在库经历也能出报表(_ kind: ReportKind) throws {
    let report = try desk.store.report(kind, .init(asOf: "2020-12-31"))
    #expect(report.identity.stock == 0 && report.identity.entered == 0)
    #expect(!report.answer.blocks.isEmpty)
    #expect(try desk.store.reportIDs(kind, .init(asOf: "2020-12-31")).json.array.isEmpty || kind == .lag)
  }

  /// Now is read from the rows kept for each stay, a time from the events: both must say the same.
  @Test func 现在与以现在为已知时刻_说法相同() throws {
    var history = RandomHistory(seed: 11)
    try history.play(on: desk)
    try history.visit(on: desk)
    try history.correct(on: desk)
    let known = try #require(try Database.current.answer("select clock_timestamp()::text"))
    for kind in ReportKind.allCases {
      for asOf: Day in ["2020-03-31", "2022-06-30"] {
        let now = try desk.store.report(kind, .init(asOf: asOf))
        let then = try desk.store.report(kind, .init(asOf: asOf, knownAt: known))
        #expect(now.identity == then.identity, "\(kind), \(asOf)")
        for (one, other) in zip(now.figures, then.figures) {
          #expect(one.table == other.table, "\(kind) \(one.key), \(asOf)")
        }
      }
    }
  }

  @Test func 恒等式不成立_报表不出() throws {
    try desk.enter([1, 2], year: 2019, on: "2019-08-01")
    let connection = try Database.current.connect()
    try connection.run(
      script: """
        alter table pipeline.episode drop constraint episode_ends_when_certified_or_exited;
        update pipeline.episode set ended_on = '2019-09-01' where firm = (select id from pipeline.firm where no = 1);
        """)
    for kind in ReportKind.allCases {
      #expect(
        outcome { try desk.store.report(kind, .init(asOf: "2019-12-31")) } == "ReportRefusal.identityFails",
        "\(kind)")
    }
  }
}
