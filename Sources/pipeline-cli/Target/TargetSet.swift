import Pipeline

/// What the commands of goals share (目标参数).
enum TargetOptions {
  static let kind = Common.choice(
    GoalKind.self, "kind", "种类", Text("入库（默认）、存量或增速", "intake (default), stock or growth"))
}

extension Command {
  private static let year = Value<Int>.argument("YEAR", "年度", Text("入库年度", "intake year")) {
    word, spelling, _ in
    try Common.readWhole(word, spelling, from: 1949, to: 2200)
  }
  private static let goal = Value<Int>.argument(
    "FIRMS", "家数", Text("目标家数；增速为百分数", "number of firms; per cent for growth")
  ) {
    word, spelling, _ in
    try Common.readWhole(word, spelling, from: 0, to: 1_000_000)
  }

  static let targetSet = Command(
    "target set", "目标 设定", .write,
    Text(
      "设定某年度的目标：入库家数、年末有效高企存量，或存量增速；是目标，不是上限",
      "set a year's goal: firms to enter, certified stock at its end, or growth of the stock; a goal, never a limit"
    ),
    [year, goal, TargetOptions.kind, Common.county, Common.on],
    examples: [
      "target set 2019 100", "target set 2019 12 --county 宝丰县", "target set 2020 150 --kind stock",
      "target set 2020 15 --kind growth --county 宝丰县",
    ]
  ) { line, shell in
    let json = try shell.store().setTarget(
      year: try line.required(year), line[TargetOptions.kind] ?? .intake, goal: try line.required(goal),
      county: line[Common.county],
      on: line[Common.on] ?? shell.today,
      shell.write(line))
    let kind = line[TargetOptions.kind] ?? .intake
    let place = json["county_name"].string ?? "全市"
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(json["year"].plain) 年\(place)\(kind.name.zh)目标 \(json["goal"].plain)\(kind.unit.zh)",
            "goal of \(json["year"].plain), \(json["county_name"].string ?? "whole city"): "
              + (kind == .growth
                ? "\(json["goal"].plain)% growth"
                : English.many(json["goal"].plain, kind == .stock ? "certified firm" : "firm"))))
      ])
  }
}
