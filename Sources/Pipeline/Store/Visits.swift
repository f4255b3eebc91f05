public import Foundation
import PipelineSQL
import Postgres

/// A visit to be logged (走访).
public struct VisitDraft: Sendable {
  public let firm: String
  public let on: Day
  public var mode: VisitMode = .onSite
  public var did: String?
  public var found: String?
  public var next: Day?
  /// 问题处理: of what was found.
  public var handling: Handling?
  /// 申报意愿.
  public var willingness: Willingness?
  /// 企业需求 said in it.
  public var needs: [NeedDraft] = []
  /// Who went; nil means the firm's officer on that day.
  public var officer: String?

  public init(firm: String, on: Day) {
    self.firm = firm
    self.on = on
  }
}

extension Store {
  /// Logs a visit: one call, one round trip.
  public func logVisit(_ visit: VisitDraft, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.visit_log(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(visit.firm)),
        \(visit.on.description), \(visit.mode.rawValue), \(visit.did), \(visit.found),
        \(visit.next?.description), \(visit.officer.map(Store.officerKey)), \(visit.handling?.rawValue),
        \(visit.willingness?.grade), \(ids.make(visit.needs.count)), \(visit.needs.map(\.kind.rawValue)),
        \(visit.needs.map(\.text))) as answer
      """)
  }

  /// Visits, newest first; every filter may be nil.
  public func visits(firm: String?, officer: String?, mine: Bool, from: Day?, until: Day?) throws -> Table {
    try table(
      [
        .init("id", Text("标识", "id"), hidden: true), .init("on_date", Text("日期", "on"), .day),
        .init("firm_no", Text("企业编号", "firm no"), .number), .init("firm", Text("企业", "firm")),
        .init("mode", Text("方式", "mode"), .named(VisitMode.self)),
        .init("officer", Text("服务员", "officer")), .init("did", Text("做了什么", "did")),
        .init("found", Text("发现", "found")),
        .init("handling", Text("处理", "handling"), .named(Handling.self)),
        .init("willingness", Text("意愿", "willingness"), .number, hidden: true),
        .init("next_on", Text("下次", "next"), .day),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by"), hidden: true),
      ],
      """
      select * from api.visit_list(\(firm.map { key($0) }), \(officer.map(Store.officerKey)), \(mine), \(from?.description),
        \(until?.description))
      """)
  }

  /// One visit whole (走访查看): the latest unless a day or an id is given.
  ///
  /// - Throws: `CorrectionRefusal.noSingleVisit` when the day has none or several, `DocumentRefusal.unknownVisit`.
  public func visit(_ firm: String, on: Day?, id: UUID?) throws -> JSON {
    try document("select api.visit_show(\(key(firm)), \(on?.description), \(id)) as answer")
  }
}
