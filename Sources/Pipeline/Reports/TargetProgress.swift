/// How fast firms come in, and how fast they would have to (目标进度): firms a month, a month being a twelfth of 365 days.
public enum TargetProgress {
  /// Adds to the rows of `Store.targets` the rate so far in the intake year and the one needed until 31 December.
  public static func table(_ targets: Table) -> Table {
    Table(
      targets.columns + [
        .init("run_rate", Text("月均入库", "a month so far"), .number),
        .init("needed_rate", Text("达标需月均", "a month needed"), .number),
      ],
      targets.rows.map { row in
        let line = Dictionary(zip(targets.columns.map(\.key), row), uniquingKeysWith: { one, _ in one })
        func number(_ key: String) -> Int? { line[key]?.int }
        return row + [
          rate(number("entered"), in: number("days_gone")),
          rate(number("remaining"), in: number("days_left")),
        ]
      })
  }

  /// Firms a month with two decimals, rounded half up; null when there are no days, or nothing to reach.
  static func rate(_ firms: Int?, in days: Int?) -> JSON {
    guard let firms, let days, days > 0 else { return .null }
    let hundredths = (firms * 36_500 * 2 + 12 * days) / (2 * 12 * days)
    let part = hundredths % 100
    return .number("\(hundredths / 100).\(part < 10 ? "0" : "")\(part)")
  }
}
