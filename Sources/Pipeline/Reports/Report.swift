/// A report (报表) as a plain value: its head and its figures. What people read, JSON and CSV are made of the same rows.
public struct Report: Sendable {
  /// One figure (指标): a table with the code of its definition.
  public struct Figure: Sendable {
    /// The JSON key and the beginning of its cells' addresses: `stages`.
    public let key: String
    /// D1 to D16; empty where the figure only helps to read others.
    public let code: String
    public let title: Text
    /// Numerator, denominator, cohort and horizon in words.
    public let says: Text
    /// Columns of kind `.count` are drilled by `cell` and their key.
    public let table: Table
    public var notes: [Text] = []

    /// `走访覆盖率（D11）`: the words first.
    public var heading: Text {
      code.isEmpty ? title : Text("\(title.zh)（\(code)）", "\(title.en) (\(code))")
    }
  }

  public let kind: ReportKind
  public let asOf: Day
  /// ISO 8601 in China's time.
  public let knownAt: String
  public let by: Grouping?
  /// The period, where the report has one; both days are in it.
  public let since: Day?
  public let until: Day?
  public let identity: Identity
  /// Whose firms the numbers speak of, when it is not the whole reserve: a county office, or one officer.
  public let scope: String?
  public let figures: [Figure]
  /// JSON keys besides the head and the figures.
  public var more: [JSON.Member] = []

  /// - Throws: `ReportRefusal.identityFails`.
  init(_ kind: ReportKind, _ counts: ReportCounts, _ figures: [Figure], more: [JSON.Member] = []) throws {
    let head = counts.document
    self.kind = kind
    asOf = head["as_of"].day ?? Day(number: 0)
    knownAt = head["known_at"].plain
    by = counts.by
    since = head["since"].day
    until = head["until"].day
    identity = try Identity(head["identity"])
    let who = head["scope"]
    scope = ["county": who["county_name"], "officer": who["name"]][who["role"].plain]?.string
    self.figures = figures
    self.more = more
  }

  public func figure(_ key: String) -> Figure? { figures.first { $0.key == key } }

  /// The rows of a figure as objects with the keys of its columns.
  public func rows(_ key: String) -> [JSON] { figure(key)?.table.json.array ?? [] }

  /// The report with only one of its figures.
  public func only(_ key: String) -> Report {
    var one = self
    one.kept = key
    return one
  }
  private var kept: String?

  /// The report as the figures of one officer alone: the stock of the whole reserve is left out.
  ///
  /// - Parameter officer: as the rows name them, `#1 张例示`.
  public func own(_ officer: String) -> Report {
    var one = self
    one.officer = officer
    return one
  }
  private var officer: String?

  /// `截至 2021-12-31，按 2022-01-05T10:00:00 已登记的数据`.
  public var pair: Text { Report.pair(asOf: asOf.description, knownAt: knownAt) }

  static func pair(asOf: String, knownAt: String) -> Text {
    Text("截至 \(asOf)，按 \(knownAt.prefix(19)) 已登记的数据", "as of \(asOf), as known at \(knownAt.prefix(19))")
  }

  private var shown: [Figure] { kept == nil ? figures : figures.filter { $0.key == kept } }

  public var json: JSON {
    var members: [JSON.Member] = [
      .init("report", .string(kind.rawValue)), .init("as_of", .day(asOf)),
      .init("known_at", .string(knownAt)),
    ]
    if let by { members.append(.init("by", .string(by.rawValue))) }
    if since != nil || until != nil { members += [.init("since", .day(since)), .init("until", .day(until))] }
    if let scope = officer ?? scope { members.append(.init("scope", .string(scope))) }
    if officer == nil { members.append(.init("identity", identity.json)) }
    members.append(
      .init(
        "figures",
        .array(
          shown.map {
            [
              "key": .string($0.key), "code": .string($0.code), "name": .string($0.title.zh),
              "says": .string($0.says.zh),
            ]
          }
        )))
    // What has a form of its own in `more` is not said twice.
    let taken = Set((members + more).map(\.key))
    members += shown.filter { !taken.contains($0.key) }.map { .init($0.key, $0.table.json) }
    return .object(members.filter { one in !more.contains { $0.key == one.key } } + more)
  }

  public var blocks: [Answer.Block] {
    let title = Text("\(kind.name.zh)报表　", kind.name.en + " report, ")
    var blocks: [Answer.Block] = [.line(title + pair)]
    if let since, let until {
      blocks.append(.line(Text("期间 \(since) 至 \(until)", "from \(since) to \(until)")))
    }
    if let officer {
      blocks.append(
        .line(Text("范围：\(safeForTerminal(officer)) 服务的企业", "scope: firms of \(safeForTerminal(officer))")))
    } else {
      if let by { blocks.append(.line(by.sense)) }
      blocks.append(.line(identity.sentence))
    }
    for figure in shown {
      blocks += [.blank, .line(figure.heading + Text("：", ": ") + figure.says)]
      blocks.append(
        figure.table.rows.isEmpty
          ? .line(Text("（没有数据）", "(nothing to count)"))
          // Whose the rows are stands above.
          : .table(officer == nil ? figure.table : figure.table.without("group_name")))
      blocks += figure.notes.map { .line($0) }
    }
    return blocks
  }

  /// What `--csv` writes: the first figure, or the one asked for.
  public var table: Table? { shown.first?.table }

  public var answer: Answer { answer() }

  /// - Parameter picture: what stands between the figures and the words that explain them.
  public func answer(picture: [Answer.Block] = []) -> Answer {
    Answer(json: json, blocks + picture + terms, table: table)
  }

  /// What the words of these figures mean (用语), for people only.
  private var terms: [Answer.Block] {
    let tables = shown.filter { !$0.table.rows.isEmpty }
    let cells = tables.flatMap { $0.table.shown(.zh).rows.joined() }
    let text = tables.flatMap { figure in
      [figure.says.zh] + figure.table.shown(.zh).headings.map { $0 + "  " } + figure.notes.map(\.zh)
    }.joined(separator: "\n")
    let fraction = cells.contains(where: Percent.isFraction) ? [Term.fraction].compactMap { $0 } : []
    let lines = (Term.columns(in: text) + fraction).map { Answer.Block.line(Text("  · ", "  - ") + $0.line) }
    let example = shown.first { !$0.code.isEmpty }?.code ?? "D1"
    let codes = Text(
      "\(example) 是指标的代号；怎么算的：pipeline explain \(example)",
      "\(example) is the code of a figure; how it is counted: pipeline explain \(example)")
    return [.blank, .line(Text("用语：", "words:"))] + lines + [.line(Text("  · ", "  - ") + codes)]
  }
}
