-- 攻击: what a person with psql at hand tries against the walls. Each attempt is made as that person; none gets a row or a
-- change that is not theirs. How much is hidden (row counts, estimates) is a known leak: docs/rights.md.
begin;
select no_plan();
\ir people.psql

-- The outcome of one statement for a person: its first value, or the SQLSTATE.
create function tries(_login text, _statement text) returns text language plpgsql
as $$
declare
  value text;
begin
  execute format('set local session authorization %I', _login);
  begin
    if _statement ~* '^select' then execute _statement into value; else execute _statement; end if;
    value := coalesce(value, 'null');
  exception when others then
    value := sqlstate;
  end;
  reset session authorization;
  reset role;
  perform set_config('search_path', 'public', true);
  return value;
end
$$;

-- Becoming somebody else, switching the walls off, getting past the functions.
select is(tries(l, s), '42501', l || ': ' || s)
from unnest(array['t_o1', 't_c1', 't_fin', 't_aud', 't_city']) l, unnest(array[
  'set role pl_owner', 'set role pl_api', 'set role pl_backup', 'set role t_o2', 'set session_replication_role = replica',
  'alter table pipeline.firm disable row level security',
  'alter table pipeline.firm no force row level security', 'drop policy city_reads on pipeline.firm',
  'create policy mine on pipeline.firm for select using (true)', 'alter role current_user bypassrls',
  'alter role current_user superuser', 'grant pl_city to current_user', 'grant pl_owner to current_user',
  'create role helper superuser', 'create function pipeline.f() returns integer language sql as ''select 1''',
  'create function api.f() returns integer language sql as ''select 1''', 'alter function api.today() security definer',
  'alter function pipeline.my_role() owner to current_user', 'create table pipeline.t (a integer)',
  'create view api.v as select 1', 'create event trigger e on ddl_command_start execute function suppress_redundant_updates_trigger()',
  'copy (select 1) to program ''cat''', 'copy pipeline.firm to ''/tmp/firms''', 'select pg_read_file(''/etc/passwd'')',
  'select lo_import(''/etc/passwd'')', 'select pg_ls_dir(''.'')', 'select pg_reload_conf()',
  'create extension dblink',
  'select nextval(''pipeline.firm_no'')', 'select setval(''pipeline.firm_no'', 1)', 'select pipeline.wall(''pipeline.firm'')', 'insert into pipeline.person (login, name, role) values (''x'', ''x'', ''city'')',
  'update pipeline.person set role = ''city''', 'delete from pipeline.event', 'truncate pipeline.link', 'alter table pipeline.event disable trigger all'
  ]) s;
select is(tries('t_o1', $$select set_config('row_security', 'off', true) || (select count(*) from pipeline.firm)$$), '42501',
  'with row security off the statement is refused, not the wall');
set local row_security = on;

-- Two people: nobody approves what they prepared, by whatever way. 2019 is published, 2018 waits and is t_city's.
savepoint clean;
create role t_city2 login; grant pl_city to t_city2;
insert into pipeline.person (login, name, role) values ('t_city2', '市局二', 'city');
insert into pipeline.local_policy values ('apply_gate', '2019-01-02', 'strict', '试');
-- Back to before the firm applied; what later hangs on its certificate does not matter here.
set local session_replication_role = replica;
delete from pipeline.gate_approval; delete from pipeline.application_ip; delete from pipeline.application_back;
delete from pipeline.review; delete from pipeline.certificate; delete from pipeline.application;
set local session_replication_role = origin;
select is(left(tries(l, format(s, 'gen_random_uuid(), api.build()')), 5), e, l || ': ' || s) from (values
  ('t_city', 'select api.intake_publish(%s, 2018, ''2019-09-01'')', 'PL607'),
  ('t_c1', 'select api.intake_publish(%s, 2018, ''2019-09-01'')', 'PL604'),
  ('t_o1', 'select api.intake_publish(%s, 2018, ''2019-09-01'')', 'PL604'),
  ('t_aud', 'select api.intake_publish(%s, 2018, ''2019-09-01'')', 'PL604'),
  ('t_c1', 'select api.intake_propose(%s, gen_random_uuid(), 2019, ''2019-09-01'', null)', 'PL604'),
  ('t_o1', 'select api.gate_approve(%s, ''甲公司'', ''2019-09-01'', null)', 'PL604'),
  ('t_c1', 'select api.gate_approve(%s, ''甲公司'', ''2019-09-01'', null)', 'PL604'),
  ('t_aud', 'select api.gate_approve(%s, ''甲公司'', ''2019-09-01'', null)', 'PL604'),
  ('t_fin', 'select api.gate_request(%s, gen_random_uuid(), ''甲公司'', ''2019-09-01'', ''急'')', 'PL604'),
  ('t_o1', 'select api.gate_request(%s, gen_random_uuid(), ''乙公司'', ''2019-09-01'', ''急'')', 'PL201')) x (l, s, e);
