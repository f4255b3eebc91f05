import Pipeline

extension Command {
  private static let name = Value<String>.argument("NAME", "姓名", Text("姓名", "name")) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }
  private static let county = Common.text(
    "county", "县区", "COUNTY", Text("县（市、区）：代码或名称", "county office: code or name"), required: true)
  private static let capacity = Common.whole(
    "capacity", "上限", Text("最多服务多少家（默认 15）", "most firms at a time (default 15)"), from: 1, to: 200)
  private static let login = Common.line("login", "登录名", "LOGIN", Text("数据库登录名", "database login"))
  private static let since = Common.day(
    "since", "起任", Text("起任日期（默认不限）", "first day of service (default: none)"))

  static let officerAdd = Command(
    "officer add", "服务员 新增", .write, Text("登记首席科技服务员", "add a chief service officer"),
    [name, county, Common.field, capacity, login, since, Common.on],
    examples: ["officer add 张例示 --county 宝丰县 --capacity 15"]
  ) { line, shell in
    let draft = OfficerDraft(
      name: try line.required(name), county: try line.required(county), field: line[Common.field],
      capacity: line[capacity] ?? 15, login: line[login], since: line[since])
    let json = try shell.store().addOfficer(
      draft, on: line[Common.on] ?? shell.today, ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text("已登记服务员 ", "added officer ") + Text(same: json["officer"].firmName)
            + Text(
              "（\(json["county_name"].plain)，上限 \(json["capacity"].plain) 家）",
              " (\(json["county_name"].plain), up to \(English.many(json["capacity"].plain, "firm")))"))
      ],
      notes: [
        Text("下一步：", "next: ") + Answer.step("assign set FIRM \(json["officer"]["name"].plain) --on TODAY")
      ])
  }
}
