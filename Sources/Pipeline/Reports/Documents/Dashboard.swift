public import Documents

/// The pictures of the reserve (看板): made of the reports' own figures, none of which is counted here.
public enum Dashboard {
  /// 漏斗: how many stays of one intake year reached each stage, and how many of those that reached the one before.
  public static func funnel(_ report: Report, year: Int) -> Picture {
    let bars = funnelBars(report, year: year)
    return .funnel(
      title: "\(year)年入库批次的培育漏斗",
      note: "到过或越过该阶段的在库经历（D7）；n＝\(bars.first?.value ?? 0)；低于 75% 的一步用红字；\(report.pair.zh)", bars: bars)
  }

  /// - Parameter report: the funnel by intake year.
  static func funnelBars(_ report: Report, year: Int) -> [Picture.Bar] {
    let rows = report.rows("stages").filter { $0["group"].plain == String(year) }
    let whole = rows.first?["reached"].int ?? 0
    var before = whole
    return rows.enumerated().map { place, row in
      let n = row["reached"].int ?? 0
      let passed = place == 0 || before == 0 ? "" : "通过 " + Percent.text(n, of: before).zh
      let warns = place > 0 && before >= Percent.fewest && n * 4 < before * 3
      before = n
      let stage = row["stage"].string.flatMap(Stage.init(rawValue:))
      return .init(
        stage?.name.zh ?? row["stage"].plain, n, share: Percent.text(n, of: whole).zh, passed: passed,
        warns: warns)
    }
  }

  /// The same funnel for a terminal: bars of #, which every terminal shows one cell wide.
  public static func lines(_ report: Report) -> [Answer.Block] {
    let years = report.by == .year ? report.rows("stages").map { $0["group"].plain } : [""]
    var seen: Set<String> = []
    return years.filter { seen.insert($0).inserted }.flatMap { year -> [Answer.Block] in
      let rows = report.rows("stages").filter { year.isEmpty ? true : $0["group"].plain == year }
      guard report.by == nil || report.by == .year, let whole = rows.first?["reached"].int, whole > 0 else {
        return []
      }
      let title =
        year.isEmpty
        ? Text("漏斗（n=\(whole)）", "funnel (n=\(whole))")
        : Text("漏斗 \(year)（n=\(whole)）", "funnel \(year) (n=\(whole))")
      return [.blank, .line(title)]
        + rows.map { row in
          let n = row["reached"].int ?? 0
          let name = row["stage"].string.flatMap(Stage.init(rawValue:))?.name ?? Text(same: "")
          let bar = String(repeating: "#", count: (n * 40 + whole - 1) / whole)
          func line(_ name: String, _ share: String) -> String {
            TextWidth.pad(name, to: 14, right: false) + TextWidth.pad(String(n), to: 6, right: true) + "  "
              + TextWidth.pad(share, to: 7, right: true) + "  " + bar
          }
          let share = Percent.text(n, of: whole)
          return .line(Text(line(name.zh, share.zh), line(name.en, share.en)))
        }
    }
  }

  /// 热力图: open and ended stays by county and stage.
  public static func board(_ cells: Table, pair: Text) -> Picture {
    var order: [String] = []
    var counts: [String: [String: Int]] = [:]
    for row in cells.json.array {
      let county = row["county_name"].string ?? "未定"
      if counts[county] == nil { order.append(county) }
      counts[county, default: [:]][row["stage"].plain] = row["firms"].int ?? 0
    }
    return .heat(
      title: "各县（市、区）各阶段企业数", note: "每格为该县（市、区）在该阶段的在库经历数；·表示没有；\(pair.zh)", corner: "县（市、区）",
      columns: Stage.allCases.map(\.name.zh),
      rows: order.map { county in (county, Stage.allCases.map { counts[county]?[$0.rawValue] ?? 0 }) })
  }

  /// 累积发生率 (D6), with band and number at risk.
  public static func incidence(_ report: Report) -> Picture {
    let points = report.json["cumulative_incidence"].array.compactMap { line -> Picture.Point? in
      guard let value = Double(line["certified"].plain) else { return nil }
      return .init(
        days: line["days"].int ?? 0, value: value, low: Double(line["low"].plain),
        high: Double(line["high"].plain),
        atRisk: line["at_risk"].int ?? 0)
    }
    let entered = report.json["identity"]["entered"].plain
    return .curve(
      title: "入库后累计认定的比例（累积发生率）",
      note: "D6，Aalen–Johansen，出库为竞争事件，带为 95% 区间，下行为在险数；n＝\(entered)；\(report.pair.zh)", points: points)
  }

