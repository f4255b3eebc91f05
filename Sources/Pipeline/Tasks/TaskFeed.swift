/// Things that are due as a calendar file (事项日历): iCalendar, RFC 5545.
public struct TaskFeed: Sendable {
  let tasks: [ServiceTask]
  let language: Language
  let today: Day
  /// Seconds since 1970 that entries carry as their stamp.
  let now: Int

  public init(_ tasks: [ServiceTask], _ language: Language, today: Day, now: Int) {
    self.tasks = tasks
    self.language = language
    self.today = today
    self.now = now
  }

  public var count: Int { tasks.count }

  public var bytes: [UInt8] {
    let name = Text("后备库事项", "Reserve tasks")[language]
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pipeline//tasks//ZH", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:" + TaskFeed.escaped(name),
    ]
    for task in tasks {
      // What is overdue is shown today, for nobody looks into the past.
      let day = max(task.due, today)
      let title = task.kind.name[language] + Text("：", ": ")[language] + task.firm
      lines += [
        "BEGIN:VEVENT", "UID:" + TaskFeed.escaped(task.uid), "DTSTAMP:" + TaskFeed.moment(now),
        "DTSTART;VALUE=DATE:" + TaskFeed.compact(day),
        "DTEND;VALUE=DATE:" + TaskFeed.compact(day.adding(days: 1)),
        "SUMMARY:" + TaskFeed.escaped(title),
        "DESCRIPTION:"
          + TaskFeed.escaped(
            task.time[language] + "\n" + task.why[language] + "\npipeline " + task.command[language]),
        "CATEGORIES:" + TaskFeed.escaped(task.urgency.name[language]), "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H", "DESCRIPTION:" + TaskFeed.escaped(title),
        "END:VALARM",
        "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.flatMap { TaskFeed.folded($0) }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\n", with: "\\n")
  }

  private static func compact(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  private static func moment(_ seconds: Int) -> String {
    let day = Day(number: seconds.quotientRoundedDown(by: 86_400))
    let rest = seconds - day.number * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return compact(day) + "T" + two(rest / 3600) + two(rest / 60 % 60) + two(rest % 60) + "Z"
  }

  /// A line in pieces of at most 75 bytes, none of which cuts a character; further pieces begin with a blank.
  private static func folded(_ line: String) -> [UInt8] {
    var out: [UInt8] = []
    var width = 0
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if width + bytes.count > 75 {
        out += [13, 10, 32]
        width = 1
      }
      out += bytes
      width += bytes.count
    }
    return out + [13, 10]
  }
}
