import Postgres
import Testing

@testable import Pipeline

/// 编码表: the same values stand in Swift and in SQL.
@Suite(.database) struct CodeTableTests {
  private func lines(_ sql: SQL) throws -> [String] {
    try Database.current.connect().query(sql).map { try $0.text("line") }
  }

  @Test func 阶段() throws {
    let ends: [Stage] = [.certified, .exited]
    #expect(
      try lines("select concat_ws(' ', code, name, final) as line from pipeline.stage order by position")
        == Stage.allCases.map { "\($0.rawValue) \($0.name.zh) \(ends.contains($0) ? "t" : "f")" })
  }

  @Test func 出库原因() throws {
    #expect(
      try lines("select code || ' ' || name as line from pipeline.exit_reason order by line")
        == ExitReason.allCases.map { "\($0.rawValue) \($0.name.zh)" }.sorted())
  }

  @Test func 年度指标_含单位和范围() throws {
    let sql: SQL = """
      select concat_ws(' ', key, name, unit, lowest::numeric, highest::numeric) as line
      from pipeline.fact_kind order by position
      """
    #expect(try lines(sql) == FactKey.allCases.map(line))
  }

  private func line(_ key: FactKey) -> String {
    let yuan = Yuan.limit.fen / 100
    let (unit, low, high) =
      switch key.unit {
      case .yuan: ("yuan", key.mayBeNegative ? -yuan : 0, yuan)
      case .heads: ("heads", 0, 10_000_000)
      case .points: ("points", 0, key.mostPoints ?? -1)
      case .items: ("items", 0, 1_000_000)
      }
    return "\(key.rawValue) \(key.name.zh) \(unit) \(low) \(high)"
  }

  /// What Swift refuses and what the table says: the same limits.
  @Test func 上限读得进_多一点读不进() throws {
    for row in try Database.current.connect().query("select key, highest::bigint from pipeline.fact_kind") {
      let key = try #require(FactKey(rawValue: row.text("key")))
      let highest = try row.int("highest")
      #expect((try? FactValue(String(highest), for: key)) != nil, "\(key) \(highest)")
      #expect((try? FactValue(String(highest + 1), for: key)) == nil, "\(key) \(highest + 1)")
    }
  }

  @Test func 知识产权种类_含类别() throws {
    #expect(
      try lines("select concat_ws(' ', code, name, class) as line from pipeline.ip_kind order by line")
        == IPKind.allCases.map { "\($0.rawValue) \($0.name.zh) \($0.isClassOne ? 1 : 2)" }.sorted())
  }

  @Test func 取舍_含可选项() throws {
    #expect(
      try lines(
        "select id || ' ' || array_to_string(options, ' ') as line from pipeline.choice order by position")
        == Choice.allCases.map { "\($0.rawValue) \($0.options.joined(separator: " "))" })
  }

  @Test func 补短板措施都有一行() throws {
    #expect(
      try lines("select kind as line from pipeline.remedy order by line")
        == Remedy.Kind.allCases.map(\.rawValue).sorted())
  }

  /// What a self-score may be is one number, said as the range of the figure and as the cap of the law.
  @Test func 自评上限就是法规满分() throws {
    let law = try Database.current.store().law("high_tech", on: "2020-08-01")
    for item in ScoreItem.allCases {
      guard let key = item.fact else { continue }
      #expect(law.rules["cap_\(item.rawValue)"]?.text == key.mostPoints.map(String.init), "\(item)")
    }
  }

  @Test func 技术领域八大五十二组二百五十四项() throws {
    #expect(
      try lines(
        """
        select count(*)::text as line from pipeline.tech_field
        group by array_length(string_to_array(code, '.'), 1) order by array_length(string_to_array(code, '.'), 1)
        """) == ["8", "52", "254"])
    #expect(
      try lines("select name as line from pipeline.tech_field where parent is null order by code")
        == TechField.names)
  }

  @Test func 县市区十二个() throws {
    let offices = try Database.current.store().readingBasis(mapping: nil).offices
    #expect(offices.count == 12)
    #expect(offices.first { $0.isNamed("宝丰") }?.code == "410421")
    #expect(Set(offices.map(\.code)).count == 12)
  }

  @Test func 每个阶段由它的环节到达() throws {
    for stage in Stage.allCases {
      let verbs = try lines(
        "select distinct verb as line from pipeline.transition where to_stage = \(stage.rawValue)")
      #expect(verbs.contains(Verb.leading(to: stage).code), "\(stage)")
    }
  }

  @Test func 每个环节都有中文名() throws {
    for verb in try lines("select distinct verb as line from pipeline.transition") {
      #expect(Verb(verb).name.zh != verb)
    }
  }

  @Test func 其余词汇与约束一致() throws {
    func words(_ constraint: String) throws -> String {
      try #require(
        try Database.current.answer(
          "select pg_get_constraintdef(oid) from pg_constraint where conname = \(constraint)"))
    }
    func agree(_ codes: [String], _ constraint: String) throws {
      let definition = try words(constraint)
      let quoted = definition.split(separator: "'").enumerated().filter { $0.offset % 2 == 1 }
      #expect(quoted.map { String($0.element) }.sorted() == codes.sorted())
    }
    try agree(VisitMode.allCases.map(\.rawValue), "visit_mode_is_known")
    try agree(Acquisition.allCases.map(\.rawValue), "ip_acquisition_is_known")
    try agree(IncidentKind.allCases.map(\.rawValue), "incident_kind_is_known")
    try agree(ReviewResult.allCases.map(\.rawValue), "review_result_is_pass_or_fail")
    try agree(Verdict.allCases.map(\.rawValue), "diagnosis_verdict_is_known")
    try agree(HonourKind.allCases.map(\.rawValue), "honour_kind_is_known")
    try agree(Rung.Kind.ruled.map(\.rawValue) + ["local"], "rule_set_subject_is_known")
    try agree(ProviderKind.allCases.map(\.rawValue), "provider_kind_is_known")
    try agree(GoalKind.allCases.map(\.rawValue), "target_kind_is_known")
    try agree(EvidenceKind.allCases.map(\.rawValue), "evidence_about_is_known")
    try agree(MatchStep.allCases.map(\.rawValue), "need_step_is_known")
    try agree(FirmEdit.Field.allCases.map(\.rawValue), "firm_change_field_is_known")
  }
}
