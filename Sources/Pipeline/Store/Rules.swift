import Postgres

extension Store {
  /// The rule sets, and what is not law beside them (规则一览).
  public func ruleSets() throws -> Table {
    try table(
      [
        .init("id", Text("编号", "id")), .init("class", Text("类别", "class"), .named(RuleClass.self)),
        .init("title", Text("名称", "title")), .init("effective_from", Text("起", "from"), .day),
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
        .init("unit", Text("单位", "unit")), .init("points", Text("分值／选项／工作日", "points, options, work")),
        .init("since", Text("自", "since"), .day), .init("clause", Text("条款／责任单位", "clause or bureau")),
      ], "select * from api.rule_show(\(id))")
  }

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
