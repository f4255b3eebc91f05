import Pipeline

/// The facts a finding rests on, the years of one figure together (依据): 研发费用（2016–2018）40.00 + 50.00 + 60.00 万元.
struct CitedFacts {
  let lines: [Text]

  init(_ evidence: [Finding.Evidence]) {
    var lines: [Text] = []
    var seen: Set<String> = []
    for fact in evidence {
      let parts = fact.fact.split(separator: ":").map(String.init)
      guard parts.count == 2, let key = FactKey(rawValue: parts[1]) else {
        lines.append(MissingFact(fact.fact).name + Text(same: " " + fact.value))
        continue
      }
      guard seen.insert(parts[1]).inserted else { continue }
      let all = evidence.filter { $0.fact.hasSuffix(":" + parts[1]) }
      lines.append(CitedFacts.line(key, all))
    }
    self.lines = lines
  }

  private static func line(_ key: FactKey, _ facts: [Finding.Evidence]) -> Text {
    let years = facts.compactMap { $0.fact.split(separator: ":").first.map(String.init) }
    let span = years.count > 1 ? "\(years[0])–\(years[years.count - 1])" : years.joined()
    func values(_ shown: (String) -> String) -> String {
      facts.map { shown($0.value) }.joined(separator: " + ")
    }
    guard key.unit == .yuan else {
      let plain = values { $0.hasSuffix(".00") ? String($0.dropLast(3)) : $0 }
      return Text("\(key.name.zh)（\(span)）\(plain)", "\(key.name.en) (\(span)) \(plain)")
    }
    let wan = values { Yuan($0)?.exactWan ?? $0 }
    return Text("\(key.name.zh)（\(span)）\(wan) 万元", "\(key.name.en) (\(span)) \(values { $0 }) yuan")
  }
}
