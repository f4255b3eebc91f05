import Foundation
import Testing

@testable import Pipeline

/// Worked cases in exact arithmetic (规则向量): Tests/Vectors/rule_vectors.csv.
@Suite("规则向量") struct RuleVectorTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let kind, input, band, low, high, note: String
    var testDescription: String { "\(kind) \(input)" }
  }

  static let vectors: [Vector] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../Vectors/rule_vectors.csv").standardized
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").dropFirst()
    return lines.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Vector(
        kind: cells[0], input: cells[1], band: cells[3], low: cells[4], high: cells[5],
        note: cells.dropFirst(6).joined(separator: ","))
    }
  }()

  @Test func 向量都在() { #expect(Self.vectors.count == 26, "the file is read whole") }

  @Test(arguments: vectors) func 与向量一致(_ vector: Vector) throws {
    switch vector.kind {
    case "growth":
      let values = vector.input.split(separator: " ").compactMap { ExactDecimal(String($0))?.scaled(by: 100) }
      let points = Growth.points(values, .of2016)
      #expect(points.map { "\($0.low)" } ?? "" == vector.low)
      #expect(points.map { "\($0.high)" } ?? "" == vector.high)
    case "rd_ratio":
      let named = Dictionary(
        uniqueKeysWithValues: vector.input.split(separator: " ").map { pair in
          let halves = pair.split(separator: "=").map(String.init)
          return (halves[0], halves[1])
        })
      func fen(_ key: String) throws -> Int64 { try #require(Yuan((named[key] ?? "") + "万")?.fen) }
      let rule = HighTechRules.of2016.tier(sales: try fen("last"))
      #expect(vector.band == "need \(rule.text)")
      let result = Fraction(try fen("rd3"), over: try fen("sales3")).map { rule.admits($0) ? "pass" : "fail" }
      #expect((result ?? "UNKNOWN sales3=0") == vector.note)
    case "ip_qty":
      let counts = vector.input.split(separator: " ").compactMap { Int($0.split(separator: "=")[1]) }
      let band = TitleCount.band(counts[0], counts[1], .of2016)
      #expect(String(band?.low ?? 0) == vector.low && String(band?.high ?? 0) == vector.high)
      #expect(band?.grade ?? "E" == vector.band)
    case "conversion":
      let parts = vector.input.split(separator: "/").compactMap { Int($0) }
      let input = AssessmentInput.good.with { input in
        input.founded = GoodFirm.day("\(2020 - parts[1])-01-01")
        input.achievements = [2019: parts[0]]
      }
      let item = Judge(input, rules: .of2016, applyOn: GoodFirm.applyOn, on: GoodFirm.applyOn).assess()
        .item(.conversion)
      #expect(item.map { "\($0.low)" } == vector.low && item.map { "\($0.high)" } == vector.high)
    default: Issue.record("unknown kind \(vector.kind)")
    }
  }
}
