internal import Spreadsheet

/// A table of holidays as a file (放假安排表): 日期, 类别 and 名称 in the first row, a day in each row below.
public struct CalendarFile: Sendable {
  public let calendar: WorkCalendar

  private static let titles = [["日期", "day", "date"], ["类别", "kind"], ["名称", "节日", "name"]]

  /// - Throws: `FileRefusal` for what is no sheet, `Refusals` of `CalendarRefusal` with everything wrong in it.
  public init(_ input: InputFile, year: Int, notice: String) throws {
    guard let sheet = input.workbook.sheets.first(where: { !$0.hidden }), let heading = sheet.rows.first
    else {
      throw CalendarRefusal.noHeading(file: input.name)
    }
    let words = heading.cells.map { FirmName.halfWidth($0.words ?? "").trimmingBlanks().lowercased() }
    let places = Self.titles.map { names in words.firstIndex { names.contains($0) } }
    guard let dayPlace = places[0], let kindPlace = places[1], let namePlace = places[2] else {
      throw CalendarRefusal.noHeading(file: input.name)
    }
    var entries: [WorkCalendar.Entry] = []
    var flaws: [CalendarRefusal] = []
    var seen: Set<Day> = []
    for row in sheet.rows.dropFirst() {
      let (dayText, kindText) = (row.cell(dayPlace).words ?? "", row.cell(kindPlace).words ?? "")
      let name = (row.cell(namePlace).words ?? "").trimmingBlanks()
      if dayText.isEmpty, kindText.isEmpty, name.isEmpty { continue }
      func flaw(_ column: Text, _ value: String, _ wanted: Text) {
        flaws.append(
          .badRow(file: input.name, row: row.number, column: column, value: value, wanted: wanted))
      }
      let day = Day(dayText)
      let kind = DayKind(typed: kindText)
      if let day {
        if !(day.year == year || day.year == year - 1 && day.month == 12) {
          flaw(
            Text("日期", "day"), dayText,
            Text("\(year) 年的日子，或上一年 12 月的", "a day of \(year), or of the December before"))
        } else if !seen.insert(day).inserted {
          flaw(Text("日期", "day"), dayText, Text("没有重复的日子", "a day that is there once"))
        }
      } else {
        flaw(Text("日期", "day"), dayText, Text("日期", "a date"))
      }
      if let kind, let day, kind == .workday, day.weekday <= 5 {
        flaw(
          Text("类别", "kind"), kindText,
          Text("放假：调休上班的只会是周六、周日", "holiday: only a Saturday or Sunday is worked instead"))
      } else if kind == nil {
        flaw(Text("类别", "kind"), kindText, Text("放假或上班", "holiday or workday"))
      }
      if name.isEmpty || name.unicodeScalars.count > 200 || name.forbiddenScalar != nil {
        flaw(
          Text("名称", "name"), name, Text("节日名，不超过 200 字", "the name of the festival, at most 200 characters"))
      }
      if let day, let kind { entries.append(.init(day: day, kind: kind, name: name)) }
    }
    guard flaws.isEmpty else { throw Refusals(flaws) }
    calendar = WorkCalendar(year: year, notice: notice, entries: entries.sorted { $0.day < $1.day })
    let missing = calendar.missingFestivals
    guard missing.isEmpty else {
      throw CalendarRefusal.incomplete(file: input.name, year: year, missing: missing)
    }
  }
}
