import Pipeline

extension Command {
  private static let kind = Common.choice(
    HonourKind.self, "kind", "种类",
    Text("种类：award、institute 或 standard", "kind: award, institute or standard"), required: true)
  private static let title = Common.line("title", "名称", "TEXT", Text("名称", "title"), required: true)
  private static let place = Common.whole(
    "place", "名次", Text("获奖名次，或在标准起草单位中的名次", "rank of the award, or place among the drafters"), from: 1,
    to: 100)

  static let honourAdd = Command(
    "honour add", "荣誉 新增", .write,
    Text(
      "登记可直接确认科技型中小企业的资质：奖励、机构、标准", "add what confirms a technology SME directly: award, institute, standard"),
    [Common.firm, kind, title, place, Common.on],
    examples: ["honour add 平高 --kind standard --title GB/T-00000 --place 2 --on 2018-05-01"]
  ) { line, shell in
    let json = try shell.store().addHonour(
      try line.required(Common.firm), try line.required(kind), title: try line.required(title),
      place: line[place],
      on: line[Common.on] ?? shell.today, ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName) + Text("：已登记“", ": added “")
            + Text(same: safeForTerminal(json["title"].plain) + "”"))
      ])
  }

  static let honourList = Command(
    "honour list", "荣誉 列表", .read, Text("企业的资质荣誉", "a firm's honours"), [Common.firm],
    examples: ["honour list 平高"]
  ) { line, shell in
    Answer(
      list: try shell.store().honours(try line.required(Common.firm)),
      empty: Text("还没有登记资质荣誉", "no honour is recorded"))
  }
}
