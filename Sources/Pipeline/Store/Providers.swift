import PipelineSQL
import Postgres

/// What is said of a provider (供给方); nil leaves a thing as it is when it is edited.
public struct ProviderDraft: Sendable {
  public var kind: ProviderKind?
  public var name: FirmName?
  public var field: String?
  public var place: String?
  public var offers: String?
  /// Matched no more; false opens it again.
  public var closed: Bool?

  public init() {}

  /// How the name is spelled.
  fileprivate var readings: [String] {
    var pinyin = Pinyin()
    return name.map { pinyin.readings(of: $0) } ?? []
  }
}

extension Store {
  /// How the database looks for a provider.
  static func providerKey(_ provider: String) -> String { FirmName.key(provider) }

  /// Records a provider (登记供给方).
  ///
  /// - Throws: `SupplyRefusal.providerKnown` when one has the name, or was first recorded under it.
  public func addProvider(_ draft: ProviderDraft, ids: IDs, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.provider_add(\(write.op), \(PipelineSQL.build), \(ids.make()), \(draft.kind?.rawValue),
        \(draft.name?.text), \(draft.name?.key), \(draft.readings), \(draft.field), \(draft.place),
        \(draft.offers)) as answer
      """)
  }

  /// Says a provider again (修改供给方); what was said before stays as an earlier edition.
  public func editProvider(_ provider: String, _ draft: ProviderDraft, _ write: Write) throws -> JSON {
    try self.write(
      write,
      """
      select api.provider_edit(\(write.op), \(PipelineSQL.build), \(Store.providerKey(provider)), \(draft.kind?.rawValue),
        \(draft.name?.text), \(draft.name?.key), \(draft.readings), \(draft.field), \(draft.place), \(draft.offers),
        \(draft.closed)) as answer
      """)
  }

  /// Providers by number (供给方名录); every filter may be nil.
  public func providers(text: String?, kind: ProviderKind?, field: String?, all: Bool) throws -> Table {
    try table(
      [
        .init("no", Text("编号", "no"), .number), .init("kind", Text("类别", "kind"), .named(ProviderKind.self)),
        .init("name", Text("名称", "name")), .init("field", Text("领域", "field")),
        .init("place", Text("所在地", "place")), .init("offers", Text("能提供什么", "offers")),
        .init("closed", Text("停用", "closed"), .flag, hidden: !all),
      ], "select * from api.provider_list(\(text), \(kind?.rawValue), \(field), \(all))")
  }

  /// A provider with the matches of one's own firms.
  public func provider(_ provider: String) throws -> JSON {
    try document("select api.provider_show(\(Store.providerKey(provider))) as answer")
  }
}
