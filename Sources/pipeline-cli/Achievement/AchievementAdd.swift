import Pipeline

extension Command {
  private static let year = Common.whole(
    "year", "年度", Text("转化的年度", "year of the conversion"), from: 1949, to: 2200, required: true)
  private static let title = Common.line(
    "title", "名称", "TEXT", Text("成果名称；同一成果只算一次", "the result; one result counts once"), required: true)

  static let achievementAdd = Command(
    "achievement add", "成果 新增", .write, Text("登记科技成果转化", "add a conversion of results"),
    [Common.firm, year, title, Common.on], examples: ["achievement add 平高 --year 2018 --title 例示成果"]
  ) { line, shell in
    let json = try shell.store().addAchievement(
      try line.required(Common.firm), year: try line.required(year), title: try line.required(title),
      on: line[Common.on] ?? shell.today, ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text("：已登记成果转化，共 \(json["total"].plain) 项", ": added, \(json["total"].plain) in all"))
      ])
  }
}
