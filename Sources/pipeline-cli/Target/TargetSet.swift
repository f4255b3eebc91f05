import Pipeline

extension Command {
  private static let year = Value<Int>.argument("YEAR", "年度", Text("入库年度", "intake year")) {
    word, spelling, _ in
    try Common.readWhole(word, spelling, from: 1949, to: 2200)
  }
  private static let goal = Value<Int>.argument("N", "家数", Text("目标家数", "number of firms")) {
    word, spelling, _ in
    try Common.readWhole(word, spelling, from: 0, to: 1_000_000)
  }

  static let targetSet = Command(
    "target set", "目标 设定", .write,
    Text("设定某年度的入库目标；是目标，不是上限", "set a year's intake goal; a goal, never a limit"),
    [year, goal, Common.county, Common.on],
    examples: ["target set 2019 100", "target set 2019 12 --county 宝丰县"]
  ) { line, shell in
    let json = try shell.store().setTarget(
      year: try line.required(year), goal: try line.required(goal), county: line[Common.county],
      on: line[Common.on] ?? shell.today,
      shell.write(line))
    let place = json["county_name"].string ?? "全市"
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(json["year"].plain) 年\(place)入库目标 \(json["goal"].plain) 家",
            "goal of \(json["year"].plain), \(json["county_name"].string ?? "whole city"): \(English.many(json["goal"].plain, "firm"))"))
      ])
  }
}
