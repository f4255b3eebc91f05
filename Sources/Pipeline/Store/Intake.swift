import PipelineSQL
import Postgres

/// An intake list on its way into the reserve (导入).
public struct IntakeImport: Sendable {
  public let reading: IntakeReading
  public let year: Int
  public let on: Day
  /// The file's name without its folder, and the SHA-256 of its bytes in hexadecimal.
  public let file: String
  public let sha256: String
  public let allOrNothing: Bool

  public init(
    reading: IntakeReading, year: Int, on: Day, file: String, sha256: String, allOrNothing: Bool
  ) {
    self.reading = reading
    self.year = year
    self.on = on
    self.file = file
    self.sha256 = sha256
    self.allOrNothing = allOrNothing
  }
}

extension Store {
  public func offices() throws -> [CountyOffice] {
    try rows("select * from api.intake_offices()").map { row in
      CountyOffice(
        code: try row.text("code"), name: try row.text("name"), aliases: try row.texts("aliases"))
    }
  }

  /// Enters the accepted rows of a list as one set, in one transaction and one round trip.
  public func enter(_ list: IntakeImport, ids: IDs, _ write: Write) throws -> JSON {
    let rows = list.reading.rows
    var pinyin = Pinyin()
    let facts = rows.flatMap { row in row.facts.map { (row.number, $0) } }
    return try self.write(
      write,
      """
      select api.intake_enter(\(write.op), \(PipelineSQL.build), \(ids.make()), \(list.year),
        \(list.on.description), \(Store.line(from: list.file)), \(list.sha256), \(list.reading.sheet),
        \(rows.map(\.number)), \(rows.map { _ in ids.make() }), \(rows.map { _ in ids.make() }),
        \(rows.map(\.name.text)), \(rows.map(\.name.key)),
        \(rows.map { pinyin.initials(of: $0.name).joined(separator: " ") }), \(rows.map(\.code.text)),
        \(rows.map(\.county)), \(rows.map { $0.founded?.description }), \(rows.map { $0.field?.code }),
        \(rows.map(\.product)), \(rows.map(\.industry)), \(rows.map(\.address)),
        \(facts.map(\.0)), \(facts.map(\.1.year)), \(facts.map(\.1.key.rawValue)),
        \(facts.map(\.1.value.decimal)), \(list.reading.rejectedRows), \(list.allOrNothing)) as answer
      """)
  }

  /// A file's name as a line that may be stored: disks allow more in a name than a line does.
  private static func line(from name: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(200) {
      line.append(String(scalar).forbiddenScalar == nil ? scalar : "_")
    }
    let plain = String(line).trimmingBlanks()
    return plain.isEmpty ? "_" : plain
  }

  /// The year's list (入库名单).
  public func intakeList(year: Int) throws -> Table {
    try table(
      [
        .init("seq", Text("序号", "no."), .number), .init("no", Text("编号", "firm no"), .number),
        .init("name", Text("企业名称", "firm")), .init("credit_code", Text("统一社会信用代码", "credit code")),
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")), .init("field", Text("技术领域", "field")),
        .init("product", Text("主要产品", "product"), hidden: true),
        .init("sales", Text("上年销售(万元)", "sales (万元)"), .money),
        .init("rd", Text("上年研发(万元)", "R&D (万元)"), .money),
        .init("ip1", Text("Ⅰ类", "class I"), .number), .init("ip2", Text("Ⅱ类", "class II"), .number),
        .init("staff", Text("职工", "staff"), .number, hidden: true),
        .init("tech_staff", Text("科技人员", "R&D staff"), .number, hidden: true),
        .init("officer", Text("服务员", "officer")), .init("gaps", Text("短板", "gaps"), .list, hidden: true),
        .init("entered_on", Text("入库日期", "entered"), .day),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .init("again", Text("再次入库", "again"), .flag, hidden: true),
      ], "select * from api.intake_list(\(year))")
  }
}
