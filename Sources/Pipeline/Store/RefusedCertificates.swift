extension Refused {
  /// Refusals about certificates, rewards, support and the application year (证书、奖补、扶持、申报年度): a code of the database and the case it means.
  static func certificates(_ code: String, _ detail: JSON) -> (any Refusal)? {
    func text(_ key: String) -> String { detail[key].plain }
    let (firm, no) = (detail["firm"].plain, detail["no"].int ?? 0)
    let tier = RewardTier(rawValue: detail["tier"].plain) ?? .city
    switch code {
    case "PL380":
      return CertificateRefusal.inReserve(
        firm: firm, no: no, entered: text("entered"),
        stage: detail["stage"].string.flatMap(Stage.init(rawValue:)) ?? .entered)
    case "PL381":
      return CertificateRefusal.notInForce(
        firm: firm, no: no, on: text("on"), known: detail["known"].array.map(\.plain))
    case "PL382":
      return CertificateRefusal.banned(
        firm: firm, no: no, on: text("on"), number: text("number"), revoked: text("revoked"),
        again: text("again"))
    case "PL383": return CertificateRefusal.yearNotOver(year: text("year"), on: text("on"))
    case "PL530":
      return CertificateRefusal.filedAlready(firm: firm, no: no, year: text("year"), on: text("on"))
    case "PL384": return RewardRefusal.noStandard(year: text("year"))
    case "PL385": return RewardRefusal.samePerson(login: text("login"), firm: firm)
    case "PL386": return RewardRefusal.lineRewarded(firm: firm)
    case "PL387": return RewardRefusal.nothingWaits(verb: text("verb"))
    case "PL388": return RewardRefusal.nothingToTakeBack(firm: firm, no: no, tier: tier)
    case "PL389": return RewardRefusal.moreThanPaid(firm: firm, amount: text("amount"), paid: text("paid"))
    case "PL531":
      return RewardRefusal.supportKnown(
        firm: firm, no: no, document: text("document"), on: text("on"), amount: text("amount"))
    case "PL532":
      return RewardRefusal.standardKnown(
        tier: tier, since: text("since"), least: text("least"), amount: text("amount"))
    case "PL534":
      return ShortlistRefusal.evidenceKnown(
        firm: firm, no: no, title: text("title"), place: text("place"), on: text("on"))
    case "PL391":
      return YearRefusal.nothingReturned(firm: firm, no: no, withdrawn: text("verb") == "apply withdraw")
    case "PL392": return YearRefusal.extendedAlready(firm: firm, no: no, ends: text("ends"))
    case "PL393":
      return YearRefusal.noSuchExtension(
        firm: firm, no: no, until: text("until"), ends: text("ends"), latest: text("latest"))
    case "PL394": return YearRefusal.nothingToEnd(firm: firm, no: no, on: text("on"))
    case "PL285": return YearRefusal.whyMoved(batch: text("batch"), due: text("due"))
    case "PL533":
      return YearRefusal.announcedAlready(
        firm: firm, no: no, step: AnnouncementStep(rawValue: text("step")) ?? .proposed, on: text("on"))
    default: return nil
    }
  }
}
