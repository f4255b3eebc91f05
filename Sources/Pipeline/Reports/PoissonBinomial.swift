/// The number of successes among independent trials of different chances (泊松二项分布), exactly.
public struct PoissonBinomial: Sendable {
  /// The chance of 0, 1, 2 … successes.
  public let mass: [Double]

  /// - Parameter trials: a chance, and how many have it.
  public init(_ trials: [(chance: Double, n: Int)]) {
    var mass = [1.0]
    for (chance, n) in trials {
      for _ in 0..<n {
        var next = [Double](repeating: 0, count: mass.count + 1)
        for (k, weight) in mass.enumerated() {
          next[k] += weight * (1 - chance)
          next[k + 1] += weight * chance
        }
        mass = next
      }
    }
    self.mass = mass
  }

  public var mean: Double { mass.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }

  /// The narrowest central interval that leaves at most half of `1 - level` on each side.
  public func interval(_ level: Double) -> ClosedRange<Int> {
    let tail = (1 - level) / 2
    var below = 0.0
    var low = 0
    while low < mass.count - 1, below + mass[low] <= tail {
      below += mass[low]
      low += 1
    }
    var above = 0.0
    var high = mass.count - 1
    while high > low, above + mass[high] <= tail {
      above += mass[high]
      high -= 1
    }
    return low...high
  }
}
