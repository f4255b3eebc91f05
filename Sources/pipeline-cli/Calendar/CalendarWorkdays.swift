import Pipeline

extension Command {
  private static let day = Common.dayWord("日期", Text("从哪天起", "from which day"))
  private static let days = Value<Int>.argument("DAYS", "天数", Text("多少个工作日", "how many working days")) {
    word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1000)
  }
  private static let first = Common.choice(
    FirstDay.self, "first", "起算",
    Text(
      "从当日 same 还是次日 next 起算（默认按本地设定 objection_first_day）",
      "whether the day itself counts: same or next (default: the local policy objection_first_day)"))

  static let calendarWorkdays = Command(
    "calendar workdays", "日历 工作日", .read,
    Text(
      "从某天起第 N 个工作日是哪天，例如公示期满",
      "on which day the Nth working day falls, such as the end of an objection period"),
    [day, days, first],
    examples: ["calendar workdays 2023-11-10 10", "calendar workdays 2023-11-10 10 --first next"]
  ) { line, shell in
    Answer(
      list: try shell.store().workdays(
        try line.required(days), from: try line.required(day), first: line[first]),
      empty: Text(same: ""))
  }
}
