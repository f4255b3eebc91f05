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
      "目标与进度：入库的已入库、还差和月均；存量和增速的按有效高企存量（D3b）对照",
      "goals and where they stand: what has come in and the pace needed; stock and growth against the valid stock (D3b)"
    ),
    [year, TargetOptions.kind, Common.asOf, Common.knownAt],
    examples: [
      "target show", "target show 2019 --as-of 2019-09-30", "target show --kind stock --as-of 2020-12-31",
      "target show 2020 --kind growth --as-of 2020-12-31 --known-at 2021-01-05",
    ]
  ) { line, shell in
    let kind = line[TargetOptions.kind] ?? .intake
    let store = try shell.store()
    let (year, asOf, knownAt) = (line[year], line[Common.asOf], line[Common.knownAt])
    let targets =
      kind == .intake
      ? TargetProgress.table(try store.targets(year: year, asOf: asOf, knownAt: knownAt))
      : StockGoals.table(try store.stockGoals(kind, year: year, asOf: asOf, knownAt: knownAt), kind)
    // The line without a county is the city's.
    let city = Text("全市", "whole city")
    let named = Table(
      targets.columns,
      targets.rows.map { row in
        row[1].isNull ? [row[0], row[1], .string(city[shell.language])] + row[3...] : row
      })
    return Answer(
      list: named,
      empty: kind == .intake
        ? Text("还没有目标和入库", "there is no goal and no intake yet")
        : Text("还没有这样的目标", "there is no such goal yet"))
  }
}
