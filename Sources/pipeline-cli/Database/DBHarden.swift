import Pipeline

extension Command {
  static let dbHarden = Command(
    "db harden", "数据库 加固", .system,
    Text(
      "收紧本库：只有登记的角色能连接，时限和大对象；服务器本身的设置见 doctor --mlps",
      "tighten this database: who may connect, time limits, large objects; for the server's own settings see doctor --mlps"
    ),
    [Common.dryRun], examples: ["db harden --dry-run", "db harden"]
  ) { line, shell in
    let store = try shell.store()
    let statements = try store.hardening()
    if !line[Common.dryRun] { try store.harden(statements) }
    return Answer(
      json: ["statements": .array(statements.map(JSON.string)), "done": .bool(!line[Common.dryRun])],
      statements.map { .line(Text(same: $0 + ";")) })
  }
}
