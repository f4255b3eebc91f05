import Spreadsheet

/// What finance is given to pay from (奖补资金汇总表): one line a reward, with sums and who prepared and approved it.
public struct RewardDocument: Sendable {
  private let rows: [JSON]
  private let sheet: OfficeSheet
  private let year: Int?
  public let stamp: DataStamp

  /// - Parameter rows: of `Store.rewards`.
  public init(rows: Table, year: Int?, asOf: Day, knownAt: String) {
    self.rows = rows.json.array.enumerated().map { place, row in row.setting("seq", .int(place + 1)) }
    self.year = year
    sheet = OfficeSheet(RewardDocument.columns, self.rows)
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: sheet.content)
  }

  static let columns: [OfficeColumn] = [
    .init("seq", "序号", 5, .whole, centred: true), .init("name", "企业名称", 34),
    .init("credit_code", "统一社会信用代码", 21, centred: true),
    .init("county_name", "县（市、区）", 14, centred: true), .init("number", "证书编号", 17, centred: true),
    .init("issued_on", "发证日期", 12, .day), .init("sales", "上年销售收入（万元）", 14, .money),
    .init("city", "市级（万元）", 12, .money, summed: true),
    .init("province", "省级（万元）", 12, .money, summed: true),
    .init("total", "合计（万元）", 12, .money, summed: true),
    .init("paid", "已拨付（万元）", 12, .money, summed: true),
    .init("clawed_back", "已追回（万元）", 12, .money, summed: true),
    .init("state", "状态", 14, OfficeColumn.named(RewardState.self), centred: true),
    .init("preparer", "测算人", 10, centred: true), .init("approver", "审批人", 10, centred: true),
    .init("clause", "依据", 30),
    .init("lacking", "还缺材料", 22, .coded(RewardPapers.names)),
  ]

  public var title: String { "平顶山市\(year.map { "\($0)年度" } ?? "")首次认定高新技术企业奖补资金汇总表" }

  public var file: OfficeFile {
    .sheets(
      [
        TableDocument(
          sheetName: "奖补资金", title: title, leftNote: "制表单位：平顶山市科技局　　数据截至：\(stamp.asOf)",
          columns: sheet.columns.map(\.sheetColumn), rows: sheet.cells,
          totals: sheet.totals("合计 \(rows.count) 家"), footnotes: [stamp.line], frozenColumns: 2),
        stamp.sheet(of: title, columns: sheet.columns.map(\.title)),
      ], csv: sheet.csv)
  }
}
