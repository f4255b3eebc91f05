import Pipeline

extension Command {
  private static let out = Common.text(
    "out", "输出", "FILE", Text("写成文件交财政：.xlsx、.csv、.pdf", "write a file for finance: .xlsx, .csv, .pdf"))

  static let rewardList = Command(
    "reward list", "奖补 台账", .read,
    Text("奖补台账：测算、审批、拨付、应追回", "rewards: worked out, approved, paid, to be clawed back"),
    [Common.firmOptional, RewardOptions.year, out, Common.force],
    examples: ["reward list --year 2020", "reward list --year 2020 --out 奖补.xlsx"]
  ) { line, shell in
    let store = try shell.store()
    let rows = try store.rewards(year: line[RewardOptions.year], firm: line[Common.firmOptional])
    guard let path = line[out] else { return Answer(list: rows, empty: Text("还没有奖补", "there is no reward")) }
    let document = RewardDocument(
      rows: rows, year: line[RewardOptions.year], asOf: shell.today, knownAt: try store.moment())
    let notes = try Paper.write(
      document.file, to: path, "reward list \(line[RewardOptions.year].map(String.init) ?? "")",
      rows: rows.rows.count, line, shell)
    let firms = rows.rows.count
    return .wrote(path, Text("\(firms) 家", English.many(firms, "firm")), document.stamp, notes)
  }

  private static let ids = Flag("ids", "明细", Text("列出数字背后的每一笔奖补", "list the rewards behind the figures"))

  static let rewardTotals = Command(
    "reward totals", "奖补 合计", .read,
    Text("D15 奖补：预算、承诺、已审批、已拨付、已追回", "D15 rewards: budget, committed, approved, paid, clawed back"),
    [RewardOptions.year, Common.asOf, Common.knownAt, ids],
    examples: [
      "reward totals", "reward totals --year 2020 --as-of 2021-12-31 --known-at 2022-01-05",
      "reward totals --year 2020 --ids",
    ]
  ) { line, shell in
    let store = try shell.store()
    if line[ids] {
      return Answer(
        list: try store.rewardTotalIDs(
          year: line[RewardOptions.year], asOf: line[Common.asOf], knownAt: line[Common.knownAt]),
        empty: Text("没有奖补", "there is no reward"))
    }
    let table = try store.rewardTotals(
      year: line[RewardOptions.year], asOf: line[Common.asOf], knownAt: line[Common.knownAt])
    var answer = Answer(list: table, empty: Text("没有预算也没有奖补", "neither a budget nor a reward"))
    for row in table.rows {
      guard let left = Yuan(table.value("remaining", in: row).plain), left.fen < 0 else { continue }
      let tier = RewardTier(rawValue: table.value("tier", in: row).plain)?.name ?? Text(same: "")
      let year = table.value("year", in: row).plain
      answer.notes.append(
        Text(
          "\(year) 年\(tier.zh)承诺超出预算 \(Yuan(fen: -left.fen).said.zh)",
          "\(year), \(tier.en): \(Yuan(fen: -left.fen).said.en) more than the budget"))
    }
    return answer
  }
}
