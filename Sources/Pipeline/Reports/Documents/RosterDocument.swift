public import Spreadsheet

/// Who looks after which firms (指派名册), by officer, for the wall and for the hand-over.
public struct RosterDocument: Sendable {
  private let rows: [JSON]
  private let sheet: OfficeSheet
  public let stamp: DataStamp

  /// - Parameter rows: of `Store.roster`, by officer.
  public init(rows: Table, asOf: Day, knownAt: String, columns: ColumnSet) {
    self.rows = rows.json.array
    sheet = OfficeSheet(columns.columns, self.rows)
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: sheet.content)
  }

  static let columns: [OfficeColumn] = [
    .init("officer", "首席科技服务员", 13), .init("officer_county", "所在县（市、区）", 14, centred: true),
    .init("seq", "序号", 5, .whole, centred: true), .init("name", "企业名称", 34),
    .init("credit_code", "统一社会信用代码", 21, centred: true),
    .init("county_name", "企业县（市、区）", 14, centred: true), .init("field", "技术领域", 9, centred: true),
    .init("entered_on", "入库日期", 12, .day), .init("assigned_on", "指派日期", 12, .day),
    .init("stage", "培育阶段", 13, OfficeColumn.named(Stage.self), centred: true),
    .init("visits", "走访次数", 8, .whole, summed: true), .init("last_visit", "最近走访", 12, .day),
    .init("next_visit", "约定下次", 12, .day),
  ]

  public var title: String { "平顶山市首席科技服务员指派名册" }
  public var firms: Int { rows.count }
  public var officers: Int { Set(rows.compactMap { $0["officer_no"].int }).count }

  public var sheets: [TableDocument] {
    [
      TableDocument(
        sheetName: "指派名册", title: title, leftNote: "制表单位：平顶山市科技局　　数据截至：\(stamp.asOf)",
        columns: sheet.columns.map(\.sheetColumn), rows: sheet.cells,
        totals: sheet.totals("\(officers) 名服务员，\(firms) 家企业"), footnotes: [stamp.line],
        frozenColumns: 1),
      stamp.sheet(of: title, columns: sheet.columns.map(\.title)),
    ]
  }

  public var file: OfficeFile { .sheets(sheets, csv: sheet.csv) }
}
