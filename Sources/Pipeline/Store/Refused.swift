import Foundation
import Postgres

/// Turns what the database says into a refusal that people understand (错误翻译).
///
/// A function refuses with a code of docs/errors.md as SQLSTATE and JSON as detail; the rest is mapped by
/// SQLSTATE and constraint. What is unknown stays loud.
enum Refused {
  static func wording(_ error: PostgresError, store: Store, op: UUID? = nil) -> any Error {
    if let op, error.connectionLost || error.kind == .timeout {
      return DatabaseRefusal.outcomeUnknown(op: op.uuidString.lowercased())
    }
    guard let state = error.sqlstate else {
      return DatabaseRefusal.unreachable(target: store.target, reason: oneLine(error.message))
    }
    if state.hasPrefix("PL") {
      let detail = error.detail.flatMap { JSON(parsing: $0) } ?? .null
      return coded(state, detail, typed: store.typed)
        ?? DatabaseRefusal.unexpected(sqlstate: state, message: error.message)
    }
    switch state {
    case "3F000", "42883", "42P01", "42704": return absent(store)
    case "42501": return DatabaseRefusal.notPermitted(message: error.message)
    case "55P03": return DatabaseRefusal.locked(reason: error.message)
    case "57014": return DatabaseRefusal.stopped(reason: error.message)
    case "25006": return DatabaseRefusal.readOnly(database: store.connection.database)
    case "40001", "40P01": return ConflictRefusal.changedMeanwhile
    case "23505" where raced.contains(error.constraint ?? ""):
      return ConflictRefusal.changedMeanwhile
    case "23514":
      return constraint(error.constraint ?? "", error)
    case _ where state.hasPrefix("08") || state.hasPrefix("57P"):
      return DatabaseRefusal.unreachable(target: store.target, reason: oneLine(error.message))
    default: return DatabaseRefusal.unexpected(sqlstate: state, message: error.message)
    }
  }

  /// A function may be missing because the database was migrated by another build, not because it is empty.
  private static func absent(_ store: Store) -> DatabaseRefusal {
    let build = try? store.connection.query("select api.build() as build").only().text("build")
    guard let build, build != Migrator.build else {
      return .notMigrated(database: store.connection.database)
    }
    return .otherBuild(database: build, client: Migrator.build)
  }

  /// Rules that the functions check first, so that only someone quicker can have made them break.
  private static let raced: Set = [
    "episode_is_open_once_per_firm", "firm_credit_code_is_unique", "batch_file_enters_once_a_year",
    "officer_is_added_once", "officer_login_is_unique", "certificate_number_is_unique",
    "bulletin_no_is_unique", "reward_is_claimed_once_for_a_line", "reward_is_approved_once",
    "reward_is_paid_once",
    "reward_is_paid_once_for_a_line", "reward_is_clawed_back_once",
    "intake_proposal_no_is_unique", "intake_publication_pkey", "calendar_pkey", "provider_entry_pkey",
    "provider_is_added_once",
  ]

  /// A message of libpq without its line breaks.
  static func oneLine(_ message: String) -> String {
    message.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  }

  private static func constraint(_ name: String, _ error: PostgresError) -> any Error {
    switch name {
    // The functions say who and what before the tables do.
    case "intake_is_published_by_another_person":
      return ReviewedRefusal.ownWork(verb: "intake publish", login: "")
    case "gate_is_opened_by_another_person": return ReviewedRefusal.ownWork(verb: "gate approve", login: "")
    case "fact_only_net_assets_may_be_negative":
      return InputRefusal.negative(option: "key=value", value: "")
    case let name where name.hasPrefix("line_has") || name.hasPrefix("note_has"):
      return InputRefusal.badText(option: "TEXT", reason: Text("含有不可见字符", "it has invisible characters"))
    case let name where name.hasPrefix("line_is_at_most"):
      return InputRefusal.badText(
        option: "TEXT", reason: Text("超过 200 字", "it is longer than 200 characters"))
    case let name where name.hasPrefix("note_is_at_most"):
      return InputRefusal.badText(
        option: "TEXT", reason: Text("超过 4000 字", "it is longer than 4000 characters"))
    default: return DatabaseRefusal.unexpected(sqlstate: "23514", message: error.message)
    }
  }

