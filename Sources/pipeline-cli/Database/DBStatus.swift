import Embedded
import Pipeline

extension Command {
  static let dbStatus = Command(
    "db status", "数据库 状态", .system,
    Text("数据库在哪里、什么版本、有多少数据", "where the database is, its version, how much it holds"),
    examples: ["db status"]
  ) { _, shell in
    if case .embedded(let name) = shell.choice {
      let embedded = try EmbeddedDatabase(database: name)
      guard case .running = try embedded.status else {
        let state = try embedded.status == .absent ? Text("还没有建立", "not made yet") : Text("没有运行", "stopped")
        let json: JSON = [
          "embedded": true, "running": false, "data": .string(embedded.location.dataDirectory),
        ]
        return Answer(
          json: json,
          [
            .line(Text("内置数据库：", "embedded database: ") + state),
            .line(Text(same: embedded.location.dataDirectory)),
          ],
          notes: [Text("办法：", "what to do: ") + Answer.step("db start")])
      }
    }
    let status = try shell.store().status()
    var isEmbedded = false
    if case .embedded = shell.choice { isEmbedded = true }
    let json = status.setting("embedded", .bool(isEmbedded)).setting("running", true)
    let rows: [(Text, String)] = [
      (Text("服务器", "server"), status["server"].plain), (Text("数据库", "database"), status["database"].plain),
      (Text("登录名", "login"), status["user"].plain), (Text("结构版本", "build"), status["build"].plain),
      (Text("今天", "today"), status["today"].plain), (Text("企业", "firms"), status["firms"].plain),
      (Text("在库", "in the reserve"), status["in_reserve"].plain),
      (Text("服务员", "officers"), status["officers"].plain), (Text("走访", "visits"), status["visits"].plain),
    ]
    return Answer(json: json, rows.map { .line($0.0 + Text("：", ": ") + Text(same: $0.1)) })
  }
}
