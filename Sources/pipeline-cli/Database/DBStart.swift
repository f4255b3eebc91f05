import Embedded
import Pipeline

extension Command {
  static let dbStart = Command(
    "db start", "数据库 启动", .system,
    Text("启动内置数据库（第一次会建立它）", "start the embedded database; the first time makes it"),
    examples: ["db start"]
  ) { _, shell in
    guard case .embedded(let name) = shell.choice else { throw DatabaseRefusal.notEmbedded }
    let database = try EmbeddedDatabase(database: name)
    _ = try shell.store()
    return Answer(
      json: ["running": true, "data": .string(database.location.dataDirectory)],
      [.line(Text("内置数据库已启动：", "embedded database started: ") + Text(same: database.location.dataDirectory))])
  }
}
