public import Foundation
import PipelineSQL
import Postgres

/// Which visit a correction speaks of, and why (走访更正).
public struct VisitReference: Sendable {
  public let firm: String
  public let on: Day
  /// Decides where there were several visits that day.
  public let id: UUID?
  public let reason: String

  public init(firm: String, on: Day, id: UUID?, reason: String) {
    self.firm = firm
    self.on = on
    self.id = id
    self.reason = reason
  }
}

extension Store {
  /// Says a visit again (走访更正); what is nil stays as it was said.
  ///
  /// - Parameter other: the firm that was visited in truth.
  public func amendVisit(
    _ visit: VisitReference, to: Day?, mode: VisitMode?, did: String?, found: String?, handling: Handling?,
    willingness: Willingness?, next: Day?, other: String?, ids: IDs,
    _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.visit_amend(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(visit.firm)), \(visit.on.description),
        \(visit.id), \(to?.description), \(mode?.rawValue), \(did), \(found), \(next?.description), \(visit.reason),
        \(handling?.rawValue), \(willingness?.grade), \(other.map { key($0) })) as answer
      """)
  }

  /// The visit was not made (走访作废).
  public func voidVisit(_ visit: VisitReference, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.visit_void(\(write.op), \(PipelineSQL.build), \(key(visit.firm)), \(visit.on.description), \(visit.id),
        \(visit.reason)) as answer
      """)
  }

  /// Gives a step another day, or takes it and those after it back when there is none (阶段更正).
  public func correctStage(_ firm: String, _ stage: Stage, to: Day?, on: Day, reason: String, _ write: Write)
    throws -> JSON
  {
    try self.write(
      write,
      """
      select api.stage_correct(\(write.op), \(PipelineSQL.build), \(key(firm)), \(stage.rawValue), \(to?.description),
        \(on.description), \(reason)) as answer
      """)
  }

  /// Takes an operation back (撤销); nil means the caller's latest, of a firm when one is named.
  public func undo(_ operation: UUID?, firm: String? = nil, on: Day, reason: String?, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.undo(\(write.op), \(PipelineSQL.build), \(operation), \(on.description), \(reason),
        \(firm.map { key($0) })) as answer
      """)
  }

  /// A firm's contact (联系人), after the looking was recorded.
  public func revealContact(_ firm: String, reason: String, _ write: Write) throws -> JSON {
    try self.write(
      write, "select api.contact_reveal(\(write.op), \(PipelineSQL.build), \(key(firm)), \(reason)) as answer"
    )
  }

  /// The contacts of a year's firms by their number, each looking recorded.
  public func contactsForExport(year: Int, purpose: String, _ write: Write) throws -> [Int: IntakeDocument
    .Contact]
  {
    let told = try self.write(
      write,
      "select api.contacts_for_export(\(write.op), \(PipelineSQL.build), \(year), \(purpose)) as answer")
    return Dictionary(
      uniqueKeysWithValues: told.array.compactMap { one in
        one["no"].int.map {
          ($0, IntakeDocument.Contact(person: one["person"].string, phone: one["phone"].string))
        }
      })
  }

  /// Records that a file went out (导出记录).
  public func recordExport(what: String, rows: Int, sha256: String, purpose: String?, _ write: Write) throws {
    _ = try self.write(
      write,
      "select api.export_record(\(write.op), \(PipelineSQL.build), \(what), \(rows), \(sha256), \(purpose)) as answer"
    )
  }
}
