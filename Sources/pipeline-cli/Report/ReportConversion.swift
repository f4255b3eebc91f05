import Pipeline

extension Command {
  private static let months = list(
    "months", "月数", Text("队列转化率的月数（默认 12,24,36）", "horizons of the cohort rate (default 12,24,36)"), most: 600
  )
  private static let days = list(
    "days", "天数", Text("累积发生率的天数（默认 365,730,1095）", "horizons of the incidence (default 365,730,1095)"),
    most: 20_000)
  private static let by = Value<String>.option(
    "by", "分组", "county|officer|field", Text("按县区、服务员或领域分组", "group by county, officer or field")
  ) {
    word, spelling, _ in
    let names = [
      "county": "county", "县区": "county", "officer": "officer", "服务员": "officer", "field": "field",
      "领域": "field",
    ]
    guard let key = names[word] else {
      throw InputRefusal.badChoice(
        option: spelling, value: word,
        choices: [Text("county（县区）", "county"), Text("officer（服务员）", "officer"), Text("field（领域）", "field")])
    }
    return key
  }

  static let reportConversion = Command(
    "report conversion", "报表 转化", .read,
    Text("转化报表：D1 在库数、D4 队列转化率、D6 累积发生率、D8 比值", "conversion: D1 stock, D4 cohorts, D6 incidence, D8 ratio"),
    [Common.asOf, Common.knownAt, months, days, by, Common.ids],
    examples: ["report conversion --as-of 2021-12-31", "report conversion --by county --json"]
  ) { line, shell in
    let store = try shell.store()
    if line[Common.ids] {
      return Answer(
        list: try store.conversionIDs(asOf: line[Common.asOf], knownAt: line[Common.knownAt]),
        empty: Text("没有在库经历", "there is no episode"))
    }
    let counts = try store.conversionCounts(
      asOf: line[Common.asOf], knownAt: line[Common.knownAt], months: line[months] ?? [12, 24, 36],
      by: line[by])
    let report = Conversion(counts: counts, days: line[days] ?? [365, 730, 1095], by: line[by])
    return Answer(json: report.json, report.blocks(shell.language), table: report.table)
  }

  private static func list(_ name: String, _ zh: String, _ help: Text, most: Int) -> Value<[Int]> {
    .option(name, zh, "N,N,…", help) { word, spelling, _ in
      let numbers = try word.split(whereSeparator: { ",，、".contains($0) }).map {
        try Common.readWhole(String($0), spelling, from: 1, to: most)
      }
      if numbers.isEmpty { throw InputRefusal.missingValue(option: spelling) }
      return Array(Set(numbers)).sorted()
    }
  }
}
