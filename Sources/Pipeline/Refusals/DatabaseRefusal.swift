/// What goes wrong between the command and its database (数据库): 0xx, rights 6xx, integrity 7xx.
public enum DatabaseRefusal: Refusal {
  case unreachable(target: String, reason: String)
  case notMigrated(database: String)
  case otherBuild(database: String, client: String)
  case migrationChanged(name: String)
  case embeddedFailed(reason: Text)
  case noServerPrograms(searched: String)
  case locked(reason: String)
  /// The server stopped the statement: its time was up, or someone cancelled it.
  case stopped(reason: String)
  case unexpected(sqlstate: String, message: String)
  case passwordShown
  case notEmbedded
  case demoElsewhere
  case demoStopped(command: String, exit: Int)
  case unknownMigration(version: Int)
  case notPermitted(message: String)
  case readOnly(database: String)
  case cannotMigrate(message: String)
  /// The connection broke after the write was sent.
  case outcomeUnknown(op: String)

  /// The server may be there again in a moment, and the same operation may be sent again.
  public var isLostConnection: Bool {
    switch self {
    case .unreachable, .outcomeUnknown: true
    default: false
    }
  }

  public var wording: Wording {
    switch self {
    case .unreachable(let target, let reason):
      Wording(
        "PL001", .unreachable,
        Text("连不上数据库 \(target)：\(reason)", "cannot reach database \(target): \(reason)"),
        do: Text(
          "检查服务器是否启动、地址是否正确；运行 pipeline doctor 逐项查看",
          "check that the server runs and the address is right; pipeline doctor looks at each point"
        ))
    case .notMigrated(let database):
      Wording(
        "PL002", .failure,
        Text("数据库 \(database) 还没有本程序的表", "database \(database) does not have this program's tables yet"),
        do: Text("由管理员运行 pipeline db migrate", "an administrator runs pipeline db migrate"))
    case .otherBuild(let database, let client):
      Wording(
        "PL003", .failure,
        Text(
          "程序版本（\(client)）与数据库版本（\(database)）不一致",
          "program (\(client)) and database (\(database)) are of different builds"),
        do: Text(
          "升级程序，或由管理员运行 pipeline db migrate",
          "update the program, or have an administrator run pipeline db migrate"))
    case .migrationChanged(let name):
      Wording(
        "PL701", .integrity,
        Text("迁移 \(name) 与当初应用时的内容不一致", "migration \(name) differs from what was applied"),
        do: Text(
          "换用与数据库匹配的程序；不要修改已发布的迁移",
          "use the program that matches the database; released migrations are never edited"))
    case .unknownMigration(let version):
      Wording(
        "PL004", .failure,
        Text(
          "数据库比本程序新（含第 \(version) 号迁移）",
          "the database is newer than this program (it has migration \(version))"),
        do: Text("升级程序", "update the program"))
    case .embeddedFailed(let reason):
      Wording(
        "PL005", .unreachable,
        Text("内置数据库无法使用：\(reason.zh)", "the embedded database cannot be used: \(reason.en)"),
        do: Text(
          "运行 pipeline doctor 查看原因；或用 --db 指定一个 PostgreSQL 服务器",
          "run pipeline doctor, or name a PostgreSQL server with --db"))
    case .noServerPrograms(let searched):
      Wording(
        "PL006", .unreachable,
        Text(
          "找不到 PostgreSQL 服务器程序（找过：\(searched)）",
          "no PostgreSQL server programs found (looked in: \(searched))"),
        do: Text(
          "安装：apt-get install postgresql；或用 --db 指定服务器",
          "apt-get install postgresql, or name a server with --db"))
    case .locked(let reason):
      Wording(
        "PL007", .conflict,
        Text("有人正在修改同一条记录，等待超时：\(reason)", "someone else is changing the same record: \(reason)"),
        do: Text("稍后重试；未写入任何数据", "try again in a moment; nothing was written"))
    case .stopped(let reason):
      Wording(
        "PL014", .failure, Text("数据库中途停下了这条命令：\(reason)", "the database stopped this command: \(reason)"),
        do: Text(
          "未写入任何数据；稍后重试，多次如此请报告给管理员", "nothing was written; try again later, and report it if it stays so"))
    case .unexpected(let sqlstate, let message):
      Wording(
        "PL008", .failure,
        Text(
          "数据库报告了意料之外的错误（\(sqlstate)）：\(message)",
          "the database reported an unexpected error (\(sqlstate)): \(message)"),
        do: Text("未写入任何数据；请把这一行报告给管理员", "nothing was written; please report this line"))
    case .passwordShown:
      Wording(
        "PL009", .usage,
        Text(
          "连接参数里写了密码：其他用户用 ps 就能看到",
          "the connection text holds a password: other users can see it with ps"),
        do: Text("把密码放进 ~/.pgpass（权限 0600）或连接服务文件", "put it into ~/.pgpass (mode 0600) or a service file"))
    case .notEmbedded:
      Wording(
        "PL010", .usage,
        Text(
          "指定了数据库服务器，启停由服务器管理员负责",
          "a database server was named: starting and stopping it is its administrator's work"),
        do: Text(
          "去掉 --db 和 PIPELINE_DB、PG* 环境变量后再试，或找服务器管理员",
          "drop --db, PIPELINE_DB and PG* to mean the embedded database, or ask the server's administrator"))
    case .cannotMigrate(let message):
      Wording(
        "PL602", .notPermitted, Text("没有权限迁移：\(message)", "not permitted to migrate: \(message)"),
        do: Text(
          "换一个可以建角色（CREATEROLE）并可以在本库建模式（CREATE）的登录名",
          "use a login with CREATEROLE and CREATE on this database"))
    case .outcomeUnknown(let op):
      Wording(
        "PL012", .unreachable,
        Text(
          "连接在写入途中断开，不知道是否已经写入", "the connection broke during the write; whether it was written is not known"),
        do: Text(
          "加上 --op \(op) 重做同一条命令：已写入的不会再写一次",
          "repeat the same command with --op \(op): what was written is not written twice"))
    case .demoElsewhere:
      Wording(
        "PL011", .usage,
        Text(
          "指定了数据库服务器；演示只在内置数据库里运行",
          "a database server was named; the demonstration runs in the embedded database only"),
        do: Text(
          "去掉 --db 和 PIPELINE_DB、PG* 环境变量后再试", "drop --db, PIPELINE_DB and PG*, and try again"))
    case .demoStopped(let command, let exit):
      Wording(
        "PL013", .failure,
        Text(
          "演示停在这条命令（退出码 \(exit)）：\(command)",
          "the demonstration stopped at this command (exit code \(exit)): \(command)"),
        do: Text(
          "按上面的说明处理后重新运行 pipeline demo；它每次都从头做起",
          "mend what is said above and run pipeline demo again; it always starts anew"))
    case .readOnly(let database):
      Wording(
        "PL015", .failure, Text("数据库 \(database) 现在只读，写不进去", "database \(database) is read-only now"),
        do: Text(
          "它可能是备用服务器，或正在维护：换连到主服务器，或稍后再试",
          "it may be a standby or under maintenance: connect to the primary, or try again later"))
    case .notPermitted(let message):
      Wording(
        "PL601", .notPermitted, Text("没有权限：\(message)", "not permitted: \(message)"),
        do: Text(
          "请市级管理员用 user add 登记这个登录名", "ask a city administrator to register the login with user add"))
    }
  }

  public static var samples: [DatabaseRefusal] {
    [
      .unreachable(target: "dbname=kjj", reason: "…"), .notMigrated(database: "kjj"),
      .otherBuild(database: "7-0123abcd", client: "8-4567cdef"), .unknownMigration(version: 9),
      .embeddedFailed(reason: Text(same: "…")), .noServerPrograms(searched: "/usr/lib/postgresql"),
      .locked(reason: "…"), .stopped(reason: "…"), .unexpected(sqlstate: "XX000", message: "…"),
      .passwordShown, .notEmbedded,
      .demoElsewhere, .demoStopped(command: "pipeline …", exit: 3),
      .readOnly(database: "kjj"), .notPermitted(message: "…"), .cannotMigrate(message: "…"),
      .migrationChanged(name: "0002_code_tables"),
      .outcomeUnknown(op: "0190…"),
    ]
  }
}
