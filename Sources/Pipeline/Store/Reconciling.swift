import Postgres

extension Store {
  /// Holds a published list against what is recorded (名单核对); writes nothing.
  ///
  /// - Parameters:
  ///   - year: the year of certification.
  ///   - accepted: numbers of rows that a person said yes to.
  public func reconcile(_ rows: [OfficialRow], year: Int, accepted: Set<Int>) throws -> JSON {
    try document(
      """
      select api.reconcile(\(year), \(rows.map(\.number)), \(rows.map(\.name.text)), \(rows.map(\.name.key)),
        \(rows.map { $0.code?.text }), \(rows.map { $0.certificate?.text }), \(rows.map(\.chosen)),
        \(accepted.sorted())) as answer
      """)
  }
}
