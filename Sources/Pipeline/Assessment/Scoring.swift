/// The twelve items of the score for one firm (创新能力评价打分).
extension Judge {
  func score(_ titles: TitleCount) -> (Score, [Note]) {
    var notes: [Note] = []
    let items = ScoreItem.allCases.map { scored($0, titles, &notes) }
    return (Score(items, rules: rules), notes)
  }

  private func scored(_ item: ScoreItem, _ titles: TitleCount, _ notes: inout [Note]) -> Score.Item {
    switch item {
    case .ipQuantity: quantity(titles)
    case .conversion: conversion(&notes)
    case .growthNetAssets: growth(item, .netAssets, &notes)
    case .growthSales: growth(item, .sales, &notes)
    default: judged(item, titles, &notes)
    }
  }

  /// The most points of one item that is not about titles.
  func most(of item: ScoreItem) -> Int {
    var notes: [Note] = []
    return scored(item, TitleCount([], on: applyOn, rules: rules), &notes).high
  }

  /// The most points of one block before its cap, without judging the rest: for searching.
  func most(_ block: ScoreItem.Block) -> Int {
    var notes: [Note] = []
    let titles =
      block == .ip
      ? TitleCount(input.titles, on: applyOn, rules: rules) : TitleCount([], on: applyOn, rules: rules)
    return ScoreItem.allCases.reduce(0) { $1.block == block ? $0 + scored($1, titles, &notes).high : $0 }
  }

  /// A judged item: the self-assessed points of the last year or of the year of application, or open.
  private func judged(_ item: ScoreItem, _ titles: TitleCount, _ notes: inout [Note]) -> Score.Item {
    var most = rules.cap(item)
    if item == .ipAcquisition, !input.titles.isEmpty, titles.most > 0, !titles.anyOwnResearch {
      most = min(most, rules.capAcquired.whole)
    }
    guard let key = item.fact else { return .init(item, 0, most, .unknown) }
    let stated = input.facts[lastYear]?[key] ?? input.facts[applyOn.year]?[key]
    guard let stated else { return .init(item, 0, most, .unknown, missing: ["\(lastYear):\(key.rawValue)"]) }
    if item.block == .management {
      if !notes.contains(where: { $0.choice == .mgmtPoints }) { notes.append(note(.mgmtPoints, .score)) }
      if rules.choice(.mgmtPoints) == "open" {
        return .init(item, 0, most, .unknown, missing: ["judgement:\(key.rawValue)"])
      }
    }
    let points = min(Int(stated.value.hundredths / 100), most)
    return .init(item, points, points, .judgement)
  }

  private func quantity(_ titles: TitleCount) -> Score.Item {
    if input.titles.isEmpty {
      if let none = input.noTitlesOn, none <= applyOn { return .init(.ipQuantity, 0, 0, .counts) }
      return .init(.ipQuantity, 0, rules.capQuantity.whole, .unknown, missing: ["ip"])
    }
    let points = titles.points(rules)
    return .init(
      .ipQuantity, points.low, points.high, .counts, missing: titles.sure < titles.most ? ["ip:filed"] : [])
  }

  /// Conversions a year over the years that count. Nothing recorded is not known to be nothing; a number
  /// stated for a year (conversions) holds against what is recorded one by one, whichever is more.
  private func conversion(_ notes: inout [Note]) -> Score.Item {
    let most = rules.capConversion.whole
    var count: Int64 = 0
    var unsaid: [String] = []
    var anyStated = false
    for year in years {
      let stated = figure(.conversions, year).map { $0.value.hundredths / 100 }
      let recorded = Int64(input.achievements[year] ?? 0)
      if stated != nil { anyStated = true }
      if stated == nil, recorded == 0 { unsaid.append("\(year):conversions") }
      count += max(stated ?? 0, recorded)
    }
    guard !years.isEmpty, anyStated || count > 0,
      let average = Fraction(count, over: Int64(years.count))
    else { return .init(.conversion, 0, most, .unknown, missing: ["achievement"]) }
    let points = conversionPoints(average, &notes)
    if anyStated, !unsaid.isEmpty {
      return .init(.conversion, points.low, most, .counts, missing: unsaid)
    }
    return .init(.conversion, points.low, points.high, .counts)
  }

  /// More than none but less than the last band has no points in the text.
  private func conversionPoints(_ average: Fraction, _ notes: inout [Note]) -> (low: Int, high: Int) {
    if let band = rules.law.band("conversion", average) { return (band.low, band.high) }
    guard average.numerator > 0 else { return (0, 0) }
    notes.append(note(.conversionBelowOne, .score))
    let open = rules.law.bands["conversion"]?.last?.high ?? 0
    return (0, rules.choice(.conversionBelowOne) == "zero" ? 0 : open)
  }

  private func growth(_ item: ScoreItem, _ key: FactKey, _ notes: inout [Note]) -> Score.Item {
    let most = rules.growthBands.first?.high ?? 0
    let values = years.map { figure(key, $0)?.value.hundredths }
    let known = values.compactMap { $0 }
    guard !years.isEmpty, known.count == years.count else {
      let missing = zip(years, values).filter { $1 == nil }.map { "\($0.0):\(key.rawValue)" }
      return .init(
        item, 0, most, .unknown, missing: missing.isEmpty ? ["\(lastYear):\(key.rawValue)"] : missing)
    }
    switch Growth.outcome(known) {
    case .negative: notes.append(note(.negativeNetAssets, .score))
    case .short: notes.append(note(.growthShort, .score))
    case .none where known.count == 1: notes.append(note(.growthShort, .score))
    case .rate(let rate) where Growth.isEdge(rate): notes.append(note(.growthDBand, .score))
    case .none, .rate: break
    }
    guard let points = Growth.points(known, rules) else {
      return .init(item, 0, most, .unknown, missing: ["judgement:\(key.rawValue)"])
    }
    return .init(item, points.low, points.high, .counts)
  }

  /// The facts the known items rest on, and which of them are only expected.
  func scoreEvidence(_ score: Score, _ titles: TitleCount) -> (facts: [Finding.Evidence], forecast: [String])
  {
    var facts: [Finding.Evidence] = []
    var forecast: [String] = []
    func cite(_ key: FactKey, _ years: [Int]) {
      let cited = sum(key, years)
      facts += cited.evidence
      forecast += cited.forecast
    }
    for item in score.items where item.basis != .unknown {
      switch item.item {
      case .ipQuantity:
        let none = input.noTitlesOn.map { Finding.Evidence(fact: "ip_none", value: $0.description) }
        facts.append(input.titles.isEmpty ? none ?? .init(fact: "ip", value: "0") : titles.evidence)
      case .conversion:
        cite(.conversions, years)
        for year in years {
          guard let count = input.achievements[year] else { continue }
          facts.append(.init(fact: "\(year):achievement", value: String(count)))
        }
      case .growthNetAssets: cite(.netAssets, years)
      case .growthSales: cite(.sales, years)
      default:
        let points = Finding.Evidence(fact: item.item.rawValue, value: String(item.high))
        facts.append(points)
      }
    }
    return (facts, forecast)
  }
}
