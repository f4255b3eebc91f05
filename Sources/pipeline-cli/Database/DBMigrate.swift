import Pipeline

extension Command {
  static let dbMigrate = Command(
    "db migrate", "数据库 迁移", .system,
    Text(
      "把数据库带到本程序的版本；重复运行没有影响", "bring the database to this program's state; running it again changes nothing"),
    examples: ["db migrate --db 'service=kjj'"]
  ) { _, shell in
    let store = try shell.store()
    let outcome = try Migrator().migrate(store)
    try store.spellFirms()
    let json: JSON = ["applied": .array(outcome.applied.map(JSON.string)), "build": .string(outcome.build)]
    let what =
      outcome.applied.isEmpty
      ? Text("没有待应用的迁移", "no migration was pending")
      : Text(
        "已应用：\(outcome.applied.joined(separator: "、"))", "applied: \(outcome.applied.joined(separator: ", "))"
      )
    return Answer(json: json, [.line(what), .line(Text("结构版本：", "build: ") + Text(same: outcome.build))])
  }
}
