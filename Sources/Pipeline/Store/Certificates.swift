import PipelineSQL
import Postgres

extension Store {
  /// Records a certificate that did not come through a stay in the reserve (库外认定).
  public func recordOutsideCertificate(
    _ firm: String, on: Day, number: CertificateNumber, ids: IDs, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.certify_outside(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)),
        \(on.description), \(number.text)) as answer
      """)
  }

  /// Revokes the certificate in force on a day (取消资格).
  public func revokeCertificate(
    _ firm: String, on: Day, cause: CertificateEnd, note: String?, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.certify_revoke(\(write.op), \(PipelineSQL.build), \(key(firm)), \(on.description),
        \(cause.rawValue), \(note)) as answer
      """)
  }

  /// Records that a holder filed the report on a fiscal year (年报).
  public func recordAnnualReport(_ firm: String, year: Int, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.certify_annual(\(write.op), \(PipelineSQL.build), \(key(firm)), \(year), \(on.description)) as answer
      """)
  }

  /// Records that a holder reported a change (变化报告).
  public func recordHolderChange(
    _ firm: String, _ kind: HolderChange, happened: Day, on: Day, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.certify_change(\(write.op), \(PipelineSQL.build), \(key(firm)), \(kind.rawValue),
        \(happened.description), \(on.description)) as answer
      """)
  }

  /// What holders must do and have done (持证义务), on a day.
  public func certificateDuties(asOf: Day?, knownAt: String? = nil, firm: String?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("county_name", Text("县（市、区）", "county")), .init("number", Text("证书", "certificate")),
        .init(
          "duty", Text("义务", "duty"),
          .coded(
            Dictionary(uniqueKeysWithValues: HolderChange.allCases.map { ($0.rawValue, $0.name) })
              .merging(["annual": Text("年报", "annual report")]) { one, _ in one })),
        .init("year", Text("年度", "year"), .number), .init("happened_on", Text("变化日期", "changed"), .day),
        .init("due", Text("期限", "due"), .day), .init("done_on", Text("报送", "done"), .day),
        .init("state", Text("状态", "state"), .named(DutyState.self)),
        .init("missed", Text("累计未报", "reports missed"), .number),
        .init("cancel", Text("应取消", "to be revoked"), .flag),
      ],
      "select * from api.certify_duties(\(asOf?.description), \(knownAt)::timestamptz, \(firm.map(key)))")
  }

  /// Certificates by the quarter in which they end (到期墙).
  public func certificatesExpiring(
    asOf: Day?, knownAt: String? = nil, since: Day?, until: Day?, county: String?
  ) throws -> Table {
    try table(
      [
        .init("quarter", Text("季度", "quarter")), .init("ending", Text("到期", "ending"), .number),
        .init("renewed", Text("已续认", "renewed"), .number), .init("applied", Text("已申报", "applied"), .number),
        .init("open", Text("未申报", "not applied"), .number),
        .init("ended", Text("已提前终止", "ended early"), .number),
      ],
      """
      select * from api.certify_expiring(\(asOf?.description), \(knownAt)::timestamptz, \(since?.description), \(until?.description), \(county))
      """)
  }

  /// The certificates that end in a year and where their renewal stands (续认名单).
  public func renewals(year: Int?, asOf: Day?, knownAt: String? = nil, county: String?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("county", Text("县区代码", "county code"), hidden: true),
        .init("county_name", Text("县（市、区）", "county")), .init("number", Text("证书", "certificate")),
        .init("issued_on", Text("发证", "issued"), .day), .init("expires_on", Text("到期", "ends"), .day),
        .init("days_left", Text("剩余天数", "days left"), .number),
        .init("state", Text("续认", "renewal"), .named(RenewalState.self)),
        .init("renewed_on", Text("新证", "new one"), .day),
        .init("stage", Text("在库阶段", "stage"), .named(Stage.self)),
        .init("applied_on", Text("申报", "applied"), .day),
      ],
      "select * from api.renew_list(\(year), \(asOf?.description), \(knownAt)::timestamptz, \(county))")
  }
}
