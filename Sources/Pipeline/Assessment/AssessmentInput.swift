/// Everything a verdict rests on (诊断依据): facts of one firm and the numbers of the law.
public struct AssessmentInput: Sendable, Equatable {
  /// A figure and whether it is only expected.
  public struct Stated: Sendable, Equatable {
    public let value: FactValue
    public let forecast: Bool

    public init(value: FactValue, forecast: Bool) {
      self.value = value
      self.forecast = forecast
    }
  }

  /// A title the firm owns.
  public struct Title: Sendable, Equatable {
    public let kind: IPKind
    public let granted: Day?
    public let by: Acquisition

    public init(kind: IPKind, granted: Day?, by: Acquisition) {
      self.kind = kind
      self.granted = granted
      self.by = by
    }
  }

  /// An incident, or with a nil kind a check that found none up to that day.
  public struct Incident: Sendable, Equatable {
    public let on: Day
    public let kind: IncidentKind?

    public init(on: Day, kind: IncidentKind?) {
      self.on = on
      self.kind = kind
    }
  }

  /// A number of the law.
  public struct Rule: Sendable, Equatable {
    public let value: String
    public let clause: String

    public init(value: String, clause: String) {
      self.value = value
      self.clause = clause
    }
  }

  public var founded: Day?
  public var field: TechField?
  public var facts: [Int: [FactKey: Stated]] = [:]
  public var titles: [Title] = []
  /// Number of conversions by year.
  public var achievements: [Int: Int] = [:]
  public var incidents: [Incident] = []
  public var ruleSet = ""
  public var rules: [String: Rule] = [:]

  public init() {}

  /// Reads the document of `api.assessment_input`.
  ///
  /// - Throws: `DatabaseRefusal.unexpected` when a value has a shape this program does not know.
  public init(_ json: JSON) throws {
    founded = json["founded"].day
    field = json["field"].string.flatMap { TechField($0) }
    ruleSet = json["rule_set"].plain
    for rule in json["rules"].array {
      rules[rule["id"].plain] = Rule(value: rule["value"].plain, clause: rule["clause"].plain)
    }
    for fact in json["facts"].array {
      guard let year = fact["year"].int, let key = FactKey(rawValue: fact["key"].plain),
        let value = Yuan(fact["value"].plain)
      else { throw AssessmentInput.strange(fact) }
      facts[year, default: [:]][key] = Stated(
        value: FactValue(hundredths: value.fen), forecast: fact["forecast"].bool == true)
    }
    for title in json["ip"].array {
      guard let kind = IPKind(rawValue: title["kind"].plain),
        let by = Acquisition(rawValue: title["by"].plain)
      else { throw AssessmentInput.strange(title) }
      titles.append(Title(kind: kind, granted: title["granted"].day, by: by))
    }
    for achievement in json["achievements"].array {
      guard let year = achievement["year"].int, let count = achievement["count"].int
      else { throw AssessmentInput.strange(achievement) }
      achievements[year] = count
    }
    for incident in json["incidents"].array {
      guard let on = incident["on"].day else { throw AssessmentInput.strange(incident) }
      incidents.append(Incident(on: on, kind: incident["kind"].string.flatMap(IncidentKind.init(rawValue:))))
    }
  }

  private static func strange(_ json: JSON) -> DatabaseRefusal {
    .unexpected(sqlstate: "JSON", message: json.rendered)
  }
}
