import Pipeline

extension Command {
  private static let batch = Value<String>.argument(
    "BATCH", "批次",
    Text("批次编号（见 intake batches），或导入时给出的 batch 标识", "number of a batch (see intake batches), or its id")
  ) { word, _, _ in FirmName.halfWidth(word).trimmingBlanks() }

  private static let columns: [Table.Column] = [
    .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
    .init("what", Text("保留的", "kept")), .init("year", Text("年度", "year"), .number),
    .init("verb", Text("后来的操作", "later step")), .init("on", Text("日期", "on"), .day),
    .init("actor", Text("登记人", "recorded by")),
  ]

  static let intakeUndo = Command(
    "intake undo", "入库 撤销", .write,
    Text("撤销一次导入：后来有人动过的保留，并列出来", "take an import back; what people have touched since stays, and is listed"),
    [batch, Common.on], examples: ["intake undo 3", "intake undo 3 --dry-run"]
  ) { line, shell in
    let json = try shell.store().undoBatch(
      try line.required(batch), on: line[Common.on] ?? shell.today, shell.write(line))
    let left = json["left"].array
    let table = Table(columns, left.map { one in columns.map { one[$0.key] } })
    let named = Table(
      columns,
      table.rows.map { row in
        var row = row
        row[2] = .string(what(row[2].plain)[shell.language])
        row[4] = .string(Verb(row[4].plain).name[shell.language])
        return row
      })
    let said = Text(
      "批次 \(json["no"].plain)（\(safeForTerminal(json["file"].plain))）：撤销入库 \(json["voided"].plain) 家，"
        + "恢复原值 \(json["restored"].plain) 项，保留 \(left.count) 项",
      "batch \(json["no"].plain) (\(safeForTerminal(json["file"].plain))): \(json["voided"].plain) entries taken back, "
        + "\(json["restored"].plain) values restored, \(left.count) kept")
    return Answer(
      json: json, (left.isEmpty ? [] : [.table(named), .blank]) + [.line(said)], table: table,
      notes: left.isEmpty
        ? []
        : [
          Text(
            "保留的是导入以后有人动过的：确实录错的用 firm void 或 fact set 更正",
            "what stays was worked on since: mend what is wrong with firm void or fact set")
        ],
      exit: left.isEmpty ? .done : .partly)
  }

  /// What of a firm was kept, for people.
  private static func what(_ code: String) -> Text {
    if let key = FactKey(rawValue: code) { return key.name }
    return switch code {
    case "stay": Text("在库经历", "stay")
    case "contact": Text("联系人", "contact")
    default:
      Text(
        [
          "name": "企业名称", "county": "县（市、区）", "founded": "成立日期", "field": "技术领域",
          "product": "主要产品", "industry": "所属行业", "address": "地址",
        ][code] ?? code, code)
    }
  }
}
