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
  private static let reason = Common.text("reason", "原因", "TEXT", Text("为什么更正", "why"), required: true)

  static let stageCorrect = Command(
    "stage correct", "阶段 更正", .write,
    Text(
      "更正一步的日期，或取消最后几步；漏录的一步：先取消它后面的，再按顺序补录",
      "give a step its right day, or take the last steps back; one that was missed is entered after those behind it are taken back"
    ),
    [Common.firm, stage, to, isVoid, Common.on, reason],
    examples: ["stage correct 平高 diagnosed --to 2019-09-12 --reason 日期录错"]
  ) { line, shell in
    guard (line[to] == nil) == line[isVoid] else { throw CorrectionRefusal.toOrVoid }
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
}
