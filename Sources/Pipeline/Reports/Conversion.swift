/// The conversion report (转化报表): D1, D2, D4, D6 and D8 of one day, made from counts.
///
/// The counts come from the database; rates, maturity and estimates are made here.
public struct Conversion: Sendable {
  private let counts: JSON
  private let days: [Int]
  private let by: String?

  /// - Parameters:
  ///   - counts: the document of `api.conversion`.
  ///   - days: horizons of the cumulative incidence.
  ///   - by: the grouping, or nil for the whole.
  public init(counts: JSON, days: [Int], by: String?) {
    self.counts = counts
    self.days = days
    self.by = by
  }

  /// The report as scripts read it; a grouped one carries the whole and then `groups`.
  public var json: JSON {
    let head: JSON = [
      "as_of": counts["as_of"], "known_at": counts["known_at"],
    ]
    guard by != nil else { return Conversion.merge(head, figures(counts["groups"].array.first ?? .null)) }
    return head.setting("by", .text(by)).setting(
      "groups",
      .array(
        counts["groups"].array.map { group in
          Conversion.merge(["key": group["key"], "name": name(of: group)], figures(group))
        }))
  }

  /// The name of a group; fields have theirs from the law.
  private func name(of group: JSON) -> JSON {
    guard by == "field", let number = Int(group["key"].plain), TechField.names.indices.contains(number - 1)
    else { return group["name"] }
    return .string("\(number) \(TechField.names[number - 1])")
  }

  private static func merge(_ one: JSON, _ other: JSON) -> JSON {
    guard case .object(let members) = other else { return one }
    return members.reduce(one) { $0.setting($1.key, $1.value) }
  }

  private func figures(_ group: JSON) -> JSON {
    let identity = group["identity"]
    func number(_ key: String) -> Int { identity[key].int ?? 0 }
    return [
      "stock": .int(number("stock")),
      "identity": [
        "entered": .int(number("entered")), "certified": .int(number("certified")),
        "exited": .int(number("exited")), "stock": .int(number("stock")),
      ],
      "cohorts": .array(group["cohorts"].array.map(cohort)),
      "cumulative_incidence": .array(incidence(group["moments"].array)),
      "ratio": .array(
        group["ratio"].array.map { line in
          let (entered, certified) = (line["entered"].int ?? 0, line["certified"].int ?? 0)
          return line.setting("ratio", Conversion.rate(certified, of: entered))
        }),
    ]
  }

  private func cohort(_ cohort: JSON) -> JSON {
    let entered = cohort["entered"].int ?? 0
    let horizons = cohort["horizons"].array.map { horizon -> JSON in
      let certified = horizon["certified"].int ?? 0
      let mature = horizon["mature"].bool == true
      let line: JSON = [
        "months": horizon["months"], "certified": .int(certified), "mature": .bool(mature),
        "immature": horizon["immature"],
        "rate": mature ? Conversion.rate(certified, of: entered) : .null,
      ]
      return mature ? line : line.setting("at_least", Conversion.rate(certified, of: entered))
    }
    return cohort.setting("horizons", .array(horizons))
  }

  private func incidence(_ moments: [JSON]) -> [JSON] {
    let curve = AalenJohansen(
      moments.compactMap { moment in
        let values = moment.array.compactMap(\.int)
        guard values.count == 4 else { return nil }
        return .init(days: values[0], certified: values[1], exited: values[2], censored: values[3])
      })
    guard !moments.isEmpty else { return [] }
    return days.map { days in
      let estimate = curve.estimate(at: days)
      func decimal(_ value: Double?) -> JSON { value.map { .number(Logarithm.decimal($0)) } ?? .null }
      return [
        "days": .int(days), "certified": decimal(estimate.certified), "exited": decimal(estimate.exited),
        "in_stock": decimal(estimate.inStock), "low": decimal(estimate.interval?.lowerBound),
        "high": decimal(estimate.interval?.upperBound), "at_risk": .int(estimate.atRisk),
      ]
    }
  }

  static func rate(_ part: Int, of whole: Int) -> JSON {
    guard whole > 0 else { return .null }
    return .number(Logarithm.decimal(Double(part) / Double(whole)))
  }
}

extension Conversion {
  /// The report as people read it: every figure with its code; no percentage when n < 5 or immature.
  public func blocks(_ language: Language) -> [Answer.Block] {
    let report = json
    let pair = Text(
      "截至 \(report["as_of"].plain)，按 \(report["known_at"].plain.prefix(19)) 已登记的数据",
      "as of \(report["as_of"].plain), as known at \(report["known_at"].plain.prefix(19))")
    var blocks: [Answer.Block] = [.line(Text("转化报表　", "Conversion, ") + pair)]
    if let by, let sense = Conversion.senses[by] { blocks.append(.line(sense)) }
    let parts = by == nil ? [report] : report["groups"].array
    for part in parts {
      if by != nil {
        let name = part["name"].string.flatMap { $0.isEmpty ? nil : $0 }
        blocks += [
          .blank, .line(name.map { Text(same: "【\(safeForTerminal($0))】") } ?? Text("【未定】", "[none]")),
        ]
      }
      blocks += Conversion.lines(part, language)
    }
    return blocks
  }

  /// Which county, officer or field a stay is counted under.
  private static let senses: [String: Text] = [
    "county": Text("按入库时所属县（市、区）分组", "by the county at entry"),
    "officer": Text("按当日在任的服务员分组", "by the officer on that day"),
    "field": Text("按企业目前的一级技术领域分组", "by the firm's present field, first level"),
  ]

