extension Refused {
  /// Refusals of work that takes two people (双人复核): a code of the database and the case it means.
  static func reviewed(_ code: String, _ detail: JSON) -> ReviewedRefusal? {
    func text(_ key: String) -> String { detail[key].plain }
    func number(_ key: String) -> Int { detail[key].int ?? 0 }
    func flag(_ key: String) -> Bool { detail[key].bool == true }
    switch code {
    case "PL264":
      return .noListWaits(
        year: text("year"), no: detail["no"].int, publishedOn: detail["published_on"].string)
    case "PL265": return .nothingToApprove(firm: text("firm"), no: number("no"))
    case "PL266": return .unknownList(no: text("no"), known: detail["known"].array.map(\.plain))
    case "PL367":
      return .gateNotClosed(firm: text("firm"), no: number("no"), verdict: detail["verdict"].string)
    case "PL515": return .listChanged(year: text("year"), no: number("no"))
    case "PL516":
      return .listFrozenAlready(
        year: text("year"), no: number("no"), published: flag("published"), preparer: text("preparer"))
    case "PL517":
      return .askedAlready(
        firm: text("firm"), no: number("no"), on: text("on"), preparer: text("preparer"),
        approved: flag("approved"))
    case "PL607": return .ownWork(verb: text("verb"), login: text("login"))
    default: return nil
    }
  }
}
