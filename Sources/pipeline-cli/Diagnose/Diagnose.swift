import Pipeline

extension Command {
  private static let applyOn = Common.day(
    "apply-on", "申报日期", Text("拟申报的日期（默认同 --on）", "day of application (default: as --on)"))

  static let diagnose = Command(
    "diagnose", "诊断", .write,
    Text("对照认定条件逐条诊断：标准、现状、差距、条款", "judge a firm by the conditions of the law: need, have, gap, clause"),
    [Common.firm, Common.on, applyOn, Common.csv],
    examples: ["diagnose 平高 --on 2019-09-10 --apply-on 2020-08-01"]
  ) { line, shell in
    let firm = try line.required(Common.firm)
    let on = line[Common.on] ?? shell.today
    let store = try shell.store()
    let inputs = try store.assessmentInput(firm, applyOn: line[applyOn] ?? on)
    let assessment = Judge(try AssessmentInput(inputs), applyOn: line[applyOn] ?? on, on: on).assess()
    let done = try store.recordDiagnosis(
      firm, assessment, inputs: inputs, on: on, mayMove: true, ids: shell.ids, shell.write(line))
    let table = findings(assessment, shell.language)
    let verdict = assessment.verdict.name
    let head = Text(
      "\(done["firm"].firmName)　拟 \(assessment.applyOn) 申报：\(verdict.zh)",
      "\(done["firm"].firmName), applying on \(assessment.applyOn): \(verdict.en)")
    let score = Text(
      "创新能力评价：\(assessment.score.low)–\(assessment.score.high) 分（须大于 70）",
      "innovation score: \(assessment.score.low)-\(assessment.score.high) points (more than 70 needed)")
    let json: JSON = [
      "firm": done["firm"], "on": .day(on), "apply_on": .day(assessment.applyOn),
      "rule_set": .string(assessment.ruleSet), "verdict": .string(assessment.verdict.rawValue),
      "stage": done["stage"], "criteria": .array(assessment.findings.map(\.json)),
      "score": assessment.score.json, "forecast": .array(assessment.forecast.map(JSON.string)),
      "diagnosis": done["diagnosis"], "op": done["op"],
    ]
    let next =
      done["stage"].string == "diagnosed"
      ? [Text("下一步：", "next: ") + Answer.step("plan draft '#\(done["firm"]["no"].plain)' --on DATE")] : []
    return Answer(json: json, [.line(head), .table(table), .line(score)], table: table, notes: next)
  }

  private static func findings(_ assessment: Assessment, _ language: Language) -> Table {
    Table(
      [
        .init("id", Text("条件", "condition"), .named(Criterion.self)),
        .init("status", Text("判定", "status"), .named(FindingStatus.self)),
        .init("need", Text("标准", "need")), .init("have", Text("现状", "have")), .init("gap", Text("差距", "gap")),
        .init("unit", Text("单位", "unit"), .coded(units)), .init("missing", Text("待补资料", "missing facts")),
        .init("clause", Text("条款", "clause")),
      ],
      assessment.findings.map { finding in
        let missing = MissingFact.summary(finding.missing, most: 2)[language]
        return [
          .string(finding.criterion.rawValue), .string(finding.status.rawValue), .text(finding.need),
          .text(finding.have), .text(finding.gap), .text(finding.unit),
          missing.isEmpty ? .null : .string(missing),
          .string(finding.clause),
        ]
      })
  }

  private static let units: [String: Text] = [
    "yuan": Text("元", "yuan"), "heads": Text("人", "heads"), "titles": Text("件", "titles"),
    "days": Text("天", "days"), "points": Text("分", "points"),
  ]
}
