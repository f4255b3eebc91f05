import Foundation
import Pipeline

/// The whole reserve judged at once (全库诊断): firms in parts of some hundreds, each read, judged and recorded as a set.
struct ReserveDiagnosis {
  let shell: Shell
  let line: Line
  let on: Day
  let applyOn: Day?

  /// Firms read and written together.
  private static let part = 500

  private var day: Day { applyOn ?? on }

  /// Judges and records; moves no firm.
  func record() throws -> Answer {
    let store = try shell.store()
    let law = try store.law("high_tech", on: day)
    let rules = try HighTechRules(law)
    let write = shell.write(line)
    var lines: [JSON] = []
    for (number, firms) in try parts(store).enumerated() {
      let verdicts = try store.assessmentFacts(firms).map { facts in
        (facts: facts, diagnosis: Diagnosis(facts.input, rules: rules, applyOn: applyOn, on: on))
      }
      try store.recordDiagnoses(
        verdicts, law: law, on: on, applyOn: day, ids: shell.ids,
        Write(op: write.op.part(number), dryRun: write.dryRun))
      lines += verdicts.map { line(of: $0.facts.firm, $0.diagnosis) }
    }
    let tally = Verdict.allCases.map { verdict in
      (verdict, lines.count { $0["verdict"].plain == verdict.rawValue })
    }
    let head = Text(
      "拟 \(day) 申报，诊断 \(lines.count) 家：" + tally.map { "\($0.0.name.zh) \($0.1)" }.joined(separator: "，"),
      "applying on \(day), \(English.many(lines.count, "firm")): "
        + tally.map { "\($0.0.name.en) \($0.1)" }.joined(separator: ", "))
    let json: JSON = [
      "on": .day(on), "apply_on": .day(day), "rule_set": .string(law.ruleSet), "firms": .int(lines.count),
      "verdicts": .object(tally.map { .init($0.0.rawValue, .int($0.1)) }), "results": .array(lines),
      "op": .string(write.op.uuidString.lowercased()),
    ]
    return answer(json, head, lines)
  }

  /// Who would fall out or come in if numbers of the law were others; writes nothing.
  func compare(_ changes: [(id: String, value: Fraction, text: String)]) throws -> Answer {
    let store = try shell.store()
    let law = try store.law("high_tech", on: day)
    let rules = try HighTechRules(law)
    let other = try changes.reduce(law) { try $0.setting($1.id, to: $1.value, text: $1.text) }
    let otherRules = try HighTechRules(other)
    var lines: [JSON] = []
    var judged = 0
    for firms in try parts(store) {
      for facts in try store.assessmentFacts(firms) {
        judged += 1
        let difference = Difference(
          before: Diagnosis(facts.input, rules: rules, applyOn: applyOn, on: on),
          after: Diagnosis(facts.input, rules: otherRules, applyOn: applyOn, on: on))
        guard !difference.changes.isEmpty else { continue }
        lines.append(
          line(of: facts.firm, difference.after)
            .setting("before", .string(difference.before.verdict.rawValue))
            .setting("comes_in", difference.comesIn.map(JSON.bool) ?? .null)
            .setting("changes", difference.json))
      }
    }
    let incoming = lines.count { $0["comes_in"].bool == true }
    let outgoing = lines.count { $0["comes_in"].bool == false }
    let said = changes.map { "\($0.id)=\($0.text)" }.joined(separator: " ")
    let head = Text(
      "假如 \(said)（没有写入）：\(judged) 家中 \(incoming) 家由不符合变为符合，\(outgoing) 家由符合变为不符合，\(lines.count) 家有条件变化",
      "supposing \(said) (nothing is written): of \(English.many(judged, "firm")) \(incoming) come in, \(outgoing) fall out, \(lines.count) change in some condition"
    )
    let json: JSON = [
      "on": .day(on), "apply_on": .day(day), "rule_set": .string(law.ruleSet), "what_if": .string(said),
      "firms": .int(judged), "comes_in": .int(incoming), "falls_out": .int(outgoing),
      "results": .array(lines),
    ]
    return answer(json, head, lines, compared: true)
  }

  private func parts(_ store: Store) throws -> [ArraySlice<UUID>] {
    let firms = try store.reserve()
    return stride(from: 0, to: firms.count, by: Self.part).map {
      firms[$0..<min($0 + Self.part, firms.count)]
    }
  }

  private func line(of firm: JSON, _ diagnosis: Diagnosis) -> JSON {
    func ids(_ findings: [Finding]) -> JSON { .array(findings.map { .string($0.criterion.rawValue) }) }
    return [
      "firm": firm, "verdict": .string(diagnosis.verdict.rawValue),
      "failed": ids(diagnosis.assessment.failed),
      "unknown": ids(diagnosis.assessment.unknown),
    ]
  }

  private func answer(_ json: JSON, _ head: Text, _ lines: [JSON], compared: Bool = false) -> Answer {
    var columns: [Table.Column] = [
      .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
      .init("before", Text("原结论", "before"), .named(Verdict.self)),
      .init("verdict", Text("结论", "verdict"), .named(Verdict.self)),
      .init("failed", Text("不达标", "not met")), .init("unknown", Text("待核", "unknown")),
    ]
    if !compared { columns.remove(at: 2) }
    func names(_ ids: JSON) -> JSON {
      let names = ids.array.compactMap { Criterion(rawValue: $0.plain)?.name[shell.language] }
      return names.isEmpty ? .null : .string(names.joined(separator: Text("、", ", ")[shell.language]))
    }
    let table = Table(
      columns,
      lines.map { line in
        var row: [JSON] = [line["firm"]["no"], line["firm"]["name"], line["before"], line["verdict"]]
        if !compared { row.remove(at: 2) }
        return row + [names(line["failed"]), names(line["unknown"])]
      })
    return Answer(json: json, lines.isEmpty ? [.line(head)] : [.line(head), .table(table)], table: table)
  }
}
