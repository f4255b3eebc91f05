public import Documents
public import Spreadsheet

/// A frozen bulletin as a paper (通报文件): Word, workbook or page, all of the same frozen rows and words.
public struct BulletinDocument: Sendable {
  private let number: String
  private let content: BulletinContent
  private let lines: [String]
  private let on: Day
  private let basis: String
  private let hash: String

  /// - Parameter bulletin: the document of `api.bulletin`.
  public init?(_ bulletin: JSON) {
    guard let content = BulletinContent(text: bulletin["content"].plain) else { return nil }
    self.content = content
    number = bulletin["no"].plain
    on = bulletin["on"].day ?? Day(number: 0)
    hash = bulletin["sha256"].plain
    lines = bulletin["words"].plain.split(separator: "\n").map(String.init)
    basis =
      "数据截至 \(bulletin["as_of"].plain)；按 \(String(bulletin["known_at"].plain.prefix(19)).replacing("T", with: " ")) 已登记的数据；"
      + "规则集 \(bulletin["rule_set"].plain)；查询版本 \(bulletin["query_version"].plain)；数据指纹 SHA-256 \(hash)"
  }

  public var title: String { lines.first ?? "通报" }

  private static let headings = [
    "县（市、区）", "目标", "累计入库", "完成率", "位次", "本期入库", "在库", "有方案", "户均走访", "申报", "认定", "有效存量", "净增", "增速", "增速位次",
  ]

  /// The county table as people read it; a percentage only of five or more.
  private var table: [[String]] {
    content.json["counties"].array.map { row in
      func n(_ key: String) -> String { row[key].isNull ? "-" : row[key].plain }
      let completion = row["goal"].int.map { Percent.text(row["entered"].int ?? 0, of: $0).zh } ?? "-"
      return [
        n("county_name"), n("goal"), n("entered"), completion, n("completion_rank"), n("period_entered"),
        n("stock"),
        n("planned"), n("visits_per_firm"), n("applied"), n("certified"), n("valid"), n("net"),
        n("growth_shown"),
        n("growth_rank"),
      ]
    }
  }

  private var problems: [[String]] {
    content.json["problems"].array.compactMap { row in
      guard let kind = row["problem"].string.flatMap(Report.Problem.init(rawValue:)) else { return nil }
      return [kind.name.zh, row["stays"].plain]
    }
  }

  private static let says =
    "注：累计入库为本年度名单的企业（D2）；申报、认定为本期；有效存量（D3b）为发证之日起三年内，增速同比；完成率和增速各自排名，相同者名次并列。"

  // MARK: Word

  public var word: WordDocument {
    var blocks: [WordDocument.Block] = [
      .paragraph(.redHead, "平顶山市科学技术局"), .paragraph(.issue, "通　报　　第\(number)期　　\(BulletinWords.date(on))"),
      .paragraph(.title, title),
    ]
    var placed: Set<String> = []
    let signed = signature
    for (place, line) in lines.dropFirst().enumerated() {
      switch line {
      case BulletinWords.table, BulletinWords.chart, BulletinWords.problems:
        blocks += insert(line)
        placed.insert(line)
      case _ where place == 0 && (line.hasSuffix("：") || line.hasSuffix(":")):
        blocks.append(.paragraph(.addressee, line))
      case _ where BulletinDocument.isHeading(line): blocks.append(.paragraph(.heading, line))
      case _ where signed.contains(place + 1): blocks.append(.paragraph(.signature, line))
      default: blocks.append(.paragraph(.body, line))
      }
    }
    for missing in [BulletinWords.table, BulletinWords.chart, BulletinWords.problems]
    where !placed.contains(missing) {
      blocks += insert(missing)
    }
    blocks.append(.paragraph(.colophon, "平顶山市科学技术局办公室　　　　　　\(BulletinWords.date(on))印发"))
    blocks.append(.paragraph(.note, basis))
    return WordDocument(title: title, date: on.description, blocks)
  }

  /// Places of the lines that sign: a last line that is a date, and the one before it.
  private var signature: Set<Int> {
    guard let last = lines.last, Day(last) != nil, lines.count > 3 else { return [] }
    return [lines.count - 1, lines.count - 2]
  }

  /// 一、二、三、
  private static func isHeading(_ line: String) -> Bool {
    let head = line.prefix { "一二三四五六七八九十".contains($0) }
    return !head.isEmpty && line.dropFirst(head.count).first == "、" && line.count <= 40
  }

