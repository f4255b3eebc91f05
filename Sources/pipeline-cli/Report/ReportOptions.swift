import Pipeline

/// The options that reports share (报表选项).
enum ReportOptions {
  static let from = Common.day("from", "从", Text("期间第一天", "first day of the period"))
  static let until = Common.day(
    "until", "到", Text("期间最后一天（默认截至日）", "last day of the period (default: --as-of)"))
  static let county = Common.county
  static let cell = Common.text(
    "cell", "单元格", "CELL",
    Text(
      "只列这一个单元格（或其开头）的明细；all 列全部", "only what this cell, or those that begin so, count; all lists everything")
  )

  /// What the cells count. Of the conversion report, whose cells count the same stays again and again, each stay once
  /// unless a cell is named.
  ///
  /// - Parameter group: the one officer whose firms are meant, when no cell is named.
  static func listed(
    _ kind: ReportKind, _ question: ReportQuestion, cell: String?, of group: String?, _ store: Store
  ) throws -> Table {
    let all = cell == "all" || cell == "全部"
    let own = kind == .officers ? group.map { "officers/" + $0 } : group
    let table = try store.reportIDs(kind, question, cell: cell == nil || all ? own : cell)
    guard kind == .conversion, cell == nil else { return table }
    return Table(
      table.columns, table.rows.filter { table.value("cell", in: $0).plain.hasSuffix("identity/all/entered") }
    )
  }

  static func by(_ groupings: [Grouping]) -> Value<Grouping> {
    .option(
      "by", "分组", groupings.map(\.rawValue).joined(separator: "|"),
      Text(
        "按\(groupings.map(\.name.zh).joined(separator: "、"))分组",
        "group by \(groupings.map(\.name.en).joined(separator: ", "))")
    ) { word, spelling, _ in
      guard let grouping = Grouping(typed: word), groupings.contains(grouping) else {
        throw InputRefusal.badChoice(
          option: spelling, value: word,
          choices: groupings.map { Text("\($0.rawValue)（\($0.name.zh)）", $0.rawValue) })
      }
      return grouping
    }
  }

  static func figure(_ keys: [String]) -> Value<String> {
    .option(
      "figure", "指标", keys.joined(separator: "|"),
      Text("只出这一项（--csv 默认第一项）", "only this figure (--csv: the first one by default)")
    ) { word, spelling, _ in
      guard keys.contains(word) else {
        throw InputRefusal.badChoice(option: spelling, value: word, choices: keys.map { Text(same: $0) })
      }
      return word
    }
  }

  static func list(_ name: String, _ zh: String, _ help: Text, most: Int) -> Value<[Int]> {
    .option(name, zh, "N,N,…", help) { word, spelling, _ in
      let numbers = try word.split(whereSeparator: { ",，、".contains($0) }).map {
        try Common.readWhole(String($0), spelling, from: 1, to: most)
      }
      if numbers.isEmpty { throw InputRefusal.missingValue(option: spelling) }
      return Array(Set(numbers)).sorted()
    }
  }
}
