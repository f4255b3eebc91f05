/// A question the law as recorded here cannot answer (规则): 2xx exit 2 when asked wrongly, 3xx when it does not apply.
public enum LawRefusal: Refusal {
  case noRuleSet(on: String)
  case unknownRuleSet(String, known: [String])
  case unknownRule(rule: String, known: [String])
  case incomplete(ruleSet: String, rule: String)
  case unreadable(ruleSet: String, row: String)

  public var wording: Wording {
    switch self {
    case .noRuleSet(let on):
      Wording(
        "PL307", .refused, Text("\(on) 没有适用的认定规则", "no certification rules apply on \(on)"),
        do: Text("规则自 2016-01-01 起；换一个 --apply-on", "the rules begin on 2016-01-01; give another --apply-on"))
    case .unknownRuleSet(let id, let known):
      Wording(
        "PL208", .usage, Text("没有“\(id)”这套规则", "there is no rule set “\(id)”"),
        do: Text("可选：" + known.joined(separator: "、"), "choose one of: " + known.joined(separator: ", ")))
    case .unknownRule(let rule, let known):
      Wording(
        "PL209", .usage, Text("没有“\(rule)”这条规则", "there is no rule “\(rule)”"),
        do: Text(
          "用 rule show 查看编号；可选：" + known.joined(separator: "、"),
          "see rule show; choose one of: " + known.joined(separator: ", ")))
    case .incomplete(let ruleSet, let rule):
      Wording(
        "PL313", .refused,
        Text(
          "规则集 \(ruleSet) 缺少 \(rule)，不能判定", "rule set \(ruleSet) lacks \(rule); nothing can be judged by it"),
        do: Text(
          "补上这一条（pipeline.rule），或换一个 --apply-on", "add the row (pipeline.rule), or give another --apply-on"))
    case .unreadable(let ruleSet, let row):
      Wording(
        "PL314", .refused,
        Text(
          "规则集 \(ruleSet) 的 \(row) 不是本程序认识的写法",
          "row \(row) of rule set \(ruleSet) has a form this program does not know"),
        do: Text("用 rule show \(ruleSet) 查看并改正", "see rule show \(ruleSet) and mend it"))
    }
  }

  public static var samples: [LawRefusal] {
    [
      .noRuleSet(on: "2010-01-01"), .unknownRuleSet("2015", known: ["2016"]),
      .unknownRule(rule: "rd_ratio", known: ["rd_tier1_ratio"]),
      .incomplete(ruleSet: "2027", rule: "score_pass"), .unreadable(ruleSet: "2027", row: "score_pass"),
    ]
  }
}
