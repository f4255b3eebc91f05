import Pipeline

extension Command {
  private static let week = Flag("week", "本周", Text("最近七天（默认）", "the last seven days (default)"))
  private static let month = Flag("month", "本月", Text("本月至今", "this month so far"))
  private static let lastWeek = Flag("last-week", "上周", Text("上周一到周日", "last week, Monday to Sunday"))
  private static let lastMonth = Flag("last-month", "上月", Text("上个月整月", "the whole month before"))
  private static let from = Common.day("from", "自", Text("自哪天", "from that day"))
  private static let until = Common.day("until", "至", Text("至哪天（默认今天）", "until that day (default: today)"))
  private static let out = Common.text(
    "out", "输出", "FILE", Text("写成文件上交：.docx、.pdf、.xlsx", "write it as a file: .docx, .pdf, .xlsx"))

  static let digest = Command(
    "digest", "周报", .read,
    Text(
      "周报、月报：一段时间做了什么、企业情况、还缺哪些数据、接下来要做的",
      "what was done in a week or month, how the firms stand, what data is missing, what comes next"),
    [week, month, lastWeek, lastMonth, from, until, Mine.officer, Mine.flag, out, Common.force],
    examples: [
      "digest --week --mine", "digest --month --officer 张例示", "digest --last-month --mine --out 月报.docx",
    ]
  ) { line, shell in
    let period = try meant(line, shell.today)
    let (officer, mine) = Mine.meant(line, shell)
    let store = try shell.store()
    let json = try store.digest(officer: officer, mine: mine, from: period.first, until: period.last)
    let tasks = try store.tasks(
      officer: officer, mine: mine, asOf: period.last, until: period.last.adding(days: 7))
    guard let path = line[out] else {
      return answer(Digest(json, period, shell.language), tasks, shell.language)
    }
    try OutputFile.check(path, force: line[Common.force], ["docx", "pdf", "xlsx"])
    let document = DigestDocument(Digest(json, period, .zh), tasks: tasks, knownAt: try store.moment())
    let notes = try Paper.write(
      document.file(for: path), to: path, "digest \(period.first) \(period.last)", rows: document.rows, line,
      shell)
    return .wrote(path, period.name + Text(same: " ") + document.about, document.stamp, notes)
  }

  /// The days that the options mean; one of them at most.
  private static func meant(_ line: Line, _ today: Day) throws -> DigestPeriod {
    let flags = [week, month, lastWeek, lastMonth].filter { line[$0] }
    let days = line[from] == nil ? [] : ["--from"]
    let chosen = flags.map { "--" + $0.name } + days
    if chosen.count > 1 { throw InputRefusal.unexpected(chosen[1], command: "digest") }
    if line[lastWeek] || line[lastMonth], line[until] != nil {
      throw InputRefusal.unexpected("--until", command: "digest")
    }
    let last = line[until] ?? today
    if let first = line[from] { return DigestPeriod(first, last) }
    if line[lastWeek] { return .weekBefore(today) }
    if line[lastMonth] { return .monthBefore(today) }
    return line[month] ? .month(until: last) : .week(until: last)
  }

  private static func answer(_ digest: Digest, _ tasks: [ServiceTask], _ language: Language) -> Answer {
    var blocks: [Answer.Block] = [.line(digest.title)] + digest.lines.map { .line($0) }
    for part in digest.parts {
      blocks += [.blank, .line(part.title)]
      blocks.append(part.table.rows.isEmpty ? .line(part.empty) : .table(part.table))
    }
    let due = TaskAnswer.of(tasks, language)
    blocks +=
      [.blank, .line(Text("接下来七天要做的，连同逾期的", "the next seven days, and what is overdue"))] + due.blocks
    return Answer(json: digest.json.setting("next", due.json), blocks)
  }
}
