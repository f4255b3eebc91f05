import Foundation
import Postgres

extension Store {
  public var databaseName: String { connection.database }

  /// Whether this login reads past row security by itself.
  public func isSuperuser() throws -> Bool {
    try rows("select rolsuper as yes from pg_roles where rolname = current_user").only().bool("yes")
  }

  /// Whether the database holds nothing of this program.
  public func isEmpty() throws -> Bool {
    try rows("select to_regnamespace('pipeline') is null and to_regnamespace('api') is null as yes").only()
      .bool("yes")
  }

  /// The roles of the system (系统角色): a backup names them and does not hold them.
  public func makeRoles() throws {
    try script(
      """
      do $$
      declare
        one text;
      begin
        foreach one in array array['pl_owner', 'pl_api', 'pl_backup', 'pl_officer', 'pl_county', 'pl_city', 'pl_finance', 'pl_auditor'] loop
          if not exists (select from pg_roles where rolname = one) then
            execute format('create role %I nologin %s', one, case when one = 'pl_backup' then 'bypassrls' else '' end);
          end if;
        end loop;
      end
      $$
      """)
  }

  /// What pg_restore leaves out: grants and settings of the database itself, and the logins of its people.
  ///
  /// - Parameter databaseStatements: the schema with `--create`, of which only what concerns the database is taken.
  /// - Returns: how many logins were made.
  public func finishRestore(databaseStatements: String) throws -> Int {
    let name = SQL.quoted(identifier: databaseName)
    for line in databaseStatements.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if ["GRANT", "REVOKE"].contains(words.first), let place = words.firstIndex(of: "DATABASE"),
        words.count > place + 1
      {
        try script((words[...place] + [name] + words[(place + 2)...]).joined(separator: " "))
      } else if words.starts(with: ["ALTER", "DATABASE"]), words.count > 3, words[3] == "SET" {
        try script((["ALTER", "DATABASE", name] + words[3...]).joined(separator: " "))
      }
    }
    let missing = try rows(
      """
      select login, role from pipeline.person p
      where revoked_at is null and not exists (select from pg_roles r where r.rolname = p.login)
      """
    ).map { (login: try $0.text("login"), role: try $0.text("role")) }
    for person in missing {
      let login = SQL.quoted(identifier: person.login)
      try script("create role \(login) login; grant pl_\(person.role) to \(login)")
    }
    return missing.count
  }

  private func script(_ text: String) throws {
    do { try connection.run(script: text) } catch { throw Refused.wording(error, store: self) }
  }
}
