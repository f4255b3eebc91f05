import Pipeline

/// The items of 等保 that a server's settings answer (等保检查), each with the line that mends it.
enum MLPS {
  /// Item of GB/T 22239-2019 §8.1.4, its words, and what to run or write.
  private static let items: [String: (item: String, name: Text, mend: String)] = [
    "password_encryption": (
      "8.1.4.1 a", Text("口令加密存储", "passwords stored as SCRAM"),
      "alter system set password_encryption = 'scram-sha-256'"
    ),
    "passwordcheck": (
      "8.1.4.1 a", Text("口令复杂度", "password complexity"),
      "alter system set shared_preload_libraries = 'passwordcheck, auth_delay'"
    ),
    "auth_delay": (
      "8.1.4.1 b", Text("登录失败处理", "delay after a failed login"),
      "alter system set shared_preload_libraries = 'passwordcheck, auth_delay'; auth_delay.milliseconds = 500"
    ),
    "password_age": (
      "8.1.4.1 a", Text("口令定期更换（90 天）", "passwords expire within 90 days"),
      "alter role LOGIN valid until 'DATE'"
    ),
    "idle_session": ("8.1.4.1 b", Text("空闲会话退出", "idle sessions end"), "pipeline db harden"),
    "idle_in_transaction": ("8.1.4.1 b", Text("空闲事务退出", "idle transactions end"), "pipeline db harden"),
    "statement_timeout": ("8.1.4.1 b", Text("语句时限", "statements have a limit"), "pipeline db harden"),
    "ssl": ("8.1.4.1 c", Text("传输加密", "TLS is on"), "alter system set ssl = on"),
    "hba_ssl": (
      "8.1.4.1 c", Text("只收加密连接", "network logins by TLS only"), "pg_hba.conf: hostssl instead of host"
    ),
    "hba_trust": (
      "8.1.4.1 a", Text("没有免口令或弱认证", "no trust or weak authentication"),
      "pg_hba.conf: scram-sha-256, peer or cert"
    ),
    "public_connect": ("8.1.4.2 b", Text("PUBLIC 不能连接和建临时表", "PUBLIC may not connect"), "pipeline db harden"),
    "large_objects": (
      "8.1.4.2 b", Text("PUBLIC 不能建大对象", "PUBLIC makes no large objects"), "pipeline db harden"
    ),
    "strong_logins": (
      "8.1.4.2 d", Text("人员没有多余的特权", "nobody has more than the role"),
      "alter role LOGIN nosuperuser nobypassrls nocreaterole"
    ),
    "one_login_each": (
      "8.1.4.2 c", Text("没有未登记或多余的账户", "no login without a person"),
      "pipeline user add, or alter role LOGIN nologin"
    ),
    "separate_duties": (
      "8.1.4.2 d", Text("设有审计员", "there is an auditor"), "pipeline user add NAME --login LOGIN --role auditor"
    ),
    "log_connections": (
      "8.1.4.3 a", Text("记录登录和退出", "logins and ends are logged"),
      "alter system set log_connections = on; log_disconnections = on"
    ),
    "log_prefix": (
      "8.1.4.3 b", Text("日志有时间、用户、来源", "the log tells time, user and source"),
      "alter system set log_line_prefix = '%m [%p] %u@%d %r '"
    ),
    "log_kept": (
      "8.1.4.3 c", Text("日志留存", "the log is kept"),
      "alter system set logging_collector = on (or log_destination = 'syslog')"
    ),
    "log_parameters": (
      "8.1.4.11", Text("日志里没有参数值", "no values in the log"),
      "alter system set log_parameter_max_length_on_error = 0; log_min_duration_statement = -1"
    ),
    "checksums": (
      "8.1.4.7 b", Text("数据页校验", "pages have checksums"), "pg_checksums --enable (server stopped)"
    ),
    "archive": (
      "8.1.4.9 a", Text("连续归档备份", "continuous archiving"),
      "alter system set archive_mode = on; archive_command"
    ),
    "backup_role": (
      "8.1.4.9 a", Text("备份角色齐备", "the backup role is whole"), "alter role pl_backup nologin bypassrls"
    ),
  ]

  static let words: [String: Text] = ["green": Text("绿", "green"), "red": Text("红", "red")]

  static func answer(_ items: [HardeningItem], _ language: Language) -> Answer {
    let table = Table(
      [
        .init("item", Text("等保条款", "item")), .init("id", Text("编号", "id"), hidden: true),
        .init("check", Text("要求", "check")), .init("state", Text("结果", "state"), .coded(words)),
        .init("found", Text("现状", "found")), .init("mend", Text("怎样改", "what mends it")),
      ],
      items.compactMap { one in
        guard let (item, name, mend) = MLPS.items[one.id] else { return nil }
        return [
          .string(item), .string(one.id), .string(name[language]), .string(one.isGreen ? "green" : "red"),
          one.found.map(JSON.string) ?? .null, one.isGreen ? .null : .string(mend),
        ]
      })
    let red = items.count { !$0.isGreen }
    return Answer(
      json: ["red": .int(red), "items": table.json],
      [
        .table(table),
        .line(Text("红 \(red) 项，绿 \(items.count - red) 项", "\(red) red, \(items.count - red) green")),
      ], table: table,
      notes: red == 0
        ? []
        : [
          Text(
            "看不到的设置算红；是否达标由测评机构认定",
            "what this login may not see counts as red; whether it suffices is the evaluator's to say")
        ],
      exit: red == 0 ? .done : .failure)
  }
}
