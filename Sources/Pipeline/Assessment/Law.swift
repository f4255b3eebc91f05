/// One state of the law (规则集), read once and ready to judge by: its numbers and bands, and beside them the
/// choices and the advice of the day, which are not law.
public struct Law: Sendable, Equatable {
  /// How a number of the law is compared with what there is.
  public enum Comparison: String, Sendable {
    case atLeast = ">="
    case moreThan = ">"
    case atMost = "<="
    case lessThan = "<"
    case equal = "="
  }

  /// A number of the law (规则): value, comparison, unit and clause.
  public struct Rule: Sendable, Equatable {
    public let id: String
    public let value: Fraction
    /// The value as written: `0.05`.
    public let text: String
    public let comparison: Comparison
    public let unit: String
    public let clause: String

    /// Whether a value satisfies the rule: the one place where a threshold of the law is compared.
    public func admits(_ other: Fraction) -> Bool {
      switch comparison {
      case .atLeast: other >= value
      case .moreThan: other > value
      case .atMost: other <= value
      case .lessThan: other < value
      case .equal: other == value
      }
    }

    public func admits(_ whole: Int) -> Bool { admits(Fraction(whole)) }

    /// The smallest part of a whole that satisfies a least or more-than rule.
    func leastPart(of whole: Int64) -> Int64 {
      let ceiling = value.ceiling(times: whole)
      let isEnough = Fraction(ceiling, over: whole).map(admits) ?? true
      return isEnough ? ceiling : ceiling + 1
    }

    /// The value as a whole number: days, years, points.
    var whole: Int { Int(value.ceiling(times: 1)) }
  }

  /// A band of the score (评分档次): from `least` on, `low` to `high` points.
  public struct Band: Sendable, Equatable {
    public let grade: String
    public let least: Fraction
    public let isStrict: Bool
    public let low: Int
    public let high: Int

    func admits(_ value: Fraction) -> Bool { isStrict ? value > least : value >= least }
  }

  public let ruleSet: String
  public let title: String
  /// The rules by id.
  public private(set) var rules: [String: Rule]
  /// The bands of an item, best first.
  public let bands: [String: [Band]]
  public let choices: [Choice: String]
  public let remedies: [Remedy]
  /// What it was read from: kept with every verdict, so that it can be judged again.
  public private(set) var document: JSON

  /// Reads the document of `api.law`.
  ///
  /// - Throws: `LawRefusal.unreadable` when a row has a shape this program does not know.
  public init(_ json: JSON) throws {
    ruleSet = json["rule_set"].plain
    title = json["title"].plain
    document = json
    rules = [:]
    for row in json["rules"].array {
      guard let value = Fraction(decimal: row["value"].plain),
        let comparison = Comparison(rawValue: row["operator"].plain)
      else { throw LawRefusal.unreadable(ruleSet: ruleSet, row: row["id"].plain) }
      rules[row["id"].plain] = Rule(
        id: row["id"].plain, value: value, text: row["value"].plain, comparison: comparison,
        unit: row["unit"].plain, clause: row["clause"].plain)
    }
    var bands: [String: [Band]] = [:]
    for row in json["bands"].array {
      guard let least = Fraction(decimal: row["least"].plain), let low = row["low"].int,
        let high = row["high"].int
      else { throw LawRefusal.unreadable(ruleSet: ruleSet, row: row["item"].plain) }
      bands[row["item"].plain, default: []].append(
        Band(
          grade: row["grade"].plain, least: least, isStrict: row["operator"].plain == ">", low: low,
          high: high))
    }
    self.bands = bands.mapValues { $0.sorted { $0.least > $1.least } }
    var choices: [Choice: String] = [:]
    for row in json["choices"].array {
      guard let choice = Choice(rawValue: row["id"].plain) else {
        throw LawRefusal.unreadable(ruleSet: ruleSet, row: row["id"].plain)
      }
      choices[choice] = row["value"].plain
    }
    self.choices = choices
    remedies = try json["remedies"].array.map(Remedy.init)
  }

  /// The band a value falls into; nil below the last one.
  func band(_ item: String, _ value: Fraction) -> Band? { bands[item]?.first { $0.admits(value) } }

  /// - Throws: `LawRefusal.incomplete` when the rule set lacks it.
  func rule(_ id: String) throws -> Rule {
    guard let rule = rules[id] else { throw LawRefusal.incomplete(ruleSet: ruleSet, rule: id) }
    return rule
  }

  /// The same law with one number changed: for asking what would be.
  ///
  /// - Throws: `LawRefusal.unknownRule` when the rule set has no such rule.
  public func setting(_ id: String, to value: Fraction, text: String) throws -> Law {
    guard let old = rules[id] else {
      throw LawRefusal.unknownRule(rule: id, known: rules.keys.sorted())
    }
    var changed = self
    changed.rules[id] = Rule(
      id: id, value: value, text: text, comparison: old.comparison, unit: old.unit, clause: old.clause)
    changed.document = document.setting(
      "rules",
      .array(
        document["rules"].array.map { $0["id"].plain == id ? $0.setting("value", .string(text)) : $0 }))
    return changed
  }
}
