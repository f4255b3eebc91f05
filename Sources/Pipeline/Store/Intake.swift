import PipelineSQL
import Postgres

/// What a list brings (名单种类).
public enum Brings: Sendable {
  /// Firms that enter the reserve; the year is the intake year.
  case firms
  /// Yearly figures of firms that are known; the year is the fiscal year of headings that name none.
  case figures

  var function: String {
    switch self {
    case .firms: "api.intake_enter"
    case .figures: "api.fact_import"
    }
  }
}

/// Who watches a list being taken in (旁观者): told of its progress, and able to call it off.
public struct ListWatch {
  /// Given a way to stop the statement that runs.
  public var began: (@escaping @Sendable () -> Void) -> Void = { _ in }
  public var row: (Int) -> Void = { _ in }
  public var isCancelled: () -> Bool = { false }
  /// Asked once before it commits; from then on it cannot be called off.
  public var mayCommit: () -> Bool = { true }

  public init() {}
}

/// An intake list on its way into the reserve (导入).
public struct IntakeImport: Sendable {
  public let reading: IntakeReading
  public let year: Int
  public let on: Day
  /// The file's name without its folder, and the SHA-256 of its bytes in hexadecimal.
  public let file: String
  public let sha256: String
  public let allOrNothing: Bool
  /// What it brings: firms that enter, or figures of firms that are known.
  public var brings = Brings.firms
  /// How the file was read, so that a retry under the same operation id has to be the same.
  public var settings = ""
  /// Codes whose failing check digit is confirmed by this import, and why.
  public var confirmed: [String] = []
  public var reason: String?

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

/// What reading a sheet needs from the database (读表依据).
public struct ReadingBasis: Sendable {
  public let offices: [CountyOffice]
  public let mapping: [String: String]
  public let confirmed: Set<String>
}

extension Store {
  /// - Parameter mapping: the name of a saved mapping of headings.
  public func readingBasis(mapping: String?) throws -> ReadingBasis {
    let basis = try document("select api.intake_basis(\(mapping)) as answer")
    return ReadingBasis(
      offices: basis["offices"].array.map {
        CountyOffice(
          code: $0["code"].plain, name: $0["name"].plain, aliases: $0["aliases"].array.map(\.plain))
      },
      mapping: Dictionary(
        basis["mapping"].array.map { (Heading.plain($0["title"].plain), $0["means"].plain) },
        uniquingKeysWith: { one, _ in one }),
      confirmed: Set(basis["confirmed"].array.map(\.plain)))
  }

  /// Enters the accepted rows of a list as one set, in one transaction: rows are poured into a staging table that
  /// the database makes for it, and merged there.
  ///
  /// - Parameter watch: hears of each row, and may call it off until it commits.
  public func enter(_ list: IntakeImport, ids: IDs, _ write: Write, watch: ListWatch = ListWatch()) throws
    -> JSON
  {
    let batch = ids.make()
    var rows = StagedRows(list.reading, batch: batch, ids: ids)
    let (years, keys) = (rows.years, rows.keys.map(\.rawValue))
    do {
      let token = connection.cancelToken()
      watch.began { token.cancel() }
      try connection.query("begin")
      try connection.query("select api.intake_stage()")
      var done = 0
      try connection.copyIn(StagedRows.statement) { buffer in
        if watch.isCancelled() { throw FileRefusal.cancelled }
        guard rows.next(&buffer) else { return false }
        done += 1
        watch.row(done)
        return true
      }
      let result = try connection.query(
        """
        select \(unescaped: list.brings.function)(\(write.op), \(PipelineSQL.build), \(batch), \(list.year),
          \(list.on.description), \(Store.line(from: list.file)), \(list.sha256), \(list.reading.sheet),
          \(list.reading.source.headerRow), \(list.reading.source.titles), \(years), \(keys),
          \(list.allOrNothing), \(list.confirmed), \(list.reason), \(list.settings)) as answer
        """)
      let answer = try Store.answer(in: result)
      guard watch.mayCommit() else { throw FileRefusal.cancelled }
      try connection.query(write.dryRun ? "rollback" : "commit")
      return answer
    } catch let refusal as FileRefusal {
      _ = try? connection.query("rollback")
      throw refusal
    } catch let error as PostgresError {
      if connection.isOpen, connection.isInTransaction { _ = try? connection.query("rollback") }
      if watch.isCancelled() { throw FileRefusal.cancelled }
      throw Refused.wording(error, store: self, op: write.dryRun ? nil : write.op)
    }
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

  /// Takes a batch back (撤销导入), by its number or id.
  public func undoBatch(_ batch: String, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      "select api.intake_undo(\(write.op), \(PipelineSQL.build), \(batch), \(on.description)) as answer")
  }

  /// The lists that were imported (入库批次).
  public func batches(year: Int?) throws -> Table {
    try table(
      [
        .init("no", Text("批次", "batch"), .number), .init("id", Text("标识", "id"), hidden: true),
        .init("verb", Text("命令", "command")), .init("year", Text("年度", "year"), .number),
        .init("file", Text("文件", "file")),
        .init("sheet", Text("工作表", "sheet")), .init("on_date", Text("日期", "on"), .day),
        .init("rows", Text("企业行", "firm rows"), .number), .init("entered", Text("入库", "entered"), .number),
        .init("already_in", Text("已在库", "already in"), .number),
        .init("rejected", Text("退回", "rejected"), .number), .init("undone", Text("已撤销", "undone"), .flag),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by")),
      ], "select * from api.intake_batches(\(year))")
  }

  /// Saves what an office's own headings mean (表头对照); nil takes a heading back.
  public func setMapping(_ name: String, _ pairs: [(title: String, means: String?)], _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.mapping_set(\(write.op), \(PipelineSQL.build), \(name), \(pairs.map(\.title)),
        \(pairs.map(\.means))) as answer
      """)
  }

  public func mappings(_ name: String?) throws -> Table {
    try table(
      [
        .init("name", Text("对照", "mapping")), .init("title", Text("表头", "heading")),
        .init("means", Text("读作", "read as")),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by")),
      ], "select * from api.mapping_list(\(name))")
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
        .init("sales", Text("上年销售(万元)", "sales (10k yuan)"), .money),
        .init("rd", Text("上年研发(万元)", "R&D (10k yuan)"), .money),
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
