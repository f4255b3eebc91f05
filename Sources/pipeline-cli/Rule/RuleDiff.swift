import Pipeline

extension Command {
  private static func id(_ name: String) -> Value<String> {
    Value<String>.argument(name, "编号", Text("规则集编号，见 rule list", "a rule set, see rule list")) { word, _, _ in
      word
    }
  }
  private static let one = id("A")
  private static let other = id("B")

  static let ruleDiff = Command(
    "rule diff", "规则 比较", .read, Text("两套规则不同的地方", "where two rule sets differ"), [one, other],
    examples: ["rule diff 2016 sme-2017"]
  ) { line, shell in
    Answer(
      list: try shell.store().ruleDifferences(try line.required(one), try line.required(other)),
      empty: Text("两套规则没有不同", "the two do not differ"))
  }
}
