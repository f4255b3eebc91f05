import Pipeline

/// The findings of a diagnosis as people read them (逐条判定表): percent, 万元, heads, days.
struct FindingsTable {
  let table: Table

  /// What the short clauses in the table belong to.
  static let source = Text(
    "条款：国科发火〔2016〕32号；195号是工作指引。标准一律含本数，评价除外",
    "clauses: 国科发火〔2016〕32号; 195号 is its guideline. Thresholds are inclusive, but for the score")

  init(_ assessment: Assessment, _ language: Language) {
    table = Table(
      [
        .init("id", Text("条件", "condition"), .named(Criterion.self)),
        .init("status", Text("判定", "status"), .named(FindingStatus.self)),
        .init("need", Text("标准", "need"), .value), .init("have", Text("现状", "have"), .value),
        .init("gap", Text("差距", "gap"), .value), .init("missing", Text("待补资料", "missing facts")),
        .init("clause", Text("条款", "clause")),
      ],
      assessment.findings.map { finding in
        [
          .string(finding.criterion.rawValue), .string(finding.status.rawValue),
          .text(Self.need(finding)?[language]), .text(Self.have(finding)?[language]),
          .text(Self.gap(finding)?[language]), .text(Self.missing(finding, language)),
          .string(finding.clause.replacing("国科发火〔2016〕32号 ", with: "")),
        ]
      })
  }

  /// The findings as data, for CSV.
  static func data(_ assessment: Assessment) -> Table {
    let columns = ["id", "status", "need", "have", "gap", "unit", "missing", "forecast", "rule", "clause"]
    return Table(
      columns.map { Table.Column($0, Text(same: $0)) },
      assessment.findings.map { finding in columns.map { finding.json[$0] } })
  }

  /// Conditions that differ between two diagnoses.
  static func differences(_ changes: [Difference.Change], _ language: Language) -> Table {
    Table(
      [
        .init("id", Text("条件", "condition"), .named(Criterion.self)),
        .init("from", Text("现状", "as it is"), .named(FindingStatus.self)),
        .init("from_gap", Text("现状差距", "gap as it is")),
        .init("to", Text("假设", "as supposed"), .named(FindingStatus.self)),
        .init("to_gap", Text("假设差距", "gap as supposed")),
      ],
      changes.map { change in
        [
          .string(change.criterion.rawValue), .string(change.before.status.rawValue),
          .text(gap(change.before)?[language]), .string(change.after.status.rawValue),
          .text(gap(change.after)?[language]),
        ]
      })
  }

  private static func need(_ finding: Finding) -> Text? {
    finding.need.map { FindingWords.need($0, finding.criterion) }
  }

  private static func have(_ finding: Finding) -> Text? {
    if let have = finding.have { return FindingWords.have(have, finding.criterion) }
    return KnownShare(finding.criterion, evidence: finding.evidence.map { ($0.fact, $0.value) }).map {
      let share = FindingWords.have($0.decimal, finding.criterion)
      return Text("已知 ", "so far ") + share + Text("（\($0.ofYears.zh)）", " (\($0.ofYears.en))")
    }
  }

  private static func gap(_ finding: Finding) -> Text? { finding.gap.map { Measured.text($0, finding.unit) } }

  private static func missing(_ finding: Finding, _ language: Language) -> String? {
    finding.missing.isEmpty ? nil : MissingFact.summary(finding.missing, most: 2)[language]
  }
}
