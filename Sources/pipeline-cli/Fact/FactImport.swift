import Pipeline

extension Command {
  private static let year = Common.whole(
    "year", "年度",
    Text("表头没写年份的指标属于哪一年（默认上一年）", "fiscal year of headings that name none (default: last year)"),
    from: 1949, to: 2200)

  static let factImport = Command(
    "fact import", "指标 导入", .write,
    Text("导入已有企业的年度指标表，逐行检查；不增加企业", "bring in yearly figures of firms that are known, checked row by row"),
    [ListLine.file, year, Common.on] + ListLine.parameters,
    examples: [
      "fact import 年报.xlsx --year 2019 --check", "fact import 年报.xlsx --year 2019 --rejects 退回.xlsx",
    ]
  ) { line, shell in
    let on = line[Common.on] ?? shell.today
    return try ListLine.run("fact import", .figures, year: line[year] ?? on.year - 1, on: on, line, shell)
  }
}
