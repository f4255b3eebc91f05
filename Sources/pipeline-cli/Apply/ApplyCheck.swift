import Pipeline

extension Command {
  private static let applyOn = Common.day(
    "apply-on", "申报日期", Text("拟申报的日期（默认今天）", "day of application (default: today)"))

  static let applyCheck = Command(
    "apply check", "申报 自查", .read,
    Text("申报前自查：逐条核对常见的退回原因", "check before applying: the usual causes for which applications come back"),
    [Common.firm, applyOn], examples: ["apply check 平高 --apply-on 2020-06-20"]
  ) { line, shell in
    let day = line[applyOn] ?? shell.today
    let (facts, law) = try shell.store().assessmentInput(try line.required(Common.firm), applyOn: day)
    let checks = try ApplicationChecks(facts.input, law: law, applyOn: day).all
    let verdict = try Diagnosis(facts.input, law: law, applyOn: day, on: shell.today).verdict
    let table = Table(
      [
        .init("status", Text("结果", "result"), .named(ApplicationCheck.Result.self)),
        .init("name", Text("检查项", "check")), .init("message", Text("说明", "what is said")),
      ],
      checks.map {
        [.string($0.result.rawValue), .string($0.name[shell.language]), .string($0.message[shell.language])]
      })
    func count(_ result: ApplicationCheck.Result) -> Int { checks.count { $0.result == result } }
    let head = Text(
      "\(facts.firm.firmName)　拟 \(day) 申报：有误 \(count(.wrong)) 项，请核对 \(count(.ask)) 项；诊断：\(verdict.name.zh)",
      "\(facts.firm.firmName), applying on \(day): \(count(.wrong)) wrong, \(count(.ask)) to check; verdict: \(verdict.name.en)"
    )
    let json: JSON = [
      "firm": facts.firm, "apply_on": .day(day), "verdict": .string(verdict.rawValue),
      "wrong": .int(count(.wrong)), "ask": .int(count(.ask)),
      "checks": .array(checks.map { $0.json(shell.language) }),
    ]
    // What the firm has handed in before is shown here, not asked for again.
    let papers = try shell.store().evidence(try line.required(Common.firm))
    let handed: [Answer.Block] =
      papers.rows.isEmpty ? [] : [.blank, .line(Text("已交过的材料：", "handed in before:")), .table(papers)]
    return Answer(
      json: json.setting("evidence", papers.json), [.line(head), .table(table)] + handed, table: table)
  }
}
