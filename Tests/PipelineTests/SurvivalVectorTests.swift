import Foundation
import Pipeline
import Testing

/// D6 and D10 against another program: 60 histories without ties, as lifelines reads them (Tests/Vectors/survival.py).
@Suite("与 lifelines 一致") struct SurvivalVectorTests {
  struct Vector: CustomTestStringConvertible {
    let seed: String
    let stays: [(days: Int, outcome: String)]
    let incidence: [[String]]
    let survival: [[String]]
    let median: Int?
    let p75: Int?
    var testDescription: String { "seed \(seed)" }

    static let all: [Vector] = {
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Vectors/survival.tsv")
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map { line in
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        func parts(_ column: String) -> [[String]] {
          column.split(separator: ",").map {
            $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
          }
        }
        return Vector(
          seed: columns[0], stays: parts(columns[1]).map { (Int($0[0]) ?? -1, $0[1]) },
          incidence: parts(columns[2]),
          survival: parts(columns[3]), median: Int(columns[4]), p75: Int(columns[5]))
      }
    }()
  }

  @Test func 至少五十份历史() { #expect(Vector.all.count >= 50) }

  @Test("Aalen–Johansen 到 1e-9", arguments: Vector.all) func incidence(_ vector: Vector) throws {
    let curve = AalenJohansen(
      vector.stays.map {
        .init(
          days: $0.days, certified: $0.outcome == "c" ? 1 : 0, exited: $0.outcome == "x" ? 1 : 0,
          censored: $0.outcome == "o" ? 1 : 0)
      })
    for point in vector.incidence {
      let estimate = curve.estimate(at: try #require(Int(point[0])))
      let interval = [estimate.interval?.lowerBound, estimate.interval?.upperBound]
      for (ours, theirs) in zip([estimate.certified, estimate.exited] + interval, point.dropFirst())
      where theirs != "-" {
        let difference = abs((ours ?? -1) - (Double(theirs) ?? -1))
        #expect(
          difference < 1e-9,
          "seed \(vector.seed), day \(point[0]): \(String(describing: ours)), not \(theirs)")
      }
    }
  }

  @Test("Kaplan–Meier 到 1e-9", arguments: Vector.all) func survival(_ vector: Vector) throws {
    let curve = KaplanMeier(
      vector.stays.map {
        .init(days: $0.days, ended: $0.outcome == "o" ? 0 : 1, censored: $0.outcome == "o" ? 1 : 0)
      })
    for point in vector.survival {
      let difference = abs(curve.survival(at: try #require(Int(point[0]))) - (try #require(Double(point[1]))))
      #expect(difference < 1e-9, "seed \(vector.seed), day \(point[0])")
    }
    #expect(curve.days(until: 0.5) == vector.median, "seed \(vector.seed)")
    #expect(curve.days(until: 0.75) == vector.p75, "seed \(vector.seed)")
  }
}
