import Pipeline

extension Command {
  private static let asOf = Common.day(
    "as-of", "截至", Text("当作哪一天（默认今天）", "as if it were that day (default: today)"))
  private static let out = Common.text(
    "out", "输出", "FILE", Text("输出文件：.ics", "file to write: .ics"), required: true)
  private static let ids = Flag("ids", "编号", Text("只列企业编号，一行一个", "only the numbers of the firms, one a line"))
  private static let days = Common.whole(
    "days", "天数", Text("往后多少天（默认 30）", "how many days ahead (default: 30)"), from: 0, to: 730)

  static let taskToday = task(
    "today", "今天", Text("今天要做的：逾期的、今天到期的和需要提前准备的", "what is due today, what is overdue, and what to prepare"),
    days: 0)
  static let taskWeek = task(
    "week", "本周", Text("七天之内要做的，连同逾期的", "what is due within seven days, and what is overdue"), days: 7)
  static let taskOverdue = task("overdue", "逾期", Text("已经逾期的", "what is overdue"), days: 0, onlyOverdue: true)

  private static func task(_ verb: String, _ zh: String, _ about: Text, days: Int, onlyOverdue: Bool = false)
    -> Command
  {
    Command(
      "task \(verb)", "事项 \(zh)", .read, about, [Mine.officer, Mine.flag, asOf, ids],
      examples: ["task \(verb)", "task \(verb) --mine"]
    ) { line, shell in
      let (officer, mine) = Mine.meant(line, shell)
      let day = line[asOf] ?? shell.today
      let tasks = try shell.store().tasks(
        officer: officer, mine: mine, asOf: line[asOf], until: day.adding(days: days)
      ).filter { !onlyOverdue || $0.late > 0 }
      if line[ids] {
        let numbers = tasks.map(\.firmNo).reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
        return Answer(
          json: .array(numbers.map { .int($0) }), numbers.map { .line(Text(same: "#\($0)")) })
      }
      return TaskAnswer.of(tasks, shell.language, saysToday: !onlyOverdue)
    }
  }

  static let taskICS = Command(
    "task ics", "事项 日历", .system,
    Text("把要做的写成日历文件，手机和电脑的日历都能订阅或导入", "write what is due as a calendar file for phones and computers"),
    [out, Mine.officer, Mine.flag, days, asOf, Common.force], examples: ["task ics --out 事项.ics --mine"]
  ) { line, shell in
    let path = try line.required(out)
    try OutputFile.check(path, force: line[Common.force], ["ics"])
    let (officer, mine) = Mine.meant(line, shell)
    let day = line[asOf] ?? shell.today
    let tasks = try shell.store().tasks(
      officer: officer, mine: mine, asOf: line[asOf], until: day.adding(days: line[days] ?? 30))
    let feed = TaskFeed(ServiceTask.together(tasks), shell.language, today: day, now: shell.secondsSince1970)
    try InputFile.replace(path, with: feed.bytes)
    try Export.record(path, "task ics", rows: feed.count, purpose: nil, shell)
    return Answer(
      json: ["file": .string(path), "tasks": .int(feed.count)],
      [.line(Text("已写入 \(path)：\(feed.count) 项", "wrote \(path): \(English.many(feed.count, "task"))"))])
  }
}

/// Things that are due, as an answer (事项答复).
enum TaskAnswer {
  /// - Parameter saysToday: whether the head names what is due today where nothing is.
  static func of(_ tasks: [ServiceTask], _ language: Language, saysToday: Bool = true) -> Answer {
    let columns: [Table.Column] = [
      .init("urgency", Text("缓急", "urgency"), .named(Urgency.self), spare: true),
      .init("kind", Text("事项", "task"), .named(TaskKind.self), spare: true),
      .init("due", Text("到期", "due"), .day), .init("time", Text("时间", "time"), spare: true),
      .init("firm_no", Text("编号", "no"), .number), .init("firm", Text("企业", "firm")),
      .init("officer", Text("服务员", "officer"), hidden: true),
      .init("county", Text("县（市、区）", "county"), hidden: true),
      .init("why", Text("为什么", "why")), .init("command", Text("办法（pipeline …）", "do (pipeline …)"), .command),
      .init("late", Text("逾期天数", "days late"), .number, hidden: true),
      .init("working_days", Text("工作日", "working days"), .number, hidden: true),
      .init("item", Text("项", "item"), .number, hidden: true),
      .init("reason", Text("缘由", "reason"), hidden: true),
      .init("uid", Text("标识", "uid"), hidden: true),
    ]
    let rows = ServiceTask.together(tasks).map { task in
      let json = task.json(language).setting("time", .string(task.time[language])).setting(
        "command", .string(task.command[language]))
      return columns.map { json[$0.key] }
    }
    let table = Table(columns, rows)
    var answer = Answer(
      list: table, title: head(tasks, lines: rows.count, saysToday: saysToday),
      empty: Text("没有要做的", "nothing is due"))
    answer.json = .array(tasks.map { $0.json(language) })
    if !tasks.isEmpty {
      answer.notes = [
        Text(
          "缓急按到期日：逾期的在最前，逾期越久越靠前；频次和期限见 policy list",
          "urgency goes by the due day: overdue first, the longest on top; for rhythms and terms see policy list"
        )
      ]
    }
    return answer
  }

  /// How many of each urgency, and in how many lines they stand.
  private static func head(_ tasks: [ServiceTask], lines: Int, saysToday: Bool) -> Text {
    let counts = Urgency.allCases.map { urgency in (urgency, tasks.count { $0.urgency == urgency }) }.filter {
      $0.1 > 0 || ($0.0 == .today && saysToday)
    }
    let together =
      lines < tasks.count
      ? Text(
        "；同一企业同一天的方案事项合为一行，共 \(lines) 行", "; plan items of one firm and day are one line, \(lines) lines")
      : Text(same: "")
    return Text(
      counts.map { "\($0.0.name.zh) \($0.1) 项" }.joined(separator: "，"),
      counts.map { "\($0.0.name.en): \($0.1)" }.joined(separator: ", ")) + together
  }
}
