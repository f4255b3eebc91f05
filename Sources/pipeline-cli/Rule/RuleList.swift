import Pipeline

extension Command {
  static let ruleList = Command(
    "rule list", "规则 列表", .read,
    Text("规则集一览：法规、取舍、本地设定、本地建议", "the rule sets: law, choices, local policy, advice"),
    examples: ["rule list"]
  ) { _, shell in
    Answer(list: try shell.store().ruleSets(), empty: Text("没有规则", "there are no rules"))
  }
}
