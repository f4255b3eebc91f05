import PipelineSQL
import Postgres

/// A local policy that may be set (本地设定): what its value may be.
public enum PolicyValue {
  /// - Throws: `TrainingRefusal.badPolicy` when the value is none that the key may have.
  public static func checked(_ value: String, for key: String) throws -> String {
    let plain = FirmName.halfWidth(value).trimmingBlanks()
    let choices: [String: [String]] = [
      "apply_gate": ["open", "strict"], "ever_certified": ["open", "closed"],
      "split_reward": ["refuse", "pay"],
      "objection_unit": ["working", "calendar"], "objection_first_day": ["same", "next"],
    ]
    if let allowed = choices[key] {
      guard allowed.contains(plain) else {
        throw TrainingRefusal.badPolicy(
          key: key, value: value,
          wanted: Text(allowed.joined(separator: "、"), allowed.joined(separator: ", ")))
      }
    } else if let criterion = LeaderCriteria.Key(rawValue: key) {
      guard let value = LeaderCriteria.value(plain, for: criterion) else {
        let wanted: Text =
          switch criterion {
          case .sales, .rd: Text("unset，或大于零的金额，例如 2亿", "unset, or an amount of money such as 2亿")
          case .rdRatio: Text("unset，或小于 100% 的比例，例如 3%", "unset, or a share below 100%, such as 3%")
          case .inventions: Text("unset，或 1 到 10000 的整数", "unset, or a whole number from 1 to 10000")
          case .certificate: Text("unset 或 required", "unset or required")
          }
        throw TrainingRefusal.badPolicy(key: key, value: value, wanted: wanted)
      }
      return value
    } else if key.hasSuffix("_days") {
      guard let days = Int(plain), (1...3650).contains(days), plain == "\(days)" else {
        throw TrainingRefusal.badPolicy(
          key: key, value: value, wanted: Text("1 到 3650 的整数（天）", "a whole number of days from 1 to 3650"))
      }
    }
    return plain
  }

  /// A value as people read it (设定值): money with its unit, a share in per cent; codes and numbers as they are.
  public static func shown(_ value: String, for key: String) -> Text {
    switch LeaderCriteria.Key(rawValue: key) {
    case .sales, .rd: Yuan(value)?.said ?? Text(same: value)
    case .rdRatio: Measured.threshold(value)
    default: Text(same: value)
    }
  }
}

extension Store {
  /// Sets a local policy from a day on (本地设定); the rows before it stay.
  public func setPolicy(_ key: String, _ value: String, since: Day, note: String?, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.policy_set(\(write.op), \(PipelineSQL.build), \(key), \(value), \(since.description), \(note)) as answer
      """)
  }

  /// What the office has set for 创新龙头后备, as it holds on a day.
  public func leaderCriteria(on: Day) throws -> LeaderCriteria {
    let rows = try policies(on: on).json.array
    return LeaderCriteria(
      Dictionary(rows.map { ($0["key"].plain, $0["value"].plain) }, uniquingKeysWith: { one, _ in one }))
  }

  /// The local policies of a day.
  public func policies(on: Day?) throws -> Table {
    let plain = try table(
      [
        .init("key", Text("设定", "policy")), .init("value", Text("值", "value")),
        .init("since", Text("自", "since"), .day), .init("next_value", Text("将为", "to be")),
        .init("next_since", Text("将自", "from"), .day), .init("note", Text("说明", "what it is")),
        .init("set_by", Text("由", "set by"), hidden: true),
      ], "select * from api.policy_list(\(on?.description))")
    let values = plain.json.array.flatMap { row in
      ["value", "next_value"].map { (row[$0].plain, PolicyValue.shown(row[$0].plain, for: row["key"].plain)) }
    }
    let names = Table.Kind.coded(Dictionary(values, uniquingKeysWith: { one, _ in one }))
    return Table(
      plain.columns.map { ["value", "next_value"].contains($0.key) ? .init($0.key, $0.title, names) : $0 },
      plain.rows)
  }
}
