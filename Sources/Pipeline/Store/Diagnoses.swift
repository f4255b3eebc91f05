public import Foundation
import PipelineSQL
import Postgres

/// One firm's facts with the document they were read from (诊断依据).
public struct FirmFacts: Sendable {
  public let id: UUID
  /// `id`, `no`, `name`, `credit_code`.
  public let firm: JSON
  public let input: AssessmentInput
  /// What is stored with the verdict.
  public let document: String
}

extension Store {
  /// The law of a day for a subject: `high_tech`, `sme` or `giant`.
  public func law(_ subject: String, on: Day) throws -> Law {
    try Law(try document("select api.law(\(subject), \(on.description)) as answer"))
  }

  /// What a verdict rests on: the facts of the firm, and the law of that day, in one round trip.
  public func assessmentInput(_ firm: String, applyOn: Day) throws -> (facts: FirmFacts, law: Law) {
    let json = try document("select api.assessment_input(\(key(firm)), \(applyOn.description)) as answer")
    let facts = json["facts"]
    return (try facts.firmFacts(facts.rendered), try Law(json["law"]))
  }

  /// The firms in the reserve, by number.
  public func reserve() throws -> [UUID] {
    try rows("select firm from api.reserve_firms() order by no").map { try $0.uuid("firm") }
  }

  /// The facts of some firms, by number.
  public func assessmentFacts(_ firms: ArraySlice<UUID>) throws -> [FirmFacts] {
    try rows("select facts from api.assessment_facts(\(Array(firms)))").map { row in
      let text = try row.text("facts")
      guard let json = JSON(parsing: text) else {
        throw DatabaseRefusal.unexpected(sqlstate: "JSON", message: text)
      }
      return try json.firmFacts(text)
    }
  }

  /// Records a verdict (诊断).
  public func recordDiagnosis(
    _ facts: FirmFacts, _ diagnosis: Diagnosis, law: Law, on: Day, ids: IDs, _ write: Write
  ) throws -> JSON {
    let assessment = diagnosis.assessment
    return try self.write(
      write,
      """
      select api.diagnose(\(write.op), \(PipelineSQL.build), \(ids.make()), \(facts.id.uuidString.lowercased()),
        \(on.description), \(assessment.applyOn.description), \(law.ruleSet), \(diagnosis.verdict.rawValue),
        \(diagnosis.findingsText), \(diagnosis.scoreText), \(diagnosis.pathsText), \(facts.document),
        \(law.document.rendered)) as answer
      """)
  }

  /// Records the verdicts on many firms in one transaction.
  public func recordDiagnoses(
    _ verdicts: [(facts: FirmFacts, diagnosis: Diagnosis)], law: Law, on: Day, applyOn: Day, ids: IDs,
    _ write: Write
  ) throws {
    _ = try self.write(
      write,
      """
      select api.diagnose_many(\(write.op), \(PipelineSQL.build), \(on.description), \(applyOn.description),
        \(law.ruleSet), \(law.document.rendered), \(verdicts.map(\.facts.id)),
        \(verdicts.map { _ in ids.make() }), \(verdicts.map(\.diagnosis.verdict.rawValue)),
        \(verdicts.map(\.diagnosis.findingsText)), \(verdicts.map(\.diagnosis.scoreText)),
        \(verdicts.map(\.diagnosis.pathsText)), \(verdicts.map(\.facts.document))) as answer
      """)
  }
}

extension Diagnosis {
  fileprivate var findingsText: String { JSON.array(assessment.findings.map(\.json)).rendered }
  fileprivate var scoreText: String { assessment.score.json(.zh).rendered }
  fileprivate var pathsText: String { JSON.array(paths.map { $0.json(.zh) }).rendered }
}

extension JSON {
  fileprivate func firmFacts(_ text: String) throws -> FirmFacts {
    guard let id = UUID(uuidString: self["firm"]["id"].plain) else {
      throw DatabaseRefusal.unexpected(sqlstate: "JSON", message: text)
    }
    return FirmFacts(id: id, firm: self["firm"], input: try AssessmentInput(self), document: text)
  }
}