  // The one long switch of the store: a code of the database and the case it means.
  private static func coded(_ code: String, _ detail: JSON, typed: [String: String]) -> (any Refusal)? {
    func text(_ key: String) -> String { detail[key].plain }
    func number(_ key: String) -> Int { detail[key].int ?? 0 }
    func stage(_ key: String) -> Stage? { detail[key].string.flatMap(Stage.init(rawValue:)) }
    switch code {
    case "PL003": return DatabaseRefusal.otherBuild(database: text("database"), client: text("client"))
    case "PL108": return InputRefusal.dueTooEarly(due: text("due"), on: text("on"))
    case "PL117":
      return InputRefusal.outOfRange(
        key: text("key"), value: text("value"), lowest: text("lowest"), highest: text("highest"))
    case "PL120": return ReportRefusal.emptyPeriod(from: text("from"), until: text("until"))
    case "PL201":
      return FirmRefusal.unknown(
        firm: typed[text("firm")] ?? text("firm"), similar: candidates(detail, with: .firm))
    case "PL270": return FirmRefusal.unknownAlias(firm: text("firm"), alias: text("alias"))
    case "PL570":
      return ConflictRefusal.aliasTaken(alias: text("alias"), firm: text("firm"), no: number("no"))
    case "PL202":
      return FirmRefusal.ambiguous(
        firm: typed[text("firm")] ?? text("firm"), count: number("count"),
        candidates: candidates(detail, with: .firm))
    case "PL203": return FirmRefusal.unknownOfficer(officer: text("officer"))
    case "PL204":
      return FirmRefusal.ambiguousOfficer(
        officer: text("officer"), candidates: candidates(detail, with: .officer))
    case "PL205":
      return FirmRefusal.unknownCounty(county: text("county"), known: detail["known"].array.map(\.plain))
    case "PL206": return FirmRefusal.unknownItem(firm: text("firm"), item: text("item"))
    case "PL207": return FirmRefusal.noOfficerLogin(login: text("login"))
    case "PL208":
      return LawRefusal.unknownRuleSet(text("rule_set"), known: detail["known"].array.map(\.plain))
    case "PL210":
      return FirmRefusal.unknownTitle(firm: text("firm"), title: text("title"), count: number("count"))
    case "PL315": return StageRefusal.hasTitles(firm: text("firm"), no: number("no"))
    case "PL509": return ConflictRefusal.honourKnown(firm: text("firm"), title: text("title"))
    case "PL221":
      return FirmRefusal.unknownBatch(batch: text("batch"), known: detail["known"].array.map(\.plain))
    case "PL222":
      return FirmRefusal.unknownMapping(mapping: text("mapping"), known: detail["known"].array.map(\.plain))
    case "PL256":
      return BulletinRefusal.unknown(text("bulletin"), known: detail["known"].array.map(\.plain))
    case "PL350": return BulletinRefusal.needsTheCity(login: text("login"))
    case "PL550":
      return BulletinRefusal.frozenAlready(no: number("no"), period: text("period"), at: text("recorded_at"))
    case "PL253": return DocumentRefusal.unknownVisit(firm: text("firm"), visit: text("visit"))
    case "PL301":
      return StageRefusal.outOfOrder(
        firm: text("firm"), no: number("no"), verb: text("verb"), stage: stage("stage") ?? .entered,
        from: detail["from"].array.compactMap { $0.string.flatMap(Stage.init(rawValue:)) })
    case "PL302":
      return StageRefusal.beforeLatest(
        firm: text("firm"), verb: text("verb"), on: text("on"), stage: stage("stage") ?? .entered,
        stageOn: text("stage_on"))
    case "PL303": return StageRefusal.future(on: text("on"), today: text("today"))
    case "PL304":
      return StageRefusal.notInReserve(
        firm: text("firm"), no: number("no"), stage: stage("stage"), ended: detail["ended"].string)
    case "PL305": return StageRefusal.noIntake(year: text("year"), years: detail["years"].array.map(\.plain))
    case "PL307": return LawRefusal.noRuleSet(on: text("on"))
    case "PL308":
      return StageRefusal.officerStartsLater(officer: text("officer"), since: text("since"), on: text("on"))
    case "PL312":
      return StageRefusal.assignedLater(firm: text("firm"), on: text("on"), latest: text("latest"))
    case "PL309": return StageRefusal.gateClosed(firm: text("firm"), verdict: detail["verdict"].string)
    case "PL371":
      return CalendarRefusal.unknownYear(year: number("year"), known: detail["known"].array.map(\.plain))
    case "PL316":
      return StageRefusal.brokenSteps(
        verb: text("verb"), on: text("on"), from: stage("from"), stage: stage("stage"))
    case "PL330": return MergeRefusal.sameFirm(firm: text("firm"), no: number("no"))
    case "PL331":
      return MergeRefusal.otherInReserve(
        firm: text("firm"), no: number("no"), other: text("other"), otherNo: number("other_no"))
    case "PL332": return MergeRefusal.nothingMerged(firm: text("firm"), no: number("no"))
    case "PL333":
      return MergeRefusal.laterMergeFirst(
        firm: text("firm"), no: number("no"), other: text("other"), otherNo: number("other_no"))
    case "PL334":
      return MergeRefusal.enteredAnew(
        firm: text("firm"), no: number("no"), year: text("year"), entered: text("entered"))
    case "PL335":
      return MergeRefusal.splitAlready(
        firm: text("firm"), no: number("no"), other: text("other"), otherNo: number("other_no"),
        on: text("on"))
    case "PL336":
      return MergeRefusal.splitInCircle(
        firm: text("firm"), no: number("no"), other: text("other"), otherNo: number("other_no"))
    case "PL337":
      return MergeRefusal.partIsOlder(
        firm: text("firm"), no: number("no"), on: text("on"), known: text("known"))
    case "PL508": return ConflictRefusal.changedMeanwhile
    case "PL501": return ConflictRefusal.operationReused(op: text("op"))
    case "PL502": return ConflictRefusal.firmKnown(firm: text("firm"), no: number("no"))
    case "PL503":
      return ConflictRefusal.officerKnown(officer: text("officer"), no: number("no"), county: text("county"))
    case "PL504": return ConflictRefusal.ipKnown(firm: text("firm"), number: text("number"))
    case "PL505": return ConflictRefusal.achievementKnown(firm: text("firm"), title: text("title"))
    case "PL506": return ConflictRefusal.itemDone(firm: text("firm"), item: text("item"), on: text("on"))
    case "PL507":
      return ConflictRefusal.certificateKnown(number: text("number"), firm: text("firm"), no: number("no"))
    case "PL521": return ConflictRefusal.batchUndone(no: number("no"), file: text("file"), at: text("at"))
    default:
      return rights(code, detail) ?? corrections(code, detail) ?? certificates(code, detail)
        ?? reviewed(code, detail) ?? service(code, detail) ?? supply(code, detail)
    }
  }

  private enum Who { case firm, officer }

  private static func candidates(_ detail: JSON, with who: Who) -> Table {
    var columns = [
      Table.Column("no", Text("编号", "no"), .number), Table.Column("name", Text("名称", "name")),
      Table.Column("county", Text("县（市、区）", "county")),
    ]
    if who == .firm { columns.insert(Table.Column("credit_code", Text("信用代码", "credit code")), at: 2) }
    return Table(columns, detail["candidates"].array.map { one in columns.map { one[$0.key] } })
  }
}
