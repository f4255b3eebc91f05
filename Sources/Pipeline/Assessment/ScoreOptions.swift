/// The undominated ways to raise each block of the score (提分组合), and the cheapest combination of them.
struct ScoreOptions {
  /// A way to bring a block to `points`.
  private struct Option {
    var points: Int
    var actions: [PathAction]
    var hasTitle = false
    var effort: Int { actions.reduce(0) { $0 + $1.effort } }
  }

  private let finder: PathFinder
  private let firm: AssessmentInput
  private let applyOn: Day
  private let score: Score
  /// Whether the firm needs no further title for its own sake.
  private let hadTitle: Bool
  /// Whether any option brings a title that counts.
  private(set) var hasTitle = true
  /// Amounts of net assets and the points they bring.
  private let assets: [(amount: Int64, points: Int)]
  /// The undominated ways of the three blocks that sales do not touch.
  private var fixed: [Option] = []

  /// - Parameter now: the firm as it is judged without any measure.
  init(_ finder: PathFinder, now: Assessment, applyOn: Day) {
    self.finder = finder
    self.firm = finder.input
    self.applyOn = applyOn
    score = now.score
    hadTitle = now.finding(.coreIP)?.status != .fail
    assets = ScoreOptions.assets(finder, applyOn)
    let titles = ip.filter(\.hasTitle)
    hasTitle = !titles.isEmpty
    fixed = [conversion, management].reduce(undominated(titles)) { undominated(merged($0, $1)) }
  }

  /// The least effort that brings what the firm lacks; nil when nothing does.
  ///
  /// - Parameter ahead: the firm after other measures; its growth is what counts.
  func cheapest(needsScore: Bool, ahead: AssessmentInput) -> [PathAction]? {
    guard needsScore else { return fixed.min { PathFinder.isBetter($0.actions, $1.actions) }?.actions }
    return merged(fixed, growth(of: ahead)).filter { finder.rules.scorePass.admits($0.points) }
      .min { PathFinder.isBetter($0.actions, $1.actions) }?.actions
  }

  private func merged(_ some: [Option], _ others: [Option]) -> [Option] {
    some.flatMap { one in
      others.map { Option(points: one.points + $0.points, actions: one.actions + $0.actions) }
    }
  }

  /// More points for no more effort wins; sorted by effort.
  private func undominated(_ options: [Option]) -> [Option] {
    var kept: [Option] = []
    for option in options.sorted(by: {
      ($0.effort, $0.actions.count, -$0.points) < ($1.effort, $1.actions.count, -$1.points)
    }) where kept.last.map({ option.points > $0.points }) ?? true {
      kept.append(option)
    }
    return kept
  }

  private func action(_ kind: Remedy.Kind, _ amount: Int64 = 1, for criterion: Criterion = .score)
    -> PathAction
  {
    finder.action(kind, amount, for: criterion, applyOn)
  }

  /// Nothing; some titles of one kind; a bought one beside one from own research, without which the way of
  /// acquiring counts less; each with or without a standard.
  private var ip: [Option] {
    let standards: [[(Remedy.Kind, Int64)]] = canRaise(.standard) ? [[], [(.standard, 1)]] : [[]]
    return titleSets.flatMap { titles in
      standards.map { standard in
        var changed = firm
        for (kind, count) in titles + standard {
          changed = finder.applying(kind, count, to: changed, applyOn: applyOn)
        }
        let after = Judge(changed, rules: finder.rules, applyOn: applyOn, on: finder.on).most(.ip)
        let actions =
          titles.map { action($0.0, $0.1, for: hadTitle ? .score : .coreIP) } + standard.map { action($0.0) }
        return Option(
          points: min(after, finder.rules.capIP.whole), actions: actions,
          hasTitle: hadTitle || !titles.isEmpty)
      }
    }
  }

  private var titleSets: [[(Remedy.Kind, Int64)]] {
    let second = [Remedy.Kind.software, .utility, .design].filter { finder.isInTime($0, applyOn) }
    var sets: [[(Remedy.Kind, Int64)]] = [[]]
    for kind in second {
      for count in Int64(1)...5 { sets.append([(kind, count)]) }
    }
    if finder.isInTime(.invention, applyOn) { sets.append([(.invention, 1)]) }
    if finder.isInTime(.purchase, applyOn) {
      sets.append([(.purchase, 1)])
      for kind in second { sets.append([(.purchase, 1), (kind, 1)]) }
    }
    return sets
  }

  private var conversion: [Option] {
    let now = score.points(.conversion, \.high)
    var options = [Option(points: min(now, finder.rules.capConversion.whole), actions: [])]
    guard finder.isInTime(.conversion, applyOn) else { return options }
    let most = finder.rules.capConversion.whole
    var reached = now
    for count in Int64(1)...20 where reached < most {
      let changed = finder.applying(.conversion, count, to: firm, applyOn: applyOn)
      let points = Judge(changed, rules: finder.rules, applyOn: applyOn, on: finder.on).most(.conversion)
      guard points > reached else { continue }
      reached = points
      options.append(Option(points: min(points, most), actions: [action(.conversion, count)]))
    }
    return options
  }

  private var management: [Option] {
    let cap = finder.rules.capManagement.whole
    let now = score.points(.management, \.high)
    var options = [Option(points: now, actions: [])]
    for kind in [Remedy.Kind.system, .institute, .incentive, .training] where canRaise(kind) {
      guard let item = kind.item, let high = score.items.first(where: { $0.item == item })?.high else {
        continue
      }
      let gain = finder.rules.cap(item) - high
      options += options.map { Option(points: $0.points + gain, actions: $0.actions + [action(kind)]) }
    }
    return options.map { Option(points: min($0.points, cap), actions: $0.actions) }
  }

  /// The growth of the firm after other measures, with more net assets or without.
  private func growth(of ahead: AssessmentInput) -> [Option] {
    let cap = finder.rules.capGrowth.whole
    let judge = Judge(ahead, rules: finder.rules, applyOn: applyOn, on: finder.on)
    let sales = judge.most(of: .growthSales)
    return assets.map { amount, points in
      Option(points: min(points + sales, cap), actions: amount == 0 ? [] : [action(.capital, amount)])
    }
  }

  /// What net assets bring as they are, and raised into each higher band.
  private static func assets(_ finder: PathFinder, _ applyOn: Day) -> [(amount: Int64, points: Int)] {
    let judge = Judge(finder.input, rules: finder.rules, applyOn: applyOn, on: finder.on)
    let raised = finder.isInTime(.capital, applyOn) ? finder.growthAmounts(judge, .netAssets) : []
    return [(0, judge.most(of: .growthNetAssets))] + raised
  }

  /// A judged item below its most points can be raised in time.
  private func canRaise(_ kind: Remedy.Kind) -> Bool {
    guard let item = kind.item, finder.isInTime(kind, applyOn) else { return false }
    let high = score.items.first { $0.item == item }?.high ?? 0
    return high < finder.rules.cap(item)
  }
}
