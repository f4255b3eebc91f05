import Pipeline

extension Command {
  static let planDraft = Command(
    "plan draft", "方案 起草", .write,
    Text(
      "由最近一次诊断起草一企一策：每个不达标和待核条件一项",
      "draft the plan from the latest diagnosis: an item for each gap and each unknown"),
    [Common.firm, Common.on], examples: ["plan draft 平高 --on 2019-09-20"]
  ) { line, shell in
    let firm = try line.required(Common.firm)
    let on = line[Common.on] ?? shell.today
    let store = try shell.store()
    let basis = try store.planBasis(firm, on: on)
    let json = try store.draftPlan(
      firm, PlanDraft.items(from: basis, on: on), on: on, shell.write(line))
    var answer = Answer.moved(
      json, Text("方案共 \(json["items"].array.count) 项", "the plan has \(json["items"].array.count) items"),
      next: Answer.step("plan show '#\(json["firm"]["no"].plain)'"))
    answer.blocks.append(.table(planTable(json["items"])))
    answer.notes.append(Answer.undo(json))
    return answer
  }

  /// The items of a plan as a table.
  static func planTable(_ items: JSON) -> Table {
    let columns: [Table.Column] = [
      .init("item", Text("序号", "item"), .number), .init("gap", Text("短板", "gap"), .named(Criterion.self)),
      .init("measure", Text("措施", "measure")),
      .init("amount", Text("数量", "amount"), hidden: true), .init("unit", Text("单位", "unit"), hidden: true),
      .init("owner", Text("责任单位", "owner")),
      .init("due", Text("期限", "due"), .day), .init("done", Text("完成", "done"), .day),
      .init("evidence", Text("佐证", "evidence")),
    ]
    return Table(columns, items.array.map { item in columns.map { item[$0.key] } })
  }
}
