import Pipeline

extension Command {
  private static let since = Common.day(
    "since", "起", Text("从哪一天起发证的适用", "for certificates issued from this day on"), required: true)
  private static let least = RewardOptions.amount(
    "least", "下限", Text("上年销售收入不低于多少时适用（默认 0）", "sales of the year before, from (default 0)"), required: false
  )
  private static let amount = RewardOptions.amount("amount", "金额", Text("金额", "amount"))
  private static let clause = Common.line(
    "clause", "依据", "TEXT", Text("文件号和条款", "paper and clause"), required: true)

  static let rewardStandard = Command(
    "reward standard", "奖补 标准", .write,
    Text(
      "登记奖补标准：市级的金额，或省级配套的上限；是本地设定，不是认定法规",
      "record a standard: the city's amount, or the most the province adds; local, not law"),
    [RewardOptions.tierRequired, since, least, amount, clause],
    examples: ["reward standard --tier city --since 2018-01-01 --amount 20万 --clause 平政〔2018〕例示号"]
  ) { line, shell in
    let tier = try line.required(RewardOptions.tierRequired)
    let json = try shell.store().setRewardStandard(
      tier, since: try line.required(since), least: line[least] ?? Yuan(fen: 0),
      amount: try line.required(amount), clause: try line.required(clause), shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(tier.name.zh)标准：\(json["since"].plain) 起发证、上年销售收入 \(json["least"].money.zh)以上的，\(json["amount"].money.zh)",
            "\(tier.name.en): issued from \(json["since"].plain), sales from \(json["least"].money.en): \(json["amount"].money.en)"
          ))
      ])
  }

  static let rewardStandards = Command(
    "reward standards", "奖补 标准表", .read,
    Text(
      "已登记的奖补标准；省级的是配套上限，不超过市级金额", "the standards; the province's are caps, never above the city's amount"),
    examples: ["reward standards"]
  ) { _, shell in
    Answer(list: try shell.store().rewardStandards(), empty: Text("还没有标准", "there is none"))
  }

  private static let budgetAmount = RewardOptions.amount("amount", "金额", Text("预算", "budget"))

  static let rewardBudget = Command(
    "reward budget", "奖补 预算", .write,
    Text("登记某认定年度的奖补预算", "record the budget for the firms certified in a year"),
    [
      RewardOptions.yearRequired, RewardOptions.tierRequired, budgetAmount, RewardOptions.document, Common.on,
    ], examples: ["reward budget --year 2020 --tier city --amount 400万 --doc 平财〔2021〕例示号"]
  ) { line, shell in
    let tier = try line.required(RewardOptions.tierRequired)
    let json = try shell.store().setRewardBudget(
      year: try line.required(RewardOptions.yearRequired), tier, amount: try line.required(budgetAmount),
      document: try line.required(RewardOptions.document), on: line[Common.on] ?? shell.today,
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(json["year"].plain) 年认定的\(tier.name.zh)奖补预算 \(json["amount"].money.zh)",
            "budget for \(json["year"].plain), \(tier.name.en): \(json["amount"].money.en)"))
      ])
  }
}
