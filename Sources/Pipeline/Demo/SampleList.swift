internal import Spreadsheet

/// The list of an intake year as a county office would send it (申报名单): .csv at first, .xlsx in 2021.
public struct SampleList: Sendable {
  public let year: Int
  private let rows: [[String]]

  public init(_ sample: Sample, year: Int) {
    self.year = year
    var listed = sample.firms.filter { $0.intake == year && $0.fate.isListed }
    if let firm = sample.comesAgain, firm.intake == year { listed.append(firm) }
    var rows = listed.map { SampleList.row($0, year) }
    if year == 2020 { rows += SampleList.oddRows(sample, after: listed) }
    self.rows = rows.enumerated().map { place, row in [String(place + 1)] + row }
  }

  public var fileName: String { "\(year)年申报名单." + (year == 2021 ? "xlsx" : "csv") }

  /// Writes the list into a folder.
  public func write(to folder: String) throws {
    let path = folder + "/" + fileName
    if year == 2021 {
      try XlsxWriter.write([document], to: path, created: Day.fixed(year, 7, 30).number * 86_400)
    } else {
      try InputFile.replace(path, with: CSVWriter.encode(rows: [headings(unit: "（万元）")] + rows).bytes)
    }
  }

  private func headings(unit: String) -> [String] {
    [
      "序号", "县（市、区）", "企业名称", "统一社会信用代码", "成立日期", "技术领域", "主要产品",
      "\(year - 1)年销售收入\(unit)", "\(year - 1)年研发费用\(unit)", "职工总数", "科技人员", "备注",
    ]
  }

  /// A printed sheet states the unit once, above the table.
  private var document: TableDocument {
    let kinds: [TableDocument.Kind] = [
      .integer, .text, .text, .text, .date, .text, .text, .integer, .integer, .integer, .integer, .text,
    ]
    let widths = [5.0, 16, 34, 22, 12, 9, 20, 11, 11, 8, 8, 14]
    let columns = zip(headings(unit: ""), zip(widths, kinds)).map {
      TableDocument.Column($0, width: $1.0, kind: $1.1)
    }
    let cells = rows.map { row in zip(row, kinds).map { SampleList.cell($0, $1) } }
    return TableDocument(
      sheetName: "申报名单", attachment: "附件1", title: "\(year)年度高新技术后备企业申报名单（演示样本）",
      leftNote: "填报单位：例示县区科技局", rightNote: "单位：万元", columns: columns, rows: cells,
      totals: [.empty, .text("合计 \(rows.count) 家")], frozenColumns: 3)
  }

  private static func cell(_ text: String, _ kind: TableDocument.Kind) -> Cell {
    switch kind {
    case .date:
      Day(text).map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .text(text)
    case .integer: .number(text)
    default: .text(text)
    }
  }

  private static func row(_ firm: SampleFirm, _ year: Int, note: String = "") -> [String] {
    [
      firm.isCountyLeftOut ? "" : firm.office.name, firm.name, firm.code.text, firm.founded.description,
      firm.trade.field, firm.trade.product, String(firm.sales(year - 1)), String(firm.rd(year - 1)),
      String(firm.staff), String(firm.techStaff), note,
    ]
  }

  /// A firm that is in already, and three rows that must be rejected: no enterprise, a code one
  /// character short, a firm listed twice.
  private static func oddRows(_ sample: Sample, after listed: [SampleFirm]) -> [[String]] {
    func made(_ name: String, _ county: String, _ code: String) -> [String] {
      [county, name, code, "2016-05-18", "4.3.6", "塑料制品", "120", "4", "9", "1", ""]
    }
    let known = sample.listedTwice.map { [row($0, 2020, note: "去年已报")] } ?? []
    return known + [
      made("样本路口塑料加工部", "叶县", sample.rejects.soleTrader.text),
      made("虚构短码塑料有限公司", "鲁山县", String(sample.rejects.shortened.text.dropLast())),
    ] + listed.prefix(1).map { row($0, 2020, note: "补充材料") }
  }
}
