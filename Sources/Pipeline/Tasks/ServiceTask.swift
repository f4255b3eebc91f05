/// What kind of thing is due (事项).
public enum TaskKind: String, Coded {
  case deadline, certificate, term, visit
  case firstVisit = "first_visit"
  case planItem = "plan_item"
  case need, match, plan, assign

  public var name: Text {
    switch self {
    case .deadline: Text("申报", "application")
    case .certificate: Text("证书", "certificate")
    case .term: Text("在库期限", "term")
    case .visit: Text("走访", "visit")
    case .firstVisit: Text("首次走访", "first visit")
    case .planItem: Text("方案事项", "plan item")
    case .need: Text("企业需求", "need")
    case .match: Text("供需对接", "match")
    case .plan: Text("一企一策", "plan")
    case .assign: Text("指派", "assignment")
    }
  }
}

/// How pressing it is (缓急), by the days left: overdue, today, within seven days, later.
public enum Urgency: String, Coded {
  case overdue, today, soon, later

  public var name: Text {
    switch self {
    case .overdue: Text("逾期", "overdue")
    case .today: Text("今天", "today")
    case .soon: Text("七天内", "within 7 days")
    case .later: Text("预告", "ahead")
    }
  }

  /// - Parameter late: days past the day it is due; negative for days left.
  public init(late: Int) {
    self = late > 0 ? .overdue : late == 0 ? .today : late >= -7 ? .soon : .later
  }
}

/// One thing that is due (事项), as the database found it: the reason in words and the command that settles it.
public struct ServiceTask: Sendable {
  public let kind: TaskKind
  /// Which rule made it due: `agreed`, `follow`, `rhythm`, or for needs their kind.
  public let reason: String
  public let due: Day
  /// Days past `due`; negative for days left.
  public let late: Int
  /// Working days left; nil when it is due, or where a year has no table of holidays.
  public let workingDays: Int?
  public let firmNo: Int
  public let firm: String
  public let county: String?
  public let officer: String?
  /// Number of the plan item or the need.
  public let item: Int?
  public let what: String?
  /// The day it is counted from.
  public let since: Day?
  /// What the local policy allows, in days.
  public let days: Int?
  /// How many it stands for, when several were put together.
  public private(set) var count = 1

  public init?(_ row: JSON) {
    guard let kind = row["kind"].string.flatMap(TaskKind.init(rawValue:)), let due = row["due"].day,
      let late = row["late"].int, let firmNo = row["firm_no"].int
    else { return nil }
    self.kind = kind
    self.due = due
    self.late = late
    self.firmNo = firmNo
    reason = row["reason"].plain
    workingDays = row["working_days"].int
    firm = row["firm"].plain
    county = row["county"].string
    officer = row["officer"].string
    item = row["item"].int
    what = row["what"].string
    since = row["since"].day
    days = row["days"].int
  }

  /// The plan items of a firm that are due on the same day as one line each: an officer looks at firms.
  public static func together(_ tasks: [ServiceTask]) -> [ServiceTask] {
    tasks.reduce(into: []) { lines, task in
      let place = lines.firstIndex {
        task.kind == .planItem && $0.kind == .planItem && $0.firmNo == task.firmNo && $0.due == task.due
      }
      if let place { lines[place].count += 1 } else { lines.append(task) }
    }
  }

  public var urgency: Urgency { Urgency(late: late) }

