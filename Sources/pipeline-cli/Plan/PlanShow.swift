import Pipeline

extension Command {
  static let planShow = Command(
    "plan show", "方案 查看", .read, Text("查看一企一策", "show the plan"), [Common.firm], examples: ["plan show 平高"]
  ) { line, shell in
    let json = try shell.store().plan(try line.required(Common.firm))
    let table = planTable(json["items"])
    let stage = json["stage"].stageName
    let head = Text("\(json["firm"].firmName)　阶段：\(stage.zh)", "\(json["firm"].firmName), stage: \(stage.en)")
    if json["drafted"].isNull {
      return Answer(json: json, [.line(head), .line(Text("还没有方案", "there is no plan yet"))], table: table)
    }
    if table.rows.isEmpty {
      return Answer(
        json: json, [.line(head), .line(Text("方案没有事项：诊断没有发现短板", "the plan has no items: no gap was found"))],
        table: table)
    }
    return Answer(json: json, [.line(head), .table(table)], table: table)
  }
}
