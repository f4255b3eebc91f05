import Pipeline

extension Command {
  private static let name = Value<String>.argument("NAME", "姓名", Text("姓名", "name")) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }
  private static let login = Common.line(
    "login", "登录名", "LOGIN", Text("数据库登录名：一人一个", "database login: one for each person"), required: true)
  private static let role = Common.choice(Role.self, "role", "角色", Text("角色", "role"), required: true)
  private static let county = Common.text(
    "county", "县区", "COUNTY",
    Text("县（市、区）：县级人员和服务员必须给出", "county office: for the roles county and officer"))

  static let userAdd = Command(
    "user add", "人员 新增", .write,
    Text(
      "登记能登录的人，并建立登录名；服务员同时进入服务员名册",
      "register a person who may log in, and make the login; an officer is added as such"),
    [name, login, role, county, Common.on],
    examples: ["user add 张例示 --login zhang --role officer --county 宝丰县"]
  ) { line, shell in
    if case .embedded = shell.choice { throw RightsRefusal.embeddedHasOneOwner }
    let draft = PersonDraft(
      name: try line.required(name), login: try line.required(login), role: try line.required(role),
      county: line[county])
    let json = try shell.store().addPerson(
      draft, on: line[Common.on] ?? shell.today, ids: shell.ids, shell.write(line))
    let office = json["county_name"].string.map { Text("（\($0)）", " (\($0))") } ?? Text(same: "")
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已登记 \(safeForTerminal(draft.name))：登录名 \(safeForTerminal(draft.login))，\(draft.role.name.zh)\(office.zh)",
            "registered \(safeForTerminal(draft.name)): login \(safeForTerminal(draft.login)), \(draft.role.name.en)\(office.en)"
          ))
      ],
      notes: [
        Text("还没有密码：", "no password yet: ") + Answer.step("passwd \(safeForTerminal(draft.login))")
      ])
  }
}
