import Pipeline

extension Command {
  private static let file = Value<String>.argument(
    "FILE", "文件",
    Text(
      "放假安排：.csv 或 .xlsx，表头 日期、类别（放假或上班）、名称",
      "the table: .csv or .xlsx with day, kind (holiday or workday), name")
  ) { word, _, _ in word }
  private static let year = Common.whole(
    "year", "年份", Text("哪一年的安排", "the year it is of"), from: 1999, to: 2200, required: true)
  private static let notice = Common.line(
    "notice", "依据", "NUMBER", Text("通知的文号", "the number of the notice"), required: true)

  static let calendarImport = Command(
    "calendar import", "日历 导入", .write,
    Text(
      "导入一年的放假安排；再次导入另一份时以后一份为准", "take in a year's holidays; a later table of a year replaces the one before"
    ),
    [file, year, notice],
    examples: ["calendar import 放假.csv --year 2027 --notice 国办发明电〔2026〕9号"]
  ) { line, shell in
    let calendar = try CalendarFile(
      InputFile(path: try line.required(file)), year: try line.required(year),
      notice: try line.required(notice)
    ).calendar
    let json = try shell.store().importCalendar(calendar, shell.write(line))
    let counts = Text(
      "\(calendar.year) 年：放假 \(json["holidays"].plain) 天，调休上班 \(json["workdays"].plain) 天",
      "\(calendar.year): \(json["holidays"].plain) days off, \(json["workdays"].plain) worked instead")
    let what =
      json["changed"].bool == false
      ? Text("，与已有的一样，未写入", "; as it is already, nothing written")
      : json["replaced"].bool == true
        ? Text("，已替换原来的", "; it replaces the table before") : Text(same: "")
    return Answer(
      json: json, [.line(counts + what)],
      notes: [Text("下一步：", "next: ") + Answer.step("calendar show \(calendar.year)")])
  }
}
