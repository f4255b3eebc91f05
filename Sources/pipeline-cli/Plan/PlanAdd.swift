import Pipeline

extension Command {
  private static let gap = Common.choice(
    Criterion.self, "gap", "短板", Text("针对哪个条件", "which condition it is for"), required: true)
  private static let measure = Value<String>.option(
    "measure", "措施", "TEXT", Text("措施", "what is to be done"), required: true
  ) { word, spelling, _ in try Common.cleanLine(word, spelling) }
  private static let due = Common.day("due", "期限", Text("完成期限", "due date"), required: true)
  private static let owner = Value<String>.option(
    "owner", "责任单位", "BUREAU", Text("责任单位", "bureau in charge"), required: true
  ) { word, spelling, _ in try Common.cleanLine(word, spelling) }

  static let planAdd = Command(
    "plan add", "方案 增加", .write, Text("给方案增加一项措施", "add an item to the plan"),
    [Common.firm, gap, measure, due, owner, Common.on],
    examples: ["plan add 平高 --gap rd_ratio --measure 建立研发费用辅助账 --due 2019-12-31 --owner 市税务局 --on 2019-09-25"]
  ) { line, shell in
    let item = PlanItemDraft(
      criterion: try line.required(gap), measure: try line.required(measure), due: line[due],
      owner: line[owner])
    let json = try shell.store().addPlanItem(
      try line.required(Common.firm), item, on: line[Common.on] ?? shell.today, shell.write(line))
    var answer = Answer.moved(
      json, Text("方案增加第 \(json["item"].plain) 项", "item \(json["item"].plain) added"))
    answer.notes.append(Answer.undo(json))
    return answer
  }
}
