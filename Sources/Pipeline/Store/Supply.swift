import PipelineSQL
import Postgres

/// Whether the public learns whose need it is (具名或匿名): named only with the firm's consent, and how it was given.
public enum NeedNaming: Sendable, Equatable {
  case anonymous
  case named(consent: String)

  var isNamed: Bool { self != .anonymous }
  var consent: String? { if case .named(let consent) = self { consent } else { nil } }
}

/// Which public needs to find (需求查询条件); nil filters nothing.
public struct NeedSearch: Sendable {
  /// In title or text, or the beginning or middle of their spelling.
  public var text: String?
  public var kind: NeedKind?
  public var field: String?
  public var county: String?
  public var state: PublicState?
  /// As it was public on that day; nil is today.
  public var asOf: Day?

  public init() {}
}

extension Store {
  /// Words a need for the public (拟发布).
  ///
  /// - Throws: `SupplyRefusal.tellsWhose` when the words hold a name, code or contact of the firm.
  public func proposeNeed(
    _ number: Int, _ words: PublicWording, field: String?, _ naming: NeedNaming, on: Day, ids: IDs,
    _ write: Write
  ) throws -> JSON {
    var pinyin = Pinyin()
    return try self.write(
      write,
      """
      select api.need_propose(\(write.op), \(PipelineSQL.build), \(ids.make()), \(number), \(on.description), \(words.title),
        \(words.text), \(words.key), \(field), \(naming.isNamed), \(naming.consent),
        \(pinyin.readings(of: FirmName(words.title)))) as answer
      """)
  }

  /// The words that wait to be published (待发布); with a number those of one need.
  public func proposedNeeds(_ number: Int?, county: String?) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("on_date", Text("拟发布", "proposed"), .day),
        .init("firm", Text("企业（不公开）", "firm (not public)")), .init("county", Text("县（市、区）", "county")),
        .init("kind", Text("类别", "kind"), .named(NeedKind.self)),
        .init("title", Text("公开标题", "public title")),
        .init("text", Text("公开内容", "public text")), .init("field", Text("领域", "field")),
        .init("named", Text("具名", "named"), .flag), .init("consent", Text("企业怎样同意", "consent"), hidden: true),
        .init("said", Text("原话", "as said"), hidden: true),
        .init("public", Text("现在公开的", "public now"), hidden: true),
        .init("code", Text("核对码", "code")),
      ], "select * from api.need_proposals(\(number), \(county))")
  }

  /// Publishes the words of a code (发布需求).
  ///
  /// - Throws: `SupplyRefusal.otherWords` when they are others by now, `.tellsWhose`, `.published`.
  public func publishNeed(_ number: Int, code: String, on: Day, _ write: Write) throws -> JSON {
    let waiting = try proposedNeeds(number, county: nil).json.array.first
    let key = waiting.map { FirmName.key($0["title"].plain + $0["text"].plain) } ?? ""
    return try self.write(
      write,
      """
      select api.need_publish(\(write.op), \(PipelineSQL.build), \(number), \(on.description), \(code), \(key)) as answer
      """)
  }

  /// Ends the publication of a need (撤下需求).
  public func withdrawNeed(_ number: Int, reason: String, on: Day, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.need_withdraw(\(write.op), \(PipelineSQL.build), \(number), \(on.description), \(reason)) as answer
      """)
  }

  /// What is public (需求查询): of every county, without what the words do not say.
  public func publicNeeds(_ search: NeedSearch) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("kind", Text("类别", "kind"), .named(NeedKind.self)),
        .init("title", Text("标题", "title")), .init("text", Text("内容", "text")),
        .init("field", Text("领域", "field")), .init("county", Text("县（市、区）", "county")),
        .init("firm", Text("企业", "firm")), .init("published_on", Text("发布", "published"), .day),
        .init("state", Text("状态", "state"), .named(PublicState.self)),
      ],
      """
      select * from api.need_search(\(search.text), \(search.kind?.rawValue), \(search.field), \(search.county),
        \(search.state?.rawValue), \(search.asOf?.description))
      """)
  }

  /// Brings a need and a provider together (供需匹配).
  public func matchNeed(_ number: Int, provider: String, note: String?, on: Day, ids: IDs, _ write: Write)
    throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.need_match(\(write.op), \(PipelineSQL.build), \(ids.make()), \(number), \(Store.providerKey(provider)),
        \(on.description), \(note)) as answer
      """)
  }

  /// Records how a match goes (对接进展).
  ///
  /// - Parameters:
  ///   - amount: of the contract, for `contracted` and no other step.
  ///   - how: what was said; the reason for `failed`.
  /// - Throws: `SupplyRefusal.disorder` when the step cannot follow those before it.
  public func followMatch(
    _ number: Int, provider: String, _ step: MatchStep, amount: Yuan?, document: String?, how: String?,
    on: Day,
    _ write: Write
  ) throws -> JSON {
    if (step == .contracted) != (amount != nil) { throw SupplyRefusal.amountOfContract }
    if step == .failed, how == nil { throw SupplyRefusal.reasonOfFailure }
    return try self.write(
      write,
      """
      select api.need_follow(\(write.op), \(PipelineSQL.build), \(number), \(Store.providerKey(provider)), \(step.rawValue),
        \(on.description), \(amount?.decimal), \(document), \(how)) as answer
      """)
  }

  /// One need with everything said of it (需求档案).
  public func need(_ number: Int) throws -> JSON {
    try document("select api.need_show(\(number)) as answer")
  }

  /// Gives an event of a need its right day, or takes it back (更正需求记录).
  ///
  /// - Parameter to: nil voids it.
  public func correctNeed(_ number: Int, event: Int, to: Day?, reason: String, on: Day, _ write: Write) throws
    -> JSON
  {
    try self.write(
      write,
      """
      select api.need_correct(\(write.op), \(PipelineSQL.build), \(number), \(event), \(to?.description),
        \(on.description), \(reason)) as answer
      """)
  }

  /// Puts the kind or the words of a need right (更正需求); nil leaves them.
  ///
  /// - Throws: `VisitRefusal.noSuchNeed`.
  public func amendNeed(
    _ number: Int, kind: NeedKind?, text: String?, reason: String, on: Day, _ write: Write
  ) throws -> JSON {
    try self.write(
      write,
      """
      select api.need_amend(\(write.op), \(PipelineSQL.build), \(number), \(kind?.rawValue), \(text), \(on.description),
        \(reason)) as answer
      """)
  }

  /// How many needs stand where (需求统计).
  public func needCounts(
    by: NeedGrouping?, kind: NeedKind?, county: String?, asOf: Day?, knownAt: String?,
    offices: [String: String]
  ) throws -> Table {
    let part: Table.Kind =
      by == .kind
      ? .named(NeedKind.self)
      : .coded(offices.mapValues { Text(same: $0) }.merging(["": Text("未定", "none")]) { one, _ in one })
    return try table(
      (by.map { [.init("part", $0.name, part)] } ?? [])
        + [
          .init("axis", Text("方面", "of"), .named(NeedAxis.self)),
          .init("state", Text("状态", "state"), .coded(NeedAxis.states)),
          .init("needs", Text("需求", "needs"), .number),
          .init("amount", Text("合同金额（万元）", "contracts (10k yuan)"), .money),
        ],
      """
      select * from api.need_counts(\(by?.rawValue), \(kind?.rawValue), \(county), \(asOf?.description),
        \(knownAt)::timestamptz)
      """)
  }
}
