import Pipeline

extension Command {
  private static let words = Value<String>.argument(
    "TEXT", "文字", Text("标题或内容含有的字，或标题的拼音", "in title or text, or the title's pinyin"), required: false
  ) { word, spelling, _ in try Common.clean(word, spelling) }
  private static let kind = Common.choice(
    NeedKind.self, "kind", "类别",
    Text("融资、人才、技术、场地、政策、市场、知识产权或其他", "funds, people, technology, premises, policy, market, ip or other"))
  private static let state = Common.choice(
    PublicState.self, "state", "状态", Text("征集中、对接中或已签约", "sought, talking or contracted"))
  private static let out = Common.text(
    "out", "输出", "FILE",
    Text("写成文件，供网站或公众号：.xlsx、.csv、.pdf", "write a file for a web site or an account: .xlsx, .csv, .pdf"))
  private static let by = Common.choice(
    NeedGrouping.self, "by", "分组", Text("按县区或类别分", "split by county or kind"))

  static let needSearch = Command(
    "need search", "需求 查询", .read,
    Text(
      "查询已发布的需求：各县都看得到，不含联系方式，匿名的不含企业名称",
      "look through published needs: of every county, without contacts, and without the firm where it is anonymous"
    ),
    [words, kind, Common.field, Common.county, state, Common.asOf, out, Common.force],
    examples: [
      "need search 尼龙", "need search --kind 技术 --field 4.3 --state 征集中", "need search --out 需求信息.xlsx",
    ]
  ) { line, shell in
    var search = NeedSearch()
    search.text = line[words]
    search.kind = line[kind]
    search.field = line[Common.field]
    search.county = line[Common.county]
    search.state = line[state]
    search.asOf = line[Common.asOf]
    let store = try shell.store()
    let found = try store.publicNeeds(search)
    guard let path = line[out] else {
      return Answer(list: found, empty: Text("没有这样的已发布需求", "no such need is published"))
    }
    let document = NeedDocument(
      rows: found, asOf: line[Common.asOf] ?? shell.today, knownAt: try store.moment())
    let notes = try Paper.write(document.file, to: path, "need search", rows: found.rows.count, line, shell)
    return Answer(
      json: document.stamp.json.members.reduce(
        ["file": .string(path), "rows": .int(found.rows.count)] as JSON
      ) { $0.setting($1.key, $1.value) },
      [.line(Text("已写出 \(path)：\(found.rows.count) 项需求", "wrote \(path): \(found.rows.count) needs"))],
      notes: notes)
  }

  static let needCounts = Command(
    "need counts", "需求 统计", .read,
    Text(
      "需求按发布、对接和办结各有多少，签约多少金额",
      "how many needs stand where: publication, match, outcome, and money of contracts"),
    [by, kind, Common.county, Common.asOf, Common.knownAt],
    examples: [
      "need counts", "need counts --by county --as-of 2019-12-31",
      "need counts --kind 技术 --known-at 2020-01-05",
    ]
  ) { line, shell in
    let store = try shell.store()
    let offices = Dictionary(
      try store.readingBasis(mapping: nil).offices.map { ($0.code, $0.name) },
      uniquingKeysWith: { one, _ in one })
    return Answer(
      list: try store.needCounts(
        by: line[by], kind: line[kind], county: line[Common.county], asOf: line[Common.asOf],
        knownAt: line[Common.knownAt], offices: offices),
      empty: Text("没有企业需求", "there is no need"))
  }
}
