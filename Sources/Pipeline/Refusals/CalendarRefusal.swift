/// Working days that cannot be counted, and tables of holidays that make no sense (工作日历).
public enum CalendarRefusal: Refusal {
  case unknownYear(year: Int, known: [String])
  case noHeading(file: String)
  case badRow(file: String, row: Int, column: Text, value: String, wanted: Text)
  case incomplete(file: String, year: Int, missing: [String])

  public var wording: Wording {
    switch self {
    case .unknownYear(let year, let known):
      Wording(
        "PL371", .refused,
        Text(
          "\(year) 年还没有放假安排，不能推算工作日（已有：\(known.joined(separator: "、"))）",
          "there is no table of holidays for \(year), so working days cannot be counted (there are: \(known.joined(separator: ", ")))"
        ),
        do: Text(
          "国务院办公厅的通知发布后导入：pipeline calendar import 文件 --year \(year) --notice 文号",
          "import it when the State Council has announced it: pipeline calendar import FILE --year \(year) --notice NUMBER"
        ))
    case .noHeading(let file):
      Wording(
        "PL480", .usage,
        Text("\(file) 第一行不是“日期、类别、名称”", "the first row of \(file) has not the headings day, kind and name"),
        do: Text(
          "第一行写这三个表头，往下一天一行，例如 2027-01-01、放假、元旦",
          "put these three headings in the first row, then a day in each: its date, holiday or workday, the festival"
        ))
    case .badRow(let file, let row, let column, let value, let wanted):
      Wording(
        "PL481", .usage,
        Text(
          "\(file) 第 \(row) 行的\(column.zh)“\(value)”不对，应为\(wanted.zh)",
          "\(file), row \(row): the \(column.en) “\(value)” is wrong: it must be \(wanted.en)"),
        do: Text("改好后再导入，什么也没有写入", "mend it and import again; nothing was written"))
    case .incomplete(let file, let year, let missing):
      Wording(
        "PL482", .usage,
        Text(
          "\(file) 里没有 \(year) 年\(missing.joined(separator: "、"))的放假日",
          "\(file) has no day off of \(year) for \(missing.map(WorkCalendar.english).joined(separator: ", "))"
        ),
        do: Text(
          "按通知补齐七个节日；名称里要写节日名",
          "complete the seven festivals of the notice; the name of a day says which one it is"))
    }
  }

  public static var samples: [CalendarRefusal] {
    [
      .unknownYear(year: 2027, known: ["2019", "2026"]), .noHeading(file: "名单.csv"),
      .badRow(
        file: "名单.csv", row: 3, column: Text("类别", "kind"), value: "off",
        wanted: Text("放假或上班", "holiday or workday")),
      .incomplete(file: "名单.csv", year: 2027, missing: ["中秋"]),
    ]
  }
}
