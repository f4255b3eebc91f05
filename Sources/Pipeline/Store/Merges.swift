import PipelineSQL
import Postgres

extension Store {
  /// Merges a record into another that is the same firm (合并).
  public func mergeFirm(_ firm: String, with other: String, on: Day, reason: String, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.firm_merge(\(write.op), \(PipelineSQL.build), \(key(firm)), \(key(other)), \(on.description),
        \(reason)) as answer
      """)
  }

  /// Takes a merge back (拆分): both records read as if there had been none.
  public func unmergeFirm(_ firm: String, on: Day, reason: String, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.firm_unmerge(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description),
        \(reason)) as answer
      """)
  }
}
