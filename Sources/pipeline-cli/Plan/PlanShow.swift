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
    return Answer(json: json, [.line(head), .table(table)] + standing(json), table: table)
  }

  /// How the plan stands to the latest diagnosis: gaps without an item, items without a gap, and whether an item
  /// closed since asks for a new diagnosis.
  private static func standing(_ json: JSON) -> [Answer.Block] {
    var lines: [Answer.Block] = []
    let gaps = json["gaps_without_item"].array.compactMap { Criterion(rawValue: $0.plain)?.name }
    if !gaps.isEmpty {
      lines.append(
        .line(
          Text(
            "没有措施的短板：\(gaps.map(\.zh).joined(separator: "、"))（用 plan add（方案 增加）加一项，或先补齐资料重新诊断）",
            "gaps without an item: \(gaps.map(\.en).joined(separator: ", ")) (add one with plan add)")))
    }
    let items = json["items_without_gap"].array.map(\.plain)
    if !items.isEmpty {
      lines.append(
        .line(
          Text(
            "已不对应短板的事项：第 \(items.joined(separator: "、")) 项",
            "items without a gap: \(items.joined(separator: ", "))")))
    }
    if json["diagnosis"]["reopened"].bool == true {
      lines.append(
        .line(
          Text(
            "诊断（\(json["diagnosis"]["on"].plain)）之后有事项完成：请重新诊断",
            "items were closed after the diagnosis of \(json["diagnosis"]["on"].plain): diagnose again")))
    }
    return lines
  }
}
