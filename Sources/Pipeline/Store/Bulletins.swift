import PipelineSQL
import Postgres

extension Store {
  /// Counts a bulletin (通报) as of a day and as known at a time: all its reports know the same.
  public func bulletinContent(_ period: BulletinPeriod, asOf: Day, knownAt: String?) throws -> (
    content: BulletinContent, knownAt: String
  ) {
    if asOf < period.since {
      throw BulletinRefusal.periodToCome(period.code, first: period.since.description)
    }
    let basis = try document("select api.bulletin_basis(\(asOf.description), \(knownAt)) as answer")
    let known = basis["known_at"].plain
    let question = ReportQuestion(
      asOf: asOf, knownAt: known, since: period.since, until: min(period.until, asOf))
    let content = BulletinContent(
      period, counties: try report(.counties, question), quality: try report(.quality, question),
      growth: try report(.growth, question))
    return (content, known)
  }

  /// - Parameter asked: the words a person gave, empty where they were drafted; a repeat must give the same.
  public func freeze(
    _ draft: BulletinDraft, _ content: BulletinContent, asked: String, on: Day, ids: IDs, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.bulletin_freeze(\(write.op), \(PipelineSQL.build), \(ids.make()), \(draft.period.code),
        \(draft.period.since.description), \(min(draft.period.until, draft.asOf).description),
        \(draft.asOf.description), \(draft.knownAt), \(draft.words), \(content.text), \(content.sha256),
        \(on.description), \(asked)) as answer
      """)
  }

  /// One bulletin, by its number or its period.
  public func bulletin(_ which: String) throws -> JSON {
    let plain = FirmName.halfWidth(which).trimmingBlanks()
    return try document("select api.bulletin(\(BulletinPeriod(plain)?.code ?? plain)) as answer")
  }

  public func bulletins() throws -> Table {
    try table(
      [
        .init("no", Text("期号", "no"), .number), .init("period", Text("期间", "period")),
        .init("as_of", Text("截至", "as of"), .day), .init("known_at", Text("已登记至", "known at"), .moment),
        .init("rule_set", Text("规则集", "rule set")),
        .init("query_version", Text("查询版本", "version"), hidden: true),
        .init("sha256", Text("数据指纹", "sha256"), hidden: true), .init("on_date", Text("日期", "on"), .day),
        .init("recorded_at", Text("冻结时间", "frozen at"), .moment, hidden: true),
        .init("actor", Text("登记人", "recorded by")),
      ], "select * from api.bulletin_list()")
  }

  /// What was recorded after a bulletin and changed what its reports count.
  public func reportChanges(_ kind: ReportKind, asOf: String, knownAt: String, since: String, until: String)
    throws -> [JSON]
  {
    try table(
      [
        .init("cell", Text("单元格", "cell")), .init("change", Text("变化", "change")),
        .init("firm_no", Text("编号", "no"), .number), .init("firm", Text("企业", "firm")),
        .init("seq", Text("事件", "event"), .number), .init("verb", Text("环节", "verb")),
        .init("on_date", Text("发生日期", "on"), .day),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment),
        .init("actor", Text("登记人", "recorded by")), .init("corrects", Text("更正", "corrects"), .number),
      ], "select * from api.report_changes(\(kind.rawValue), \(asOf), \(knownAt), \(since), \(until))"
    ).json.array
  }

  /// Goals that were set after a bulletin.
  public func targetChanges(year: Int, asOf: String, knownAt: String) throws -> [JSON] {
    try table(
      [
        .init("county", Text("县区代码", "county")), .init("county_name", Text("县（市、区）", "county")),
        .init("goal", Text("目标", "goal"), .number), .init("on_date", Text("日期", "on"), .day),
        .init("recorded_at", Text("登记时间", "recorded at"), .moment),
        .init("actor", Text("登记人", "recorded by")),
      ], "select * from api.target_changes(\(year), \(asOf), \(knownAt))"
    ).json.array
  }
}
