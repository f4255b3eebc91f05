import Foundation
import Postgres
import Testing

@testable import Pipeline

/// 权限: tried as the person, for a superuser may do everything.
@Suite(.database) struct RightsTests {
  private let database: Database
  static let city = "t_city_\(getpid())"
  static let nobody = "t_nobody_\(getpid())"

  init() throws {
    database = try Database.current
    // Roles are the cluster's, tests run side by side, and each makes them if it is the first.
    try database.connect().run(
      script: """
        do $$ begin
          perform pg_advisory_xact_lock(1);
          if not exists (select from pg_roles where rolname = '\(Self.city)') then
            create role \(Self.city) login;
            create role \(Self.nobody) login;
            grant pl_city to \(Self.city);
          end if;
        end $$;
        insert into pipeline.person (login, name, role) values ('\(Self.city)', '例示', 'city') on conflict do nothing
        """)
  }

  /// How a statement ends for the person of the city bureau: `done` or the SQLSTATE.
  private func attempt(_ statement: String, as user: String = city) throws -> String {
    let connection = try database.connect(as: user)
    return outcome { try connection.query(SQL(stringLiteral: statement)) }
  }

  @Test func 市级人员能用每一个命令() throws {
    let desk = try Desk(database, as: Self.city)
    try desk.addOfficers()
    try desk.add(1, on: "2019-08-01")
    try desk.enter([2, 3], year: 2019, on: "2019-08-01")
    for verb in Desk.way(to: .certified) { try desk.perform(verb, 1, on: "2019-08-02") }
    try desk.advance(2, to: .planned, on: "2019-08-02")
    for verb in [
      "plan add", "visit log", "apply submit", "apply return", "apply submit", "apply withdraw", "exit",
    ] {
      try desk.perform(verb, 2, on: "2019-08-03")
    }
    let store = desk.store
    let basis = try store.assignmentBasis(year: 2019)
    let pairs = Assigner.propose(basis.firms, basis.officers).pairs.map { ($0.firm.id, $0.officer.id) }
    _ = try store.assignMany(pairs, year: 2019, on: "2019-08-03", desk.write())
    try desk.perform("diagnose", 3, on: "2019-08-03")
    _ = try store.planBasis("#3", on: "2019-08-03")
    _ = try store.changeFirm(
      "#3", verb: "firm edit", [FirmEdit(.product, "阀门")], on: "2019-08-03", desk.write())
    _ = try store.setFacts(
      "#3", year: 2018, [(.staff, FactValue(hundredths: 1200))], forecast: false, on: "2019-08-03",
      desk.write())
    _ = try store.noIP("#3", on: "2019-08-03", evidence: "检索记录", desk.write())
    _ = try store.addIP(
      "#3", TitleDraft(kind: .invention, title: "一种阀"), on: "2019-08-03", ids: desk.ids, desk.write())
    _ = try store.lapseIP("#3", title: "一种阀", on: "2019-08-03", reason: "未缴年费", desk.write())
    _ = try store.addHonour(
      "#3", .award, title: "例示奖", place: 3, on: "2019-08-03", ids: desk.ids, desk.write())
    let law = try store.law("high_tech", on: "2019-08-03")
    let verdicts = try store.assessmentFacts(store.reserve()[...]).map { facts in
      (facts: facts, diagnosis: try Diagnosis(facts.input, law: law, applyOn: nil, on: "2019-08-03"))
    }
    try store.recordDiagnoses(
      verdicts, law: law, on: "2019-08-03", applyOn: "2019-08-03", ids: desk.ids, desk.write())
    _ = try (
      store.duplicates(), store.ruleSets(), store.rules("2016"), store.ruleDifferences("2016", "sme-2017"),
      store.honours("#3")
    )
    _ = try store.addAchievement("#3", year: 2018, title: "阀", on: "2019-08-03", ids: desk.ids, desk.write())
    _ = try store.addIncident(
      "#3", on: "2019-08-03", kind: .safety, evidence: nil, ids: desk.ids, desk.write())
    _ = try store.setTarget(year: 2019, goal: 100, county: nil, on: "2019-01-01", desk.write())
    try desk.perform("firm void", 3, on: "2019-08-04")
    try desk.enter([4], year: 2019, on: "2019-08-04")
    _ = try store.undoBatch("2", on: "2019-08-05", desk.write())
    _ = try store.setMapping("宝丰", [("单位", "企业名称")], desk.write())
    _ = try (store.mappings(nil), store.batches(year: nil))

    _ = try (
      store.status(), store.readingBasis(mapping: nil), store.officers(),
      store.targets(year: nil, asOf: nil, knownAt: nil)
    )
    _ = try (store.intakeList(year: 2019), store.findFirms("公司"), store.showFirm("#1"), store.showStage("#1"))
    _ = try (store.facts("#3"), store.titles("#3"), store.plan("#2"), store.assignments("#1"))
    _ = try store.visits(firm: nil, officer: nil, mine: false, from: nil, until: nil)
    _ = try store.board(asOf: nil, knownAt: nil)
    _ = try store.reportIDs(.conversion)
    #expect(try desk.identity(asOf: "2019-08-31")["entered"] == 2)
  }

