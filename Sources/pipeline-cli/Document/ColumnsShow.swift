import Pipeline

extension Command {
  private static let table = Value<OfficeTable>.argument(
    "TABLE", "文书",
    Text(
      OfficeTable.allCases.map { "\($0.rawValue)（\($0.name.zh)）" }.joined(separator: "、"),
      OfficeTable.allCases.map(\.rawValue).joined(separator: ", "))
  ) { word, spelling, _ in
    guard let table = OfficeTable(typed: word) else {
      throw InputRefusal.badChoice(
        option: spelling, value: word,
        choices: OfficeTable.allCases.map { Text("\($0.rawValue)（\($0.name.zh)）", $0.rawValue) })
    }
    return table
  }
  private static let isPublic = Flag("public", "公示", Text("只要可以公示的列", "only those that may be published"))
  private static let whole = Flag("all", "全部", Text("连同平时不用的列", "also those that are usually left out"))

  static let columnsShow = Command(
    "columns show", "列集 查看", .read,
    Text(
      "打印一种文书的列集：存成文件，改好后用 --columns", "print the columns of a document: save, change, name with --columns"),
    [table, isPublic, whole], examples: ["columns show intake", "columns show intake --all"]
  ) { line, _ in
    let table = try line.required(table)
    let columns =
      line[whole]
      ? table.columns.filter { $0.isPublic || !line[isPublic] }
      : ColumnSet(table, isPublic: line[isPublic]).columns
    let rows = Table(
      [
        .init("key", Text("键", "key")), .init("title", Text("标题", "title")),
        .init("width", Text("宽度", "width"), .number), .init("public", Text("可公示", "public"), .flag),
      ],
      columns.map { [.string($0.key), .string($0.title), .int(Int($0.width)), .bool($0.isPublic)] })
    return Answer(
      json: rows.json,
      [.line(Text("# \(table.name.zh)：键 = 标题 | 宽度", "# \(table.name.en): key = title | width"))]
        + columns.map { .line(Text(same: "\($0.key) = \($0.title) | \(Int($0.width))")) },
      table: rows)
  }
}
