/// Training and local policy (培训和本地设定).
public enum TrainingRefusal: Refusal {
  /// - Parameter roles: who may add a course.
  case unknown(String, known: [String], roles: [String])
  case full(title: String, capacity: Int, enrolled: Int, more: Int)
  case known(training: String, title: String, on: String)
  case unknownPolicy(String, known: [String])
  case policySet(key: String, since: String, value: String)
  case badPolicy(key: String, value: String, wanted: Text)

  public var wording: Wording {
    switch self {
    case .unknown(let training, let known, let roles):
      Wording(
        "PL272", .usage, Text("没有编号为 \(training) 的培训", "there is no training number \(training)"),
        do: known.isEmpty
          ? Text(
            "还没有培训；由\(roles.map { Role.words($0).zh }.joined(separator: "、"))用 training add 登记，登记以后 training list 列出",
            "there is none yet; \(roles.map { Role.words($0).en }.joined(separator: " or ")) adds it with training add, then training list shows it"
          )
          : Text(
            "用 training list 查看；最近的：\(known.joined(separator: "、"))",
            "see training list; the latest: \(known.joined(separator: ", "))"))
    case .full(let title, let capacity, let enrolled, let more):
      Wording(
        "PL372", .refused,
        Text(
          "“\(title)”只有 \(capacity) 个名额，已有 \(enrolled) 家，再报 \(more) 家就超了",
          "“\(title)” has \(English.many(capacity, "seat")) and \(English.many(enrolled, "firm")); \(more) more are too many"
        ),
        do: Text("少报几家，或另办一期", "enrol fewer firms, or add another course"))
    case .known(let training, let title, let on):
      Wording(
        "PL523", .conflict,
        Text(
          "\(on) 的“\(title)”已经登记（编号 \(training)）", "“\(title)” on \(on) is there already (number \(training))"
        ),
        do: Text("用 training list 查看", "see training list"))
    case .unknownPolicy(let key, let known):
      Wording(
        "PL273", .usage, Text("没有本地设定“\(key)”", "there is no local policy “\(key)”"),
        do: Text("可用：" + known.joined(separator: "、"), "use one of: " + known.joined(separator: ", ")))
    case .policySet(let key, let since, let value):
      Wording(
        "PL520", .conflict,
        Text("\(key) 从 \(since) 起已经定为 \(value)", "\(key) is set from \(since) on already, to \(value)"),
        do: Text("换一个日子；旧的规定不改，只由新的一行接替", "take another day; a row is never changed, a later one follows it"))
    case .badPolicy(let key, let value, let wanted):
      Wording(
        "PL146", .usage, Text("\(key) 不能定为“\(value)”", "\(key) cannot be “\(value)”"),
        do: Text("应为：", "it must be: ") + wanted)
    }
  }

  public static var samples: [TrainingRefusal] {
    [
      .unknown("7", known: ["#1 …"], roles: ["city"]), .full(title: "…", capacity: 30, enrolled: 29, more: 2),
      .known(training: "1", title: "…", on: "2026-03-01"), .unknownPolicy("visit", known: ["visit_days"]),
      .policySet(key: "visit_days", since: "2026-01-01", value: "60"),
      .badPolicy(
        key: "visit_days", value: "x", wanted: Text("1 到 3650 的整数", "a whole number from 1 to 3650")),
    ]
  }
}