  @Test func 市级人员不能直接改任何一张表() throws {
    let tables = try database.connect().query(
      """
      select c.oid::regclass::text as name, (
        select quote_ident(attname) from pg_attribute
        where attrelid = c.oid and attnum > 0 order by attnum limit 1) as first
      from pg_class c where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' order by 1
      """)
    #expect(tables.count > 25)
    let person = try database.connect(as: Self.city)
    for row in tables {
      let (table, column) = (try row.text("name"), try row.text("first"))
      #expect(outcome { try person.query("select count(*) from \(unescaped: table)") } == "done")
      for statement in [
        "insert into \(table) default values", "update \(table) set \(column) = \(column)",
        "delete from \(table)", "truncate \(table) cascade",
        "do $$ begin lock table \(table) in exclusive mode; end $$",
        "drop table \(table) cascade", "alter table \(table) add column x integer",
        "create trigger t before insert on \(table) execute function suppress_redundant_updates_trigger()",
      ] {
        let ended = outcome { try person.query(SQL(stringLiteral: statement)) }
        #expect(ended == "PostgresError 42501", "\(statement)")
      }
    }
  }

  @Test func 市级人员不能绕过函数() throws {
    let op = UUID().uuidString
    for statement in [
      "select api._begin('\(op)', api.build(), 'x', '[]')",
      "select api._finish('\(op)', '{}')", "select api._event('\(op)', 'x', '2019-08-01', '\(op)')",
      "select api._enter('\(op)', '\(op)', 2019, '2019-08-01', null, null, 1)",
      "select nextval('pipeline.firm_no')", "select setval('pipeline.firm_no', 1)",
      "set role pl_owner", "set role pl_api", "set session authorization postgres",
      "create table pipeline.x (a integer)", "create table api.x (a integer)",
      "create or replace function api.today() returns date language sql as 'select date ''2000-01-01'''",
      "drop function api.today() cascade", "create table public.x (a integer)",
      "grant pl_city to \(Self.nobody)", "alter role \(Self.city) createrole",
      "copy pipeline.firm from program 'true'", "select pg_read_file('/etc/passwd')",
    ] {
      #expect(try attempt(statement) == "PostgresError 42501", "\(statement)")
    }
    #expect(try database.count("pipeline.operation") == 0)
  }

