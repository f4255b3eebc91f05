public import Spreadsheet

/// 县（市、区）考核得分表: the score of the counties as an office prints it, with the formula below the table.
public struct ScoreDocument: Sendable {
  private let score: CountyScore
  private let sheet: OfficeSheet
  public let stamp: DataStamp

  public init(_ score: CountyScore, columns: ColumnSet) {
    self.score = score
    sheet = OfficeSheet(columns.columns, score.table.json.array.map(ScoreDocument.shown))
    stamp = DataStamp(asOf: score.asOf, knownAt: score.knownAt, rows: sheet.content)
  }

  static let columns: [OfficeColumn] = [
    .init("county_name", "县（市、区）", 17, open: true), .init("goal", "目标", 7, .whole, open: true, summed: true),
    .init("entered", "入库", 7, .whole, open: true, summed: true),
    .init("completion", "完成率", 10, open: true, centred: true),
    .init("planned_rate", "方案率", 10, open: true, centred: true),
    .init("coverage", "走访覆盖率", 11, open: true, centred: true),
    .init("applied", "申报", 7, .whole, open: true, summed: true),
    .init("certified", "认定", 7, .whole, open: true, summed: true),
    .init("mature_rate", "期满转化率（24个月）", 12, open: true, centred: true),
    .init("valid", "有效存量", 9, .whole, open: true, summed: true),
    .init("valid_before", "上年同期", 9, .whole, open: true, summed: true),
    .init("points_intake", "入库得分", 9, .points, open: true),
    .init("points_plan", "方案得分", 9, .points, open: true),
    .init("points_visit", "走访得分", 9, .points, open: true),
    .init("points_growth", "增速得分", 9, .points, open: true),
    .init("total", "总分", 9, .points, open: true), .init("rank", "名次", 7, .whole, open: true, centred: true),
  ]

  public var title: String {
    "平顶山市高新技术后备企业培育县（市、区）考核得分表"
  }

  public var sheets: [TableDocument] {
    let period = [score.since, score.until].compactMap { $0?.description }.joined(separator: " 至 ")
    return [
      TableDocument(
        sheetName: "考核得分", title: title, leftNote: "考核期间：\(period)　　数据截至：\(stamp.asOf)",
        rightNote: "单位：家、分", columns: sheet.columns.map(\.sheetColumn), rows: sheet.cells,
        totals: sheet.totals("合计"),
        footnotes: [score.says.zh, "少于 5 家时不列百分比，列“分子/分母”。", stamp.line], frozenColumns: 1),
      stamp.sheet(of: title, columns: sheet.columns.map(\.title)),
    ]
  }

  public var file: OfficeFile { .sheets(sheets, csv: sheet.csv) }

  /// Fractions as people read them: none of fewer than five.
  private static func shown(_ row: JSON) -> JSON {
    func percent(_ part: String, _ whole: String, size: String? = nil) -> JSON {
      .string(
        Percent.text(row[part].int ?? 0, of: row[whole].int ?? 0, size: size.map { row[$0].int ?? 0 }).zh)
    }
    return row.setting("completion", percent("entered", "goal"))
      .setting("planned_rate", percent("planned", "stock"))
      .setting("coverage", percent("covered_days", "days", size: "stays"))
      .setting("mature_rate", percent("mature_certified", "mature"))
  }
}
