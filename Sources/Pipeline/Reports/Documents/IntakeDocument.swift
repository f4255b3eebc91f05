public import Spreadsheet

/// The annual intake list as an office prints and files it (年度入库名单).
public struct IntakeDocument: Sendable {
  /// Whose firms these are, where it is not the whole city.
  private let part: String?
  private let list: [JSON]
  private let year: Int
  private let isPublic: Bool
  private let standing: IntakeStanding?
  private let sheetOfList: OfficeSheet
  public let stamp: DataStamp

  /// - Parameters:
  ///   - list: the rows of `Store.intakeList`.
  ///   - columns: what stands in it; a set for publication leaves out finance, officer and gaps.
  ///   - knownAt: when the rows were read, ISO 8601.
  ///   - standing: whether it is the published list; stands below it.
  ///   - contacts: by the firm's number, when a purpose was given; without them there are no such columns.
  public init(
    list: Table, year: Int, asOf: Day, knownAt: String, isPublic: Bool, columns: ColumnSet,
    contacts: [Int: Contact]? = nil, standing: IntakeStanding? = nil, part: String? = nil
  ) {
    self.part = part
    self.standing = standing
    self.list = list.json.array.map { row in
      guard let contact = row["no"].int.flatMap({ contacts?[$0] }) else { return row }
      return row.setting("contact_person", .text(contact.person)).setting(
        "contact_phone", .text(contact.phone))
    }
    self.year = year
    self.isPublic = isPublic
    sheetOfList = OfficeSheet(
      columns.columns + (contacts == nil ? [] : IntakeDocument.contactColumns), self.list)
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: sheetOfList.content)
  }

  /// A list as it was frozen, for publication.
  public init(
    frozen rows: [JSON], year: Int, asOf: Day, knownAt: String, columns: ColumnSet, standing: IntakeStanding
  ) {
    list = rows
    part = nil
    self.year = year
    isPublic = true
    self.standing = standing
    sheetOfList = OfficeSheet(columns.columns, rows)
    stamp = DataStamp(asOf: asOf, knownAt: knownAt, rows: sheetOfList.content)
  }

  /// A firm's contact (联系人).
  public struct Contact: Sendable {
    public let person: String?
    public let phone: String?

    public init(person: String?, phone: String?) {
      self.person = person
      self.phone = phone
    }
  }

  private static let contactColumns: [OfficeColumn] = [
    .init("contact_person", "联系人", 11), .init("contact_phone", "联系电话", 15),
  ]

  static let columns: [OfficeColumn] = [
    .init("seq", "序号", 5, .whole, open: true, centred: true),
    .init("name", "企业名称", 32, open: true),
    .init("credit_code", "统一社会信用代码", 21, open: true, centred: true),
    .init("county_name", "县（市、区）", 14, open: true, centred: true),
    .init("field", "技术领域", 9, open: true, centred: true),
    .init("sales", "上年度销售收入", 13, .money, summed: true),
    .init("rd", "上年度研发费用", 13, .money, summed: true),
    .init("ip1", "知识产权Ⅰ类（件）", 9, .whole, summed: true),
    .init("ip2", "知识产权Ⅱ类（件）", 9, .whole, summed: true),
    .init("officer", "首席科技服务员", 11), .init("gaps", "主要短板", 22, .criteria),
    .init("entered_on", "入库日期", 12, .day, open: true),
    .init("again", "备注", 9, .mark("再次入库"), open: true),
  ]

  /// Columns an office may add: they are known, but usually left out.
  static let more: [OfficeColumn] = [
    .init("product", "主要产品", 20, open: true), .init("staff", "职工总数", 9, .whole, summed: true),
    .init("tech_staff", "科技人员", 9, .whole, summed: true),
    .init("stage", "培育阶段", 11, OfficeColumn.named(Stage.self)),
  ]

  public var title: String { "平顶山市\(year)年度高新技术后备企业入库名单" }

  /// The workbook: the list; its firms by county and by field; and 口径, hidden.
  public var sheets: [TableDocument] {
    let main = TableDocument(
      sheetName: "入库名单", attachment: isPublic ? nil : "附件1", title: title,
      leftNote: (part.map { "范围：\($0)，不是全市名单" } ?? "填报单位：平顶山市科技局") + "　　数据截至：\(stamp.asOf)",
      rightNote: isPublic ? nil : "单位：万元",
      columns: sheetOfList.columns.map(\.sheetColumn), rows: sheetOfList.cells,
      totals: sheetOfList.totals("合计 \(list.count) 家"),
      footnotes: (isPublic ? [] : ["填报人：　　　　　　联系电话：　　　　　　填报日期：　　　　　　（盖章）"])
        + (standing.map { [$0.words.zh + "。"] } ?? []) + [stamp.line],
      frozenColumns: 2)
    return [
      main, count("县（市、区）", sheetName: "按县（市、区）") { $0["county_name"].string ?? "未定" },
      count("技术领域", sheetName: "按技术领域", name: IntakeDocument.field),
      stamp.sheet(of: title, columns: sheetOfList.columns.map(\.title)),
    ]
  }

  private static func field(_ row: JSON) -> String {
    guard let first = row["field"].string?.first, let number = first.wholeNumberValue,
      TechField.names.indices.contains(number - 1)
    else { return "未定" }
    return "\(number) \(TechField.names[number - 1])"
  }

  /// How many firms there are of each kind, with their share.
  private func count(_ header: String, sheetName: String, name: (JSON) -> String) -> TableDocument {
    var order: [String] = []
    var counts: [String: (firms: Int, again: Int)] = [:]
    for row in list {
      let key = name(row)
      if counts[key] == nil { order.append(key) }
      counts[key, default: (0, 0)].firms += 1
      if row["again"].bool == true { counts[key]?.again += 1 }
    }
    if header == "技术领域" { order.sort { ($0 == "未定" ? 1 : 0, $0) < ($1 == "未定" ? 1 : 0, $1) } }
    let rows: [[Cell]] = order.map { key in
      let (firms, again) = counts[key] ?? (0, 0)
      return [
        .text(key), .number(String(firms)), .number(String(firms - again)), .number(String(again)),
        .text(IntakeDocument.share(firms, of: list.count)),
      ]
    }
    let again = counts.values.reduce(0) { $0 + $1.again }
    var sheet = TableDocument(
      sheetName: sheetName, title: title + "（\(sheetName)）", leftNote: "数据截至：\(stamp.asOf)",
      rightNote: "单位：家",
      columns: [
        .init(header, width: 26), .init("企业数", width: 12, kind: .integer),
        .init("首次入库", width: 12, kind: .integer), .init("再次入库", width: 12, kind: .integer),
        .init("占比", width: 12, alignment: .right),
      ], rows: rows,
      totals: [
        .text("合计"), .number(String(list.count)), .number(String(list.count - again)), .number(String(again)),
        .text(list.isEmpty ? "" : "100.0%"),
      ])
    sheet.isPortrait = true
    return sheet
  }

  /// A share with one decimal, rounded half up.
  static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "" }
    let tenths = (part * 2000 + whole) / (2 * whole)
    return "\(tenths / 10).\(tenths % 10)%"
  }

  public var file: OfficeFile { .sheets(sheets, csv: sheetOfList.csv) }
}
