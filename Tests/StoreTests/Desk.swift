import Foundation
public import Pipeline
import Postgres
import Synchronization

/// One person at work (工作台): the store's verbs with everything a test does not care about filled in.
struct Desk {
  let store: Store
  let ids = IDs(milliseconds: 1_600_000_000_000)

  init(_ database: Database, as user: String? = nil) throws { store = try database.store(as: user) }
  init() throws { try self.init(Database.current) }

  func write(_ op: UUID? = nil, dryRun: Bool = false) -> Write { Write(op: op ?? ids.make(), dryRun: dryRun) }

  /// Adds the officers 王工 and 李工.
  func addOfficers() throws {
    for name in ["王工", "李工"] {
      let officer = OfficerDraft(
        name: name, county: "宝丰县", field: nil, capacity: 200, login: nil, since: nil)
      _ = try store.addOfficer(officer, on: "2019-01-01", ids: ids, write())
    }
  }

  /// Adds a firm; with a year it enters the reserve.
  @discardableResult
  func add(_ number: Int, on: Day, year: Int? = 2019, _ write: Write? = nil) throws -> JSON {
    var draft = FirmDraft(name: FirmName("第\(number)公司"), code: try code(number))
    draft.county = "宝丰县"
    return try store.addFirm(draft, on: on, year: year, ids: ids, write ?? self.write())
  }

  /// One verb on one firm, by the verb's name. A review passes unless the verb says "fail".
  @discardableResult
  func perform(_ verb: String, _ number: Int, on: Day, _ write: Write? = nil) throws -> JSON {
    let firm = try code(number).text
    let write = write ?? self.write()
    switch verb {
    case "assign set": return try store.assign(firm, to: "王工", on: on, write)
    case "diagnose":
      let (facts, law) = try store.assessmentInput(firm, applyOn: on)
      let diagnosis = try Diagnosis(facts.input, law: law, applyOn: on, on: on)
      return try store.recordDiagnosis(facts, diagnosis, law: law, on: on, ids: ids, write)
    case "plan draft": return try store.draftPlan(firm, [Desk.item], on: on, write)
    case "plan add": return try store.addPlanItem(firm, Desk.item, on: on, write)
    case "plan done": return try store.closePlanItem(firm, item: 1, on: on, evidence: "台账", write)
    case "apply submit": return try store.submitApplication(firm, on: on, batch: "2019-1", ids: ids, write)
    case "apply return", "apply withdraw":
      return try store.takeBackApplication(firm, verb: verb, on: on, reason: nil, write)
    case "review record", "review record fail":
      let result: ReviewResult = verb.hasSuffix("fail") ? .fail : .pass
      return try store.recordReview(
        firm, on: on, result: result, score: "80.5", reason: nil, ids: ids, write)
    case "certify record":
      return try store.recordCertificate(firm, on: on, number: certificate(number, on), ids: ids, write)
    case "exit": return try store.exitFirm(firm, on: on, reason: .declined, note: nil, write)
    case "firm void": return try store.voidFirm(firm, on: on, reason: "重复登记", write)
    case "visit log": return try store.logVisit(VisitDraft(firm: firm, on: on), ids: ids, write)
    default: throw Missing("no verb \(verb)")
    }
  }

  private static let item = PlanItemDraft(criterion: .coreIP, measure: "申请发明专利", due: nil, owner: nil)

  /// Takes a firm from `entered` to a stage, all on one day.
  func advance(_ number: Int, to stage: Stage, on: Day) throws {
    for verb in Desk.way(to: stage) { try perform(verb, number, on: on) }
  }

  /// The verbs that lead from `entered` to a stage.
  static func way(to stage: Stage) -> [String] {
    let way = [
      "assign set", "diagnose", "plan draft", "plan done", "apply submit", "review record", "certify record",
    ]
    guard stage != .exited, let steps = Stage.allCases.firstIndex(of: stage) else { return ["exit"] }
    return Array(way.prefix(steps))
  }

  func stage(_ number: Int) throws -> Stage? {
    Stage(rawValue: try store.showStage(try code(number).text)["stage"].plain)
  }
}

/// The credit code of the firm with this number in a test.
func code(_ number: Int) throws -> CreditCode {
  guard let code = CreditCode(completing: "91410421\(100_000_000 + number)") else { throw Missing("code") }
  return code
}

/// A certificate number of its own for each firm and day.
private func certificate(_ number: Int, _ on: Day) throws -> CertificateNumber {
  let digits = on.description.filter(\.isNumber) + String(String(10_000 + number).suffix(4))
  guard let certificate = CertificateNumber("GR" + digits) else { throw Missing("certificate") }
  return certificate
}

extension Day: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
    self = day
  }
}

/// How a body ended, in a word: `done`, or the refusal's type and case such as `StageRefusal.future`.
func outcome(_ body: () throws -> some Any) -> String {
  do {
    _ = try body()
    return "done"
  } catch {
    return outcome(of: error)
  }
}

func outcome(of error: any Error) -> String {
  if let error = error as? PostgresError { return "PostgresError \(error.sqlstate ?? "-")" }
  let name = Mirror(reflecting: error).children.first?.label ?? "\(error)"
  return "\(type(of: error)).\(name)"
}

/// Lets several people with connections of their own do something at the same moment.
func race<Answer: Sendable>(
  _ people: Int, _ body: @escaping @Sendable (Int, Desk) throws -> Answer
) throws -> [Result<Answer, any Error>] {
  let database = try Database.current
  let results = Results<Answer>()
  let (ready, go, finished) = (DispatchGroup(), DispatchSemaphore(value: 0), DispatchGroup())
  for person in 0..<people {
    ready.enter()
    finished.enter()
    Thread.detachNewThread {
      let desk = Result { try Desk(database) }
      ready.leave()
      go.wait()
      let result = Result { try body(person, desk.get()) }
      results.all.withLock { $0.append(result) }
      finished.leave()
    }
  }
  ready.wait()
  for _ in 0..<people { go.signal() }
  finished.wait()
  return results.all.withLock { $0 }
}

private final class Results<Answer: Sendable>: Sendable {
  let all = Mutex<[Result<Answer, any Error>]>([])
}

extension [Result<JSON, any Error>] {
  var answers: [JSON] { compactMap { try? $0.get() } }
  /// In a word each, how those that failed did.
  var refusals: [String] {
    compactMap { if case .failure(let error) = $0 { outcome(of: error) } else { nil } }
  }
}
