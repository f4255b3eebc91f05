/// What a person may not do, and what goes wrong with people and their logins (权限与人员).
public enum RightsRefusal: Refusal {
  case notRegistered(login: String)
  case verbNotYours(login: String, role: String, verb: String, roles: [String])
  case otherCounty(firms: [String], county: String)
  case adminOnly(verb: String)
  case embeddedHasOneOwner
  case countyForRole(role: String)
  case unknownLogin(login: String)
  case loginKnown(login: String, name: String, revoked: Bool)
  case revokedAlready(login: String, at: String)
  case officerLeftAlready(officer: String, no: Int, on: String)
  case officerHasLeft(officer: String, on: String, left: String)
  case strongLogin(login: String)
  case notOneself(login: String)
  case passwordsDiffer

  public var wording: Wording {
    switch self {
    case .notRegistered(let login):
      Wording(
        "PL603", .notPermitted,
        Text(
          "登录名 \(login) 没有登记为本库的人员，或已停用", "login \(login) is not a person of this database, or was revoked"),
        do: Text("请市级管理员运行 pipeline user add", "ask a city administrator to run pipeline user add"))
    case .verbNotYours(_, let role, let verb, let roles):
      Wording(
        "PL604", .notPermitted,
        Text(
          "“\(Verb(verb).name.zh)”不在角色“\(Role.words(role).zh)”的权限之内",
          "“\(Verb(verb).name.en)” is not among the rights of the role \(Role.words(role).en)"),
        do: Text(
          "请\(roles.map { Role.words($0).zh }.joined(separator: "、"))的人办理",
          "ask somebody of the role \(roles.map { Role.words($0).en }.joined(separator: ", "))"))
    case .otherCounty(let firms, let county):
      Wording(
        "PL605", .notPermitted,
        Text(
          "不属于\(county)：\(firms.joined(separator: "、"))（已在别的县（市、区）名下，或名单写的是别处）",
          "not of \(county): \(firms.joined(separator: ", ")) (known with another county, or the list says so)"
        ),
        do: Text("请市科技局办理，或把这些行移出名单", "ask the city bureau, or take these rows out of the list"))
    case .adminOnly:
      Wording(
        "PL606", .notPermitted, Text("只有市级管理员可以管理人员", "only a city administrator manages people"),
        do: Text("请管理员办理；user list 标出了管理员", "ask an administrator; user list marks them"))
    case .embeddedHasOneOwner:
      Wording(
        "PL016", .usage,
        Text(
          "内置数据库只供本机的主人使用，别人登录不了",
          "the embedded database serves its machine's owner alone; nobody else can log in"),
        do: Text(
          "多人使用请建一个 PostgreSQL 服务器，用 --db 指定它",
          "for several people set up a PostgreSQL server and name it with --db"))
    case .countyForRole(let role):
      Wording(
        "PL018", .usage,
        Text(
          role == "officer" || role == "county"
            ? "角色“\(Role.words(role).zh)”要用 --county 指明县（市、区）"
            : "角色“\(Role.words(role).zh)”不属于某个县，不要写 --county",
          role == "officer" || role == "county"
            ? "the role \(Role.words(role).en) needs --county"
            : "the role \(Role.words(role).en) takes no --county"),
        do: Text("改好 --county 再试", "mend --county and try again"))
    case .unknownLogin(let login):
      Wording(
        "PL260", .usage, Text("没有登录名“\(login)”", "there is no login “\(login)”"),
        do: Text("用 user list 查看", "see user list"))
    case .loginKnown(let login, let name, let revoked):
      Wording(
        "PL510", .conflict,
        Text(
          "登录名 \(login) 已经登记：\(name)" + (revoked ? "（已停用）" : ""),
          "login \(login) is registered already: \(name)" + (revoked ? " (revoked)" : "")),
        do: Text("用 user list 查看；停用的登录名不再启用，请换一个", "see user list; a revoked login stays so: take another"))
    case .revokedAlready(let login, let at):
      Wording(
        "PL511", .conflict, Text("登录名 \(login) 已于 \(at) 停用", "login \(login) was revoked on \(at)"),
        do: Text("不用再做", "nothing is left to do"))
    case .officerLeftAlready(let officer, let no, let on):
      Wording(
        "PL512", .conflict,
        Text("\(officer)（#\(no)）已于 \(on) 离任", "\(officer) (#\(no)) left on \(on) already"),
        do: Text("用 officer show 查看", "see officer show"))
    case .officerHasLeft(let officer, let on, let left):
      Wording(
        "PL363", .refused,
        Text(
          "\(officer) 已于 \(left) 离任，不能在 \(on) 指派",
          "\(officer) left on \(left) and cannot be assigned on \(on)"),
        do: Text("换一位服务员", "choose another officer"))
    case .strongLogin(let login):
      Wording(
        "PL361", .refused,
        Text(
          "登录名 \(login) 是超级用户、能绕过行级安全，或属于系统角色：登记了也拦不住它",
          "login \(login) is superuser, bypasses row security or belongs to a role of the system: no wall would hold it"
        ),
        do: Text("给这个人另建一个普通登录名", "give this person an ordinary login"))
    case .notOneself(let login):
      Wording(
        "PL362", .refused, Text("不能停用自己（\(login)）", "nobody revokes their own login (\(login))"),
        do: Text("请另一位管理员办理", "ask another administrator"))
    case .passwordsDiffer:
      Wording(
        "PL019", .usage, Text("两次输入的密码不同，或为空", "the two passwords differ, or are empty"),
        do: Text("重新运行 pipeline passwd", "run pipeline passwd again"))
    }
  }

  public static var samples: [RightsRefusal] {
    [
      .notRegistered(login: "zhang"),
      .verbNotYours(login: "zhang", role: "officer", verb: "target set", roles: ["city"]),
      .otherCounty(firms: ["91410421MA9X00000A"], county: "宝丰县"), .adminOnly(verb: "user add"),
      .embeddedHasOneOwner, .countyForRole(role: "officer"), .unknownLogin(login: "zhang"),
      .loginKnown(login: "zhang", name: "王五", revoked: false),
      .revokedAlready(login: "zhang", at: "2026-11-24"),
      .officerLeftAlready(officer: "王五", no: 1, on: "2020-01-01"),
      .officerHasLeft(officer: "王五", on: "2020-02-01", left: "2020-01-01"),
      .strongLogin(login: "postgres"), .notOneself(login: "zhang"), .passwordsDiffer,
    ]
  }
}
