extension Refused {
  /// Refusals of publishing and matching needs (供需): a code of the database and the case it means.
  static func supply(_ code: String, _ detail: JSON) -> (any Refusal)? {
    func text(_ key: String) -> String { detail[key].plain }
    func number(_ key: String) -> Int { detail[key].int ?? 0 }
    switch code {
    case "PL610": return SupplyRefusal.unknownProvider(text("provider"))
    case "PL611":
      let columns: [Table.Column] = [
        .init("no", Text("编号", "no"), .number), .init("name", Text("名称", "name")),
        .init("kind", Text("类别", "kind"), .named(ProviderKind.self)),
      ]
      return SupplyRefusal.severalProviders(
        text("provider"),
        candidates: Table(columns, detail["candidates"].array.map { one in columns.map { one[$0.key] } }))
    case "PL612": return SupplyRefusal.providerKnown(no: number("no"), name: text("name"))
    case "PL613": return SupplyRefusal.nothingProposed(need: text("need"))
    case "PL614": return SupplyRefusal.otherWords(need: text("need"), code: text("code"))
    case "PL615": return SupplyRefusal.tellsWhose(need: text("need"), word: text("word"))
    case "PL616": return SupplyRefusal.published(need: text("need"), on: text("on"))
    case "PL617": return SupplyRefusal.notPublished(need: text("need"))
    case "PL618": return SupplyRefusal.providerClosed(no: number("no"), name: text("name"))
    case "PL619": return SupplyRefusal.matched(need: text("need"), name: text("name"), on: text("on"))
    case "PL620": return SupplyRefusal.notMatched(need: text("need"), no: number("no"), name: text("name"))
    case "PL621":
      return SupplyRefusal.disorder(
        need: text("need"), verb: text("verb"), on: text("on"), what: detail["what"].string,
        before: detail["before"].string)
    case "PL622":
      return SupplyRefusal.unknownEvent(
        need: text("need"), event: text("event"), known: detail["known"].array.map(\.plain))
    default: return nil
    }
  }
}
