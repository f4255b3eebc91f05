import Foundation
import Postgres
import Testing

@testable import Pipeline

/// 审计: history tampered with as only the administrator of the server can, and what names it.
@Suite(.database) struct AuditTests {
  private let database: Database

  init() throws { database = try Database.current }

  /// Firms 1 to 3 with steps, visits, figures and a rename.
  private func history() throws -> Desk {
    let desk = try Desk(database)
    try desk.addOfficers()
    try desk.enter([1, 2, 3], year: 2019, on: "2019-08-01")
    for number in [1, 2] { try desk.advance(number, to: .planned, on: "2019-08-02") }
    try desk.perform("visit log", 1, on: "2019-08-03")
    _ = try desk.store.setFacts(
      "#1", year: 2018, [(.staff, FactValue(hundredths: 1200))], forecast: false, on: "2019-08-03",
      desk.write())
    _ = try desk.store.changeFirm(
      "#1", verb: "firm edit", [FirmEdit(.product, "阀门")], on: "2019-08-03", desk.write())
    return desk
  }

  private static let replica = "set session_replication_role = replica;"

  /// Links made anew over whatever the tables say now: what someone does who has read the source.
  private static let recompute = """
    delete from pipeline.link;
    set session_replication_role = origin;
    select api._link_history();
    """

  /// What was done, the problem that must be named, and whether only the anchor shows it.
  private static let tampering: [(what: String, names: String, sql: String)] = [
    ("a visit's text", "content", "update pipeline.visit set did = '没有去过'"),
    ("a figure", "content", "update pipeline.fact set value = value * 10"),
    ("a day", "content", "update pipeline.event set on_date = on_date - 30 where verb = 'visit log'"),
    ("an actor", "content", "update pipeline.event set actor = 'zhang' where verb = 'visit log'"),
    (
      "a recorded time", "content",
      "update pipeline.event set recorded_at = recorded_at - interval '1 year' where verb = 'diagnose'"
    ),
    ("a verdict", "content", "update pipeline.diagnosis set verdict = 'eligible'"),
    (
      "a row slipped below an event", "content",
      """
      insert into pipeline.incident (id, firm, seq, kind)
      select gen_random_uuid(), firm, seq, '安全' from pipeline.event where verb = 'visit log'
      """
    ),
    ("a row taken from below an event", "content", "delete from pipeline.plan_item"),
    (
      "an event in the middle taken out", "event_missing",
      "delete from pipeline.event where verb = 'diagnose'"
    ),
    (
      "an event and its link taken out", "number_missing",
      """
      delete from pipeline.event where verb = 'diagnose';
      delete from pipeline.link l where not exists (select from pipeline.event e where e.firm = l.firm and e.seq = l.seq)
      """
    ),
    (
      "an event slipped in", "link_missing",
      """
      insert into pipeline.event (firm, seq, verb, on_date, op)
      select firm, seq + 1, 'visit log', on_date, op from pipeline.event where verb = 'firm edit'
      """
    ),
    (
      "a link changed with its event", "head",
      """
      update pipeline.event set actor = 'zhang' where verb = 'visit log';
      update pipeline.link l set content = (select sha256(convert_to(t.text, 'UTF8')) from api.audit_texts() t
        where t.firm = l.firm and t.seq = l.seq)
      """
    ),
    ("a credit code", "content", "update pipeline.firm set credit_code = '91410421MA9000020H' where no = 3"),
    ("a firm's product", "particulars", "update pipeline.firm set product = '泵' where no = 1"),
    (
      "a stay", "stay",
      "update pipeline.episode set stage = 'ready', furthest = 'ready' where stage = 'planned'"
    ),
    ("a void stay", "stay", "update pipeline.episode set voided = true"),
    (
      "the end cut off", "tail",
      "delete from pipeline.firm_change; delete from pipeline.link l using pipeline.event e "
        + "where e.firm = l.firm and e.seq = l.seq and e.verb = 'firm edit'; delete from pipeline.event where verb = 'firm edit'"
    ),
    (
      "the end cut off with the count", "tail_cut",
      """
      delete from pipeline.firm_change; update pipeline.firm set product = null;
      delete from pipeline.link l using pipeline.event e where e.firm = l.firm and e.seq = l.seq and e.verb = 'firm edit';
      delete from pipeline.event where verb = 'firm edit'; update pipeline.firm set head = head - 1 where no = 1
      """
    ),
    (
      "a firm removed", "firm_removed",
      """
      delete from pipeline.link where firm = (select id from pipeline.firm where no = 3);
      delete from pipeline.stage_event where firm = (select id from pipeline.firm where no = 3);
      delete from pipeline.episode where firm = (select id from pipeline.firm where no = 3);
      delete from pipeline.event where firm = (select id from pipeline.firm where no = 3);
      delete from pipeline.batch_row; delete from pipeline.firm where no = 3
      """
    ),
    ("all made anew", "recomputed", "update pipeline.visit set did = '没有去过'; \(recompute)"),
  ]

