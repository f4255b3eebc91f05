extension Refused {
  /// Refusals of rights and people (权限与人员): a code of the database and the case it means.
  static func rights(_ code: String, _ detail: JSON) -> RightsRefusal? {
    func text(_ key: String) -> String { detail[key].plain }
    func number(_ key: String) -> Int { detail[key].int ?? 0 }
    switch code {
    case "PL018": return .countyForRole(role: text("role"))
    case "PL260": return .unknownLogin(login: text("login"))
    case "PL361": return .strongLogin(login: text("login"))
    case "PL362": return .notOneself(login: text("login"))
    case "PL363": return .officerHasLeft(officer: text("officer"), on: text("on"), left: text("left"))
    case "PL510":
      return .loginKnown(login: text("login"), name: text("name"), revoked: detail["revoked"].bool == true)
    case "PL511": return .revokedAlready(login: text("login"), at: text("at"))
    case "PL512": return .officerLeftAlready(officer: text("officer"), no: number("no"), on: text("on"))
    case "PL603": return .notRegistered(login: text("login"))
    case "PL604":
      return .verbNotYours(
        login: text("login"), role: text("role"), verb: text("verb"),
        roles: detail["roles"].array.map(\.plain))
    case "PL605": return .otherCounty(firms: detail["firms"].array.map(\.plain), county: text("county"))
    case "PL606": return .adminOnly(verb: text("verb"))
    default: return nil
    }
  }
}
