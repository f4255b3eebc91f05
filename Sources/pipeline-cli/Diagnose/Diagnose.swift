import Pipeline

extension Command {
  private static let applyOn = Common.day(
    "apply-on", "申报日期",
    Text(
      "拟申报的日期；不给则看 --on 当天，当年内补得上都算来得及",
      "day of application; without it --on is judged and the rest of its year is the time there is")
  )
  private static let set = Value<Supposition>.option(
    "set", "假设", "[YEAR:]KEY=VALUE",
    Text(
      "假设某项事实，不写入；例如 2019:rd=350万 software=2 field=4.3.2",
      "suppose a fact, write nothing; such as 2019:rd=350万 software=2 field=4.3.2"),
    repeated: true
  ) { word, _, reading in try FactWords.supposition(word, reading) }
  private static let whatIf = Value<String>.option(
    "what-if", "假如", "rule:ID=VALUE",
    Text(
      "假如规则的某个数不同，不写入；例如 rule:rd_tier1_ratio=0.06",
      "suppose a number of the law were another, write nothing; such as rule:rd_tier1_ratio=0.06"),
    repeated: true
  ) { word, _, _ in
    _ = try FactWords.rule(word)
    return word
  }

  static let diagnose = Command(
    "diagnose", "诊断", .write,
    Text(
      "对照认定条件逐条诊断：标准、现状、差距、条款、最省路径",
      "judge a firm by the conditions of the law: need, have, gap, clause, cheapest path"),
    [Common.firmOptional, Common.wholeReserve, Common.on, applyOn, set, whatIf, Common.csv],
    examples: [
      "diagnose 平高 --on 2019-09-10 --apply-on 2020-08-01",
      "diagnose 平高 --apply-on 2020-08-01 --set 2019:rd=350万",
      "diagnose --all --apply-on 2020-08-01", "diagnose --all --what-if rule:rd_tier1_ratio=0.06",
    ]
  ) { line, shell in
    let on = line[Common.on] ?? shell.today
    let suppositions = line.all(set)
    let changes = try line.all(whatIf).map(FactWords.rule)
    if line[Common.wholeReserve] {
      if let firm = line[Common.firmOptional] { throw InputRefusal.unexpected(firm, command: "diagnose") }
      if !suppositions.isEmpty { throw InputRefusal.unexpected("--set", command: "diagnose") }
      let reserve = ReserveDiagnosis(shell: shell, line: line, on: on, applyOn: line[applyOn])
      return try changes.isEmpty ? reserve.record() : reserve.compare(changes)
    }
    guard let firm = line[Common.firmOptional] else {
      throw InputRefusal.missing(parameter: "FIRM", command: "diagnose")
    }
    let store = try shell.store()
    let (facts, law) = try store.assessmentInput(firm, applyOn: line[applyOn] ?? on)
    let now = try Diagnosis(facts.input, law: law, applyOn: line[applyOn], on: on)
    let papers = try store.papers(firm)
    if suppositions.isEmpty, changes.isEmpty {
      let done = try store.recordDiagnosis(facts, now, law: law, on: on, ids: shell.ids, shell.write(line))
      return DiagnosisAnswer(facts.firm, now, papers: papers, shell.language).recorded(done, on: on)
    }
    let day = line[applyOn] ?? on
    let other = try changes.reduce(law) { try $0.setting($1.id, to: $1.value, text: $1.text) }
    let then = try Diagnosis(
      facts.input.supposing(suppositions, applyOn: day, on: on), law: other, applyOn: line[applyOn], on: on)
    return DiagnosisAnswer(facts.firm, then, papers: papers, shell.language).supposed(
      Difference(before: now, after: then), suppositions.map { $0.text(applyOn: day) } + line.all(whatIf))
  }
}
