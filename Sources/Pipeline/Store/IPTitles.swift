import PipelineSQL
import Postgres

/// A title as it is recorded (知识产权登记).
public struct TitleDraft: Sendable {
  public let kind: IPKind
  public let title: String
  public var number: String?
  public var filed: Day?
  public var granted: Day?
  public var by: Acquisition = .own
  /// In whose name it stands, when not in the firm's.
  public var owner: String?

  public init(kind: IPKind, title: String) {
    self.kind = kind
    self.title = title
  }
}

extension Store {
  /// Adds a title (知识产权).
  public func addIP(_ firm: String, _ title: TitleDraft, on: Day, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.ip_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(title.kind.rawValue), \(title.title), \(title.number), \(title.filed?.description),
        \(title.granted?.description), \(title.by.rawValue), \(title.owner), \(on.description)) as answer
      """)
  }

  /// Records that a title, named by number or name, is no longer in force (失效).
  public func lapseIP(_ firm: String, title: String, on: Day, reason: String, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.ip_lapse(\(write.op), \(PipelineSQL.build), \(key(firm)), \(title),
        \(on.description), \(reason)) as answer
      """)
  }

  /// Records that the firm was found to have no titles (无知识产权).
  public func noIP(_ firm: String, on: Day, evidence: String, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.ip_none(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description),
        \(evidence)) as answer
      """)
  }

  public func titles(_ firm: String) throws -> Table {
    try table(
      [
        .init("kind", Text("种类", "kind"), .named(IPKind.self)),
        .init("class", Text("类别", "class"), .number), .init("title", Text("名称", "title")),
        .init("number", Text("编号", "number")), .init("filed", Text("申请日期", "filed"), .day, hidden: true),
        .init("granted", Text("授权日期", "granted"), .day),
        .init("by", Text("获得方式", "acquired by"), .named(Acquisition.self)),
        .init("owner", Text("权利人", "owner"), hidden: true), .init("lapsed", Text("失效", "lapsed"), .day),
        .init("used_in", Text("用于申报", "used in")),
      ], "select * from api.ip_list(\(key(firm)))")
  }

  /// Adds what lets a firm count as a technology SME without the score (资质荣誉).
  public func addHonour(
    _ firm: String, _ kind: HonourKind, title: String, place: Int?, on: Day, ids: IDs, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.honour_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(kind.rawValue), \(title), \(place), \(on.description)) as answer
      """)
  }

  public func honours(_ firm: String) throws -> Table {
    try table(
      [
        .init("kind", Text("种类", "kind"), .named(HonourKind.self)), .init("title", Text("名称", "title")),
        .init("place", Text("名次", "place"), .number), .init("on_date", Text("日期", "on"), .day),
      ], "select * from api.honour_list(\(key(firm)))")
  }
}
