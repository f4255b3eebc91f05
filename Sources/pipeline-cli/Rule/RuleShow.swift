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
    return Answer(list: table.translated(shell.language), title: title(id), empty: Text("没有内容", "nothing in it"))
  }

  /// What is not law says so above its table.
  private static func title(_ id: String) -> Text? {
    switch id {
    case "choices": Text("取舍：法条空白或矛盾之处的处理，不是法条", "choices: what is done where the text is silent or contradicts itself; not law")
    case "local": Text("本地设定：市科技局自定，不是法条", "local policy: set by the bureau; not law")
    case "advice": Text("补短板措施：本地建议，不是法条；数值为所需天数，分值栏为工作日", "advice: local, not law; the value is the lead time, points are days of work")
    default: nil
    }
  }
}

extension Table {
  /// Names of rules in the reader's language; what has no English name stays as it is.
  fileprivate func translated(_ language: Language) -> Table {
    guard language == .en, let zh = columns.firstIndex(where: { $0.key == "name" }),
      let en = columns.firstIndex(where: { $0.key == "name_en" })
    else { return self }
    return Table(
      columns,
      rows.map { row in
        var row = row
        if let choice = row[1].string.flatMap(Choice.init(rawValue:)) {
          row[zh] = .string(choice.name.en)
        } else if !row[en].isNull {
          row[zh] = row[en]
        }
        return row
      })
  }
}