  private func insert(_ mark: String) -> [WordDocument.Block] {
    switch mark {
    case BulletinWords.table:
      return [
        .paragraph(.caption, "各县（市、区）高新技术后备企业培育进度表"),
        .table(
          WordTable(
            widths: [14, 7, 8, 11, 7, 8, 9, 8, 9, 7, 7, 8, 7, 14, 8],
            [.init(BulletinDocument.headings.map { .label($0) }, height: 30, repeats: true)]
              + table.map { row in
                .init(row.enumerated().map { .init($1, $0 == 0 ? .left : .center) }, height: 20)
              })), .paragraph(.note, BulletinDocument.says),
      ]
    case BulletinWords.chart:
      return [
        .chart(
          BarChart(
            title: "各县（市、区）入库与目标（家）", categories: content.offices.map { $0["county_name"].plain },
            series: [
              .init("目标", content.offices.map { $0["goal"].int }, colour: "BFC9D4"),
              .init("累计入库", content.offices.map { $0["entered"].int }, colour: "1F5F99"),
            ]))
      ]
    default:
      return [
        .paragraph(.caption, "在库企业问题汇总（家）"),
        .table(
          WordTable(
            widths: [3, 1],
            [.init([.label("问题"), .label("企业数")], repeats: true)]
              + problems.map { .init([.init($0[0]), .init($0[1], .center)]) })),
      ]
    }
  }

  // MARK: Workbook

  public var sheets: [TableDocument] {
    func cell(_ text: String) -> Cell {
      text == "-" ? .empty : Int(text) != nil || Double(text) != nil ? .number(text) : .text(text)
    }
    let counties = TableDocument(
      sheetName: "县区进度", title: "各县（市、区）高新技术后备企业培育进度表", leftNote: title, rightNote: "单位：家",
      columns: BulletinDocument.headings.enumerated().map { place, heading in
        .init(
          heading, width: place == 0 ? 22 : 9,
          kind: heading == "户均走访"
            ? .decimal(places: 2) : ["县（市、区）", "完成率", "增速"].contains(heading) ? .text : .integer,
          alignment: place == 0 ? .left : .centre)
      }, rows: table.map { $0.map(cell) }, footnotes: [BulletinDocument.says, basis], frozenColumns: 1)
    var troubles = TableDocument(
      sheetName: "问题", title: "在库企业问题汇总", leftNote: title, rightNote: "单位：家",
      columns: [.init("问题", width: 40), .init("企业数", width: 14, kind: .integer)],
      rows: problems.map { $0.map(cell) }, footnotes: [basis])
    troubles.isPortrait = true
    var words = TableDocument(
      sheetName: "文稿", title: title, columns: [.init("正文", width: 100)],
      rows: lines.dropFirst().map { [.text($0)] }, footnotes: [basis])
    words.isPortrait = true
    words.hasFilter = false
    var frozen = TableDocument(
      sheetName: "口径", title: "口径", columns: [.init("项目", width: 20), .init("内容", width: 100)],
      rows: [[.text("数据口径"), .text(basis)], [.text("指纹算法"), .text("SHA-256，取自冻结的 JSON 文本（UTF-8）")]])
    frozen.isHidden = true
    frozen.hasFilter = false
    return [counties, troubles, words, frozen]
  }

  // MARK: Page

  public var page: HTMLPage {
    var blocks: [HTMLPage.Block] = []
    var placed: Set<String> = []
    func part(_ mark: String) -> HTMLPage.Block {
      switch mark {
      case BulletinWords.table:
        .table(caption: "各县（市、区）高新技术后备企业培育进度表", headings: BulletinDocument.headings, rows: table)
      case BulletinWords.chart:
        .picture(
          .targets(
            title: "各县（市、区）入库与目标", note: BulletinDocument.says,
            rows: content.offices.map { ($0["county_name"].plain, $0["entered"].int ?? 0, $0["goal"].int) }))
      default: .table(caption: "在库企业问题汇总（家）", headings: ["问题", "企业数"], rows: problems)
      }
    }
    for line in lines.dropFirst() {
      switch line {
      case BulletinWords.table, BulletinWords.chart, BulletinWords.problems:
        placed.insert(line)
        blocks.append(part(line))
      case _ where BulletinDocument.isHeading(line): blocks.append(.heading(line))
      default: blocks.append(.paragraph(line))
      }
    }
    for mark in [BulletinWords.table, BulletinWords.chart, BulletinWords.problems]
    where !placed.contains(mark) {
      blocks.append(part(mark))
    }
    blocks.append(.note(basis))
    return HTMLPage(title: title, subtitle: "平顶山市科学技术局　通报第\(number)期　\(BulletinWords.date(on))", blocks)
  }

  public func file(for path: String) -> OfficeFile {
    switch path.lowercased().split(separator: ".").last {
    case "xlsx": .sheets(sheets, csv: nil)
    case "html": .page(page.bytes)
    default: .word(word)
    }
  }

  /// The times, versions and hash in one line.
  public var basisLine: String { basis }
  public var text: String { lines.joined(separator: "\n") }
}
