extension Refused {
  /// Refusals of the work with firms (服务): a code of the database and the case it means.
  static func service(_ code: String, _ detail: JSON) -> (any Refusal)? {
    func text(_ key: String) -> String { detail[key].plain }
    func number(_ key: String) -> Int { detail[key].int ?? 0 }
    switch code {
    case "PL271": return VisitRefusal.noSuchNeed(text("need"))
    case "PL522": return VisitRefusal.needSettled(need: text("need"), on: text("on"), how: text("how"))
    case "PL272":
      return TrainingRefusal.unknown(
        text("training"), known: detail["known"].array.map(\.plain), roles: detail["roles"].array.map(\.plain)
      )
    case "PL372":
      return TrainingRefusal.full(
        title: text("title"), capacity: number("capacity"), enrolled: number("enrolled"), more: number("more")
      )
    case "PL523":
      return TrainingRefusal.known(training: text("training"), title: text("title"), on: text("on"))
    case "PL273": return TrainingRefusal.unknownPolicy(text("key"), known: detail["known"].array.map(\.plain))
    case "PL520":
      return TrainingRefusal.policySet(key: text("key"), since: text("since"), value: text("value"))
    default: return nil
    }
  }
}
