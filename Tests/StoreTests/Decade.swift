import Foundation
import Postgres

@testable import Pipeline

/// Ten made-up years of one city (十年): every event there is after and around a stay, from one seed, and a plain
/// ledger of what happened, from which the tests count again in another way.
struct Decade {
  struct Stay {
    let entered: Day
    let county: String
    /// Each stage it came into, in the order of what was recorded.
    var steps: [(stage: Stage, on: Day)]
    var visits: [Day] = []
    var applications: [Application] = []
    var extended: (on: Day, until: Day)?
    var ended: Day?
    var outcome: Stage?

    init(entered: Day, county: String) {
      (self.entered, self.county) = (entered, county)
      steps = [(.entered, entered)]
    }

    mutating func end(_ stage: Stage, on day: Day) {
      steps.append((stage, day))
      (ended, outcome) = (day, stage)
    }

    /// The last day of its term as known on a day.
    func term(on day: Day) -> Day {
      let usual = entered.adding(years: 3)
      guard let extended, extended.on <= day else { return usual }
      return max(usual, extended.until)
    }
  }

  struct Application {
    let on: Day
    /// What became of it, in the order of what was recorded; the last that had happened by a day is what counts then.
    var fates: [(fate: String, on: Day)] = []
  }

  struct Certificate {
    let issued: Day
    let fromReserve: Bool
    /// The day on which it no longer held: three years after, or what ended it before.
    var until: Day
    var cause: CertificateEnd?
    var expires: Day { issued.adding(years: 3) }
  }

  struct Firm {
    let number: Int
    var counties: [(from: Day, code: String)]
    var stays: [Stay] = []
    var certificates: [Certificate] = []
    /// Fiscal years whose annual report was filed.
    var reported: Set<Int> = []
    /// The number of the firm that it was merged into.
    var mergedInto: Int?
    /// The firm that it came out of, and when.
    var origin: (number: Int, on: Day)?

    func county(on day: Day) -> String { (counties.last { $0.from <= day } ?? counties[0]).code }
  }

  static let start: Day = "2016-01-04"
  static let end: Day = "2025-12-31"
  static let offices = ["410402", "410403", "410404", "410411", "410421", "410422"]
  private(set) var firms: [Firm] = []
  private(set) var supports: [(year: Int, county: String, kind: SupportKind, fen: Int64)] = []
  private(set) var refused = 0
  /// What each carry-over said and what the ledger says.
  private(set) var carried: [(year: Int, said: [Int], counted: [Int])] = []
  private var officers = 1
  private var last = 0
  private var random: Seeded

  init(seed: UInt64) { random = Seeded(state: seed) }

