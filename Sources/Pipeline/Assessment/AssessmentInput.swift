/// What is known of one firm (诊断依据): the facts a verdict rests on.
public struct AssessmentInput: Sendable, Equatable {
  /// A figure and whether it is only expected.
  public struct Stated: Sendable, Equatable {
    public let value: FactValue
    public let forecast: Bool

    public init(value: FactValue, forecast: Bool = false) {
      self.value = value
      self.forecast = forecast
    }
  }

  /// A title (知识产权).
  public struct Title: Sendable, Equatable {
    public var kind: IPKind
    public var granted: Day?
    public var filed: Day?
    public var number: String?
    public var by: Acquisition
    /// In whose name it stands, when not in the firm's.
    public var owner: String?
    /// Since when it is no longer in force.
    public var lapsed: Day?
    /// The first application it was used in that led to a certificate, and the first that was reviewed.
    public var certified: Day?
    public var reviewed: Day?

    public init(kind: IPKind, granted: Day?, by: Acquisition = .own) {
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

  /// An award, an institute or a standard (资质荣誉), with the rank or the place among the drafters.
  public struct Honour: Sendable, Equatable {
    public let kind: HonourKind
    public let on: Day
    public let place: Int?

    public init(kind: HonourKind, on: Day, place: Int?) {
      self.kind = kind
      self.on = on
      self.place = place
    }
  }

  public var founded: Day?
  public var field: TechField?
  /// Whether the field is an entry of the list that has no finer one below it; nil when it is not in the list.
  public var fieldIsFinest: Bool?
  public var facts: [Int: [FactKey: Stated]] = [:]
  public var titles: [Title] = []
  /// When it was last found that there are no titles.
  public var noTitlesOn: Day?
  /// Number of conversions recorded one by one, by year.
  public var achievements: [Int: Int] = [:]
  public var incidents: [Incident] = []
  public var honours: [Honour] = []
  /// When the firm was renamed, and when it moved to another county.
  public var renamed: [Day] = []
  public var moved: [Day] = []
  /// Days of issue of the firm's certificates.
  public var certificates: [Day] = []

  public init() {}

  /// Reads one document of `api.assessment_facts`.
  ///
  /// - Throws: `DatabaseRefusal.unexpected` when a value has a shape this program does not know.
  public init(_ json: JSON) throws {
    founded = json["founded"].day
    field = json["field"].string.flatMap { TechField($0) }
    fieldIsFinest = json["field_is_finest"].bool
    let expected = Set(json["forecast"].array.map(\.plain))
    for figures in json["facts"].array {
      guard let year = figures["year"].int else { throw AssessmentInput.strange(figures) }
      for member in figures.members where member.key != "year" {
        guard let key = FactKey(rawValue: member.key),
          let value = member.value.string.flatMap({ Yuan(stored: $0) })
        else {
          throw AssessmentInput.strange(figures)
        }
        facts[year, default: [:]][key] = Stated(
          value: FactValue(hundredths: value.fen),
          forecast: !expected.isEmpty && expected.contains("\(year):\(member.key)"))
      }
    }
    titles = try json["ip"].array.map(Title.init)
    noTitlesOn = json["ip_none"].day
    for achievement in json["achievements"].array {
      guard let year = achievement["year"].int, let count = achievement["count"].int
      else { throw AssessmentInput.strange(achievement) }
      achievements[year] = count
    }
    for incident in json["incidents"].array {
      guard let on = incident["on"].day else { throw AssessmentInput.strange(incident) }
      incidents.append(Incident(on: on, kind: incident["kind"].string.flatMap(IncidentKind.init(rawValue:))))
    }
    for honour in json["honours"].array {
      guard let kind = HonourKind(rawValue: honour["kind"].plain), let on = honour["on"].day
      else { throw AssessmentInput.strange(honour) }
      honours.append(Honour(kind: kind, on: on, place: honour["place"].int))
    }
    for change in json["changes"].array {
      guard let on = change["on"].day else { throw AssessmentInput.strange(change) }
      if change["field"].plain == "name" { renamed.append(on) } else { moved.append(on) }
    }
    certificates = json["certificates"].array.compactMap { $0["issued"].day }
  }

  fileprivate static func strange(_ json: JSON) -> DatabaseRefusal {
    .unexpected(sqlstate: "JSON", message: json.rendered)
  }
}

extension AssessmentInput.Title {
  fileprivate init(_ json: JSON) throws {
    guard let kind = IPKind(rawValue: json["kind"].plain), let by = Acquisition(rawValue: json["by"].plain)
    else { throw AssessmentInput.strange(json) }
    self.init(kind: kind, granted: json["granted"].day, by: by)
    filed = json["filed"].day
    number = json["number"].string
    owner = json["owner"].string
    lapsed = json["lapsed"].day
    certified = json["certified"].day
    reviewed = json["reviewed"].day
  }
}
