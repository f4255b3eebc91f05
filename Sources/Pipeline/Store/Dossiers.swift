import PipelineSQL
import Postgres

extension Store {
  /// Records a paper that the firm handed in (佐证材料): the hash of its file, and where it lies.
  ///
  /// - Parameter year: of figures, the fiscal year they are of; nil for all years.
  public func addEvidence(
    _ firm: String, _ about: EvidenceKind, year: Int? = nil, title: String, sha256: String, place: String,
    on: Day, ids: IDs,
    _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.evidence_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(key(firm)), \(about.rawValue),
        \(year), \(title), \(sha256), \(place), \(on.description)) as answer
      """)
  }

  /// What a firm has handed in (已交材料).
  public func papers(_ firm: String) throws -> [PaperTrail.Paper] {
    try evidence(firm).json.array.compactMap { PaperTrail.Paper($0) }
  }

  public func evidence(_ firm: String) throws -> Table {
    try table(
      [
        .init("about", Text("证明什么", "about"), .named(EvidenceKind.self)),
        .init("year", Text("年度", "year"), .number), .init("title", Text("材料名称", "paper")),
        .init("place", Text("存放处", "where it lies")), .init("on_date", Text("日期", "on"), .day),
        .init("sha256", Text("文件指纹", "sha256"), hidden: true),
        .init("actor", Text("登记人", "recorded by"), hidden: true),
      ], "select * from api.evidence_list(\(key(firm)))")
  }

  /// Everything of one firm that a paper may need (一企一档), without contacts.
  public func dossier(_ firm: String) throws -> JSON {
    try document("select api.firm_dossier(\(key(firm))) as answer")
  }

  /// Sets the weights of the shortlist from a day on (遴选权重).
  public func setShortlistWeights(_ weights: Shortlist.Weights, since: Day, reason: String?, _ write: Write)
    throws -> JSON
  {
    try self.write(
      write,
      """
      select api.shortlist_weights(\(write.op), \(PipelineSQL.build), \(since.description), \(weights.size),
        \(weights.growth), \(weights.rd), \(reason)) as answer
      """)
  }

  /// What a shortlist is made of: holders with their figures, and the weights that hold.
  public func shortlistBase(year: Int?, asOf: Day?, county: String?) throws -> JSON {
    try document("select api.shortlist_base(\(year), \(asOf?.description), \(county)) as answer")
  }

  /// Open stays that may apply, with what they still lack (申报准备).
  public func readyToApply(batch: String?, asOf: Day?, county: String?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("county_name", Text("县（市、区）", "county")), .init("officer", Text("服务员", "officer")),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)),
        .init("verdict", Text("诊断", "verdict"), .named(Verdict.self)),
        .init("diagnosed_on", Text("诊断日期", "diagnosed"), .day),
        .init("open_items", Text("未完成事项", "open items"), .number),
        .init("items", Text("方案事项", "items"), .number), .init("next_due", Text("最近期限", "next due"), .day),
        .init("deadline", Text("批次截止", "deadline"), .day),
        .init("days_left", Text("剩余天数", "days left"), .number),
      ], "select * from api.apply_ready(\(batch), \(asOf?.description), \(county))")
  }
}

/// What a paper proves (佐证事项).
public enum EvidenceKind: String, Coded {
  case figures, title, achievement, certificate, plan, application, reward, support, other

  public var name: Text {
    switch self {
    case .figures: Text("年度指标", "figures")
    case .title: Text("知识产权", "titles")
    case .achievement: Text("成果转化", "achievements")
    case .certificate: Text("证书", "certificate")
    case .plan: Text("方案事项", "plan items")
    case .application: Text("申报材料", "application")
    case .reward: Text("奖补", "reward")
    case .support: Text("扶持", "support")
    case .other: Text("其他", "other")
    }
  }

  /// The names of what is lacking of some kinds, by the codes joined with commas; nothing is 齐全.
  static func lacking(_ kinds: [EvidenceKind]) -> [String: Text] {
    (0..<(1 << kinds.count)).reduce(into: [:]) { names, chosen in
      let some = kinds.enumerated().filter { chosen & (1 << $0.offset) != 0 }.map(\.element)
      names[some.map(\.rawValue).joined(separator: ",")] =
        some.isEmpty
        ? Text("齐全", "complete")
        : Text(some.map(\.name.zh).joined(separator: "、"), some.map(\.name.en).joined(separator: ", "))
    }
  }
}
