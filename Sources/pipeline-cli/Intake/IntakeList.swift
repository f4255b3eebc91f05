import Pipeline

extension Command {
  static let intakeList = Command(
    "intake list", "入库 名单", .read, Text("某年度入库的企业", "the firms of an intake year"), [Common.year],
    examples: ["intake list --year 2019"]
  ) { line, shell in
    let year = try line.required(Common.year)
    let list = try shell.store().intakeList(year: year)
    return Answer(
      list: list,
      title: Text(
        "\(year) 年度入库 \(list.rows.count) 家", "intake of \(year): \(English.many(list.rows.count, "firm"))"),
      empty: Text("没有企业", "no firm"))
  }
}
