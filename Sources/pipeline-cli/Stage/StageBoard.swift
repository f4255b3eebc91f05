import Pipeline

extension Command {
  static let stageBoard = Command(
    "stage board", "阶段 看板", .read, Text("各县（市、区）各阶段的企业数", "firms by county and stage"),
    [Common.asOf, Common.knownAt],
    examples: ["stage board", "stage board --as-of 2019-12-31"]
  ) { line, shell in
    let cells = try shell.store().board(asOf: line[Common.asOf], knownAt: line[Common.knownAt])
    let board = pivot(cells, shell.language)
    if cells.rows.isEmpty {
      return Answer(json: cells.json, [.line(Text("库里还没有企业", "the reserve is empty"))], table: cells)
    }
    return Answer(json: cells.json, [.table(board)], table: cells)
  }

  /// County, one column a stage, and the sum.
  private static func pivot(_ cells: Table, _ language: Language) -> Table {
    var order: [JSON] = []
    var counts: [[String: Int]] = []
    for row in cells.rows {
      if order.last != row[1] || order.isEmpty {
        order.append(row[1])
        counts.append([:])
      }
      counts[counts.count - 1][row[2].plain] = row[3].int ?? 0
    }
    func line(_ name: JSON, _ counts: [String: Int]) -> [JSON] {
      [name] + Stage.allCases.map { .int(counts[$0.rawValue] ?? 0) } + [.int(counts.values.reduce(0, +))]
    }
    let total = counts.reduce(into: [String: Int]()) { $0.merge($1, uniquingKeysWith: +) }
    return Table(
      [Table.Column("county_name", Text("县（市、区）", "county"))]
        + Stage.allCases.map { Table.Column($0.rawValue, $0.name, .number) } + [
          Table.Column("total", Text("合计", "total"), .number)
        ],
      zip(order, counts).map { line($0.isNull ? .string(Text("未定", "none")[language]) : $0, $1) }
        + [line(.string(Text("合计", "total")[language]), total)])
  }
}
