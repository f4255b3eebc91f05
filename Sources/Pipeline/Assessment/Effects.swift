/// What remedies change in the facts (措施效果): a path is checked by judging the changed firm.
extension PathFinder {
  /// The same firm with a remedy carried out in time for an application on a day.
  func applying(_ kind: Remedy.Kind, _ amount: Int64, to input: AssessmentInput, applyOn: Day)
    -> AssessmentInput
  {
    var changed = input
    let year = applyOn.year - 1
    if let title = kind.title {
      let by: Acquisition = kind == .purchase ? .bought : .own
      changed.titles += Array(
        repeating: .init(kind: title, granted: applyOn, by: by), count: Int(clamping: amount))
      return changed
    }
    if let item = kind.item, let key = item.fact {
      let most = FactValue(hundredths: Int64(rules.cap(item)) * 100)
      changed.facts[year, default: [:]][key] = .init(value: most, forecast: true)
      return changed
    }
    switch kind {
    case .conversion:
      let stated = input.facts[year]?[.conversions].map { $0.value.hundredths / 100 } ?? 0
      let count = max(stated, Int64(input.achievements[year] ?? 0)) + amount
      changed.facts[year, default: [:]][.conversions] = .init(
        value: FactValue(hundredths: count * 100), forecast: true)
    case .hire: changed.raise([.staff, .techStaff, .techStaff183], year, by: meanHeads(amount, applyOn))
    case .bookRD: changed.raise([.rd, .rdDomestic], year, by: amount)
    case .domesticRD: changed.raise([.rdDomestic], year, by: amount)
    case .hitechIncome: changed.raise([.hitechIncome], year, by: amount)
    case .sales: changed.raise([.sales, .totalIncome, .hitechIncome], year, by: amount)
    case .capital: changed.raise([.netAssets], year, by: amount)
    default: break
    }
    return changed
  }

  /// What heads hired in time add to the mean of the last year's months, in hundredths of a head.
  func meanHeads(_ heads: Int64, _ applyOn: Day) -> Int64 {
    heads * 100 * Int64(hiring(applyOn)?.months ?? 0) / 12
  }
}

extension AssessmentInput {
  /// Adds to figures that are known.
  fileprivate mutating func raise(_ keys: [FactKey], _ year: Int, by amount: Int64) {
    for key in keys {
      guard let old = facts[year]?[key] else { continue }
      facts[year]?[key] = Stated(value: FactValue(hundredths: old.value.hundredths + amount), forecast: true)
    }
  }

  /// The same firm with the figures of years not over yet as in the last year known: for looking ahead.
  ///
  /// - Returns: the firm, and the figures assumed, such as `2020:sales`.
  func projected(to applyOn: Day, on: Day) -> (AssessmentInput, assumed: [String]) {
    var ahead = self
    var assumed: [String] = []
    let last = applyOn.year - 1
    guard last >= on.year else { return (ahead, []) }
    for key in FactKey.allCases {
      guard let known = facts.keys.filter({ $0 < last && facts[$0]?[key] != nil }).max(),
        facts[last]?[key] == nil, let figure = facts[known]?[key]
      else { continue }
      for year in max(known + 1, on.year)...last {
        ahead.facts[year, default: [:]][key] = Stated(value: figure.value, forecast: true)
        if key.unit != .points { assumed.append("\(year):\(key.rawValue)") }
      }
    }
    if ahead.facts[last]?[.conversions] == nil, achievements[last] == nil,
      let known = achievements.keys.filter({ $0 < last }).max(), let count = achievements[known]
    {
      for year in max(known + 1, on.year)...last {
        ahead.facts[year, default: [:]][.conversions] = Stated(
          value: FactValue(hundredths: Int64(count) * 100), forecast: true)
        assumed.append("\(year):conversions")
      }
    }
    return (ahead, assumed.sorted())
  }
}
