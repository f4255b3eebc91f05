import Pipeline

/// What the bulletin commands share (通报选项).
enum BulletinOptions {
  static func period(required: Bool) -> Value<BulletinPeriod> {
    .option(
      "period", "期间", "PERIOD", Text("2019、2019Q4 或 2019-11", "2019, 2019Q4 or 2019-11"), required: required
    ) {
      word, _, _ in
      guard let period = BulletinPeriod(word) else { throw BulletinRefusal.badPeriod(word) }
      return period
    }
  }

  static let which = Value<String>.argument(
    "BULLETIN", "通报", Text("期号，或期间（取最近一期）", "its number, or a period (its latest)")
  ) { word, _, _ in word }

  /// The day a bulletin speaks of: the one asked for, else the period's last, else today.
  static func asOf(_ period: BulletinPeriod, _ line: Line, _ shell: Shell) -> Day {
    line[Common.asOf] ?? min(period.until, shell.today)
  }

  /// The draft of a period from its figures.
  static func draft(_ period: BulletinPeriod, _ line: Line, _ shell: Shell) throws -> (
    draft: BulletinDraft, content: BulletinContent
  ) {
    let asOf = asOf(period, line, shell)
    let (content, known) = try shell.store().bulletinContent(
      period, asOf: asOf, knownAt: line[Common.knownAt])
    let draft = BulletinDraft(
      period: period, asOf: asOf, knownAt: known, sha256: content.sha256,
      words: BulletinWords.draft(period, content))
    return (draft, content)
  }

  /// The county rows of a bulletin as a table.
  static func counties(_ content: BulletinContent) -> Table {
    let columns: [Table.Column] = [
      .init("county_name", Text("县（市、区）", "county"), .place), .init("goal", Text("目标", "target"), .number),
      .init("entered", Text("累计入库", "entered"), .number),
      .init("completion_rank", Text("完成位次", "rank by target"), .number),
      .init("planned", Text("有方案", "with plan"), .number),
      .init("visits_per_firm", Text("户均走访", "visits a firm"), .number),
      .init("applied", Text("申报", "applied"), .number), .init("certified", Text("认定", "certified"), .number),
      .init("valid", Text("有效存量", "valid"), .number), .init("growth_shown", Text("增速", "growth")),
      .init("growth_rank", Text("增速位次", "rank by growth"), .number),
    ]
    return Table(columns, content.json["counties"].array.map { row in columns.map { row[$0.key] } })
  }

  /// The frozen rows; they were written by this program, so not finding them is a broken base.
  static func content(_ bulletin: JSON) throws -> BulletinContent {
    guard bulletin["intact"].bool == true, let content = BulletinContent(text: bulletin["content"].plain)
    else {
      throw BulletinRefusal.differs(no: bulletin["no"].plain, cells: 0)
    }
    return content
  }

  /// The same rows counted again, as of and as known at the bulletin's own times, or as known now.
  static func again(_ bulletin: JSON, knownAt: String?, _ shell: Shell) throws -> BulletinContent {
    guard let period = BulletinPeriod(bulletin["period"].plain), let asOf = bulletin["as_of"].day else {
      throw BulletinRefusal.badPeriod(bulletin["period"].plain)
    }
    return try shell.store().bulletinContent(period, asOf: asOf, knownAt: knownAt).content
  }

  static let head = ["no", "period", "as_of", "known_at", "rule_set", "query_version", "sha256"]

  static func head(_ bulletin: JSON) -> JSON { .object(head.map { JSON.Member($0, bulletin[$0]) }) }

  static func title(_ bulletin: JSON) -> Text {
    let (no, period) = (bulletin["no"].plain, bulletin["period"].plain)
    let known = bulletin["known_at"].plain.prefix(19)
    return Text(
      "通报 #\(no) \(period)：截至 \(bulletin["as_of"].plain)，按 \(known) 已登记的数据",
      "bulletin #\(no) \(period): as of \(bulletin["as_of"].plain), as known at \(known)")
  }
}
