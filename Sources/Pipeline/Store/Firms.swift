import Foundation
import PipelineSQL
import Postgres

/// Particulars of a firm as a person gives them (企业信息).
public struct FirmDraft: Sendable {
  public var name: FirmName
  public var code: CreditCode
  public var county: String?
  public var founded: Day?
  public var field: String?
  public var product: String?
  public var industry: String?
  public var address: String?

  public init(name: FirmName, code: CreditCode) {
    self.name = name
    self.code = code
  }
}

/// One changed particular (信息变更): `field=4.3.2`.
public struct FirmEdit: Sendable {
  public enum Field: String, Sendable, CaseIterable {
    case name, county, founded, field, product, industry, address
  }

  public let field: Field
  public let value: String

  public init(_ field: Field, _ value: String) {
    self.field = field
    self.value = value
  }
}

extension Store {
  /// Adds a firm (新增企业); with a year it enters the reserve as well.
  public func addFirm(_ draft: FirmDraft, on: Day, year: Int?, ids: IDs, _ write: Write) throws -> JSON {
    var pinyin = Pinyin()
    return try self.write(
      write,
      """
      select api.firm_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(draft.name.text),
        \(draft.name.key), \(pinyin.readings(of: draft.name)), \(draft.code.text), \(draft.county),
        \(draft.founded?.description), \(draft.field), \(draft.product), \(draft.industry), \(draft.address),
        \(on.description), \(year), \(ids.make())) as answer
      """)
  }

  /// Changes particulars (修改、更名、移交); what is the same already is not written.
  public func changeFirm(_ firm: String, verb: String, _ edits: [FirmEdit], on: Day, _ write: Write) throws
    -> JSON
  {
    var pinyin = Pinyin()
    let name = edits.first { $0.field == .name }.map { FirmName($0.value) }
    return try self.write(
      write,
      """
      select api.firm_change(\(write.op), \(PipelineSQL.build), \(key(firm)), \(verb),
        \(on.description), \(edits.map(\.field.rawValue)), \(edits.map(\.value)), \(name?.key),
        \(name.map { pinyin.readings(of: $0) })) as answer
      """)
  }

  /// Voids the firm's latest stay (作废).
  public func voidFirm(_ firm: String, on: Day, reason: String, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.firm_void(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description),
        \(reason)) as answer
      """)
  }

  /// All there is to say about one firm (企业档案).
  public func showFirm(_ firm: String) throws -> JSON {
    try document("select api.firm_show(\(key(firm))) as answer")
  }

  /// Gives a firm a word of the office's own (简称), or takes it away.
  public func aliasFirm(_ firm: String, _ alias: String, drop: Bool, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.firm_alias(\(write.op), \(PipelineSQL.build), \(key(firm)), \(alias), \(FirmName.key(alias)),
        \(drop), \(on.description)) as answer
      """)
  }

  /// The firms a word may mean (查找), best first; where nothing matches, those that sound like it and those that look like it.
  public func findFirms(_ text: String) throws -> Table {
    let found = try matches(key(text))
    let rows = found.json.array
    guard rows.allSatisfy({ $0["match"].string.flatMap(FirmMatch.init(rawValue:))?.isGuess == true }) else {
      return found
    }
    let heard = try soundingLike(text)
    let rest = rows.filter { row in !heard.contains { $0["no"].int == row["no"].int } }
    return Table(found.columns, (heard + rest).prefix(5).map { row in found.columns.map { row[$0.key] } })
  }

  /// Firms whose names sound like a Chinese word (同音): an input method offers all characters of a sound.
  public func soundingLike(_ text: String) throws -> [JSON] {
    guard let spelling = Pinyin.spelling(of: FirmName(text)) else { return [] }
    return try found(
      """
      select s.no, s.name, s.credit_code, s.county, l.county_name, l.stage, \(FirmMatch.sound.rawValue)::text as match
      from api.firm_sounding(\(spelling)) with ordinality s (id, no, name, credit_code, county, place)
      join api.firm_line l on l.id = s.id order by s.place
      """
    ).json.array
  }

  private func matches(_ key: String) throws -> Table {
    try found("select * from api.firm_find(\(key))")
  }

  private func found(_ sql: SQL) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("credit_code", Text("统一社会信用代码", "credit code")),
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .init("match", Text("对上的是", "matched"), .named(FirmMatch.self)),
      ], sql)
  }

  /// Pairs of firms that may be one and the same (疑似重复).
  public func duplicates() throws -> Table {
    try table(
      [
        .init("reason", Text("缘由", "why"), .named(Likeness.self)), .init("no", Text("编号", "no"), .number),
        .init("name", Text("企业名称", "firm")), .init("credit_code", Text("统一社会信用代码", "credit code")),
        .init("other_no", Text("另一家", "other no"), .number), .init("other_name", Text("另一家名称", "other firm")),
        .init("other_code", Text("另一家信用代码", "other code")),
      ], "select * from api.firm_duplicates()")
  }

  /// Where a firm stands and how it came there (阶段经过).
  public func showStage(_ firm: String) throws -> JSON {
    try document("select api.stage_show(\(key(firm))) as answer")
  }
}
