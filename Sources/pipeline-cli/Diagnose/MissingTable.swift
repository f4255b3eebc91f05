import Pipeline

/// What a firm is still to be asked for (待补资料): each fact once, the years together, with the command that records it and how many
/// conditions wait for it; what decides most stands first.
struct MissingTable {
  private struct Line {
    let name: Text
    let command: Text
    let waiting: Int
  }

  private let lines: [Line]

  init(_ findings: [Finding], firm: JSON) {
    let firm = "\(firm["no"].plain)"
    let codes = findings.flatMap(\.missing).filter { !MissingFact($0).isJudgement }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let keys = codes.map { MissingFact($0).key }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    lines = keys.enumerated().map { place, key in
      let years = codes.filter { MissingFact($0).key == key }.compactMap { MissingFact($0).year }.sorted()
      let line = Line(
        name: MissingTable.name(key, years), command: MissingTable.command(key, years.last, firm),
        waiting: findings.count { $0.missing.contains { MissingFact($0).key == key } })
      return (place, line)
    }.sorted { ($1.1.waiting, $0.0) < ($0.1.waiting, $1.0) }.map(\.1)
  }

  var isEmpty: Bool { lines.isEmpty }

  func table(_ language: Language) -> Table {
    Table(
      [
        .init("missing", Text("待补资料", "missing")), .init("waiting", Text("等它的条件", "conditions"), .number),
        .init("command", Text("怎么登记（pipeline …，一年一条）", "how (pipeline …, one a year)"), .command),
      ],
      lines.map { [.string($0.name[language]), .int($0.waiting), .string($0.command[language])] })
  }

  /// `2023–2025年研发费用`.
  private static func name(_ key: String, _ years: [Int]) -> Text {
    guard let first = years.first, let last = years.last, let fact = FactKey(rawValue: key) else {
      return MissingFact(key).name
    }
    let isRow = years == Array(first...last) && first < last
    let said = isRow ? "\(first)–\(last)" : years.map(String.init).joined(separator: "、")
    let saidInEnglish = isRow ? "\(first)-\(last)" : years.map(String.init).joined(separator: ", ")
    return Text("\(said)年\(fact.name.zh)", "\(fact.name.en) \(saidInEnglish)")
  }

  private static func command(_ key: String, _ year: Int?, _ firm: String) -> Text {
    if let fact = FactKey(rawValue: key), let year {
      let value =
        switch fact.unit {
        case .yuan: Text("金额", "AMOUNT")
        case .heads: Text("人数", "HEADS")
        case .points: Text("分", "POINTS")
        case .items: Text("项数", "NUMBER")
        }
      return Text("fact set \(firm) \(year) \(fact.name.zh)=", "fact set \(firm) \(year) \(key)=") + value
    }
    return switch key {
    case "founded": Text("firm edit \(firm) founded=日期", "firm edit \(firm) founded=DATE")
    case "field": Text("firm edit \(firm) field=三级编码", "firm edit \(firm) field=CODE")
    case "ip:filed": Text("ip list \(firm)", "ip list \(firm)")
    case "ip":
      Text(
        "ip add \(firm) --kind 类别 --title 名称；没有就 ip none \(firm) --evidence 文字",
        "ip add \(firm) --kind KIND --title TITLE, or ip none \(firm) --evidence TEXT")
    case "incident": Placeholder.line("incident none \(firm) --on TODAY --evidence TEXT")
    case "achievement":
      Text(
        "achievement add \(firm) --year 年度 --title 名称", "achievement add \(firm) --year YEAR --title TITLE")
    default: Text("firm show \(firm)", "firm show \(firm)")
    }
  }
}
