import PipelineSQL
import Postgres

extension Store {
  /// The years whose holidays are known (工作日历).
  public func calendarYears() throws -> Table {
    try table(
      [
        .init("year", Text("年份", "year"), .number), .init("holidays", Text("放假日", "days off"), .number),
        .init("workdays", Text("调休上班", "worked instead"), .number), .init("notice", Text("依据", "notice")),
        .init("origin", Text("来源", "origin"), .named(CalendarOrigin.self)),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
      ], "select * from api.calendar_years()")
  }

  /// Days off and shifted working days of one year (放假安排).
  ///
  /// - Throws: `CalendarRefusal.unknownYear` when there is no table of that year.
  public func calendar(_ year: Int) throws -> Table {
    let weekdays = Dictionary(uniqueKeysWithValues: (1...7).map { ("\($0)", Day.weekdayName($0)) })
    return try table(
      [
        .init("day", Text("日期", "day"), .day), .init("weekday", Text("星期", "weekday"), .coded(weekdays)),
        .init("kind", Text("类别", "kind"), .named(DayKind.self)),
        .init("name", Text("名称", "festival"), .coded(WorkCalendar.names)),
        .init("notice", Text("依据", "notice")),
      ], "select * from api.calendar_show(\(year))")
  }

  /// The last of so many working days from a day on (工作日推算).
  ///
  /// - Parameter first: nil takes the local policy `objection_first_day`.
  public func workdays(_ days: Int, from day: Day, first: FirstDay?) throws -> Table {
    try table(
      [
        .init("from_day", Text("自", "from"), .day), .init("days", Text("工作日", "working days"), .number),
        .init("first", Text("起算日", "counted from"), .named(FirstDay.self)),
        .init("until_day", Text("至", "until"), .day),
        .init("natural_days", Text("自然日", "calendar days"), .number),
      ], "select * from api.calendar_workdays(\(day.description), \(days), \(first?.rawValue))")
  }

  /// Takes in the table of a year (导入放假安排).
  public func importCalendar(_ calendar: WorkCalendar, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.calendar_import(\(write.op), \(PipelineSQL.build), \(calendar.year), \(calendar.notice),
        \(calendar.entries.map(\.day.description)), \(calendar.entries.map(\.kind.rawValue)), \(calendar.entries.map(\.name))) as answer
      """)
  }
}
