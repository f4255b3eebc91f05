/// Which papers back the facts of a diagnosis, and which facts lack one (材料一次报送): what was handed in once is not asked for
/// again.
public struct PaperTrail: Sendable, Equatable {
  /// A paper on file (已交材料).
  public struct Paper: Sendable, Equatable {
    public let about: EvidenceKind
    /// The fiscal year whose figures it proves; nil for all of them.
    public let year: Int?
    public let title: String
    public let place: String

    public init?(_ row: JSON) {
      guard let about = EvidenceKind(rawValue: row["about"].plain) else { return nil }
      self.about = about
      year = row["year"].int
      title = row["title"].plain
      place = row["place"].plain
    }
  }

  /// What a fact needs to be proved by: figures of a year, titles, achievements.
  public struct Wanted: Hashable, Sendable {
    public let about: EvidenceKind
    public let year: Int?

    /// `2018:rd` needs the figures of 2018; nil for what no paper of a kind proves, such as points that somebody gave.
    init?(_ fact: String) {
      let parts = fact.split(separator: ":").map(String.init)
      if parts.count == 2, let year = Int(parts[0]), let key = FactKey(rawValue: parts[1]),
        key.unit != .points
      {
        (about, self.year) = (.figures, year)
      } else if parts.first == "ip" {
        (about, year) = (.title, nil)
      } else if parts.contains("achievement") {
        (about, year) = (.achievement, nil)
      } else {
        return nil
      }
    }

    public var code: String { about.rawValue + (year.map { ":\($0)" } ?? "") }
    public var name: Text {
      year.map { Text("\($0)\(about.name.zh)", "\(about.name.en) \($0)") } ?? about.name
    }

    func isMet(by paper: Paper) -> Bool {
      paper.about == about && (paper.year == nil || year == nil || paper.year == year)
    }
  }

  /// One condition with its papers.
  public struct Line: Sendable, Equatable {
    public let criterion: Criterion
    public let onFile: [Paper]
    public let lacking: [Wanted]
  }

  public let lines: [Line]
  public let papers: [Paper]

  /// - Parameters:
  ///   - findings: of a diagnosis; those that rest on no fact that papers prove are left out.
  ///   - papers: of `Store.evidence`.
  public init(_ findings: [Finding], papers: [Paper]) {
    self.papers = papers
    lines = findings.compactMap { finding in
      let wanted = finding.evidence.compactMap { Wanted($0.fact) }.reduce(into: [Wanted]()) { all, one in
        if !all.contains(one) { all.append(one) }
      }
      guard !wanted.isEmpty else { return nil }
      return Line(
        criterion: finding.criterion,
        onFile: papers.filter { paper in wanted.contains { $0.isMet(by: paper) } },
        lacking: wanted.filter { one in !papers.contains { one.isMet(by: $0) } })
    }
  }

  public var json: JSON {
    .array(
      lines.map { line in
        [
          "id": .string(line.criterion.rawValue),
          "on_file": .array(line.onFile.map { ["title": .string($0.title), "place": .string($0.place)] }),
          "lacking": .array(line.lacking.map { .string($0.code) }),
        ]
      })
  }

  public func table(_ language: Language) -> Table {
    let comma = Text("、", ", ")[language]
    return Table(
      [
        .init("id", Text("条件", "condition"), .named(Criterion.self)),
        .init("on_file", Text("已交材料", "handed in")),
        .init("lacking", Text("还缺材料", "no paper yet for")),
      ],
      lines.map { line in
        [
          .string(line.criterion.rawValue),
          .text(
            line.onFile.isEmpty
              ? nil : line.onFile.map { "\($0.title)（\($0.place)）" }.joined(separator: comma)),
          .text(line.lacking.isEmpty ? nil : line.lacking.map { $0.name[language] }.joined(separator: comma)),
        ]
      })
  }
}
