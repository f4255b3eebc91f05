import Foundation
import Pipeline
import Testing

@Suite("自动指派") struct AssignerTests {
  func officer(_ no: Int, _ county: String, _ field: String? = nil, capacity: Int = 10, load: Int = 0)
    -> Assigner.Officer
  {
    .init(id: UUID(), no: no, name: "员\(no)", county: county, field: field, capacity: capacity, load: load)
  }

  func firm(_ no: Int, _ county: String?, _ field: String? = nil) -> Assigner.Firm {
    .init(id: UUID(), no: no, name: "企\(no)", county: county, field: field)
  }

  @Test("本县、同领域、负担轻，依次优先") func order() {
    let officers = [officer(1, "A"), officer(2, "A", "4", load: 5), officer(3, "B")]
    let proposal = Assigner.propose(
      [firm(1, "A", "4.3.2"), firm(2, "A"), firm(3, "B"), firm(4, "A")], officers)
    #expect(proposal.pairs.map(\.officer.no) == [2, 1, 3, 1] && proposal.left.isEmpty)
  }

  @Test("满额的不再指派，剩下的如实说") func full() {
    let proposal = Assigner.propose(
      [firm(2, "A"), firm(1, "A"), firm(3, "C")], [officer(1, "A", capacity: 1)])
    #expect(proposal.pairs.map(\.firm.no) == [1] && proposal.left.map(\.no) == [2, 3])
  }

  @Test("没有县区的企业给最有余力的人") func homeless() {
    let proposal = Assigner.propose([firm(1, nil)], [officer(1, "A", load: 5), officer(2, "B", load: 1)])
    #expect(proposal.pairs.first?.officer.no == 2)
  }

  @Test("从不超过上限，从不跨县（随机 200 次）") func property() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SplitMix(state: seed)
    for _ in 0..<200 {
      let counties = ["A", "B", "C"]
      let officers = (1...5).map {
        officer($0, counties[Int(generator.next() % 3)], capacity: 1 + Int(generator.next() % 4))
      }
      let firms = (1...12).map { firm($0, counties[Int(generator.next() % 3)]) }
      let proposal = Assigner.propose(firms, officers)
      #expect(proposal.pairs.count + proposal.left.count == 12, "seed \(seed)")
      for officer in officers {
        #expect(proposal.pairs.count { $0.officer.id == officer.id } <= officer.capacity, "seed \(seed)")
      }
      #expect(proposal.pairs.allSatisfy { $0.firm.county == $0.officer.county }, "seed \(seed)")
    }
  }
}

/// A small generator whose seed can be printed and used again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
