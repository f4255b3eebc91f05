import Pipeline

extension Command {
  private static let file = Value<String>.argument("FILE", "文件", Text("备份文件", "backup file")) { word, _, _ in
    word
  }

  static let dbBackup = Command(
    "db backup", "数据库 备份", .system,
    Text("把整个库备份成一个文件，权限也在内", "back the whole database up into one file, its grants included"),
    [file, Common.force], examples: ["db backup 2019-12-31.dump"]
  ) { line, shell in
    let path = try line.required(file)
    try PlainFile.check(path, force: line[Common.force])
    let store = try shell.store()
    // A superuser reads everything by himself; others as the role made for it.
    let role = try store.isSuperuser() ? [] : ["--role=pl_backup"]
    let part = path + ".part"
    do {
      try ServerProgram.run(
        "pg_dump", ["--format=custom", "--file=\(part)", "--dbname=\(try shell.conninfo())"] + role)
      try PlainFile.move(part, to: path)
    } catch {
      PlainFile.remove(part)
      throw error
    }
    let sha256 = try PlainFile.sha256(of: path)
    return Answer(
      json: ["file": .string(path), "sha256": .string(sha256)],
      [.line(Text("已备份到 \(path)", "backed up to \(path)")), .line(Text(same: "SHA-256 \(sha256)"))],
      notes: [
        Text(
          "备份里有联系人：与数据库一样保管；锚另存（audit anchor）",
          "contacts are in it: keep it like the database, and the anchor elsewhere (audit anchor)")
      ])
  }
}
