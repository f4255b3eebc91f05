import Pipeline

extension Command {
  private static let out = Common.text(
    "out", "输出", "FILE", Text("写成文件：.xlsx、.csv、.pdf", "write a file: .xlsx, .csv, .pdf"))

  static let countyScore = Command(
    "county score", "县区 得分", .read,
    Text("县（市、区）考核得分表：完成率、方案、走访、增速各得几分", "points of each county for intake, plans, visits and growth"),
    [
      Common.asOf, Common.knownAt, ReportOptions.from, ReportOptions.until, out, Paper.columns, Paper.force,
    ],
    examples: ["county score --as-of 2019-12-31", "county score --as-of 2019-12-31 --out 考核得分表.xlsx"]
  ) { line, shell in
    let columns = try Paper.columnSet(line, for: .score)
    let score = try shell.store().countyScore(
      ReportQuestion(
        asOf: line[Common.asOf], knownAt: line[Common.knownAt], since: line[ReportOptions.from],
        until: line[ReportOptions.until]))
    guard let path = line[out] else {
      return Answer(
        json: score.table.json, [.table(score.table), .line(score.says)], table: score.table)
    }
    let document = ScoreDocument(score, columns: columns)
    let notes = try Paper.write(
      document.file, to: path, "county score", rows: score.table.rows.count, line, shell)
    let offices = score.table.rows.count
    return .wrote(
      path, Text("\(offices) 个县（市、区）", English.many(offices, "county")), document.stamp, notes)
  }
}
