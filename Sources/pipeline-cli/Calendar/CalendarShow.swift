import Pipeline

extension Command {
  private static let year = Value<Int>.argument(
    "YEAR", "年份", Text("哪一年（默认列出已有的年份）", "which year (default: the years there are)"), required: false
  ) { word, spelling, _ in try Common.readWhole(word, spelling, from: 1949, to: 2200) }

  static let calendarShow = Command(
    "calendar show", "日历 查看", .read,
    Text("放假和调休上班的日子，每天写明依据的通知", "days off and days worked instead, each with the notice it comes from"),
    [year],
    examples: ["calendar show", "calendar show 2024"]
  ) { line, shell in
    guard let year = line[year] else {
      return Answer(
        list: try shell.store().calendarYears(), empty: Text("还没有放假安排", "there is no table of holidays"))
    }
    return Answer(list: try shell.store().calendar(year), empty: Text(same: ""))
  }
}