  /// Why it is due: what it is counted from and what the policy says.
  public var why: Text {
    let from = since?.description ?? "-"
    let allowed = days.map(String.init) ?? "-"
    let said = what ?? ""
    return switch kind {
    case .visit where reason == "agreed": Text("上次 \(from) 约定", "agreed on \(from)")
    case .visit where reason == "follow":
      Text(
        "问题待跟进：\(said)（\(from) 发现，\(allowed) 天内）",
        "problem to follow: \(said) (found on \(from), \(English.many(allowed, "day")) allowed)"
      )
    case .visit:
      Text("\(allowed) 天一次，上次走访 \(from)", "one in \(English.many(allowed, "day")), last visit \(from)")
    case .firstVisit:
      Text(
        "从未走访，限 \(allowed) 天内（\(from) 指派）",
        "never visited, \(English.many(allowed, "day")) allowed (assigned \(from))")
    case .assign:
      Text(
        "没有服务员，限 \(allowed) 天内（\(from) 入库）",
        "no officer yet, \(English.many(allowed, "day")) allowed (entered \(from))")
    case .plan:
      Text(
        "没有一企一策，限 \(allowed) 天内（\(from) 入库）",
        "no plan yet, \(English.many(allowed, "day")) allowed (entered \(from))")
    case .planItem where count > 1:
      Text(
        "\(count) 项到期，如第 \(item ?? 0) 项：\(said)",
        "\(English.many(count, "item")), among them item \(item ?? 0): \(said)")
    case .planItem: Text("第 \(item ?? 0) 项：\(said)", "item \(item ?? 0): \(said)")
    case .deadline:
      Text("\(said) 批次截止，方案已定，还没有申报", "batch \(said) closes; there is a plan and no application")
    case .certificate:
      Text("证书 \(said)，\(from) 颁发，三年有效", "certificate \(said), issued \(from), valid for three years")
    case .term: Text("\(from) 入库，在库期限届满", "entered \(from), the term ends")
    case .need:
      Text(
        "\(NeedKind(rawValue: reason)?.name.zh ?? reason)：\(said)（\(from) 提出，\(allowed) 天内办结）",
        "\(NeedKind(rawValue: reason)?.name.en ?? reason): \(said) (said \(from), \(English.many(allowed, "day")) allowed)"
      )
    case .match:
      Text(
        "需求 \(item ?? 0) 与\(said)：\(from) \(NeedProgress(rawValue: reason)?.name.zh ?? reason)，\(allowed) 天没有跟进",
        "need \(item ?? 0) and \(said): \(NeedProgress(rawValue: reason)?.name.en ?? reason) on \(from), \(English.many(allowed, "day")) without a step"
      )
    }
  }

  /// How long it is overdue, or how much time is left.
  public var time: Text {
    if late > 0 { return Text("逾期 \(late) 天", "\(English.many(late, "day")) late") }
    if late == 0 { return Text("今天", "today") }
    let working =
      workingDays.map { Text("（\($0) 个工作日）", " (\(English.many($0, "working day")))") } ?? Text(same: "")
    return Text("还有 \(-late) 天", "\(English.many(-late, "day")) left") + working
  }

  /// The command that settles it, to be completed where it has words in capitals, in Chinese 服务员 and 文字.
  public var command: Text {
    func firm(_ verb: String, _ rest: String = "") -> Text {
      Text("\(verb) '#\(firmNo)' --on 今天\(rest)", "\(verb) '#\(firmNo)' --on today\(rest)")
    }
    return switch kind {
    case .visit, .firstVisit: firm("visit log")
    case .assign:
      Text("assign set '#\(firmNo)' 服务员 --on 今天", "assign set '#\(firmNo)' OFFICER --on today")
    case .plan: firm(reason == "draft" ? "plan draft" : "diagnose")
    case .planItem where count > 1: Text(same: "plan show '#\(firmNo)'")
    case .planItem:
      Text(
        "plan done '#\(firmNo)' \(item ?? 0) --on 今天 --evidence 文字",
        "plan done '#\(firmNo)' \(item ?? 0) --on today --evidence TEXT")
    case .deadline: firm("apply submit", " --batch \(what ?? "")")
    case .certificate: Text(same: "diagnose '#\(firmNo)'")
    case .term: firm("exit", " --reason expired")
    case .need: Placeholder.line("need settle \(item ?? 0) --how TEXT")
    case .match:
      Text(
        "need follow \(item ?? 0) '\(provider)' 进展 --on 今天",
        "need follow \(item ?? 0) '\(provider)' STEP --on today")
    }
  }

  /// The number of the provider of a match: `#2`.
  private var provider: Substring { (what ?? "").prefix { $0 != " " } }

  /// The same for the same thing on every day, within one database.
  public var uid: String {
    [kind.rawValue, "\(firmNo)", "\(item ?? 0)", since?.description ?? what ?? "-"].joined(separator: "-")
      .replacing(" ", with: "_") + "@pipeline"
  }

  public func json(_ language: Language) -> JSON {
    [
      "kind": .string(kind.rawValue), "reason": .string(reason), "urgency": .string(urgency.rawValue),
      "due": .day(due), "late": .int(late), "working_days": workingDays.map { .int($0) } ?? .null,
      "firm_no": .int(firmNo), "firm": .string(firm), "county": county.map { .string($0) } ?? .null,
      "officer": officer.map { .string($0) } ?? .null, "item": item.map { .int($0) } ?? .null,
      "why": .string(why[language]), "command": .string("pipeline " + command[language]), "uid": .string(uid),
    ]
  }
}
