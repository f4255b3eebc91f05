import Foundation

/// The rows a bulletin rests on (通报数据): what is frozen, hashed, counted again and compared.
public struct BulletinContent: Sendable, Equatable {
  public let json: JSON

  /// Gathers the rows of the reports of one period; none is counted here.
  ///
  /// - Parameters:
  ///   - counties, quality, growth: reports of the same two times and the same period.
  public init(_ period: BulletinPeriod, counties: Report, quality: Report, growth: Report) {
    json = [
      "period": .string(period.code), "since": .day(counties.since), "until": .day(counties.until),
      "as_of": .day(counties.asOf), "identity": counties.identity.json,
      "counties": .array(counties.rows("counties")), "problems": .array(quality.rows("problems")),
      "growth": .array(growth.rows("growth")),
    ]
  }

  /// Reads the frozen text again.
  public init?(text: String) {
    guard let json = JSON(parsing: text), !json["counties"].isNull else { return nil }
    self.json = json
  }

  /// The text that is stored and hashed: the same rows give the same text.
  public var text: String { json.rendered }

  /// SHA-256 of the text, in hexadecimal.
  public var sha256: String { InputFile.sha256(Data(text.utf8)) }

  static let parts = ["counties", "problems", "growth"]

  /// The row of the whole city.
  var city: JSON { json["counties"].array.first { $0["county"].string == "all" } ?? .null }

  /// The rows of the offices, in their order.
  var offices: [JSON] { json["counties"].array.filter { $0["county"].string != "all" } }

  func problem(_ kind: Report.Problem) -> Int {
    json["problems"].array.first { $0["problem"].string == kind.rawValue }?["stays"].int ?? 0
  }

  /// One cell that differs (变动单元格).
  public struct Change: Sendable, Equatable {
    /// `counties/410421/visits`.
    public let cell: String
    /// The row as people know it, and the key of the column.
    public let row: String
    public let key: String
    public let before: String
    public let after: String
  }

  /// Cells that differ from `other`, in the order of the rows; what is only derived from others is left out.
  public func changes(to other: BulletinContent) -> [Change] {
    let identity = json["identity"].members.compactMap { member -> Change? in
      let now = other.json["identity"][member.key]
      guard now != member.value else { return nil }
      return Change(
        cell: "identity/\(member.key)", row: "全市", key: member.key, before: member.value.plain,
        after: now.plain)
    }
    return identity
      + BulletinContent.parts.flatMap { part -> [Change] in
        let mine = BulletinContent.byCell(json[part])
        let theirs = BulletinContent.byCell(other.json[part])
        let cells = mine.map(\.0) + theirs.map(\.0).filter { cell in !mine.contains { $0.0 == cell } }
        return cells.flatMap { cell -> [Change] in
          let one = mine.first { $0.0 == cell }?.1 ?? .null
          let two = theirs.first { $0.0 == cell }?.1 ?? .null
          let sample = one.isNull ? two : one
          return sample.members.compactMap { member in
            guard !BulletinContent.derived.contains(member.key), one[member.key] != two[member.key] else {
              return nil
            }
            let name = sample["county_name"].string ?? sample["problem"].string ?? cell
            return Change(
              cell: "\(cell)/\(member.key)", row: name, key: member.key, before: one[member.key].plain,
              after: two[member.key].plain)
          }
        }
      }
  }

  private static let derived: Set = [
    "cell", "county", "county_name", "problem", "rate", "open", "completion", "completion_rank",
    "visits_per_firm", "net",
    "growth", "growth_shown", "growth_rank", "rank",
  ]

  private static func byCell(_ rows: JSON) -> [(String, JSON)] {
    rows.array.map { ($0["cell"].plain, $0) }
  }
}
