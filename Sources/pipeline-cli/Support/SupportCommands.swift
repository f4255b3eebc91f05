import Pipeline

extension Command {
  private static let kind = Common.choice(
    SupportKind.self, "kind", "种类", Text("科研经费、研发费用补助或科技创新券", "research funds, R&D subsidy or voucher"),
    required: true)
  private static let amount = RewardOptions.amount("amount", "金额", Text("金额", "amount"))
  private static let gap = Common.choice(
    Criterion.self, "gap", "短板", Text("针对哪个条件", "which condition it is meant to help with"))
  private static let note = Common.text("note", "说明", "TEXT", Text("说明", "note"))
  private static let payYear = Common.whole("year", "年度", Text("年度", "year"), from: 1949, to: 2200)
  private static let by = Common.choice(
    SupportGrouping.self, "by", "分组", Text("按县区或种类合计", "sums by county or kind"))

  static let supportAdd = Command(
    "support add", "扶持 登记", .write,
    Text("登记一笔财政扶持：种类、金额、文号、针对的短板", "record support: kind, amount, paper, and the gap it is meant for"),
    [Common.firm, kind, amount, Common.onRequired, RewardOptions.document, gap, note],
    examples: ["support add 平高 --kind 科技创新券 --amount 5万 --on 2020-03-01 --doc 平科〔2020〕例示号 --gap rd_ratio"]
  ) { line, shell in
    let kind = try line.required(kind)
    let amount = try line.required(amount)
    if amount.fen == 0 {
      throw InputRefusal.badNumber(
        option: "--amount", value: "0", wanted: Text("大于零的金额", "more than nothing"))
    }
    let json = try shell.store().addSupport(
      try line.required(Common.firm), kind, amount: amount,
      document: try line.required(RewardOptions.document), gap: line[gap], note: line[note],
      on: try line.required(Common.onRequired), ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName)
            + Text(
              "：已登记\(kind.name.zh) \(json["amount"].money.zh)",
              ": recorded \(kind.name.en), \(json["amount"].money.en)"))
      ], notes: lacking(json["lacking"].plain))
  }

  /// What is still to be handed in; nothing when all of it is on file.
  private static func lacking(_ codes: String) -> [Text] {
    guard !codes.isEmpty, let name = RewardPapers.supportNames[codes] else {
      return []
    }
    return [
      Text(
        "还缺材料：\(name.zh)；交来后用 evidence add 登记", "papers missing: \(name.en); record them with evidence add")
    ]
  }

  static let supportList = Command(
    "support list", "扶持 列表", .read, Text("财政扶持明细", "support, payment by payment"),
    [Common.firmOptional, payYear], examples: ["support list", "support list 平高 --year 2020"]
  ) { line, shell in
    Answer(
      list: try shell.store().supports(firm: line[Common.firmOptional], year: line[payYear]),
      empty: Text("没有扶持记录", "no support is recorded"))
  }

  static let supportTotals = Command(
    "support totals", "扶持 合计", .read, Text("财政扶持按年度合计，可再按县区或种类分", "support by year, and by county or kind"),
    [by, payYear], examples: ["support totals --by kind", "support totals --by county --year 2020"]
  ) { line, shell in
    let store = try shell.store()
    let offices = Dictionary(
      try store.readingBasis(mapping: nil).offices.map { ($0.code, $0.name) },
      uniquingKeysWith: { one, _ in one })
    return Answer(
      list: try store.supportTotals(by: line[by], year: line[payYear], offices: offices),
      empty: Text("没有扶持记录", "no support is recorded"))
  }
}