  /// The functions are called as the product would never call them.
  @Test func 函数自己也把关() throws {
    let desk = try Desk(database, as: Self.city)
    try desk.addOfficers()
    try desk.add(1, on: "2019-08-01")
    try desk.advance(1, to: .applied, on: "2019-08-02")
    func call(_ rest: String) throws -> String { try attempt("select api.\(rest)") }
    let start = "('\(UUID().uuidString)', api.build(), "
    for verb in ["review record", "exit", "plan draft", "x"] {
      #expect(try call("apply_back\(start)'\(verb)', '第1公司', '2019-08-03', null)") != "done", "\(verb)")
    }
    #expect(try call("exit_firm\(start)'第1公司', '2019-08-03', 'tired', null)") == "PostgresError 23503")
    #expect(try call("exit_firm\(start)'第1公司', null, 'moved', null)") == "PostgresError 23502")
    #expect(
      try call("firm_change\(start)'第1公司', 'exit', '2019-08-03', '{field}', '{4}', null, null)") != "done")
    // A name and its key change together, by the verb that says so.
    for (verb, fields, key) in [
      ("firm edit", "{product}", "'别家'"), ("firm edit", "{name}", "'别家'"), ("firm rename", "{name}", "null"),
      ("firm rename", "{name,county}", "'别家'"), ("firm move", "{product}", "null"),
      ("firm edit", "{head}", "null"),
    ] {
      let values = fields.contains(",") ? "{别家,410422}" : "{别家}"
      let words =
        "'\(verb)', '2019-08-03', '\(fields)', '\(values)', \(key), \(key == "null" ? "null" : "'{bj}'")"
      #expect(try call("firm_change\(start)'第1公司', \(words))") == "PostgresError PL008", "\(words)")
    }
    #expect(try desk.store.findFirms("第1公司").rows.count == 1)
    #expect(try desk.stage(1) == .applied)
    let values = "'{ip_advance,staff}', '{99,1e12}', false)"
    let beyond = try call("fact_set\(start)'第1公司', 2018, '2019-08-03', \(values)")
    #expect(beyond != "done")
  }

  /// A table of one's own in front of the product's must not be read by its functions.
  @Test func 临时表骗不过函数() throws {
    let desk = try Desk(database, as: Self.city)
    try desk.store.connection.run(
      script: """
        create temp table firm (like pipeline.firm); create temp table operation (like pipeline.operation);
        create temp table transition (like pipeline.transition);
        set search_path = pg_temp, pipeline, api;
        """)
    try desk.add(1, on: "2019-08-01")
    #expect(try database.count("pipeline.firm") == 1)
    #expect(outcome { try desk.perform("exit", 2, on: "2019-08-02") } == "FirmRefusal.unknown")
    #expect(try desk.stage(1) == .entered)
  }

  /// A type of one's own in front of the server's would run its check with the rights of pl_api.
  @Test func 临时类型骗不过函数() throws {
    let desk = try Desk(database, as: Self.city)
    try desk.store.connection.run(
      script: """
        create temp table seen (who text);
        create function pg_temp.spy(text) returns boolean language plpgsql as
          $$ begin insert into pg_temp.seen values (current_user); return true; end $$;
        create domain pg_temp.uuid as text check (pg_temp.spy(value));
        create domain pg_temp.json as text check (pg_temp.spy(value));
        create domain pg_temp.text as pg_catalog.text check (pg_temp.spy(value));
        create domain pg_temp.date as text check (pg_temp.spy(value));
        """)
    try desk.addOfficers()
    try desk.enter([1], year: 2019, on: "2019-08-01")
    for verb in Desk.way(to: .certified) + ["visit log"] { try desk.perform(verb, 1, on: "2019-08-02") }
    let seen = try desk.store.connection.query("select distinct who from pg_temp.seen").map {
      try $0.text("who")
    }
    #expect(!seen.contains("pl_api"))
  }

  @Test func 没有pl_city的登录什么也做不了() throws {
    let desk = try Desk(database, as: Self.nobody)
    #expect(outcome { try desk.add(1, on: "2019-08-01") } == "DatabaseRefusal.notPermitted")
    #expect(outcome { try desk.store.status() } == "DatabaseRefusal.notPermitted")
    #expect(outcome { try Migrator().migrate(desk.store) } == "DatabaseRefusal.cannotMigrate")
    #expect(try attempt("select * from pipeline.firm", as: Self.nobody) == "PostgresError 42501")
    #expect(try attempt("set role pl_city", as: Self.nobody) == "PostgresError 42501")
  }

  @Test func 记下的是登录的人_换了角色也一样() throws {
    let desk = try Desk(database, as: Self.city)
    try desk.store.connection.query("set role pl_city")
    try desk.add(1, on: "2019-08-01")
    try desk.enter([2], year: 2019, on: "2019-08-01")
    try desk.addOfficers()
    for table in ["operation", "event", "officer", "batch"] {
      let actors: SQL = "select string_agg(distinct actor, ' ') from pipeline.\(unescaped: table)"
      #expect(try database.answer(actors) == Self.city, "\(table)")
    }
  }

  @Test func 别人的操作号是冲突_看不到别人的回答() throws {
    let op = UUID()
    let desk = try Desk(database)
    try desk.add(1, on: "2019-08-01", desk.write(op))
    let other = try Desk(database, as: Self.city)
    #expect(
      outcome { try other.add(1, on: "2019-08-01", other.write(op)) } == "ConflictRefusal.operationReused")
  }

  @Test func 历史只增不改() throws {
    let rows = try database.connect().query(
      """
      select c.relname as name,
        has_table_privilege('pl_api', c.oid, 'delete') or has_table_privilege('pl_api', c.oid, 'truncate')
          as may_delete,
        has_any_column_privilege('pl_api', c.oid, 'update') as may_update
      from pg_class c where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r'
      """)
    #expect(try rows.filter { try $0.bool("may_delete") }.isEmpty)
    // They repeat or count what the history says, or say that a batch was undone, a person revoked, an officer's login
    // made; all others are history or code tables.
    #expect(
      try rows.filter { try $0.bool("may_update") }.map { try $0.text("name") }.sorted()
        == ["batch", "episode", "firm", "officer", "operation", "person"])
  }

  @Test func 没有人能以角色的名义登录() throws {
    let rows = try database.connect().query(
      """
      select bool_or(rolcanlogin or rolsuper or rolcreaterole or rolcreatedb or rolbypassrls) as strong
      from pg_roles where rolname ~ '^pl_' and rolname <> 'pl_backup'
      """)
    #expect(try rows.only().bool("strong") == false)
  }
}
