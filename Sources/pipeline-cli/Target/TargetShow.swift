import Pipeline

extension Command {
  private static let year = Value<Int>.argument(
    "YEAR", "年度", Text("只看这一年", "only this year"), required: false
  ) {
    word, spelling, _ in try Common.readWhole(word, spelling, from: 1949, to: 2200)
  }

  static let targetShow = Command(
    "target show", "目标 查看", .read,
    Text(
      "入库目标与进度：已入库、还差、月均，和到 12 月 31 日达标需要的月均",
      "intake goals, what has come in, and the pace needed until 31 December"),
    [year, Common.asOf], examples: ["target show", "target show 2019 --as-of 2019-09-30"]
  ) { line, shell in
    let targets = try TargetProgress.table(shell.store().targets(year: line[year], asOf: line[Common.asOf]))
    // The line without a county is the city's.
    let city = Text("全市", "whole city")
    let named = Table(
      targets.columns,
      targets.rows.map { row in
        row[1].isNull ? [row[0], row[1], .string(city[shell.language])] + row[3...] : row
      })
    return Answer(list: named, empty: Text("还没有目标和入库", "there is no goal and no intake yet"))
  }
}
