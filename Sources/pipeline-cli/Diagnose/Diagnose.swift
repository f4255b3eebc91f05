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
    let table = FindingsTable(assessment, shell.language).table
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
    return Answer(
      json: json, [.line(head), .table(table), .line(score), .line(FindingsTable.source)], table: table,
      notes: next)
  }
}
