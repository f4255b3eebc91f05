import Pipeline

extension Command {
  private static let kind = Common.choice(
    IncidentKind.self, "kind", "种类", Text("安全、质量或环境", "安全 safety, 质量 quality or 环境 environment"),
    required: true)
  private static let evidence = Common.text("evidence", "佐证", "TEXT", Text("佐证材料", "evidence"))

  static let incidentAdd = Command(
    "incident add", "事故 登记", .write, Text("登记重大安全、质量事故或严重环境违法", "record a serious accident or violation"),
    [Common.firm, Common.onRequired, kind, evidence], examples: ["incident add 平高 --on 2019-03-01 --kind 安全"]
  ) { line, shell in
    let kind = try line.required(kind)
    let json = try shell.store().addIncident(
      try line.required(Common.firm), on: try line.required(Common.onRequired), kind: kind,
      evidence: line[evidence],
      ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName) + Text("：已登记\(kind.name.zh)事项", ": recorded (\(kind.name.en))"))
      ])
  }
}