  private mutating func nextNumber() -> Int {
    last += 1
    return last
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  private mutating func gap(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func play(on desk: Desk, firms count: Int) throws {
    officers = count / 75 + 1
    last = count
    for place in 0..<officers {
      let officer = OfficerDraft(
        name: "例示\(place)", county: "宝丰县", field: nil, capacity: 200, login: nil, since: nil)
      _ = try desk.store.addOfficer(officer, on: "2013-01-01", ids: desk.ids, desk.write())
    }
    for number in 1...count {
      let born = Decade.start.adding(days: gap(0...1400))
      let county = Decade.offices[gap(0...Decade.offices.count - 1)]
      var draft = FirmDraft(name: FirmName("例示第\(number)公司"), code: try code(number))
      draft.county = county
      _ = try desk.store.addFirm(draft, on: born, year: nil, ids: desk.ids, desk.write())
      var firm = Firm(number: number, counties: [(born, county)])
      try live(&firm, from: born, desk)
      firms.append(firm)
    }
    for year in 2018...2025 { try carry(year, desk) }
    try merge(desk)
  }

  /// One firm, day by day, until the decade is over or it is gone.
  private mutating func live(_ firm: inout Firm, from born: Day, _ desk: Desk) throws {
    let key = try code(firm.number).text
    var day = born
    if chance(15) {
      day = day.adding(days: gap(1...200))
      guard day < Decade.end else { return }
      try certify(&firm, on: day, outside: true, desk)
    }
    for _ in 1...6 {
      day = day.adding(days: gap(1...150))
      guard day < Decade.end else { return }
      guard let last = try stay(&firm, from: day, desk) else { return }
      day = last
      guard let held = firm.certificates.last, held.until > day else { continue }
      // What happens to a holder.
      if chance(60), firm.reported.insert(day.year).inserted {
        let due = Day(year: day.year + 1, month: 5, day: gap(1...31))!
        if Day(year: due.year, month: 5, day: 31)! < held.until, due < Decade.end {
          _ = try desk.store.recordAnnualReport(key, year: day.year, on: due, desk.write())
          day = due
        }
      }
      if chance(20) {
        day = day.adding(days: gap(1...60))
        let office = Decade.offices[gap(0...Decade.offices.count - 1)]
        if day < Decade.end, office != firm.county(on: day) {
          _ = try desk.store.changeFirm(
            key, verb: "firm move", [FirmEdit(.county, office)], on: day, desk.write())
          firm.counties.append((day, office))
        }
      }
      if chance(20) {
        day = day.adding(days: gap(1...60))
        guard day < Decade.end else { return }
        _ = try desk.store.changeFirm(
          key, verb: "firm rename", [FirmEdit(.name, "例示第\(firm.number)公司\(day.year)")], on: day, desk.write()
        )
      }
      if chance(10) { try split(firm, on: day, desk) }
      if chance(12) {
        day = day.adding(days: gap(1...400))
        guard day < Decade.end, day < held.until else { return }
        let cause = CertificateEnd.revocations[firm.number % 4]
        _ = try desk.store.revokeCertificate(key, on: day, cause: cause, note: nil, desk.write())
        firm.certificates[firm.certificates.count - 1].until = day
        firm.certificates[firm.certificates.count - 1].cause = cause
      } else if chance(8) {
        day = day.adding(days: gap(1...300))
        guard day < Decade.end, day < held.until else { return }
        let closed = chance(40)
        _ = try desk.store.leaveCity(key, reason: closed ? .closed : .moved, note: nil, on: day, desk.write())
        firm.certificates[firm.certificates.count - 1].until = day
        firm.certificates[firm.certificates.count - 1].cause = closed ? .closed : .moved
        return
      } else if chance(60) {
        // Near the end of the certificate, before or after it, it comes in again.
        day = max(day, held.expires.adding(days: gap(-500...200)))
      }
    }
  }

  private mutating func certify(_ firm: inout Firm, on day: Day, outside: Bool, _ desk: Desk) throws {
    let key = try code(firm.number).text
    let digits = String(100_000 + firm.number * 7 + firm.certificates.count).suffix(6)
    guard let number = CertificateNumber("GR\(day.year)\(41)\(digits)") else { throw Missing("certificate") }
    _ =
      outside
      ? try desk.store.recordOutsideCertificate(key, on: day, number: number, ids: desk.ids, desk.write())
      : try desk.store.recordCertificate(key, on: day, number: number, ids: desk.ids, desk.write())
    firm.certificates.append(
      Certificate(issued: day, fromReserve: !outside, until: day.adding(years: 3)))
    if firm.certificates.count == 1, chance(80) {
      _ = try desk.store.setFacts(
        key, year: day.year - 1,
        [(key: .sales, value: FactValue(hundredths: Int64(gap(1...2000)) * 1_000_000))],
        forecast: false, on: day, desk.write())
    }
  }

  /// One stay; nil when it goes on, or the decade is over.
  private mutating func stay(_ firm: inout Firm, from: Day, _ desk: Desk) throws -> Day? {
    let key = try code(firm.number).text
    var row = IntakeRow(number: 2, name: FirmName("例示第\(firm.number)公司"), code: try code(firm.number))
    row.county = firm.county(on: from)
    let list = try desk.list([firm.number], year: from.year, on: from, file: "\(firm.number) \(from)")
    let own = IntakeImport(
      reading: IntakeReading(sheet: "Sheet1", encoding: nil, rows: [row], complaints: []), year: from.year,
      on: from,
      file: list.file, sha256: list.sha256, allOrNothing: false)
    _ = try desk.store.enter(own, ids: desk.ids, desk.write())
    var one = Stay(entered: from, county: firm.county(on: from))
    defer { firm.stays.append(one) }
    var day = from
    let steps = chance(50) ? 7 : gap(0...6)
    if chance(20) {
      let kind = SupportKind.allCases[gap(0...2)]
      let fen = Int64(gap(1...50)) * 1_000_000
      _ = try desk.store.addSupport(
        key, kind, amount: Yuan(fen: fen), document: "\(firm.number)-\(from)", gap: nil, note: nil, on: from,
        ids: desk.ids,
        desk.write())
      supports.append((from.year, firm.county(on: from), kind, fen))
    }
    let skipsReady = chance(30)
    for verb in Desk.way(to: .certified).prefix(steps) where !(skipsReady && verb == "plan done") {
      day = day.adding(days: gap(0...70))
      if day >= Decade.end { return try remain(&one, key, since: Decade.end, desk) }
      if chance(25) {
        try desk.perform("visit log", firm.number, on: day)
        one.visits.append(day)
      }
      switch verb {
      case "assign set":
        _ = try desk.store.assign(key, to: "例示\(firm.number % officers)", on: day, desk.write())
        one.steps.append((.assigned, day))
      case "apply submit":
        // Not in the year of a revocation: refused, and tried in the next.
        if let gone = firm.certificates.last, let cause = gone.cause,
          CertificateEnd.revocations.contains(cause),
          gone.until.year == day.year
        {
          guard outcome({ try desk.perform(verb, firm.number, on: day) }) == "CertificateRefusal.banned"
          else {
            throw Missing("the ban")
          }
          refused += 1
          day = Day(year: day.year + 1, month: 1, day: 1 + gap(0...20))!
          if day >= Decade.end { return try remain(&one, key, since: Decade.end, desk) }
        }
        try desk.perform(verb, firm.number, on: day)
        try apply(&one, firm.number, on: day, desk)
      case "review record":
        try desk.perform(verb, firm.number, on: day)
        one.steps.append((.reviewed, day))
        one.applications[one.applications.count - 1].fates.append(("pending", day))
      case "certify record":
        if chance(50) {
          for step in AnnouncementStep.allCases {
            _ = try desk.store.announce(key, step, until: nil, document: nil, on: day, desk.write())
          }
        }
        try certify(&firm, on: day, outside: false, desk)
        one.applications[one.applications.count - 1].fates.append(("certified", day))
      default:
        try desk.perform(verb, firm.number, on: day)
        one.steps.append((verb == "diagnose" ? .diagnosed : verb == "plan draft" ? .planned : .ready, day))
      }
    }
    if steps == 7 {
      one.end(.certified, on: day)
      return day
    }
    guard chance(70) else { return try remain(&one, key, since: day, desk) }
    day = day.adding(days: gap(0...200))
    if day >= Decade.end { return try remain(&one, key, since: Decade.end, desk) }
    try desk.perform("exit", firm.number, on: day)
    one.end(.exited, on: day)
    return day
  }

  /// An application that was handed in; some come back, some fail, and are handed in again.
  private mutating func apply(_ stay: inout Stay, _ number: Int, on day: Day, _ desk: Desk) throws {
    stay.steps.append((.applied, day))
    stay.applications.append(Application(on: day))
    let turn = gap(1...100)
    guard turn <= 30 else { return }
    let back = turn <= 15 ? "apply return" : turn <= 20 ? "apply withdraw" : "review record fail"
    try desk.perform(back, number, on: day)
    stay.steps.append((.planned, day))
    stay.applications[stay.applications.count - 1].fates.append((turn <= 20 ? "taken_back" : "rejected", day))
    if turn <= 15 {
      _ = try desk.store.resubmitApplication(code(number).text, on: day, ids: desk.ids, desk.write())
    } else {
      try desk.perform("apply submit", number, on: day)
    }
    stay.steps.append((.applied, day))
    stay.applications.append(Application(on: day))
  }

  /// A stay that goes on to the end of its term; of some the term is extended, once.
  private mutating func remain(_ stay: inout Stay, _ key: String, since: Day, _ desk: Desk) throws -> Day? {
    guard chance(40) else { return nil }
    let day = max(since, stay.entered).adding(days: gap(1...90))
    guard day < Decade.end, day < stay.entered.adding(years: 3) else { return nil }
    _ = try desk.store.extendTerm(key, until: nil, reason: "补短板", on: day, desk.write())
    stay.extended = (day, stay.entered.adding(years: 3).adding(years: 1))
    guard
      outcome({ try desk.store.extendTerm(key, until: nil, reason: "再次", on: day, desk.write()) })
        == "YearRefusal.extendedAlready"
    else { throw Missing("the second extension") }
    return nil
  }

  /// A part leaves the firm and lives on as one of its own.
  private mutating func split(_ firm: Firm, on day: Day, _ desk: Desk) throws {
    guard day < Decade.end else { return }
    let number = nextNumber()
    let county = firm.county(on: day)
    var draft = FirmDraft(name: FirmName("例示第\(number)公司"), code: try code(number))
    draft.county = county
    _ = try desk.store.addFirm(draft, on: day, year: nil, ids: desk.ids, desk.write())
    _ = try desk.store.splitFirm(
      code(firm.number).text, into: code(number).text, on: day, reason: "分立", desk.write())
    var part = Firm(number: number, counties: [(day, county)])
    part.origin = (firm.number, day)
    try live(&part, from: day, desk)
    firms.append(part)
  }

  /// The year ends: whose term is over goes, unless its application is under way; some come in again.
  private mutating func carry(_ year: Int, _ desk: Desk) throws {
    let day = Day(year: year, month: 12, day: 31)!
    let answer = try desk.store.carryOver(on: day, desk.write())
    var (expired, waiting, going) = (0, 0, 0)
    for place in firms.indices {
      var firm = firms[place]
      guard var stay = firm.stays.last, stay.ended == nil, stay.entered <= day else { continue }
      if stay.term(on: day) > day {
        going += 1
      } else if [.applied, .reviewed].contains(stay.steps.last?.stage) {
        waiting += 1
      } else {
        expired += 1
        stay.end(.exited, on: day)
        firm.stays[firm.stays.count - 1] = stay
        if chance(40), year < 2025 { _ = try self.stay(&firm, from: day.adding(days: gap(1...90)), desk) }
        firms[place] = firm
      }
    }
    carried.append(
      (
        year,
        [answer["expired"].array.count, answer["waiting"].array.count, answer["carried"].int ?? -1],
        [expired, waiting, going + waiting]
      ))
  }

  /// Some firms had a second record, known only for an old certificate: it is found, and merged.
  private mutating func merge(_ desk: Desk) throws {
    for place in firms.indices where place % 9 == 4 && firms[place].origin == nil {
      let number = nextNumber()
      let county = firms[place].counties
      var draft = FirmDraft(name: FirmName("例示旧档\(number)公司"), code: try code(number))
      draft.county = county[0].code
      _ = try desk.store.addFirm(draft, on: Decade.start, year: nil, ids: desk.ids, desk.write())
      var old = Firm(number: number, counties: [(Decade.start, county[0].code)])
      try certify(&old, on: Decade.start.adding(days: gap(0...700)), outside: true, desk)
      _ = try desk.merge(firms[place].number, number, on: Decade.end)
      old.mergedInto = firms[place].number
      firms.append(old)
    }
  }
}
