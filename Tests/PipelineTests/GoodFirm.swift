import Foundation

@testable import Pipeline

/// The law as it ships (法规向量): a test against the database keeps these files true.
extension Law {
  static func shipped(_ subject: String) -> Law {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../Vectors/law_\(subject).json").standardized
    guard let text = try? String(contentsOf: file, encoding: .utf8), let json = JSON(parsing: text),
      let law = try? Law(json)
    else { preconditionFailure("Tests/Vectors/law_\(subject).json is not a law") }
    return law
  }

  static let highTech = shipped("high_tech")

  /// The same law with another choice made.
  func choosing(_ choice: Choice, _ value: String) -> Law {
    let choices = document["choices"].array.map {
      $0["id"].plain == choice.rawValue ? $0.setting("value", .string(value)) : $0
    }
    guard let law = try? Law(document.setting("choices", .array(choices))) else { preconditionFailure() }
    return law
  }
}

extension HighTechRules {
  static let of2016 = rules(.highTech)

  static func rules(_ law: Law) -> HighTechRules {
    guard let rules = try? HighTechRules(law) else { preconditionFailure("the law lacks a number") }
    return rules
  }

  static func choosing(_ choice: Choice, _ value: String) -> HighTechRules {
    rules(Law.highTech.choosing(choice, value))
  }
}

/// A firm that meets every condition for an application on 2020-08-01 (样板企业).
enum GoodFirm {
  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
  static let applyOn = day("2020-08-01")
}

extension AssessmentInput {
  static func stated(_ text: String, _ key: FactKey, forecast: Bool = false) -> Stated? {
    (try? FactValue(text, for: key)).map { .init(value: $0, forecast: forecast) }
  }

  static var good: AssessmentInput {
    var input = AssessmentInput()
    input.founded = GoodFirm.day("2010-01-01")
    input.field = TechField("4.3.2")
    input.fieldIsFinest = true
    input.titles = [.init(kind: .invention, granted: GoodFirm.day("2018-01-01"))]
    input.achievements = [2017: 5, 2018: 5, 2019: 5]
    input.incidents = [.init(on: GoodFirm.day("2020-07-01"), kind: nil)]
    for (year, sales) in [(2017, "1000万"), (2018, "1350万"), (2019, "1822.5万")] {
      input.facts[year] = [
        .sales: stated(sales, .sales), .rd: stated("100万", .rd), .rdDomestic: stated("60万", .rdDomestic),
        .netAssets: stated(sales, .netAssets),
      ].compactMapValues { $0 }
    }
    input.set(
      2019,
      [
        .totalIncome: "2000万", .hitechIncome: "1200万", .staff: "60", .techStaff: "6", .ipAdvance: "7",
        .ipSupport: "7", .ipAcquisition: "6", .ipStandard: "0", .mgmtSystem: "4", .mgmtInstitute: "4",
        .mgmtConversion: "3", .mgmtPeople: "3",
      ])
    return input
  }

  mutating func set(_ year: Int, _ figures: [FactKey: String]) {
    for (key, text) in figures { facts[year, default: [:]][key] = AssessmentInput.stated(text, key) }
  }

  func with(_ change: (inout AssessmentInput) -> Void) -> AssessmentInput {
    var changed = self
    change(&changed)
    return changed
  }

  /// Titles of a kind, granted long ago.
  static func titles(_ kind: IPKind, _ count: Int, by: Acquisition = .own) -> [Title] {
    Array(repeating: Title(kind: kind, granted: GoodFirm.day("2018-01-01"), by: by), count: count)
  }
}

extension Assessment {
  var isEligible: Bool { findings.allSatisfy { $0.status == .pass } }

  func item(_ item: ScoreItem) -> Score.Item? { score.items.first { $0.item == item } }
}

/// Random numbers that can be made again from a seed (可重放的随机数).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
