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

  /// Records that a firm was divided and another came out of it (分立).
  ///
  /// Nothing passes from one to the other. Throws `MergeRefusal` when the part came out of a firm already, when the
  /// firm itself came out of the part, or when the part entered or was certified before that day.
  public func splitFirm(_ firm: String, into other: String, on: Day, reason: String, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.firm_split(\(write.op), \(PipelineSQL.build), \(key(firm)), \(key(other)), \(on.description),
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
