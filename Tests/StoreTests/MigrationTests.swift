import Pipeline
import PipelineSQL
import Postgres
import Testing

/// 迁移: from nothing to this program's state, once.
@Suite(.emptyDatabase) struct MigrationTests {
  @Test func 再迁移一次没有可做的() throws {
    let store = try Database.current.store()
    #expect(try Migrator().migrate(store).applied.first == "0001_roles")
    let before = try Database.current.count("pipeline.migration")
    #expect(try Migrator().migrate(store).applied.isEmpty)
    #expect(try Database.current.count("pipeline.migration") == before)
  }

  @Test func 重建api不丢数据() throws {
    _ = try Migrator().migrate(Database.current.store())
    try Desk().add(1, on: "2019-08-01")
    _ = try Migrator().migrate(Database.current.store())
    #expect(try Desk().stage(1) == .entered)
  }

  @Test func 两人同时迁移空库_一人应用_两人都成功() throws {
    let applied = try race(2) { _, desk in try Migrator().migrate(desk.store).applied.count }
    let all = try Database.current.count("pipeline.migration")
    #expect(try applied.map { try $0.get() }.sorted() == [0, all])
  }

  @Test func 老库上有视图依赖各表_迁移照样能应用() throws {
    // Schema api of the program before this one is still there while migrations run.
    let connection = try Database.current.connect()
    for (place, file) in PipelineSQL.migrations.enumerated() {
      if place > 0 {
        try connection.run(
          script: """
            drop schema if exists probe cascade;
            create schema probe;
            do $$
            declare t record;
            begin
              for t in select c.oid::regclass as name, c.relname from pg_class c
                where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r'
              loop execute format('create view probe.%I as select * from %s', t.relname, t.name); end loop;
            end $$;
            set role pl_owner;
            """)
      }
      do {
        try connection.run(script: file.text)
      } catch {
        Issue.record("\(file.path): \(error)")
      }
      try connection.run(script: "reset role")
    }
  }

  @Test func 改过的迁移被拒绝() throws {
    let store = try Database.current.store()
    _ = try Migrator().migrate(store)
    try Database.current.connect().query(
      "update pipeline.migration set sha256 = repeat('0', 64) where version = 2")
    let refusal = #expect(throws: DatabaseRefusal.self) { try Migrator().migrate(store) }
    guard case .migrationChanged("0002_code_tables") = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test func 比本程序新的库被拒绝() throws {
    let store = try Database.current.store()
    _ = try Migrator().migrate(store)
    try Database.current.connect().query(
      "insert into pipeline.migration (version, name, sha256) values (9999, 'x', repeat('0', 64))")
    let refusal = #expect(throws: DatabaseRefusal.self) { try Migrator().migrate(store) }
    guard case .unknownMigration(version: 9999) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test func 没有迁移的库说得明白() throws {
    #expect(outcome { try Database.current.store().status() } == "DatabaseRefusal.notMigrated")
  }

  @Test func 别的版本的程序不能写() throws {
    _ = try Migrator().migrate(Database.current.store())
    // As an upgraded server would look to this client.
    try Database.current.connect().run(
      script: """
        create or replace function api.build() returns text
        language sql immutable set search_path = '' as $$ select '9999-other' $$
        """)
    #expect(outcome { try Desk().add(1, on: "2019-08-01") } == "DatabaseRefusal.otherBuild")
    #expect(try Database.current.count("pipeline.operation") == 0)
  }

  @Test func 函数换了参数的别的版本_不说成没有表() throws {
    _ = try Migrator().migrate(Database.current.store())
    try Database.current.connect().run(
      script: """
        create or replace function api.build() returns text
        language sql immutable set search_path = '' as $$ select '9999-other' $$;
        drop function api.firm_void(uuid, text, text, date, text);
        drop function api.stage_show(text);
        """)
    let desk = try Desk()
    #expect(outcome { try desk.perform("firm void", 1, on: "2019-08-01") } == "DatabaseRefusal.otherBuild")
    #expect(outcome { try desk.store.showStage("#1") } == "DatabaseRefusal.otherBuild")
    let tried = outcome { try desk.perform("firm void", 1, on: "2019-08-01", desk.write(dryRun: true)) }
    #expect(tried == "DatabaseRefusal.otherBuild")
  }

  @Test func 非超级用户也能迁移() throws {
    let login = "t_admin_\(Database.processTag)"
    let database = try Database.current
    let root = try database.connect()
    try root.query("create role \(unescaped: login) login createrole")
    try root.query("grant create on database \(unescaped: database.name) to \(unescaped: login)")
    #expect(try Migrator().migrate(database.store(as: login)).applied.count > 1)
    #expect(try Migrator().migrate(database.store(as: login)).applied.isEmpty)
    let owners = "select string_agg(distinct tableowner, ' ') from pg_tables where schemaname = 'pipeline'"
    #expect(try database.answer(SQL(stringLiteral: owners)) == "pl_owner")
    // Whoever migrated is a city administrator; nobody else is anything yet, superusers included.
    try root.query("grant pl_city to \(unescaped: login)")
    try Desk(database, as: login).add(1, on: "2019-08-01")
    #expect(try Desk(database, as: login).stage(1) == .entered)
    #expect(outcome { try Desk(database).add(2, on: "2019-08-01") } == "RightsRefusal.notRegistered")
  }
}
