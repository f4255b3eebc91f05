import PipelineSQL
import Postgres

/// A person to be registered (人员): one login, one role.
public struct PersonDraft: Sendable {
  public let name: String
  public let login: String
  public let role: Role
  /// The office of a county clerk or an officer; nil for the others.
  public let county: String?

  public init(name: String, login: String, role: Role, county: String?) {
    self.name = name
    self.login = login
    self.role = role
    self.county = county
  }
}

extension Store {
  /// Registers a person and makes the login, in one transaction; an officer is added too.
  public func addPerson(_ draft: PersonDraft, on: Day, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.user_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(draft.login), \(draft.name),
        \(draft.role.rawValue), \(draft.county), \(on.description)) as answer
      """)
  }

  /// Revokes a login (停用) and ends its open sessions; says how many.
  public func revokePerson(_ login: String, _ write: Write) throws -> JSON {
    let answer = try self.write(
      write, "select api.user_revoke(\(write.op), \(PipelineSQL.build), \(login)) as answer")
    guard !write.dryRun else { return answer.setting("sessions_ended", 0) }
    let ended = try rows("select api.user_sessions_end(\(login)) as ended").only().int("ended")
    return answer.setting("sessions_ended", .int(ended))
  }

  public func people() throws -> Table {
    try table(
      [
        .init("login", Text("登录名", "login")), .init("name", Text("姓名", "name")),
        .init("role", Text("角色", "role"), .named(Role.self)), .init("admin", Text("管理员", "admin"), .flag),
        .init("county_name", Text("县（市、区）", "county")),
        .init("officer_no", Text("服务员编号", "officer no"), .number),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by")),
        .init("revoked_at", Text("停用", "revoked"), .moment),
        .init("revoked_by", Text("停用人", "revoked by"), hidden: true),
      ], "select * from api.person_line order by recorded_at, login")
  }

  /// Whose firms the answers speak of (范围).
  public func scope() throws -> JSON { try document("select api.scope() as answer") }

  /// Sets a password (密码): what travels is a verifier made here, which cannot be turned back into the password.
  public func setPassword(_ password: String, login: String?) throws {
    do {
      let user = login ?? connection.user
      let verifier = try connection.passwordVerifier(password, user: user)
      _ = try connection.query(
        "alter role \(unescaped: SQL.quoted(identifier: user)) password \(unescaped: SQL.quoted(literal: verifier))"
      )
    } catch {
      throw Refused.wording(error, store: self)
    }
  }

  /// One officer with the firms looked after today (服务员); nil is whoever is logged in.
  public func showOfficer(_ officer: String?) throws -> JSON {
    try document("select api.officer_show(\(officer.map(Store.officerKey))) as answer")
  }

  /// An officer leaves (离任); the answer lists the firms that need another one.
  public func officerLeaves(_ officer: String, on: Day, reason: String?, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.officer_leave(\(write.op), \(PipelineSQL.build), \(Store.officerKey(officer)), \(on.description),
        \(reason)) as answer
      """)
  }
}