update pipeline.gate_request set preparer = 't_city' where firm = u('f1');
select is(left(tries('t_city', $$select api.gate_approve(gen_random_uuid(), api.build(), '甲公司', '2019-09-01', null)$$), 5),
  'PL607', 'the city does not approve its own request either');
select is(tries('t_city', s), '42501', s) from unnest(array[
  $$insert into pipeline.gate_approval (firm, seq, request, preparer, approver) values (public.u('f1'), 26, public.u('ad1'), 't_city', 't_city2')$$,
  $$insert into pipeline.intake_publication (proposal, preparer, on_date, op, approver) values (public.u('ae2'), 't_city', '2019-09-01', public.u('0'), 't_city2')$$,
  $$update pipeline.intake_proposal set preparer = 't_city2'$$, $$update pipeline.gate_request set preparer = 't_city2'$$,
  $$select set_config('session_authorization', 't_city2', true)$$, 'alter table pipeline.gate_approval drop constraint gate_is_opened_by_another_person',
  'alter table pipeline.intake_publication disable trigger all']) s
where s !~ 'session_authorization';
select is((select count(*) from pipeline.gate_approval) + (select count(*) from pipeline.intake_publication where proposal = u('ae2')),
  0::bigint, 'none of it left an approval');
select isnt(tries('t_city2', $$select api.gate_approve(gen_random_uuid(), api.build(), '甲公司', '2019-09-01', '同意')$$), 'PL607',
  'another person approves');
select is((select (preparer, approver)::text from pipeline.gate_approval), '(t_city,t_city2)', 'and it is recorded who did which');
select is(tries('t_o1', s), e, s) from (values
  ('select count(*) from pipeline.intake_proposal', '42501'), ('select count(*) from api.intake_frozen_list(null)', '1'),
  ($$select api.intake_published(2)$$, 'PL266'), ($$select api.intake_published(1) ->> 'no'$$, '1')) x (s, e);
select is(tries('t_none', 'select count(*) from api.intake_frozen_list(null)'), '0', 'a login nobody registered is shown no list');
rollback to clean;

-- Locks: nobody but a writer holds up the others, and the write path takes no lock that anyone could hold.
select is(tries(l, s), '42501', l || ': ' || s) from unnest(array['t_o1', 't_c1', 't_city']) l, unnest(array[
  'lock table pipeline.firm in access exclusive mode', 'lock table pipeline.event in share mode',
  'lock table pipeline.firm in share row exclusive mode', 'select 1 from pipeline.firm for share',
  'select 1 from pipeline.episode for no key update']) s;
select is_empty($$select p.oid::regprocedure from pg_proc p where p.pronamespace in ('api'::regnamespace, 'pipeline'::regnamespace)
  and p.prosrc ~ 'advisory'$$, 'no function waits for an advisory lock, which anyone may hold');

-- What the server tells of others: no statements, no statistics of values. Function bodies hold no secret.
select is(tries('t_o1', $$select count(*) from pg_stat_activity where query not in ('<insufficient privilege>', '')$$), '0',
  'statements of others are not shown');
select is(tries('t_o1', 'select count(*) from pg_stats where schemaname = ''pipeline'''), tries('t_none', 'select count(*) from pg_stats where schemaname = ''pipeline'''),
  'nor what stands in columns behind walls');
select is_empty($$select proname from pg_proc where pronamespace in ('api'::regnamespace, 'pipeline'::regnamespace) and prosrc ~* 'password *:?='$$,
  'no password stands in a function');
select is_empty($$select p.oid::regprocedure from pg_proc p where p.pronamespace in ('api'::regnamespace, 'pipeline'::regnamespace)
  and p.proleakproof$$, 'no function of ours is leakproof');

-- Who is assigned: an officer, and nobody else who happens to have a login; unknown and not an officer end alike.
select is(left(tries('t_c1', format('select api.assign_set(gen_random_uuid(), api.build(), ''丙公司'', %L, ''2019-09-01'')', o)), 5), 'PL203', o || ' is no officer')
from unnest(array['t_city', '市局', 't_aud', 'nobody', 'postgres']) o;
-- Days to come, in any verb that takes one.
select is(left(tries('t_o1', s), 5), 'PL303', s) from unnest(array[
  $$select api.visit_log(gen_random_uuid(), api.build(), gen_random_uuid(), '甲公司', '2036-01-01', '现场', null, null, null, null)$$,
  $$select api.fact_set(gen_random_uuid(), api.build(), '甲公司', 2018, '2036-01-01', '{sales}', '{1}', false)$$,
  $$select api.gate_request(gen_random_uuid(), api.build(), gen_random_uuid(), '甲公司', '2036-01-01', '急')$$]) s;
-- A code that is taken is told plainly, and nothing of whose it is.
create function told(_login text, _statement text) returns text language plpgsql
as $$
declare
  words text;
