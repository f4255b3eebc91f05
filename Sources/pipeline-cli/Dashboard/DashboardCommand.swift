import Documents
import Pipeline

extension Command {
  private static let out = Paper.out(["html", "pdf"])

  static let dashboard = Command(
    "dashboard", "看板", .system,
    Text("看板：一个网页文件，含全部图和数据表", "dashboard: one file with all pictures and their tables"),
    [out, Common.asOf, Common.knownAt, Common.yearOptional, Common.force],
    examples: ["dashboard --out 看板.html", "dashboard --out 看板.html --as-of 2021-12-31 --year 2019"]
  ) { line, shell in
    let path = try line.required(out)
    let pictures = Pictures(
      store: try shell.store(), asOf: line[Common.asOf] ?? shell.today,
      knownAt: try line[Common.knownAt] ?? shell.store().moment(), year: line[Common.yearOptional])
    let (drawn, pair) = try pictures.all()
    let notes = try Paper.write(
      .page(Dashboard.page(drawn, pair: pair).bytes), to: path, "dashboard \(pictures.asOf)",
      rows: drawn.count, line, shell)
    return Answer(
      json: [
        "file": .string(path), "as_of": .day(pictures.asOf), "known_at": .string(pictures.knownAt),
        "pictures": .array(drawn.map { .string($0.title) }),
      ],
      [
        .line(
          Text(
            "已写出 \(path)：\(drawn.count) 幅图，\(pair.zh)",
            "wrote \(path): \(English.many(drawn.count, "picture")), \(pair.en)"))
      ],
      notes: notes)
  }
}

/// Asks for the reports that the pictures are made of (取图), all as of the same day and as known at the same time.
struct Pictures {
  let store: Store
  let asOf: Day
  let knownAt: String
  /// The intake year of the funnel; nil takes the latest that had an intake.
  let year: Int?

  func all() throws -> (pictures: [Picture], pair: Text) {
    let funnel = try store.report(.funnel, question(by: .year))
    let latest = funnel.rows("stages").compactMap { Int($0["group"].plain) }.max() ?? asOf.year
    let counties = try store.report(.counties, question())
    let pair = counties.pair
    let pictures = [
      Dashboard.funnel(funnel, year: year ?? latest),
      Dashboard.board(try store.board(asOf: asOf, knownAt: knownAt), pair: pair),
      try incidence(), Dashboard.targets(counties), try months(counties), try workload(counties),
    ]
    return (pictures, pair)
  }

  /// The pictures that belong to one report.
  func of(_ report: Report) throws -> [Picture] {
    switch report.kind {
    case .funnel where report.by == .year:
      let years = Set(report.rows("stages").compactMap { Int($0["group"].plain) }).sorted()
      return years.map { Dashboard.funnel(report, year: $0) }
    case .conversion where report.by == nil: return [try incidence()]
    case .counties where report.rows("counties").contains { $0["county"].string == "all" }:
      return [Dashboard.targets(report), try months(report)]
    case .officers: return [try workload(report)]
    default: return []
    }
  }

  private func question(by: Grouping? = nil) -> ReportQuestion {
    ReportQuestion(asOf: asOf, knownAt: knownAt, by: by)
  }

  private func incidence() throws -> Picture {
    Dashboard.incidence(
      try store.report(.conversion, question(), days: Array(stride(from: 0, through: 1830, by: 30))))
  }

  private func months(_ counties: Report) throws -> Picture {
    let question = ReportQuestion(asOf: asOf, knownAt: knownAt, since: counties.since, until: counties.until)
    return Dashboard.months(
      counties, entered: try store.reportIDs(.counties, question, cell: "counties/all/entered"))
  }

  private func workload(_ report: Report) throws -> Picture {
    Dashboard.workload(
      roster: try store.roster(asOf: asOf, knownAt: knownAt), officers: try store.officers(),
      stock: report.identity.stock, asOf: asOf, pair: report.pair)
  }
}
