import Foundation
import Postgres
import Testing

@testable import Pipeline

/// 法规数据: the shipped rows, as the pure tests use them, and what dates do to them.
@Suite(.database) struct LawTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../Vectors").standardized

  /// `RECORD=1` writes them again after sql/policy has changed.
  @Test(arguments: ["high_tech", "sme", "giant", "local"]) func 向量就是库里的法规(_ subject: String) throws {
    let law = try Database.current.store().law(subject, on: "2020-08-01").document.rendered + "\n"
    let file = Self.folder.appending(path: "law_\(subject).json")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try law.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == law)
  }

  /// A rule set for a later day changes no verdict given, and is what a later application is judged by.
  @Test func 新规则只管它生效之后() throws {
    let desk = try Desk()
    try desk.add(1, on: "2019-08-01")
    try desk.perform("diagnose", 1, on: "2019-09-01")
    let stored = "select findings::text as v from pipeline.diagnosis"
    let before = try Database.current.answer(SQL(stringLiteral: stored))
    try Database.current.connect().run(
      script: """
        insert into pipeline.rule_set (id, subject, title, effective_from) values ('2027', 'high_tech', '例示', '2027-01-01');
        insert into pipeline.rule (rule_set, id, value, unit, operator, clause, name, name_en)
          select '2027', id, case id when 'min_age_days' then 730 else value end, unit, operator, clause, name, name_en
          from pipeline.rule where rule_set = '2016';
        insert into pipeline.rule_band (rule_set, item, grade, least, operator, low, high, clause)
          select '2027', item, grade, least, operator, low, high, clause from pipeline.rule_band where rule_set = '2016';
        """)
    #expect(try Database.current.answer(SQL(stringLiteral: stored)) == before)
    let store = desk.store
    #expect(try store.law("high_tech", on: "2026-12-31").ruleSet == "2016")
    #expect(try store.law("high_tech", on: "2027-01-01").ruleSet == "2027")
    #expect(try store.law("high_tech", on: "2027-01-01").rules["min_age_days"]?.text == "730")
    let differences = try store.ruleDifferences("2016", "2027").rows
    #expect(differences.map { $0[0].plain } == ["min_age_days"])
  }

  /// The stored facts and the stored law give the stored verdict, whatever has become of both since.
  @Test func 存下的依据再判一次结论相同() throws {
    let desk = try Desk()
    try desk.add(1, on: "2019-08-01")
    let firm = try code(1).text
    _ = try desk.store.setFacts(
      firm, year: 2018,
      [(.staff, FactValue("60", for: .staff)), (.techStaff, FactValue("5", for: .techStaff))],
      forecast: false, on: "2019-08-02", desk.write())
    try desk.perform("diagnose", 1, on: "2019-09-01")
    _ = try desk.store.setFacts(
      firm, year: 2018, [(.techStaff, FactValue("40", for: .techStaff))], forecast: false, on: "2019-09-02",
      desk.write())
    try Database.current.connect().run(
      script: "update pipeline.rule set value = 0.5 where rule_set = '2016' and id = 'tech_staff_ratio'")
    let row = try Database.current.connect().query(
      """
      select d.inputs::text as inputs, d.findings::text as findings, d.verdict, l.content::text as law
      from pipeline.diagnosis d join pipeline.law_text l on l.sha256 = d.law
      """
    ).only()
    let input = try AssessmentInput(#require(JSON(parsing: row.text("inputs"))))
    let law = try Law(#require(JSON(parsing: row.text("law"))))
    let again = try Diagnosis(input, law: law, applyOn: "2019-09-01", on: "2019-09-01")
    #expect(try again.verdict.rawValue == row.text("verdict"))
    #expect(try JSON.array(again.assessment.findings.map(\.json)).rendered == row.text("findings"))
    #expect(again.assessment.finding(.techStaffRatio)?.gap == "1")
  }

  @Test func 缺一个数就不能判() throws {
    let law = try Database.current.store().law("high_tech", on: "2020-08-01").document
    for rule in law["rules"].array where rule["id"].plain == "score_pass" {
      let short = law.setting("rules", .array(law["rules"].array.filter { $0 != rule }))
      #expect(outcome { try HighTechRules(Law(short)) } == "LawRefusal.incomplete")
    }
    let strange = law.setting("choices", [["id": "weather", "value": "fine"]])
    #expect(outcome { try Law(strange) } == "LawRefusal.unreadable")
    #expect(
      outcome { try Database.current.store().law("high_tech", on: "2015-12-31") } == "LawRefusal.noRuleSet")
  }
}
