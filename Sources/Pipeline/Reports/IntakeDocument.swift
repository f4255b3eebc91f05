public import Spreadsheet

/// The annual intake list as an office prints and files it (年度入库名单).
public struct IntakeDocument: Sendable {
  private let list: Table
  private let year: Int
  private let asOf: Day
  /// Without finance, officer and gaps: the version for publication (公示名单).
  private let isPublic: Bool

  /// - Parameter list: the rows of `Store.intakeList`.
  public init(list: Table, year: Int, asOf: Day, isPublic: Bool) {
    self.list = list
    self.year = year
    self.asOf = asOf
    self.isPublic = isPublic
  }

  private struct Column {
    let key: String
    let title: String
    let width: Double
    let kind: TableDocument.Kind
    var isPublic = false
    var isSummed = false
    var isCentred = false
  }

  private static let columns: [Column] = [
    Column(key: "seq", title: "序号", width: 5, kind: .integer, isPublic: true, isCentred: true),
    Column(key: "name", title: "企业名称", width: 32, kind: .text, isPublic: true),
    Column(key: "credit_code", title: "统一社会信用代码", width: 21, kind: .text, isPublic: true, isCentred: true),
    Column(key: "county_name", title: "县（市、区）", width: 14, kind: .text, isPublic: true, isCentred: true),
    Column(key: "field", title: "技术领域", width: 9, kind: .text, isPublic: true, isCentred: true),
    Column(key: "sales", title: "上年度销售收入", width: 13, kind: .decimal(places: 2), isSummed: true),
    Column(key: "rd", title: "上年度研发费用", width: 13, kind: .decimal(places: 2), isSummed: true),
    Column(key: "ip1", title: "知识产权Ⅰ类（件）", width: 9, kind: .integer, isSummed: true),
    Column(key: "ip2", title: "知识产权Ⅱ类（件）", width: 9, kind: .integer, isSummed: true),
    Column(key: "officer", title: "首席科技服务员", width: 11, kind: .text),
    Column(key: "gaps", title: "主要短板", width: 22, kind: .text),
    Column(key: "entered_on", title: "入库日期", width: 12, kind: .date, isPublic: true),
    Column(key: "again", title: "备注", width: 9, kind: .text, isPublic: true),
  ]

  private var columns: [Column] { IntakeDocument.columns.filter { $0.isPublic || !isPublic } }

  public var title: String { "平顶山市\(year)年度高新技术后备企业入库名单" }

  /// The sheet for a spreadsheet program: money in 万元, codes as text.
  public var sheet: TableDocument {
    let rows = list.rows.map { row in columns.map { cell($0, row) } }
    let totals: [Cell] = columns.enumerated().map { place, column in
      if place == 1 { return .text("合计 \(rows.count) 家") }
      return column.isSummed ? .number(IntakeDocument.sum(rows.map { $0[place] })) : .empty
    }
    return TableDocument(
      sheetName: "入库名单", attachment: isPublic ? nil : "附件1", title: title,
      leftNote: "填报单位：平顶山市科技局　　数据截至：\(asOf)", rightNote: isPublic ? nil : "单位：万元",
      columns: columns.map {
        .init($0.title, width: $0.width, kind: $0.kind, alignment: $0.isCentred ? .centre : nil)
      }, rows: rows, totals: totals,
      footnotes: isPublic ? [] : ["填报人：　　　　　　联系电话：　　　　　　填报日期：　　　　　　（盖章）"], frozenColumns: 2)
  }

  /// The same rows as text, headings first: what the .csv holds.
  public var csv: [[String]] {
    [columns.map(\.title)]
      + list.rows.map { row in
        columns.map { column in
          switch cell(column, row) {
          case .text(let text), .number(let text): text
          case .date(let year, let month, let day): Day(year: year, month: month, day: day)?.description ?? ""
          default: ""
          }
        }
      }
  }

  private func cell(_ column: Column, _ row: [JSON]) -> Cell {
    guard let place = list.columns.firstIndex(where: { $0.key == column.key }) else { return .empty }
    let value = row[place]
    if value.isNull { return .empty }
    switch column.key {
    case "sales", "rd":
      return Yuan(value.plain).map { .number($0.wan.filter { $0 != "," }) } ?? .empty
    case "again": return value.bool == true ? .text("再次入库") : .empty
    case "gaps": return .text(IntakeDocument.gaps(value))
    case "entered_on":
      return Day(value.plain).map { .date(year: $0.year, month: $0.month, day: $0.day) } ?? .empty
    default: return column.kind == .integer ? .number(value.plain) : .text(value.plain)
    }
  }

  private static func gaps(_ ids: JSON) -> String {
    ids.array.compactMap { Criterion(rawValue: $0.plain)?.name.zh }.joined(separator: "、")
  }

  private static func sum(_ cells: [Cell]) -> String {
    let total = cells.reduce(Int64(0)) { total, cell in
      guard case .number(let text) = cell, let value = ExactDecimal(text)?.scaled(by: 100) else {
        return total
      }
      return total + value
    }
    return total % 100 == 0 ? String(total / 100) : Yuan(fen: total).decimal
  }
}
