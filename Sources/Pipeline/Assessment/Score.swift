/// The innovation score (创新能力评价, 195号 三(七)) as an interval: what counts decide, and what is judgement.
public struct Score: Sendable, Equatable {
  /// One of the twelve items, in points.
  public struct Item: Sendable, Equatable {
    public let item: ScoreItem
    public let low: Int
    public let high: Int
    public let basis: ScoreBasis
    /// Facts that would narrow it.
    public let missing: [String]

    init(_ item: ScoreItem, _ low: Int, _ high: Int, _ basis: ScoreBasis, missing: [String] = []) {
      self.item = item
      self.low = low
      self.high = high
      self.basis = basis
      self.missing = missing
    }
  }

  public let items: [Item]
  /// The most points of each block.
  private let caps: [ScoreItem.Block: Int]

  init(_ items: [Item], rules: HighTechRules) {
    self.items = items
    caps = [
      .ip: rules.capIP.whole, .conversion: rules.capConversion.whole,
      .management: rules.capManagement.whole, .growth: rules.capGrowth.whole,
    ]
  }

  /// The sum of the lows, each block within its cap.
  public var low: Int { total(\.low) }
  public var high: Int { total(\.high) }
  public var missing: [String] { items.flatMap(\.missing) }

  public func json(_ language: Language) -> JSON {
    [
      "low": .int(low), "high": .int(high),
      "items": .array(
        items.map {
          [
            "id": .string($0.item.rawValue), "name": .string($0.item.name[language]), "low": .int($0.low),
            "high": .int($0.high), "basis": .string($0.basis.rawValue),
          ]
        }),
    ]
  }

  private func total(_ end: KeyPath<Item, Int>) -> Int {
    ScoreItem.Block.allCases.reduce(0) { sum, block in
      sum + min(points(block, end), caps[block] ?? 0)
    }
  }

  /// The points of a block before its cap.
  func points(_ block: ScoreItem.Block, _ end: KeyPath<Item, Int>) -> Int {
    items.reduce(0) { $1.item.block == block ? $0 + $1[keyPath: end] : $0 }
  }
}
