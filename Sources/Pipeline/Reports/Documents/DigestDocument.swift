public import Documents
public import Spreadsheet

/// A digest to be handed in (周报、月报文件): Word or a workbook, of the same parts as on the screen.
public struct DigestDocument: Sendable {
  private let digest: Digest
  private let next: Table
  public let stamp: DataStamp

  /// - Parameter tasks: what comes next.
  public init(_ digest: Digest, tasks: [ServiceTask], knownAt: String) {
    self.digest = digest
    next = Table(
      [
        .init("due", Text("到期", "due"), .day), .init("firm_no", Text("编号", "no"), .number),
        .init("firm", Text("企业", "firm")), .init("kind", Text("事项", "task"), .named(TaskKind.self)),
        .init("why", Text("为什么", "why")),
      ],
      ServiceTask.together(tasks).map { task in
        let json = task.json(.zh)
        return ["due", "firm_no", "firm", "kind", "why"].map { json[$0] }
      })
    let rows = digest.partsByName.flatMap { $0.table.shown(.zh).rows } + next.shown(.zh).rows
    stamp = DataStamp(
      asOf: digest.period.last, knownAt: knownAt, rows: [digest.lines.map(\.zh)] + rows)
  }

  public var title: String { "首席科技服务员工作\(digest.period.name.zh.replacing("工作", with: ""))" }

  /// Whose it is and of which days.
  public var about: Text {
    let (first, last) = (digest.period.first, digest.period.last)
    return (digest.officer.map { Text("\($0)　", "\($0), ") } ?? Text(same: ""))
      + Text("\(first) 至 \(last)", "\(first) to \(last)")
  }

  public var rows: Int { sections.map(\.rows.count).reduce(0, +) }

  private typealias Section = (
    title: String, empty: String, headings: [String], rows: [[String]], widths: [Int]
  )

  /// The parts without what to type, each with its widths.
  private var sections: [Section] {
    let parts =
      digest.partsByName + [
        .init(
          title: Text("接下来七天要做的", "the next seven days"), empty: Text("没有要做的", "nothing is due"), table: next)
      ]
    return parts.map { part in
      let table = part.table.without("command")
      let (headings, rows) = table.shown(.zh)
      return (
        part.title.zh, part.empty.zh, headings, rows, table.columns.map { DigestDocument.width($0.key) }
      )
    }
  }

  private static func width(_ key: String) -> Int {
    switch key {
    case "did", "found", "which", "why": 34
    case "firm", "verb", "what": 28
    case "on", "due": 26
    default: 10
    }
  }

  public var word: WordDocument {
    var blocks: [WordDocument.Block] = [.paragraph(.title, title), .paragraph(.caption, about.zh)]
    blocks += digest.lines.map { .paragraph(.body, $0.zh + "。") }
    for (place, section) in sections.enumerated() {
      blocks.append(.paragraph(.heading, "\(["一", "二", "三", "四"][place])、\(section.title)"))
      guard !section.rows.isEmpty else {
        blocks.append(.paragraph(.body, section.empty + "。"))
        continue
      }
      blocks.append(
        .table(
          WordTable(
            widths: section.widths,
            [.init(section.headings.map { .label($0) }, height: 24, repeats: true)]
              + section.rows.map { row in .init(row.map { .init($0 == "-" ? "" : $0) }, height: 20) })))
    }
    blocks.append(.paragraph(.note, stamp.line))
    return WordDocument(title: title, date: digest.period.last.description, blocks)
  }

  public var sheets: [TableDocument] {
    func isNumber(_ place: Int, _ rows: [[String]]) -> Bool { rows.allSatisfy { Int($0[place]) != nil } }
    return sections.map { section in
      TableDocument(
        sheetName: section.title, title: "\(title)　\(section.title)", leftNote: about.zh,
        columns: section.headings.indices.map { place in
          .init(
            section.headings[place], width: Double(section.widths[place]),
            kind: isNumber(place, section.rows) ? .integer : .text)
        },
        rows: section.rows.map { row in
          row.enumerated().map { place, text in
            text == "-" ? .empty : isNumber(place, section.rows) ? .number(text) : .text(text)
          }
        },
        footnotes: digest.lines.map(\.zh) + [stamp.line])
    } + [stamp.sheet(of: title, columns: sections.map(\.title))]
  }

  public func file(for path: String) -> OfficeFile {
    path.lowercased().hasSuffix(".xlsx") ? .sheets(sheets, csv: nil) : .word(word)
  }
}