begin
  execute format('set local session authorization %I', _login);
  begin
    execute _statement;
    words := 'ok';
  exception when others then
    get stacked diagnostics words = pg_exception_detail;
    words := sqlerrm || ' ' || words;
  end;
  reset session authorization;
  return words;
end
$$;
select unalike(told('t_c1', $$select api.firm_add(gen_random_uuid(), api.build(), gen_random_uuid(), '丁', '丁', '{}', '91410423MA9000039B', null, null, null, null, null, null, '2019-09-01', null, null)$$),
  '%乙公司%', 'a code that is taken does not tell the firm''s name');

-- Reading sideways.
select is(tries('t_o1', s), e, s) from (values
  ('select count(*) from pipeline.firm', '1'), ('select count(*) from api.firm_line', '1'),
  ('select count(*) from pipeline.firm where 1 / (no - (select no from pipeline.firm offset 0 limit 1)) is null', '22012'),
  ($$select count(*) from pipeline.firm where name = '乙公司'$$, '0'),
  ('select count(*) from pipeline.visit v left join pipeline.firm f on f.id = v.firm', '1'),
  ('select count(*) from pipeline.event tablesample system (100)', '30'),
  ($$select count(*) from api.firm_matches('公司')$$, '1'), ($$select count(*) from api.firm_find('公司')$$, '1'),
  ('select count(*) from api.visit_list(null, null, false, null, null)', '1'),
  ('select count(*) from api.reserve_firms()', '1'), ('select count(*) from api.firm_duplicates()', '0'),
  ($$select count(*) from api.assessment_facts(array['00000000-0000-0000-0000-0000000000f2']::uuid[])$$, '0'),
  ('select count(*) from pg_stats where schemaname = ''pipeline'' and tablename = ''firm''', '0'),
  ('select person from pipeline.contact', '42501'), ('select contact from pipeline.contact', '42501'),
  ('select * from api.contact_now', '42501'), ('select phone from pipeline.contact where false', '42501'),
  ('select 1 from pipeline.contact order by phone', '42501'), ('select max(phone) from pipeline.contact', '42501'),
  ('select row_to_json(c) from pipeline.contact c', '42501'),
  ('select count(*) from pipeline.contact where phone like ''137%''', '42501'),
  ('select count(*) from pipeline.operation', '1'), ('select count(*) from pipeline.person', '1')) as x (s, e);

-- A function of one's own that looks at every row it is given is given one's own rows only.
create function leaky(_name text) returns boolean language plpgsql cost 0.0000001
as $$ begin raise notice 'seen %', _name; perform set_config('t.seen', coalesce(current_setting('t.seen', true), '') || _name, true); return true; end $$;
grant execute on function leaky(text) to public;
select is(tries('t_o1', 'select count(*) from pipeline.firm where public.leaky(name)'), '1', 'a cheap function runs');
select is(current_setting('t.seen'), '甲公司', 'on rows behind the wall it does not');

-- Temporary objects in front of the product's own, and a search path of one's own.
select is(tries('t_o1', s), e, s) from (values
  ('create temp table person (login text, role text)', 'null'), ('create temp view firm as select 1', 'null'),
  ($$select set_config('search_path', 'pg_temp, pipeline', true) || (select count(*) from api.firm_find('公司'))$$, 'pg_temp, pipeline1'),
  ('select pipeline.my_role()', 'officer'), ('select pipeline.sees_all()', 'false'), ('select count(*) from pipeline.my_firms()', '1')) as x (s, e);

-- Times and names cannot be forged, and a hidden key is not told from a missing one.
select is(tries('t_o1', s), '42501', s) from unnest(array[
  $$insert into pipeline.event (firm, seq, verb, on_date, op, recorded_at) values ('00000000-0000-0000-0000-0000000000f1', 99, 'x', '2019-01-01', '00000000-0000-0000-0000-000000000001', '2000-01-01')$$,
  $$insert into pipeline.visit (id, firm, seq, mode) values (gen_random_uuid(), '00000000-0000-0000-0000-0000000000f2', 1, '现场')$$,
  $$insert into pipeline.visit (id, firm, seq, mode) values (gen_random_uuid(), '00000000-0000-0000-0000-00000000dead', 1, '现场')$$,
  $$insert into pipeline.firm (id, credit_code, name, name_key) values (gen_random_uuid(), '91410423MA9000039B', 'x', 'x') on conflict do nothing$$,
  $$update pipeline.event set actor = 't_city'$$,
  $$select api._event('00000000-0000-0000-0000-0000000000f1', 'x', '2019-01-01', '00000000-0000-0000-0000-000000000001')$$,
  $$select * from pipeline.firm for update$$]) s;
select is(tries('t_o1', $$select set_config('application_name', 't_city', true) || pipeline.my_role()$$), 't_cityofficer',
  'a name in the session makes nobody');
select is(tries('t_o1', $$select set_config('role', 'pl_officer', true) || pipeline.my_role()$$), 'pl_officerofficer',
  'nor does a role');
select * from finish();
rollback;
