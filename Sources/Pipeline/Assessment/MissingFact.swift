/// A fact that would decide an unknown condition (待补资料): `2018:rd`, `founded`, `ip`, as JSON carries it.
public struct MissingFact: Sendable, Equatable {
  public let code: String

  public init(_ code: String) { self.code = code }

  /// The figure or the fact without its year: `rd`, `founded`.
  public var key: String {
    let last = code.split(separator: ":").last.map(String.init) ?? code
    return FactKey(rawValue: last) == nil || isJudgement ? code : last
  }
  /// The fiscal year of a figure; nil for what has none.
  public var year: Int? { code.split(separator: ":").count == 2 ? Int(code.prefix { $0 != ":" }) : nil }

  /// No fact that anybody could record: what experts have to say.
  public var isJudgement: Bool { code.hasPrefix("judgement:") }

  /// For people: 2018年研发费用.
  public var name: Text {
    let parts = code.split(separator: ":").map(String.init)
    if isJudgement, let name = FactKey(rawValue: parts[1])?.name ?? Criterion(rawValue: parts[1])?.name {
      return Text("\(name.zh)（待专家判断）", "\(name.en) (left to experts)")
    }
    if parts.count == 2, let key = FactKey(rawValue: parts[1]) {
      return Text("\(parts[0])年\(key.name.zh)", "\(key.name.en) \(parts[0])")
    }
    switch code {
    case "founded": return Text("成立日期", "day of registration")
    case "ip": return Text("知识产权", "titles")
    case "ip:filed": return Text("知识产权申请日", "days on which titles were applied for")
    case "field": return Text("三级技术领域", "field of the third level")
    case "incident": return Text("事故核查结果", "a check for incidents")
    case "achievement": return Text("科技成果转化", "conversions of results")
    default: return Text(same: code)
    }
  }

  /// The first few names and how many more there are.
  public static func summary(_ codes: [String], most: Int) -> Text {
    let names = codes.map { MissingFact($0).name }
    let more = names.count - most
    let tail = more > 0 ? Text("等 \(names.count) 项", " and \(more) more") : Text(same: "")
    return Text(
      names.prefix(most).map(\.zh).joined(separator: "、"),
      names.prefix(most).map(\.en).joined(separator: ", ")) + tail
  }
}