  @Test("改动都被指出", arguments: tampering.map(\.what)) func named(_ what: String) throws {
    let desk = try history()
    let anchor = try Anchor(parsing: Anchor(heads: desk.store.chainHeads()).text, path: "")
    #expect(try ChainAudit(desk.store, anchor: anchor).problems.rows.isEmpty)
    let tampering = try #require(Self.tampering.first { $0.what == what })
    try database.connect().run(script: Self.replica + tampering.sql)
    let found = try ChainAudit(desk.store, anchor: anchor).problems.rows.map { $0[0].plain }
    #expect(found.contains(tampering.names), "\(what): \(found)")
  }

  @Test func 改动的种类够多() { #expect(Self.tampering.count >= 12) }

  /// An older backup is restored: every chain is whole, and the anchor tells.
  @Test func 恢复旧备份看得出() throws {
    let desk = try history()
    let events = try desk.store.chainTexts()
    _ = try desk.perform("visit log", 2, on: "2019-08-04")
    let anchor = Anchor(heads: try desk.store.chainHeads())
    #expect(Chain.problems(in: events).isEmpty)
    #expect(anchor.problems(in: events).map(\.problem) == ["tail_cut"])
    try database.connect().run(
      script: Self.replica + """
        delete from pipeline.visit v using pipeline.event e where e.firm = v.firm and e.seq = v.seq and e.on_date = '2019-08-04';
        delete from pipeline.link l using pipeline.event e where e.firm = l.firm and e.seq = l.seq and e.on_date = '2019-08-04';
        delete from pipeline.event where on_date = '2019-08-04'; update pipeline.firm set head = head - 1 where no = 2;
        """)
    let found = try ChainAudit(desk.store, anchor: anchor).problems.rows.map { $0[0].plain }
    #expect(found == ["older", "tail_cut"])
  }

  /// The verifier of a file agrees with the database, and finds what is changed in the file.
  @Test func 离开数据库也能校验() throws {
    let desk = try history()
    let events = try ChainFile.parse(ChainFile.text(desk.store.chainTexts()), path: "")
    #expect(events.count > 10)
    #expect(Chain.problems(in: events).isEmpty)
    var changed = events
    changed[1] = ChainEvent(
      firm: events[1].firm, no: events[1].no, seq: events[1].seq, head: events[1].head,
      text: events[1].text + " ")
    #expect(Chain.problems(in: changed).map(\.problem) == ["content"])
    changed = events
    changed.remove(at: 1)
    #expect(Chain.problems(in: changed).map(\.problem) == ["number_missing"])
  }

  /// Events of many sessions at once, on the same firms: no false alarm.
  @Test func 并发登记不误报() async throws {
    let desk = try Desk(database)
    try desk.addOfficers()
    try desk.enter(Array(1...10), year: 2019, on: "2019-08-01")
    await withTaskGroup(of: Void.self) { group in
      for session in 0..<8 {
        group.addTask { [database] in
          guard let own = try? Desk(database) else { return }
          for n in 0..<100 { _ = try? own.perform("visit log", 1 + (session + n) % 10, on: "2019-08-03") }
        }
      }
    }
    #expect(try database.count("pipeline.visit") == 800)
    #expect(try ChainAudit(desk.store, anchor: nil).problems.rows.isEmpty)
  }
}
