/// What goes wrong with backups and restores (备份与恢复).
public enum BackupRefusal: Refusal {
  case toolFailed(tool: String, reason: String)
  case notEmpty(database: String)
  case notABackup(path: String)

  public var wording: Wording {
    switch self {
    case .toolFailed(let tool, let reason):
      Wording(
        "PL704", .failure, Text("\(tool) 没有成功：\(reason)", "\(tool) failed: \(reason)"),
        do: Text(
          "检查权限（备份要超级用户或 pl_backup 的成员）、磁盘空间和 PostgreSQL 客户端程序",
          "look at rights (a superuser or a member of pl_backup), disk space and the PostgreSQL client programs"
        ))
    case .notEmpty(let database):
      Wording(
        "PL366", .refused,
        Text(
          "数据库 \(database) 里已经有数据，不能恢复到它上面",
          "database \(database) holds data already; nothing is restored over it"),
        do: Text("建一个空库，用 --db 指定它", "make an empty database and name it with --db"))
    case .notABackup(let path):
      Wording(
        "PL705", .usage, Text("\(path) 不是 db backup 写的文件", "\(path) is not a file of db backup"),
        do: Text("检查文件名", "check the name of the file"))
    }
  }

  public static var samples: [BackupRefusal] {
    [.toolFailed(tool: "pg_dump", reason: "…"), .notEmpty(database: "kjj"), .notABackup(path: "kjj.dump")]
  }
}
