extension Report {
  /// 时滞报表: D16 how late events are recorded, by the month in which they happened.
  public static func lag(_ counts: ReportCounts) throws -> Report {
    let all = counts.bins.flatMap { bin in
      counts.places("months", bin: bin).flatMap { counts.cell("months", $0, "events", bin: bin).spread }
    }
    // A month is whole once nine tenths of its last day's events should have been recorded.
    let patience = Quantile.of(all, 9, of: 10) ?? 0
    let known = Day(String(counts.document["known_at"].plain.prefix(10))) ?? Day(number: 0)
    let months = counts.figure(
      "months", "D16", Text("记录时滞", "recording lag"),
      Text(
        "事情发生几天以后才登记，按发生的月份；月末过去不到 \(patience) 天的月份还不完整",
        "how many days after an event it was recorded, by month of the event; months that ended less than \(patience) days ago are not complete"
      ),
      [
        .init("month", Text("月份", "month")), .count("events", "事件", "events"),
        .init("median", Text("中位数", "median"), .number), .init("p90", Text("第 90 百分位", "p90"), .number),
        .init("complete", Text("完整", "complete"), .flag),
      ]
    ) { bin in
      counts.places("months", bin: bin).map { month in
        let cell = counts.cell("months", month, "events", bin: bin)
        return FigureRow(
          month,
          [
            .string(month), .int(cell.n), Quantile.json(cell.spread, 1, of: 2),
            Quantile.json(cell.spread, 9, of: 10),
            .bool(lastDay(month).adding(days: patience) < known),
          ])
      }
    }
    return try Report(.lag, counts, [months])
  }

  /// The last day of `2019-08`.
  private static func lastDay(_ month: String) -> Day {
    let parts = month.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else { return Day(number: 0) }
    return Day(year: parts[0], month: parts[1], day: Day.length(year: parts[0], month: parts[1]))
      ?? Day(number: 0)
  }
}
