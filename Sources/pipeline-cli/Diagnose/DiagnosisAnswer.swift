import Pipeline

/// A diagnosis as an answer (诊断答复): the table of conditions, the score, the notes and the ways out.
struct DiagnosisAnswer {
  private let firm: JSON
  private let diagnosis: Diagnosis
  private let language: Language
  private let trail: PaperTrail

  init(_ firm: JSON, _ diagnosis: Diagnosis, papers: [PaperTrail.Paper], _ language: Language) {
    self.firm = firm
    self.diagnosis = diagnosis
    self.language = language
    trail = PaperTrail(diagnosis.assessment.findings, papers: papers)
  }

  private var assessment: Assessment { diagnosis.assessment }

  /// What was recorded.
  func recorded(_ done: JSON, on: Day) -> Answer {
    let next =
      done["stage"].string == "diagnosed"
      ? [Text("下一步：", "next: ") + Answer.step("plan draft '#\(done["firm"]["no"].plain)' --on TODAY")] : []
    let json = body.setting("stage", done["stage"]).setting("on", .day(on))
      .setting("diagnosis", done["diagnosis"]).setting("op", done["op"])
    return Answer(json: json, blocks, table: FindingsTable.data(assessment), notes: next)
  }

  /// What would be, and how that differs from what is.
  func supposed(_ difference: Difference, _ suppositions: [String]) -> Answer {
    let said = suppositions.joined(separator: " ")
    let head = Text("假设 \(said)（没有写入）", "supposing \(said) (nothing is written)")
    var blocks: [Answer.Block] = [.line(head)] + blocks
    blocks += [.blank, .line(Text("与现状相比：", "compared with what is:"))]
    let changes = difference.changes.filter {
      ($0.before.status, $0.before.gap) != ($0.after.status, $0.after.gap)
    }
    if !changes.isEmpty { blocks.append(.table(FindingsTable.differences(changes, language))) }
    let (was, isNow) = (difference.before, difference.after)
    let (old, new) = (was.assessment.score, isNow.assessment.score)
    blocks.append(
      .line(
        Text(
          "结论：\(was.verdict.name.zh)→\(isNow.verdict.name.zh)，评价：\(old.low)–\(old.high)→\(new.low)–\(new.high) 分",
          "verdict: \(was.verdict.name.en) -> \(isNow.verdict.name.en), score: \(old.low)-\(old.high) -> \(new.low)-\(new.high)"
        )))
    let json = body.setting("set", .array(suppositions.map(JSON.string)))
      .setting("before", ["verdict": .string(was.verdict.rawValue)]).setting("changes", difference.json)
    return Answer(json: json, blocks, table: FindingsTable.data(assessment))
  }

  private var body: JSON {
    [
      "firm": firm, "apply_on": .day(assessment.applyOn), "rule_set": .string(assessment.ruleSet),
      "verdict": .string(diagnosis.verdict.rawValue), "criteria": .array(assessment.findings.map(\.json)),
      "score": assessment.score.json(language), "paths": .array(diagnosis.paths.map { $0.json(language) }),
      "outlook": diagnosis.outlook?.json ?? .null,
      "notes": .array(assessment.notes.map { $0.json(language) }),
      "forecast": .array(assessment.forecast.map(JSON.string)), "papers": trail.json,
    ]
  }

  private var findings: Table { FindingsTable(assessment, language).table }

  private var blocks: [Answer.Block] {
    let verdict = diagnosis.verdict.name
    let head = Text(
      "\(firm.firmName)　拟 \(assessment.applyOn) 申报：\(verdict.zh)",
      "\(firm.firmName), applying on \(assessment.applyOn): \(verdict.en)")
    var blocks: [Answer.Block] = [.line(head), .table(findings)]
    if !cited.rows.isEmpty {
      blocks += [.blank, .line(Text("未达标条件的依据：", "what the gaps rest on:")), .table(cited)]
    }
    let missing = MissingTable(assessment.findings, firm: firm)
    if !missing.isEmpty {
      blocks += [
        .blank,
        .line(Text("待补资料（等它的条件多的在前）：", "what to ask the firm for (what most conditions wait for first):")),
        .table(missing.table(language)),
      ]
    }
    if !trail.papers.isEmpty, !trail.lines.isEmpty {
      blocks += [
        .blank, .line(Text("材料（交过的不用再交）：", "papers (what was handed in is not asked for again):")),
        .table(trail.table(language)),
      ]
    }
    blocks += [.blank, .line(scoreLine), .table(scoreTable)]
    for path in diagnosis.paths { blocks += PathTable(path).blocks }
    if let outlook = diagnosis.outlook { blocks += PathTable.blocks(outlook) }
    if !assessment.notes.isEmpty {
      blocks += [
        .blank,
        .line(
          Text("取舍（法条空白或矛盾之处，不是法条）：", "choices (where the text is silent or contradicts itself; not law):")),
      ]
      blocks += assessment.notes.map { .line(Text("  · ", "  - ") + $0.text) }
    }
    return blocks + [.blank, .line(FindingsTable.source)]
  }

  private var scoreLine: Text {
    let score = assessment.score
    return Text(
      "创新能力评价：\(score.low)–\(score.high) 分（须大于 70）",
      "innovation score: \(score.low)-\(score.high) points (more than 70 needed)")
  }

  private var scoreTable: Table {
    Table(
      [
        .init("id", Text("指标", "item"), .named(ScoreItem.self)), .init("low", Text("最低", "low"), .number),
        .init("high", Text("最高", "high"), .number),
        .init("basis", Text("依据", "basis"), .named(ScoreBasis.self)),
      ],
      assessment.score.items.map {
        [.string($0.item.rawValue), .int($0.low), .int($0.high), .string($0.basis.rawValue)]
      })
  }

  /// The facts behind the conditions not met.
  private var cited: Table {
    Table(
      [
        .init("id", Text("条件", "condition"), .named(Criterion.self)),
        .init("facts", Text("依据的事实", "facts it rests on")),
      ],
      assessment.failed.filter { $0.criterion != .score }.map { finding in
        [
          .string(finding.criterion.rawValue),
          .string(
            CitedFacts(finding.evidence).lines.map { $0[language] }.joined(
              separator: Text("；", "; ")[language])),
        ]
      })
  }
}
