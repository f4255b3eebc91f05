public import Documents
public import Spreadsheet

/// The one-firm-one-plan sheet (一企一策表): every condition with what the firm has, lacks and is to do about it.
public struct PlanDocument: Sendable {
  private let plan: JSON
  private let sheet: OfficeSheet
  public let stamp: DataStamp

  /// - Parameter plan: the document of `api.plan_sheet`.
  public init(plan: JSON, asOf: Day, knownAt: String, columns: ColumnSet) {
    self.plan = plan
    sheet = OfficeSheet(columns.columns, PlanDocument.rows(plan))
    stamp = DataStamp(
      asOf: asOf, knownAt: knownAt, rows: [PlanDocument.head(plan).map(\.1)] + sheet.content)
  }

  static let columns: [OfficeColumn] = [
    .init("seq", "序号", 5, .whole, centred: true), .init("criterion", "认定条件", 16),
    .init("need", "标准", 9, centred: true), .init("have", "企业现状", 11, centred: true),
    .init("status", "达标", 7, centred: true), .init("gap", "差距", 11, centred: true),
    .init("measure", "补短板措施", 30), .init("owner", "责任单位", 14),
    .init("person", "责任人", 9), .init("due", "完成时限", 11, .day), .init("done", "进展", 11),
    .init("evidence", "佐证", 16),
  ]

  public var firm: String { plan["firm"]["name"].plain }
  /// Rows of the table: conditions and measures.
  public var rows: Int { sheet.cells.count }
  public var title: String { "高新技术后备企业“一企一策”培育方案表" }

  /// One row for each condition and each item against it, then items against none.
  private static func rows(_ plan: JSON) -> [JSON] {
    let findings = plan["findings"].array
    let items = plan["items"].array
    var lines: [(finding: JSON, item: JSON)] = []
    for finding in findings {
      let own = items.filter { $0["gap"] == finding["id"] }
      lines += own.isEmpty ? [(finding, .null)] : own.map { (finding, $0) }
    }
    lines += items.filter { item in !findings.contains { $0["id"] == item["gap"] } }.map { (.null, $0) }
    return lines.enumerated().map { place, line in row(place + 1, line.finding, line.item) }
  }

  private static func row(_ number: Int, _ finding: JSON, _ item: JSON) -> JSON {
    let id = finding.isNull ? item["gap"] : finding["id"]
    let criterion = Criterion(rawValue: id.plain)
    func words(_ key: String, _ word: (String, Criterion) -> Text) -> JSON {
      guard let criterion, let value = finding[key].string else { return .null }
      return .string(word(value, criterion).zh)
    }
    let done =
      item["done"].string.map { "\($0) 完成" } ?? (item.isNull ? nil : "进行中")
    return [
      "seq": .int(number), "criterion": .string(criterion?.name.zh ?? id.plain),
      "need": words("need", FindingWords.need), "have": words("have", FindingWords.have),
      "status": .text(finding["status"].string.flatMap(FindingStatus.init(rawValue:))?.name.zh),
      "gap": .text(finding["gap"].string.map { Measured.text($0, finding["unit"].string).zh }),
      "measure": item["measure"], "owner": item["owner"], "person": .null, "due": item["due"],
      "done": .text(done), "evidence": item["evidence"],
    ]
  }

  /// What stands above the grid, label and value.
  private static func head(_ plan: JSON) -> [(String, String)] {
    let firm = plan["firm"]
    let field = firm["field"].string.map { code in
      let number = code.first?.wholeNumberValue ?? 0
      let name = TechField.names.indices.contains(number - 1) ? " " + TechField.names[number - 1] : ""
      return code + name
    }
    func text(_ value: JSON) -> String { value.string ?? (value.isNull ? "未定" : value.plain) }
    return [
      ("企业名称", text(firm["name"])), ("统一社会信用代码", text(firm["credit_code"])),
      ("县（市、区）", text(firm["county_name"])), ("技术领域", field ?? "未定"),
      ("首席科技服务员", text(plan["officer"])), ("入库日期", text(plan["entered_on"])),
      ("目标申报日期", text(plan["apply_on"])), ("方案起草日期", text(plan["drafted"])),
      ("上一版日期", plan["drafted_before"].string ?? "无"),
      ("诊断结论", plan["verdict"].string.flatMap(Verdict.init(rawValue:))?.name.zh ?? "未诊断"),
    ]
  }

  private static let foot = ["企业（盖章）", "首席科技服务员", "县（市、区）科技部门", "市科技局"]

  /// The workbook: one firm on one sheet, upright.
  public var sheets: [TableDocument] {
    var main = TableDocument(
      sheetName: "一企一策", title: title, leftNote: nil, columns: sheet.columns.map(\.sheetColumn),
      rows: sheet.cells,
      footnotes: [
        PlanDocument.foot.map { $0 + "：　　　　　　　　" }.joined(),
        "日期：　　　　　　　　　　日期：　　　　　　　　　　日期：　　　　　　　　　　日期：", stamp.line,
      ])
    main.preface = PlanDocument.pairs(PlanDocument.head(plan)).map { pair in
      pair.map { "\($0.0)：\($0.1)" }.joined(separator: "　　　")
    }
    main.hasFilter = false
    return [main, stamp.sheet(of: "\(firm) \(title)", columns: sheet.columns.map(\.title))]
  }

  private static func pairs(_ lines: [(String, String)]) -> [[(String, String)]] {
    stride(from: 0, to: lines.count, by: 2).map { Array(lines[$0..<min($0 + 2, lines.count)]) }
  }

  public var word: WordDocument {
    let head = WordTable(
      widths: [3, 7, 3, 5],
      PlanDocument.pairs(PlanDocument.head(plan)).map { pair in
        WordTable.Row(pair.flatMap { [.label($0.0), .init($0.1)] }, height: 24)
      })
    let grid = WordTable(
      widths: sheet.columns.map { Int($0.width * 10) },
      [.init(sheet.columns.map { .label($0.title) }, height: 26, repeats: true)]
        + sheet.cells.map { row in
          .init(zip(sheet.columns, row).map { .init($1.plain, $0.isCentred ? .center : .left) }, height: 24)
        })
    let foot = WordTable(
      widths: [1, 1, 1, 1],
      [
        .init(PlanDocument.foot.map { .label($0) }),
        .init(PlanDocument.foot.map { _ in .init("\n\n　　　　年　　月　　日") }, height: 60),
      ])
    return WordDocument(
      title: "\(firm) \(title)", date: stamp.asOf.description, orientation: .landscape,
      [.paragraph(.title, title), .table(head), .table(grid), .table(foot), .paragraph(.note, stamp.line)])
  }

  public func file(for path: String) -> OfficeFile {
    path.lowercased().hasSuffix(".xlsx") ? .sheets(sheets, csv: nil) : .word(word)
  }
}
