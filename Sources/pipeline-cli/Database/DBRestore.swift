import Pipeline

extension Command {
  private static let file = Value<String>.argument("FILE", "文件", Text("备份文件", "backup file")) { word, _, _ in
    word
  }
  private static let anchor = Common.text("anchor", "锚", "FILE", Text("与这个锚文件核对", "compare with this anchor"))

  static let dbRestore = Command(
    "db restore", "数据库 恢复", .system,
    Text(
      "恢复到 --db 指定的空库，补上库级权限和登录名，最后校验历史",
      "restore into the empty database of --db, with its own grants and logins, and verify the history"),
    [file, anchor], examples: ["db restore 2019-12-31.dump --db dbname=kjj_new"]
  ) { line, shell in
    let path = try line.required(file)
    let anchor = try line[anchor].map { try Anchor(parsing: PlainFile.read($0), path: $0) }
    guard case .server = shell.choice else { throw DatabaseRefusal.notEmbedded }
    let store = try shell.store()
    guard try store.isEmpty() else { throw BackupRefusal.notEmpty(database: store.databaseName) }
    _ = try PlainFile.sha256(of: path)
    guard let grants = try? ServerProgram.run("pg_restore", ["--create", "--schema-only", "--file=-", path])
    else {
      throw BackupRefusal.notABackup(path: path)
    }
    try store.makeRoles()
    try ServerProgram.run(
      "pg_restore", ["--exit-on-error", "--single-transaction", "--dbname=\(try shell.conninfo())", path])
    let people = try store.finishRestore(databaseStatements: grants)
    let outcome = try Migrator().migrate(store)
    let audit = try ChainAudit(store, anchor: anchor)
    let intact = audit.problems.rows.isEmpty
    return Answer(
      json: [
        "file": .string(path), "build": .string(outcome.build), "firms": .int(audit.firms),
        "logins_made": .int(people),
        "intact": .bool(intact), "problems": audit.problems.json,
      ],
      [
        .line(
          Text(
            "已恢复：\(audit.firms) 家企业；补建登录名 \(people) 个（没有密码）",
            "restored: \(English.many(audit.firms, "firm")); \(English.many(people, "login")) made (without passwords)"
          )),
        intact
          ? .line(
            anchor == nil
              ? Text("历史完好（没有核对锚）", "the history is intact (no anchor given)")
              : Text("历史完好，与锚一致", "the history is intact, as the anchor says"))
          : .table(audit.problems),
      ], table: audit.problems, exit: intact ? .done : .integrity)
  }
}
