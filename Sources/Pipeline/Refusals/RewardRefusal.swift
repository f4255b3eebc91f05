/// What stands against a reward or support (奖补、扶持).
public enum RewardRefusal: Refusal {
  case noStandard(year: String)
  case samePerson(login: String, firm: String)
  case lineRewarded(firm: String)
  case nothingWaits(verb: String)
  case nothingToTakeBack(firm: String, no: Int, tier: RewardTier)
  case moreThanPaid(firm: String, amount: String, paid: String)
  case standardKnown(tier: RewardTier, since: String, least: String, amount: String)
  case supportKnown(firm: String, no: Int, document: String, on: String, amount: String)
  case firmOrYear

  public var wording: Wording {
    switch self {
    case .noStandard(let year):
      Wording(
        "PL384", .refused,
        Text(
          "没有适用于 \(year) 年发证的市级奖补标准；省级按市级标准配套，也算不出",
          "there is no city standard for certificates of \(year); the province matches the city's, so neither is known"
        ),
        do: Text(
          "按本市文件登记：reward standard --tier city --since 日期 --amount 金额 --clause 文号",
          "record the city's paper: reward standard --tier city --since DATE --amount AMOUNT --clause TEXT"))
    case .samePerson(let login, let firm):
      Wording(
        "PL385", .refused,
        Text(
          "\(firm)的奖补由 \(login) 测算，不能由同一个人审批",
          "the reward of \(firm) was worked out by \(login), who may not approve it"),
        do: Text("由另一位有权限的人用自己的登录名审批", "another person approves it under a login of their own"))
    case .lineRewarded(let firm):
      Wording(
        "PL386", .refused,
        Text(
          "\(firm)（连同并入的企业）已有审批过的首次认定奖补，只奖一次",
          "\(firm), with the records merged into it, has an approved reward; it is given once"),
        do: Text("用 reward list 查看", "see reward list"))
    case .nothingWaits(let verb):
      Wording(
        "PL387", .refused,
        verb == "reward approve"
          ? Text("没有等待审批的奖补", "no reward waits for approval")
          : Text("没有已审批而未拨付的奖补", "no approved reward waits for payment"),
        do: Text("用 reward list 查看状态", "see reward list for how they stand"))
    case .nothingToTakeBack(let firm, let no, let tier):
      Wording(
        "PL388", .refused,
        Text(
          "\(firm)（#\(no)）没有应追回的\(tier.name.zh)奖补：没有拨付、证书没有被取消，或已经追回",
          "nothing of \(firm) (#\(no)) is to be taken back (\(tier.name.en)): not paid, not revoked, or taken back already"
        ),
        do: Text(
          "用 reward list 查看；资格被取消先登记 certify revoke",
          "see reward list; a revocation is recorded first: certify revoke"))
    case .moreThanPaid(let firm, let amount, let paid):
      Wording(
        "PL389", .refused,
        Text(
          "追回 \(amount) 元多于付给\(firm)的 \(paid) 元", "\(amount) yuan is more than the \(paid) paid to \(firm)"),
        do: Text("写实际追回的金额", "give the amount that came back"))
    case .standardKnown(let tier, let since, let least, let amount):
      Wording(
        "PL532", .conflict,
        Text(
          "\(tier.name.zh)标准 \(since) 起、销售收入 \(least) 元以上已登记为 \(amount) 元",
          "the \(tier.name.en) standard from \(since), sales from \(least), is known: \(amount) yuan"),
        do: Text("标准改变了，用新的起始日期另登一行", "a changed standard is another row with its own first day"))
    case .supportKnown(let firm, let no, let document, let on, let amount):
      Wording(
        "PL531", .conflict,
        Text(
          "\(firm)（#\(no)）的 \(document) 已登记：\(on)，\(amount) 元",
          "\(document) of \(firm) (#\(no)) is recorded: \(on), \(amount) yuan"),
        do: Text(
          "用 support list 查看；同一文件的另一笔请写明分项文号",
          "see support list; another payment of the same paper needs its own number"))
    case .firmOrYear:
      Wording(
        "PL280", .usage, Text("要写一家企业，或用 --year 指明认定年度", "name a firm, or give --year"),
        do: Text("例如 reward approve --year 2020", "for example reward approve --year 2020"))
    }
  }

  public static var samples: [RewardRefusal] {
    [
      .noStandard(year: "2020"), .samePerson(login: "zhang", firm: "…"), .lineRewarded(firm: "…"),
      .nothingWaits(verb: "reward pay"), .nothingToTakeBack(firm: "…", no: 3, tier: .city),
      .moreThanPaid(firm: "…", amount: "300000.00", paid: "200000.00"),
      .standardKnown(tier: .city, since: "2018-01-01", least: "0.00", amount: "200000.00"),
      .supportKnown(firm: "…", no: 3, document: "…", on: "2020-01-01", amount: "50000.00"), .firmOrYear,
    ]
  }
}
