import PipelineSQL
import Postgres

extension Store {
  /// Submits an application (申报).
  public func submitApplication(_ firm: String, on: Day, batch: String, ids: IDs, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.apply_submit(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(on.description), \(batch)) as answer
      """)
  }

  /// Takes an application back to the plan: `apply return` (退回) or `apply withdraw` (撤回).
  public func takeBackApplication(_ firm: String, verb: String, on: Day, reason: String?, _ write: Write)
    throws -> JSON
  {
    try self.write(
      write,
      """
      select api.apply_back(\(write.op), \(PipelineSQL.build), \(verb), \(key(firm)),
        \(on.description), \(reason)) as answer
      """)
  }

  /// Records the experts' result (评审).
  ///
  /// - Parameter score: a decimal mean, 0 to 100.
  public func recordReview(
    _ firm: String, on: Day, result: ReviewResult, score: String?, reason: String?, ids: IDs, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.review_record(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(on.description), \(result.rawValue), \(score), \(reason)) as answer
      """)
  }

  /// Records a certificate (认定); the day is the day of issue.
  public func recordCertificate(
    _ firm: String, on: Day, number: CertificateNumber, ids: IDs, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.certify_record(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(on.description), \(number.text)) as answer
      """)
  }

  /// Ends the stay without a certificate (出库).
  public func exitFirm(_ firm: String, on: Day, reason: ExitReason, note: String?, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.exit_firm(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description),
        \(reason.rawValue), \(note)) as answer
      """)
  }
}
