import Pipeline

/// The ways out as people read them (最省路径表).
struct PathTable {
  private let path: Path

  init(_ path: Path) { self.path = path }

  var blocks: [Answer.Block] {
    var blocks: [Answer.Block] = [.blank]
    guard path.isFeasible else {
      let names = path.blocked.map(\.name)
      return blocks + [
        .line(
          Text(
            "到 \(path.applyOn) 来不及：\(names.map(\.zh).joined(separator: "、"))",
            "not in time for \(path.applyOn): \(names.map(\.en).joined(separator: ", "))"))
      ]
    }
    blocks.append(.line(head))
    if !path.actions.isEmpty { blocks.append(.table(table)) }
    if !path.assumed.isEmpty {
      let facts = MissingFact.summary(path.assumed, most: 4)
      blocks.append(
        .line(Text("  按与上一年持平估计：\(facts.zh)", "  taken as in the year before: \(facts.en)")))
    }
    return blocks
  }

  private var head: Text {
    if path.actions.isEmpty {
      return Text(
        "\(path.applyOn) 申报：什么都不用补，等到那时即可", "applying on \(path.applyOn): nothing to mend, only to wait")
    }
    return Text(
      "最省路径（若 \(path.applyOn) 申报，共要约 \(path.effort) 个工作日；换个日子看：--apply-on 日期；未定的评价按最好情况）：",
      "cheapest path (if applying on \(path.applyOn), some \(English.many(path.effort, "day")) of work in all; --apply-on DATE for another day; open judgements at their best):"
    )
  }

  private var table: Table {
    Table(
      [
        .init("by", Text("期限", "by"), .day),
        .init("criterion", Text("条件", "condition"), .named(Criterion.self)),
        .init("do", Text("做什么", "what to do"), .coded(names)), .init("bureau", Text("责任单位", "bureau")),
        .init("effort", Text("工作日", "days"), .number),
      ],
      path.actions.map {
        [
          .day($0.by), .string($0.criterion.rawValue), .string($0.text.zh), .string($0.bureau),
          .int($0.effort),
        ]
      })
  }

  private var names: [String: Text] {
    Dictionary(path.actions.map { ($0.text.zh, $0.text) }) { first, _ in first }
  }

  /// What the next 1 January changes.
  static func blocks(_ outlook: Diagnosis.Outlook) -> [Answer.Block] {
    let changes = outlook.changes.map { change in
      Text(
        "\(change.criterion.name.zh) \(change.from.name.zh)→\(change.to.name.zh)",
        "\(change.criterion.name.en) \(change.from.name.en) -> \(change.to.name.en)")
    }
    return [
      .blank,
      .line(
        Text(
          "\(outlook.applyOn) 起换用新的会计年度（未结束年度按持平估计）：\(changes.map(\.zh).joined(separator: "、"))",
          "from \(outlook.applyOn) other fiscal years count (years not over as the year before): \(changes.map(\.en).joined(separator: ", "))"
        )),
    ]
  }
}
