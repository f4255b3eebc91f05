import Spreadsheet

/// The published needs as they go to a web site or an account (科技创新需求信息表): what is public, and nothing else.
public struct NeedDocument: Sendable {
  private let rows: [JSON]
  private let sheet: OfficeSheet
  public let stamp: DataStamp

  /// - Parameter rows: of `Store.publicNeeds`.
  public init(rows: Table, asOf: Day, knownAt: String) {
    self.rows = rows.json.array.enumerated().map { place, row in
      row.setting("seq", .int(place + 1)).setting("firm", row["firm"].isNull ? .string("（匿名）") : row["firm"])
    }
    sheet = OfficeSheet(NeedDocument.columns, self.rows)
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: sheet.content)
  }

  static let columns: [OfficeColumn] = [
    .init("seq", "序号", 5, .whole, open: true, centred: true),
    .init("no", "需求编号", 9, .whole, open: true, centred: true),
    .init("kind", "类别", 10, OfficeColumn.named(NeedKind.self), open: true, centred: true),
    .init("title", "需求名称", 28, open: true), .init("text", "需求内容", 52, open: true),
    .init("field", "技术领域", 10, open: true, centred: true),
    .init("county", "县（市、区）", 14, open: true, centred: true), .init("firm", "企业", 30, open: true),
    .init("published_on", "发布日期", 12, .day, open: true),
    .init("state", "状态", 10, OfficeColumn.named(PublicState.self), open: true, centred: true),
  ]

  public var file: OfficeFile {
    .sheets(
      [
        TableDocument(
          sheetName: "需求信息", title: "平顶山市科技创新需求信息", leftNote: "发布单位：平顶山市科技局　　截至：\(stamp.asOf)",
          columns: sheet.columns.map(\.sheetColumn), rows: sheet.cells, totals: nil,
          footnotes: ["企业联系方式不公开；有意对接的，请与发布单位联系", stamp.line], frozenColumns: 2)
      ], csv: sheet.csv)
  }
}
