public import Foundation

/// Proposes officers for firms (自动指派): own county first, then own field, then the fewest firms.
///
/// Pure and repeatable: firms are taken by their number, and ties go to the officer with the lower number.
public enum Assigner {
  public struct Firm: Sendable, Equatable {
    public let id: UUID
    public let no: Int
    public let name: String
    public let county: String?
    public let field: String?

    public init(id: UUID, no: Int, name: String, county: String?, field: String?) {
      self.id = id
      self.no = no
      self.name = name
      self.county = county
      self.field = field
    }
  }

  public struct Officer: Sendable, Equatable {
    public let id: UUID
    public let no: Int
    public let name: String
    public let county: String
    public let field: String?
    public let capacity: Int
    /// Firms looked after now.
    public var load: Int

    public init(
      id: UUID, no: Int, name: String, county: String, field: String?, capacity: Int, load: Int
    ) {
      self.id = id
      self.no = no
      self.name = name
      self.county = county
      self.field = field
      self.capacity = capacity
      self.load = load
    }
  }

  public struct Proposal: Sendable, Equatable {
    public let pairs: [Pair]
    /// Firms for which no officer of their county has room.
    public let left: [Firm]
  }

  public struct Pair: Sendable, Equatable {
    public let firm: Firm
    public let officer: Officer
  }

  /// A firm gets an officer of its own county; a firm without a county gets whoever has most room.
  public static func propose(_ firms: [Firm], _ officers: [Officer]) -> Proposal {
    var officers = officers
    var pairs: [Pair] = []
    var left: [Firm] = []
    for firm in firms.sorted(by: { $0.no < $1.no }) {
      let able = officers.indices.filter { place in
        let officer = officers[place]
        return officer.load < officer.capacity && (firm.county == nil || officer.county == firm.county)
      }
      let best = able.min { one, other in
        rank(officers[one], firm).lexicographicallyPrecedes(rank(officers[other], firm))
      }
      guard let best else {
        left.append(firm)
        continue
      }
      officers[best].load += 1
      pairs.append(Pair(firm: firm, officer: officers[best]))
    }
    return Proposal(pairs: pairs, left: left)
  }

  /// Lower is better: field, load in thousandths of the capacity, number.
  private static func rank(_ officer: Officer, _ firm: Firm) -> [Int] {
    let field = firm.field?.split(separator: ".").first
    let same = field != nil && field == officer.field?.split(separator: ".").first
    return [same ? 0 : 1, officer.load * 1000 / officer.capacity, officer.no]
  }
}
