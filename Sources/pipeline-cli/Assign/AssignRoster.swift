import Pipeline

extension Command {
  private static let out = Common.text(
    "out", "输出", "FILE", Text("写成文件：.xlsx、.csv、.pdf", "write a file: .xlsx, .csv, .pdf"))

  static let assignRoster = Command(
    "assign roster", "指派 名册", .read, Text("指派名册：每位服务员在手的企业", "who looks after which firms"),
    [Common.asOf, Common.knownAt, out, Paper.columns, Paper.force],
    examples: ["assign roster", "assign roster --as-of 2019-12-31 --out 指派名册.xlsx"]
  ) { line, shell in
    let columns = try Paper.columnSet(line, for: .roster)
    let store = try shell.store()
    let rows = try store.roster(asOf: line[Common.asOf], knownAt: line[Common.knownAt])
    guard let path = line[out] else {
      return Answer(list: rows, empty: Text("没有指派", "nobody is assigned"))
    }
    let document = RosterDocument(
      rows: rows, asOf: line[Common.asOf] ?? shell.today,
      knownAt: try line[Common.knownAt] ?? store.moment(), columns: columns)
    let notes = try Paper.write(document.file, to: path, "assign roster", rows: rows.rows.count, line, shell)
    return .wrote(
      path,
      Text(
        "\(document.officers) 名服务员，\(document.firms) 家企业",
        "\(English.many(document.officers, "officer")), \(English.many(document.firms, "firm"))"),
      document.stamp, notes)
  }
}
