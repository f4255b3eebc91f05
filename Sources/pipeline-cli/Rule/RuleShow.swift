import Pipeline

extension Command {
  private static let id = Value<String>.argument(
    "ID", "编号", Text("规则集编号，见 rule list", "a rule set, see rule list")
  ) { word, _, _ in word }

  static let ruleShow = Command(
    "rule show", "规则 查看", .read,
    Text("一套规则的每个数：数值、单位、条款", "every number of a rule set: value, unit, clause"), [id],
    examples: ["rule show 2016", "rule show local"]
  ) { line, shell in
    let id = try line.required(id)
    let table = try shell.store().rules(id)
    return Answer(
      list: table.translated(shell.language), title: title(id), empty: Text("没有内容", "nothing in it"))
  }

  /// What is not law says so above its table.
  private static func title(_ id: String) -> Text? {
    switch id {
    case "choices":
      Text(
        "取舍：法条空白或矛盾之处的处理，不是法条",
        "choices: what is done where the text is silent or contradicts itself; not law")
    case "city":
      Text(
        "省、市自定的目标、奖补和期限：本地设定，不是认定法规",
        "goals, rewards and terms set by province and city: local policy, not law of certification")
    case "local": Text("本地设定：市科技局自定，不是法条", "local policy: set by the bureau; not law")
    case "advice":
      Text(
        "补短板措施：本地建议，不是法条；数值为所需天数，工作日为“固定 + 每一单位”",
        "advice: local, not law; the value is the lead time, the work is in days, a fixed part and one for each unit"
      )
    default: nil
    }
  }
}

/// Names of rows whose words are the program's own (规则名): choices, advice, and bands of the score.
private enum RuleName {
  static func of(_ id: String) -> Text? {
    if let choice = Choice(rawValue: id) { return choice.name }
    if let kind = Remedy.Kind(rawValue: id) { return kind.name }
    let parts = id.split(separator: " ").map(String.init)
    guard parts.count == 2 else { return nil }
    let grade = Text(" \(parts[1]) 档", ", band \(parts[1])")
    if let item = ScoreItem(rawValue: parts[0]) { return item.name + grade }
    switch parts[0] {
    case "growth": return Text("增长率", "growth") + grade
    case "ip_quantity_class1": return Text("Ⅰ类知识产权数量", "Class I titles") + grade
    case "ip_quantity_class2": return Text("Ⅱ类知识产权数量", "Class II titles") + grade
    case "first_reward_cap": return Text("首次认定奖补上限（万元）", "cap of the first reward (10k yuan)") + grade
    case "sme_staff": return Text("科技人员占比", "share of R&D staff") + grade
    case "sme_rd_sales": return Text("研发费用占销售收入", "R&D expense to sales") + grade
    case "sme_rd_cost": return Text("研发费用占成本费用", "R&D expense to costs") + grade
    case "sme_ip_class1": return Text("Ⅰ类科技成果", "Class I results") + grade
    case "sme_ip_class2": return Text("Ⅱ类科技成果", "Class II results") + grade
    default: return nil
    }
  }
}

extension Table {
  /// Names of rules in the reader's language; what has no English name stays as it is.
  fileprivate func translated(_ language: Language) -> Table {
    guard let zh = columns.firstIndex(where: { $0.key == "name" }),
      let en = columns.firstIndex(where: { $0.key == "name_en" })
    else { return self }
    return Table(
      columns,
      rows.map { row in
        var row = row
        if let name = RuleName.of(row[1].plain) {
          row[zh] = .string(name[language])
        } else if language == .en, !row[en].isNull {
          row[zh] = row[en]
        } else if language == .en, let policy = PolicyNames.of(row[1].plain) {
          row[zh] = .string(policy)
        }
        return row
      })
  }
}