  private static func lines(_ part: JSON, _ language: Language) -> [Answer.Block] {
    let identity = part["identity"]
    func n(_ key: String) -> String { identity[key].plain }
    return [
      .line(
        Text(
          "D1 在库数 \(n("stock")) ＝ 入库 \(n("entered")) － 认定 \(n("certified")) － 出库 \(n("exited"))",
          "D1 stock \(n("stock")) = entered \(n("entered")) - certified \(n("certified")) - exited \(n("exited"))"
        )),
      .blank,
      .line(Text("D4 队列转化率（按首次入库年度；分母含出库企业）", "D4 cohort conversion (by first intake year; exits stay in)")),
      .table(cohortTable(part, language)), .blank,
      .line(
        Text("D6 累积发生率（Aalen–Johansen，出库为竞争事件）", "D6 cumulative incidence (Aalen–Johansen, exit competes)")),
      (part["identity"]["entered"].int ?? 0) < 5
        ? .line(Text("不足 5 家，不显示百分比；数值见 --json", "fewer than 5: no percentage shown; see --json"))
        : .table(incidenceTable(part)), .blank,
      .line(Text("D8 年度认定/入库比：比值（非转化率）", "D8 certified to entered in a year: a ratio, not a rate")),
      .table(ratioTable(part)),
    ]
  }

  private static func cohortTable(_ part: JSON, _ language: Language) -> Table {
    let rows = part["cohorts"].array.flatMap { cohort in
      cohort["horizons"].array.map { horizon -> [JSON] in
        [
          cohort["year"], cohort["entered"], cohort["certified"], horizon["months"], horizon["certified"],
          .string(shown(horizon, of: cohort["entered"].int ?? 0)[language]),
        ]
      }
    }
    return Table(
      [
        .init("year", Text("入库年度", "intake year"), .number), .init("entered", Text("企业数", "firms"), .number),
        .init("certified", Text("已认定", "certified"), .number), .init("months", Text("月数", "months"), .number),
        .init("within", Text("期内认定", "within"), .number), .init("rate", Text("转化率", "rate")),
      ], rows)
  }

  /// A percentage only when mature and of at least five firms.
  private static func shown(_ horizon: JSON, of entered: Int) -> Text {
    let certified = horizon["certified"].int ?? 0
    let mature = horizon["mature"].bool == true
    let immature = horizon["immature"].plain
    let open = mature ? Text(same: "") : Text("，\(immature) 未满期", ", \(immature) not mature")
    if entered < 5 { return Text(same: "\(certified)/\(entered)") + open }
    if mature { return Text(same: percent(horizon["rate"])) }
    // Rounded down: a lower bound that was rounded up would be none.
    return Text(same: "≥\(percent(tenths: certified * 1000 / entered))") + open
  }

  private static func incidenceTable(_ part: JSON) -> Table {
    Table(
      [
        .init("days", Text("天数", "days"), .number), .init("certified", Text("认定", "certified")),
        .init("interval", Text("95% 区间", "95% interval")), .init("exited", Text("出库", "exited")),
        .init("in_stock", Text("在库", "in stock")), .init("at_risk", Text("在险数", "at risk"), .number),
      ],
      part["cumulative_incidence"].array.map { line in
        let interval: JSON =
          line["low"].isNull ? .null : .string("\(percent(line["low"]))–\(percent(line["high"]))")
        return [
          line["days"], .string(percent(line["certified"])), interval, .string(percent(line["exited"])),
          .string(percent(line["in_stock"])), line["at_risk"],
        ]
      })
  }

  private static func ratioTable(_ part: JSON) -> Table {
    Table(
      [
        .init("year", Text("年度", "year"), .number), .init("entered", Text("入库(D2)", "entered (D2)"), .number),
        .init("certified", Text("认定(D3)", "certified (D3)"), .number),
        .init("ratio", Text("比值", "ratio"), .number),
      ],
      part["ratio"].array.map { line in
        [
          line["year"], line["entered"], line["certified"],
          .text(Double(line["ratio"].plain).map { Logarithm.decimal($0, places: 3) }),
        ]
      })
  }

  private static func percent(_ rate: JSON) -> String {
    guard let value = Double(rate.plain) else { return "-" }
    return percent(tenths: Int((value * 1000).rounded()))
  }

  private static func percent(tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)%" }

  /// One row a cohort and horizon: what `--csv` writes.
  public var table: Table {
    let report = json
    let parts = by == nil ? [report] : report["groups"].array
    return Table(
      [
        .init("group", Text("分组", "group")), .init("year", Text("入库年度", "year"), .number),
        .init("entered", Text("企业数", "firms"), .number), .init("months", Text("月数", "months"), .number),
        .init("certified", Text("期内认定", "within"), .number), .init("mature", Text("满期", "mature"), .flag),
        .init("rate", Text("转化率", "rate"), .number), .init("at_least", Text("至少", "at least"), .number),
      ],
      parts.flatMap { part in
        part["cohorts"].array.flatMap { cohort in
          cohort["horizons"].array.map { horizon in
            [
              part["name"].isNull ? part["key"] : part["name"], cohort["year"], cohort["entered"],
              horizon["months"], horizon["certified"], horizon["mature"], horizon["rate"],
              horizon["at_least"],
            ]
          }
        }
      })
  }
}
