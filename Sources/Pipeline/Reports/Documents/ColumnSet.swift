/// The documents whose columns an office chooses (可定列的文书).
public enum OfficeTable: String, Coded {
  case intake
  case roster
  case plan
  case score

  public var name: Text {
    switch self {
    case .intake: Text("入库名单", "intake list")
    case .roster: Text("指派名册", "roster")
    case .plan: Text("一企一策表", "one-firm-one-plan")
    case .score: Text("考核得分表", "score table")
    }
  }

  /// The columns it has when nobody chooses.
  var usual: [OfficeColumn] { self == .intake ? IntakeDocument.columns : columns }

  /// All columns there are, in the usual order.
  public var columns: [OfficeColumn] {
    switch self {
    case .intake: IntakeDocument.columns + IntakeDocument.more
    case .roster: RosterDocument.columns
    case .plan: PlanDocument.columns
    case .score: ScoreDocument.columns
    }
  }
}

/// The columns of a document as an office wants them (列集): which, in what order, with what title and width.
///
/// A text file, one line a column: `key = title | width`. Blank lines and lines that begin with # say nothing.
public struct ColumnSet: Sendable, Equatable {
  public let columns: [OfficeColumn]

  /// The usual columns.
  public init(_ table: OfficeTable, isPublic: Bool = false) {
    columns = table.usual.filter { $0.isPublic || !isPublic }
  }

  /// Reads a column set; everything wrong with it is said at once.
  ///
  /// - Throws: `Refusals` of `DocumentRefusal`.
  public init(_ text: String, for table: OfficeTable, file: String, isPublic: Bool) throws {
    var wrong: [DocumentRefusal] = []
    var chosen: [OfficeColumn] = []
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      let plain = line.trimmingBlanks().drop { $0 == "\u{FEFF}" }
      if plain.isEmpty || plain.hasPrefix("#") { continue }
      let halves = plain.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks() }
      guard halves.count == 2 else {
        wrong.append(.badColumnLine(file: file, line: place + 1))
        continue
      }
      guard var column = table.columns.first(where: { $0.key == halves[0] }) else {
        wrong.append(
          .unknownColumn(file: file, line: place + 1, key: halves[0], known: table.columns.map(\.key)))
        continue
      }
      let parts = halves[1].split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingBlanks()
      }
      let width = parts.count == 2 ? Int(parts[1]) : nil
      guard !parts[0].isEmpty, parts[0].forbiddenScalar == nil, parts[0].count <= 60,
        let width, (2...120).contains(width), !chosen.contains(where: { $0.key == column.key })
      else {
        wrong.append(.badColumnLine(file: file, line: place + 1))
        continue
      }
      if isPublic, !column.isPublic {
        wrong.append(.columnNotPublic(file: file, line: place + 1, key: column.key))
      }
      column.title = parts[0]
      column.width = Double(width)
      chosen.append(column)
    }
    if chosen.isEmpty, wrong.isEmpty { wrong.append(.badColumnLine(file: file, line: 1)) }
    if !wrong.isEmpty { throw Refusals(wrong) }
    columns = chosen
  }

  /// The file that gives these columns: to be saved, changed and named with `--columns`.
  public var text: String {
    columns.map { "\($0.key) = \($0.title) | \(Int($0.width))\n" }.joined()
  }
}
