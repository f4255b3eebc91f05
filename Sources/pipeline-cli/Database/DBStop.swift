import Pipeline

extension Command {
  static let dbStop = Command(
    "db stop", "数据库 停止", .system, Text("停止内置数据库；数据保留", "stop the embedded database; the data stays"),
    examples: ["db stop"]
  ) { _, shell in
    guard case .embedded(let name) = shell.choice else { throw DatabaseRefusal.notEmbedded }
    try EmbeddedDatabase(database: name).stop()
    return Answer(json: ["running": false], [.line(Text("内置数据库已停止", "embedded database stopped"))])
  }
}
