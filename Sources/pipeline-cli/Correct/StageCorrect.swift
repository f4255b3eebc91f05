import Pipeline

extension Command {
  private static let stage = Value<Stage>.argument(
    "STAGE", "阶段", Text("走到哪个阶段的那一步", "the step that led to this stage")
  ) { word, spelling, _ in
    guard let stage = Stage(typed: word) else {
      throw InputRefusal.badChoice(
        option: spelling, value: word,
        choices: Stage.allCases.map { Text("\($0.rawValue)（\($0.name.zh)）", $0.rawValue) })
    }
    return stage
  }
  private static let to = Common.day("to", "改为", Text("正确的日期", "the right day"))
  private static let isVoid = Flag(
    "void", "取消", Text("取消这一步和之后的各步", "take this step and those after it back"))
  private static let missed = Common.day(
    "missed", "补录", Text("漏登的一步实际发生的日期", "the day of a step that was not recorded"))
  private static let officer = Common.text(
    "officer", "服务员", "OFFICER", Text("补录“已指派”时：指派给谁", "for a missed “assigned”: to whom"))
  private static let reason = Common.text("reason", "原因", "TEXT", Text("为什么更正", "why"), required: true)

  static let stageCorrect = Command(
    "stage correct", "阶段 更正", .write,
    Text(
      "更正一步的日期，取消最后几步，或补录漏登的一步",
      "give a step its right day, take the last steps back, or enter one that was missed"
    ),
    [Common.firm, stage, to, isVoid, missed, officer, Common.on, reason],
    examples: [
      "stage correct 平高 diagnosed --to 2019-09-12 --reason 日期录错",
      "stage correct 平高 ready --missed 2020-05-20 --reason 补短板完成漏登",
    ]
  ) { line, shell in
    let ways = [line[to] != nil, line[isVoid], line[missed] != nil].count { $0 }
    guard ways == 1 else { throw CorrectionRefusal.toOrVoid }
    if let day = line[missed] { return try enter(day, line, shell) }
    let json = try shell.store().correctStage(
      try line.required(Common.firm), try line.required(stage), to: line[to],
      on: line[Common.on] ?? shell.today, reason: try line.required(reason), shell.write(line))
    let columns: [Table.Column] = [
      .init("stage", Text("走到", "led to"), .named(Stage.self)), .init("was", Text("原日期", "was"), .day),
      .init("now", Text("更正为", "now"), .day),
    ]
    let table = Table(columns, json["changes"].array.map { one in columns.map { one[$0.key] } })
    if table.rows.isEmpty {
      return .moved(json, Text("与登记的一样，未写入", "as recorded already, nothing written"))
    }
    var answer = Answer.moved(json, Text("已更正", "corrected"))
    answer.blocks.append(.table(table))
    answer.notes = [Answer.undo(json)]
    return answer
  }

  private static func enter(_ day: Day, _ line: Line, _ shell: Shell) throws -> Answer {
    let step = try line.required(stage)
    if step == .assigned, line[officer] == nil {
      throw InputRefusal.missing(parameter: "--officer", command: "stage correct")
    }
    let json = try shell.store().enterMissedStep(
      try line.required(Common.firm), step, day: day, officer: line[officer],
      reason: try line.required(reason),
      shell.write(line))
    var answer = Answer.moved(
      json,
      Text(
        "已补录 \(day) “\(step.name.zh)”，在“\(json["before"].stageName.zh)”之后、\(json["behind_on"].plain) “\(json["behind"].stageName.zh)”之前",
        "entered “\(step.name.en)” of \(day), after “\(json["before"].stageName.en)” and before “\(json["behind"].stageName.en)” of \(json["behind_on"].plain)"
      ))
    answer.notes = [Answer.undo(json)]
    return answer
  }
}