  /// 服务员工作量: firms in hand by when the agreed visit is due; the unassigned as a bar of their own.
  ///
  /// - Parameters:
  ///   - roster: `Store.roster` of the same two times.
  ///   - officers: `Store.officers`, for their limits.
  public static func workload(roster: Table, officers: Table, stock: Int, asOf: Day, pair: Text) -> Picture {
    let rows = roster.json.array
    var order: [Int] = []
    var counts: [Int: [Int]] = [:]
    for row in rows {
      let officer = row["officer_no"].int ?? 0
      if counts[officer] == nil { order.append(officer) }
      let kind: Int
      switch row["next_visit"].day {
      case nil: kind = 3
      case let due? where due < asOf: kind = 2
      case let due? where due <= asOf.adding(days: 7): kind = 1
      default: kind = 0
      }
      counts[officer, default: [0, 0, 0, 0]][kind] += 1
    }
    let known = Dictionary(
      officers.json.array.map { ($0["no"].int ?? 0, $0) }, uniquingKeysWith: { one, _ in one })
    var bars = order.map { no in
      (
        label: "#\(no) \(known[no]?["name"].plain ?? "")", values: counts[no] ?? [],
        limit: known[no]?["capacity"].int
      )
    }
    bars.append((label: "未指派", values: [0, 0, 0, max(0, stock - rows.count)], limit: nil))
    return .stacks(
      title: "首席科技服务员在手企业", note: "按约定下次走访的日期分；红线为各人上限；\(pair.zh)", who: "服务员",
      parts: ["按期", "7日内", "逾期", "未约定"], rows: bars)
  }

  /// 县区与目标: intake of the year's list against the target.
  public static func targets(_ report: Report) -> Picture {
    .targets(
      title: "各县（市、区）入库与目标",
      note: "\(report.until?.year ?? report.asOf.year)年名单入库企业（D2）与目标；\(report.pair.zh)",
      rows: report.rows("counties").map {
        ($0["county_name"].plain, $0["entered"].int ?? 0, $0["goal"].int)
      })
  }

  /// 月度入库与累计, against the city's target.
  ///
  /// - Parameter entered: what stands behind the count of the whole city's intake, one row a firm.
  public static func months(_ report: Report, entered: Table) -> Picture {
    let year = report.until?.year ?? report.asOf.year
    let days = entered.json.array.compactMap { $0["entered_on"].day }
    let goal = report.rows("counties").first { $0["county"].string == "all" }?["goal"].int
    // What came in the year before or after its list belongs to the first or last month shown.
    let months = (1...12).map { month -> (label: String, value: Int?) in
      let begun = Day(year: year, month: month, day: 1).map { $0 <= report.asOf } ?? false
      let n = days.filter { min(12, max(1, ($0.year - year) * 12 + $0.month)) == month }.count
      return ("\(month)月", begun ? n : nil)
    }
    return .months(
      title: "\(year)年名单按月入库与累计", note: "累计与全市目标比较；n＝\(days.count)；\(report.pair.zh)", months: months,
      target: goal)
  }

  /// Any report as a page: its picture where it has one, and every figure as a table.
  public static func page(_ report: Report, pictures: [Picture]) -> HTMLPage {
    let figures = report.figures.flatMap { figure -> [HTMLPage.Block] in
      let (headings, rows) = figure.table.shown(.zh)
      return [
        .heading(figure.heading.zh), .note(figure.says.zh),
        .table(caption: figure.title.zh, headings: headings, rows: rows),
      ] + figure.notes.map { .note($0.zh) }
    }
    return HTMLPage(
      title: "\(report.kind.name.zh)报表", subtitle: report.pair.zh,
      pictures.map { .picture($0) } + [.note(report.identity.sentence.zh)] + figures)
  }

  public static func page(_ pictures: [Picture], pair: Text) -> HTMLPage {
    HTMLPage(title: "平顶山市高新技术后备企业库看板", subtitle: pair.zh, pictures.map { .picture($0) })
  }
}
