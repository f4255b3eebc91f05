import Pipeline

/// Figures as people type them (指标写法): `sales=1850万`, and for suppositions `2019:rd=350万`.
enum FactWords {
  /// `sales=1850万`.
  static func pair(_ word: String) throws -> (key: FactKey, value: FactValue) {
    let halves = halves(word)
    guard halves.count == 2 else { throw InputRefusal.badPair(value: word, example: "研发费用=120万 staff=62") }
    guard let key = FactKey(spelled: halves[0]) else { throw InputRefusal.unknownFact(value: halves[0]) }
    return (key, try value(halves[1], for: key))
  }

  /// What stands on both sides of the first sign, full width or not.
  private static func halves(_ word: String) -> [String] {
    word.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "=" || $0 == "＝" }.map(String.init)
  }

  static func value(_ word: String, for key: FactKey) throws -> FactValue {
    do {
      return try FactValue(word, for: key)
    } catch {
      switch error {
      case .negative: throw InputRefusal.negative(option: key.rawValue, value: word)
      case .outOfRange(let highest):
        throw InputRefusal.outOfRange(
          key: key.rawValue, value: word, lowest: "0", highest: String(highest / 100))
      case .notANumber:
        let wanted = key.unit == .yuan ? Text("金额", "an amount of money") : Text("数字", "a number")
        throw InputRefusal.badNumber(option: key.rawValue, value: word, wanted: wanted)
      case .notWhole, .tooManyPoints:
        guard let most = key.mostPoints else {
          throw InputRefusal.badNumber(
            option: key.rawValue, value: word, wanted: Text("整数", "a whole number"))
        }
        throw InputRefusal.badNumber(
          option: key.rawValue, value: word,
          wanted: Text("0 到 \(most) 的整数分", "whole points from 0 to \(most)"))
      }
    }
  }

  /// A supposition: a figure with or without its year, `founded=`, `field=`, a kind of title and how many, or
  /// `incident=none`.
  static func supposition(_ word: String, _ reading: Reading) throws -> Supposition {
    let halves = halves(word)
    guard halves.count == 2 else { throw InputRefusal.badPair(value: word, example: "2019:rd=350万") }
    let front = FirmName.halfWidth(halves[0]).split(separator: ":", maxSplits: 1).map(String.init)
    let year = try front.count == 2 ? Common.readWhole(front[0], "--set", from: 1949, to: 2200) : nil
    let name = front.last ?? ""
    if let key = FactKey(spelled: name) { return .figure(year: year, key, try value(halves[1], for: key)) }
    guard year == nil else { throw InputRefusal.unknownFact(value: name) }
    if let kind = IPKind(typed: name) {
      return .titles(kind, try Common.readWhole(halves[1], name, from: 0, to: 1000))
    }
    switch name {
    case "founded", "成立日期":
      guard let day = Day(halves[1], today: reading.today) else {
        throw InputRefusal.badDay(option: name, value: halves[1])
      }
      return .founded(day)
    case "field", "技术领域":
      guard let field = TechField(halves[1]) else {
        throw InputRefusal.badNumber(
          option: name, value: halves[1], wanted: Text("技术领域编码（如 4.3.2）", "a field code such as 4.3.2"))
      }
      return .field(field)
    case "incident" where ["none", "无"].contains(halves[1]): return .noIncident
    default: throw InputRefusal.unknownFact(value: name)
    }
  }

  /// `rule:rd_tier1_ratio=0.06`: one number of the law changed.
  static func rule(_ word: String) throws -> (id: String, value: Fraction, text: String) {
    let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2, halves[0].hasPrefix("rule:"), ExactDecimal(halves[1]) != nil,
      let value = Fraction(decimal: halves[1])
    else { throw InputRefusal.badPair(value: word, example: "rule:rd_tier1_ratio=0.06") }
    return (String(halves[0].dropFirst(5)), value, halves[1])
  }
}
