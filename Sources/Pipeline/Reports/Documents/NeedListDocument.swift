import Spreadsheet

/// Needs of firms as a list to hand in (企业需求清单): for the office, with firms and officers.
public struct NeedListDocument: Sendable {
  private let sheet: OfficeSheet
  private let part: String?
  public let stamp: DataStamp

  /// - Parameters:
  ///   - rows: of `Store.needs`.
  ///   - part: whose firms these are, where it is not the whole city.
  public init(rows: Table, asOf: Day, knownAt: String, part: String?) {
    self.part = part
    sheet = OfficeSheet(
      NeedListDocument.columns,
      rows.json.array.enumerated().map { place, row in row.setting("seq", .int(place + 1)) })
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: sheet.content)
  }

  static let columns: [OfficeColumn] = [
    .init("seq", "序号", 5, .whole, open: true, centred: true),
    .init("no", "需求编号", 9, .whole, open: true, centred: true),
    .init("on_date", "提出日期", 12, .day, open: true), .init("firm", "企业", 30, open: true),
    .init("county", "县（市、区）", 14, open: true, centred: true), .init("officer", "首席科技服务员", 11, open: true),
    .init("kind", "类别", 10, OfficeColumn.named(NeedKind.self), open: true, centred: true),
    .init("text", "内容", 48, open: true),
    .init("state", "状态", 10, OfficeColumn.named(NeedState.self), open: true, centred: true),
    .init("settled_on", "办结日期", 12, .day, open: true), .init("how", "结果", 30, open: true),
    .init("days", "历时（天）", 9, .whole, open: true),
  ]

  public var file: OfficeFile {
    .sheets(
      [
        TableDocument(
          sheetName: "企业需求", title: "企业需求清单",
          leftNote: (part.map { "范围：\($0)　　" } ?? "") + "截至：\(stamp.asOf)",
          columns: sheet.columns.map(\.sheetColumn), rows: sheet.cells, totals: nil, footnotes: [stamp.line],
          frozenColumns: 2)
      ], csv: sheet.csv)
  }
}
