import Pipeline

extension Command {
  /// Who lacks a paper (还缺材料): the rest has been handed in before and is not asked for.
  private static func papers(_ rewards: [JSON]) -> [Answer.Block] {
    let columns: [Table.Column] = [
      .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
      .init("number", Text("证书", "certificate")),
      .init("lacking", Text("还缺材料", "papers missing"), .coded(RewardPapers.names)),
    ]
    let lacking = rewards.filter { !$0["lacking"].plain.isEmpty }
    let complete = Text(
      "材料齐全 \(rewards.count - lacking.count) 家，还缺 \(lacking.count) 家",
      "papers complete \(rewards.count - lacking.count), missing \(lacking.count)")
    if rewards.isEmpty { return [] }
    return [.line(complete)]
      + (lacking.isEmpty ? [] : [.table(Table(columns, lacking.map { one in columns.map { one[$0.key] } }))])
  }

  static let rewardCompute = Command(
    "reward compute", "奖补 测算", .write,
    Text(
      "测算某年首次认定企业的奖补；合并的企业只算一次，再测算只写有变化的",
      "work out the rewards of the firms first certified in a year; merged firms once; again, only what changed"
    ),
    [RewardOptions.yearRequired, Common.on], examples: ["reward compute --year 2020"]
  ) { line, shell in
    let json = try shell.store().computeRewards(
      year: try line.required(RewardOptions.yearRequired), on: line[Common.on] ?? shell.today, ids: shell.ids,
      shell.write(line))
    let waiting = json["waiting"].array
    var blocks: [Answer.Block] = [
      .line(
        Text(
          "\(json["year"].plain) 年首次认定：新测算 \(json["new"].plain) 家，有变化 \(json["changed"].plain) 家，不变 \(json["unchanged"].plain) 家，未能测算 \(waiting.count) 家",
          "first certified in \(json["year"].plain): new \(json["new"].plain), changed \(json["changed"].plain), unchanged \(json["unchanged"].plain), left out \(waiting.count)"
        ))
    ]
    if !waiting.isEmpty {
      let columns: [Table.Column] = [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("number", Text("证书", "certificate")),
        .init(
          "why", Text("原因", "why"),
          .coded([
            "ended": Text("证书已提前终止", "the certificate ended early"),
            "split": Text("由已认定企业分立", "came out of a certified firm"),
            "no_sales": Text("上年销售收入未知", "sales of the year before not known"),
            "no_standard": Text("没有适用的市级标准", "no standard of the city"),
          ])),
      ]
      blocks.append(.table(Table(columns, waiting.map { one in columns.map { one[$0.key] } })))
    }
    blocks += papers(json["papers"].array)
    return Answer(
      json: json, blocks,
      notes: [Text("下一步：由另一个人审批：pipeline reward approve", "next, by another person: pipeline reward approve")]
    )
  }

  static let rewardApprove = Command(
    "reward approve", "奖补 审批", .write,
    Text("审批测算好的奖补；审批人不能是测算人", "approve rewards; not by who worked them out"),
    [Common.firmOptional, RewardOptions.year, Common.on],
    examples: ["reward approve --year 2020", "reward approve 平高"]
  ) { line, shell in
    let what = try RewardOptions.what(line)
    let json = try shell.store().approveRewards(
      what.firm, year: what.year, on: line[Common.on] ?? shell.today, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已审批 \(json["rewards"].array.count) 家，\(json["total"].money.zh)",
            "approved \(json["rewards"].array.count), \(json["total"].money.en)"))
      ] + papers(json["rewards"].array), notes: [Text("下一步：pipeline reward pay", "next: pipeline reward pay")]
    )
  }

  static let rewardPay = Command(
    "reward pay", "奖补 拨付", .write,
    Text("登记拨付：已审批的金额，每项资金一次", "record payments of what was approved, once from each purse"),
    [Common.firmOptional, RewardOptions.year, RewardOptions.tier, RewardOptions.document, Common.on],
    examples: ["reward pay --year 2020 --tier city --doc 平财〔2021〕例示号"]
  ) { line, shell in
    let what = try RewardOptions.what(line)
    let json = try shell.store().payRewards(
      what.firm, year: what.year, tier: line[RewardOptions.tier],
      document: try line.required(RewardOptions.document), on: line[Common.on] ?? shell.today,
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已拨付 \(json["payments"].array.count) 笔，\(json["total"].money.zh)",
            "\(json["payments"].array.count) payments, \(json["total"].money.en)"))
      ])
  }

  private static let back = RewardOptions.amount(
    "amount", "金额", Text("追回金额（默认全部）", "what came back (default: all)"), required: false)

  static let rewardClawback = Command(
    "reward clawback", "奖补 追回", .write,
    Text("登记追回：资格被取消后，或重复拨付的", "record that a reward came back, after a revocation or a double payment"),
    [Common.firm, RewardOptions.tierRequired, back, RewardOptions.document, Common.on],
    examples: ["reward clawback 平高 --tier city --doc 缴款书例示号"]
  ) { line, shell in
    let json = try shell.store().clawBackReward(
      try line.required(Common.firm), tier: try line.required(RewardOptions.tierRequired), amount: line[back],
      document: try line.required(RewardOptions.document), on: line[Common.on] ?? shell.today,
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text(
              "：已追回 \(json["amount"].money.zh)（拨付 \(json["paid"].money.zh)）",
              ": \(json["amount"].money.en) of \(json["paid"].money.en) came back"))
      ])
  }
}
