import Postgres

extension Store {
  /// The rule sets, and what is not law beside them (规则一览).
  public func ruleSets() throws -> Table {
    try table(
      [
        .init("id", Text("编号", "id")), .init("class", Text("类别", "class"), .named(RuleClass.self)),
        .init("title", Text("名称", "title"), .coded(Store.ruleTitles)),
        .init("effective_from", Text("起", "from"), .day),
        .init("effective_to", Text("止", "to"), .day), .init("rows", Text("条数", "rows"), .number),
      ], "select * from api.rule_list()")
  }

  /// Every row of one rule set, or of `choices`, `local`, `advice`.
  public func rules(_ id: String) throws -> Table {
    try table(
      [
        .init("class", Text("类别", "class"), .named(RuleClass.self)), .init("id", Text("编号", "id")),
        .init("name", Text("名称", "name")), .init("name_en", Text("英文名", "English name"), hidden: true),
        .init("operator", Text("比较", "is")), .init("value", Text("数值", "value")),
        .init("unit", Text("单位", "unit"), .coded(Store.ruleUnits)),
        .init("points", Text("分值／选项／工作日", "points, options, work")),
        .init("since", Text("自", "since"), .day), .init("clause", Text("条款／责任单位", "clause or bureau")),
      ], "select * from api.rule_show(\(id))")
  }

  /// Titles in English, by those of the rows; a paper keeps its number.
  private static let ruleTitles = Dictionary(
    uniqueKeysWithValues: [
      Text(
        "高新技术企业认定管理办法（国科发火〔2016〕32号）及工作指引（国科发火〔2016〕195号）",
        "certification of high-tech enterprises (国科发火〔2016〕32号), with its guideline (国科发火〔2016〕195号)"),
      Text("科技型中小企业评价办法（国科发政〔2017〕115号）", "appraisal of technology SMEs (国科发政〔2017〕115号)"),
      Text(
        "科技小巨人：年销售收入超过1亿元（梯次培育口径，未见单独的认定办法）",
        "technology giants: yearly sales above 100 million yuan (as the policy speaks; no procedure of its own is known)"
      ),
      Text(
        "省、市自定的目标、奖补和期限（本地设定，不是认定法规）",
        "goals, rewards and terms set by province and city (local policy, not law of certification)"),
      Text("法条空白和矛盾处的取舍", "choices where the law is silent or contradicts itself"),
      Text("本地设定", "local policy"), Text("补短板措施（本地建议）", "measures against gaps (local advice)"),
    ].map { ($0.zh, $0) })

  private static let ruleUnits: [String: Text] = [
    "yuan": Text("元", "yuan"), "ratio": Text("比例", "ratio"), "points": Text("分", "points"),
    "years": Text("年", "years"), "months": Text("个月", "months"), "days": Text("天", "days"),
    "working_days": Text("工作日", "working days"), "month_day": Text("月日", "month and day"),
    "date": Text("年月日", "date"), "heads": Text("人", "heads"), "titles": Text("件", "titles"),
    "firms": Text("家", "firms"), "times": Text("次", "times"), "place": Text("名次", "place"),
    "level": Text("级", "level"), "characters": Text("字", "characters"), "band": Text("档", "band"),
  ]

  /// Rows that differ between two rule sets.
  public func ruleDifferences(_ one: String, _ other: String) throws -> Table {
    try table(
      [
        .init("id", Text("编号", "id")), .init("one", Text(same: one)), .init("other", Text(same: other)),
        .init("clause", Text("条款", "clause")),
      ], "select * from api.rule_diff(\(one), \(other))")
  }
}

/// What a row of the rules is (规则类别): only one of them is law.
public enum RuleClass: String, Coded {
  case law, choice, local, advice

  public var name: Text {
    switch self {
    case .law: Text("法规", "law")
    case .choice: Text("取舍", "choice")
    case .local: Text("本地设定", "local policy")
    case .advice: Text("本地建议", "advice")
    }
  }
}
