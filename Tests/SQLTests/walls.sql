-- 行级安全: who sees which rows and columns of which table, and who may write where. The rights themselves are the
-- data of Tests/Vectors/rights.tsv; people log in by "set session authorization", which sets session_user.
begin;
select no_plan();
\ir people.psql

create temp table rights (relname name, officer text, county text, city text, finance text, auditor text);
\copy rights from 'Tests/Vectors/rights.tsv' with (header)
create temp view right_of as
select r.relname, x.login, split_part(x.word, ':', 1) as rows,
  nullif(split_part(x.word, ':', 2), '') as columns
from rights r cross join lateral (values
  ('t_o1', r.officer), ('t_c1', r.county), ('t_city', r.city), ('t_fin', r.finance), ('t_aud', r.auditor))
  as x (login, word);
grant select on rights, right_of to public;

-- Every table is behind walls, or is known to hold no firm's data.
select bag_eq(
  $$select relname from pg_class where relnamespace = 'pipeline'::regnamespace and relkind = 'r'
      and relrowsecurity and relforcerowsecurity$$,
  $$select relname from rights$$,
  'every table with row security stands in Tests/Vectors/rights.tsv, and the other way round');
select is_empty(
  $$select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and a.attname = 'firm'
      and not a.attisdropped and not (c.relrowsecurity and c.relforcerowsecurity)$$,
  'a table with a column firm has row security, forced: call pipeline.wall in its migration');
select is_empty(
  $$select c.relname, g.rolname from pg_class c, pg_roles g
    where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
      and g.rolname in ('pl_officer', 'pl_county', 'pl_city', 'pl_finance', 'pl_auditor', 'pl_backup', 'pl_api')
      and not has_table_privilege(g.rolname, c.oid, 'select')$$,
  'a table without firms'' data may be read by everybody who works here');
select is_empty(
  $$select c.relname from pg_class c
    where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r'
      and not has_table_privilege('pl_backup', c.oid, 'select')$$,
  'the backup role may read every table');
select is_empty(
  $$select tablename, policyname from pg_policies
    where schemaname = 'pipeline' and coalesce(qual, '') || coalesce(with_check, '') ~* 'current_setting|current_user|set_config'$$,
  'no policy reads a setting of the session, or the role it happens to have');
select is_empty(
  $$select rolname from pg_roles where rolname ~ '^t_' and (rolsuper or rolbypassrls or rolcreaterole)$$,
  'nobody in these tests goes past the walls');

-- What is granted besides reading, name by name: no more, and no less than the product needs.
create temp view granted as
select 'function ' || p.proname as thing, a.privilege_type as what, a.grantee from pg_proc p,
  aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  where p.pronamespace = 'pipeline'::regnamespace and a.grantee <> p.proowner
union all
select 'sequence ' || c.relname, a.privilege_type, a.grantee from pg_class c, aclexplode(c.relacl) a
  where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'S' and a.grantee <> c.relowner
union all
select 'schema', a.privilege_type, a.grantee from pg_namespace n, aclexplode(n.nspacl) a
  where n.nspname = 'pipeline' and a.grantee <> n.nspowner
union all
select c.relname || '.' || t.attname, a.privilege_type, a.grantee from pg_class c join pg_attribute t on t.attrelid = c.oid,
  aclexplode(t.attacl) a where c.relnamespace = 'pipeline'::regnamespace and a.privilege_type <> 'SELECT';
select bag_eq(
  $$select thing || ': ' || what || ' ' || case grantee when 0 then 'public' else grantee::regrole::text end from granted$$,
  $$select 'function ' || f || ': EXECUTE ' || g
    from unnest(array['is_admin', 'is_mine', 'is_workday', 'my_county', 'my_firms', 'my_role', 'sees_all', 'today', 'writes_all']) f,
      unnest(array['pl_api', 'pl_officer', 'pl_county', 'pl_city', 'pl_finance', 'pl_auditor']) g
    union all
    select 'function ' || x from unnest(array['my_batches: EXECUTE pl_api', 'my_batches: EXECUTE pl_county', 'pairs: EXECUTE pl_api',
      'is_need_kind: EXECUTE pl_api']) x
    union all
    select 'sequence ' || s || ': ' || x from unnest(array['batch_no', 'firm_no', 'need_no', 'officer_no', 'provider_no', 'training_no']) s,
      unnest(array['USAGE pl_api', 'SELECT pl_backup']) x
    union all
    select 'schema: USAGE ' || g from unnest(array['pl_api', 'pl_officer', 'pl_county', 'pl_city', 'pl_finance', 'pl_auditor', 'pl_backup']) g
    union all
    select t || '.' || c || ': UPDATE pl_api' from (values
      ('batch', 'undone_at,undone_op'), ('episode', 'entered_on,stage,stage_on,stage_seq,furthest,ended_on,voided'),
      ('firm', 'name,name_key,initials,county,founded,field,product,industry,address,head,merged_into'), ('officer', 'login'),
      ('operation', 'attempts,result'), ('person', 'revoked_at,revoked_by')) x (t, columns), unnest(string_to_array(columns, ',')) c
    union all
    select t || '.' || c || ': INSERT pl_api' from (values
      ('gate_request', 'id,firm,seq,episode,verdict,reason'), ('gate_approval', 'firm,seq,request,preparer,note'),
      ('intake_proposal', 'id,no,intake_year,content,sha256,firms,on_date,note,op'),
      ('intake_publication', 'proposal,preparer,on_date,op')) x (t, columns), unnest(string_to_array(columns, ',')) c$$,
  'functions, sequences, the schema and columns are granted to whom they should be');

select set_eq(
  $$select c.relname::text from pg_class c where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r'
      and not has_any_column_privilege('pl_api', c.oid, 'insert')$$,
  array['choice', 'county', 'exit_reason', 'fact_kind', 'ip_kind', 'migration', 'remedy', 'rule', 'rule_band', 'rule_set',
    'stage', 'tech_field', 'transition'], 'functions add to every table but those that migrations fill');

-- Tests/mutants looks at one table at a time where it can.
\if :{?only}
delete from rights where relname <> :'only';
\endif

-- Rows and columns, table by table.
create function seen(_login text, _table name, _column name) returns text language plpgsql
as $$
declare
  n bigint;
begin
  execute format('set local session authorization %I', _login);
  execute format('select count(%I) from pipeline.%I', _column, _table) into n;
  reset session authorization;
  return n::text;
exception when insufficient_privilege then
  reset session authorization;
  return 'denied';
end
$$;
-- What should be seen, counted as superuser.
create function expected(_login text, _table name, _rows text, _column name, _columns text) returns text
language plpgsql
as $$
declare
  n bigint;
  own uuid[] := case _login when 't_o1' then array[u('f1')] else array[u('f1'), u('f3')] end;
  key text := case when _table = 'firm' then 'id' else 'firm' end;
begin
  if _rows = '-' or _columns is not null and not _column = any (string_to_array(_columns, ',')) then
    return 'denied';
  end if;
  execute format('select count(%I) from pipeline.%I where %s', _column, _table, case _rows
    when 'all' then 'true'
    when 'own' then format('%I = any (%L)', key, own)
    when 'self' then format('login = %L', _login)
    when 'actor' then case when _table = 'batch_row'
      then format('batch in (select id from pipeline.batch where actor = %L)', _login)
      else format('actor = %L', _login) end end) into n;
  return n::text;
end
$$;
create temp view cell as
select r.*, a.attname from right_of r
join pg_attribute a on a.attrelid = ('pipeline.' || r.relname)::regclass and a.attnum > 0 and not a.attisdropped;
select is_empty(
  $$select c.relname, c.login, c.attname, seen(c.login, c.relname, c.attname) as seen,
      expected(c.login, c.relname, c.rows, c.attname, c.columns) as expected
    from cell c
    where seen(c.login, c.relname, c.attname)
      <> expected(c.login, c.relname, c.rows, c.attname, c.columns)$$,
  'each role sees of each column of each table what the matrix says');
select is_empty(
  $$select r.relname, l.login from rights r, unnest(array['t_gone', 't_none']) l (login)
    where seen(l.login, r.relname, (select attname from pg_attribute
      where attrelid = ('pipeline.' || r.relname)::regclass and attnum = 1)) not in ('0', 'denied')$$,
  'a revoked person and a login nobody registered see nothing, whatever group they are in');
\if :{?only}
\else
select cmp_ok((select count(*) from cell), '>', 900::bigint, 'the matrix is whole');
\endif
create function own_rows(_role name, _table name) returns boolean language plpgsql
as $$
declare
  some boolean;
begin
  execute format('set local role %I', _role);
  execute format('select exists (select from pipeline.%I)', _table) into some;
  reset role;
  return some;
end
$$;
select is_empty(
  $$select r.relname, o.name from rights r, unnest(array['pl_owner', 'pl_api']) o (name)
    where not own_rows(o.name, r.relname)$$,
  'owner and functions read through a policy that names them');
select is_empty(
  $$select r.relname from rights r where not exists (
      select from pg_policies p where p.schemaname = 'pipeline' and p.tablename = r.relname
        and p.roles = '{pl_owner}' and p.cmd = 'ALL')$$,
  'later migrations may change what they must');

-- A grant of another group gives no more than the role of the person.
create function granted(_group name, _login name) returns bigint language plpgsql
as $$
declare
  n bigint;
begin
  execute format('grant %I to %I', _group, _login);
  execute format('set local session authorization %I', _login);
  select count(*) into n from pipeline.firm;
  reset session authorization;
  execute format('revoke %I from %I', _group, _login);
  return n;
end
$$;
select is(granted(g, 't_o1'), 1::bigint, 'an officer in ' || g || ' sees no more')
  from unnest(array['pl_city', 'pl_finance', 'pl_auditor', 'pl_county']) g;

-- Functions with rights of their own write only where the person may, even if they forget to ask: one that forgets.
create function api.forgets(_table text, _row text) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- What the functions are granted: who did it is written by the table.
  columns text := (
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
    where a.attrelid = ('pipeline.' || _table)::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and has_column_privilege('pl_api', a.attrelid, a.attnum, 'insert'));
begin
  execute format('insert into pipeline.%s (%s) select %2$s from (select (r).* from (select %s) x (r)) y', _table, columns, _row);
end
$$;
alter function api.forgets(text, text) owner to pl_api;
grant execute on function api.forgets(text, text) to public;
create function adds(_login text, _table name, _firm uuid) returns text language plpgsql
as $$
declare
  ended text;
  key text := case when _table = 'firm' then 'id' else 'firm' end;
  copy text;
begin
  execute format('select quote_literal(t::text) || ''::pipeline.%s'' from pipeline.%I t where %I = %L limit 1',
    _table, _table, key, _firm) into copy;
  execute format('set local session authorization %I', _login);
  ended := public.ends(format('select api.forgets(%L, %L)', _table, copy));
  reset session authorization;
  return case ended when '42501' then 'refused' else 'reaches the table' end;
end
$$;
create temp view firm_table as
select distinct r.relname, x.login, x.firm, x.ends from right_of r cross join (values
  ('t_o1', u('f1'), 'reaches the table'), ('t_o1', u('f2'), 'refused'), ('t_o1', u('f3'), 'refused'),
  ('t_c1', u('f1'), 'reaches the table'), ('t_c1', u('f2'), 'refused'), ('t_c1', u('f3'), 'reaches the table'),
  ('t_city', u('f2'), 'reaches the table'), ('t_aud', u('f1'), 'refused'), ('t_gone', u('f1'), 'refused'))
  as x (login, firm, ends)
where r.rows = 'own' and (r.relname, x.firm) <> ('assignment', u('f3'));
select is_empty(
  $$select f.relname, f.login, f.firm, adds(f.login, f.relname, f.firm) from firm_table f
    where adds(f.login, f.relname, f.firm)
      <> case when f.relname = 'firm' and f.login = 't_o1' then 'refused' else f.ends end$$,
  'a function that forgets to ask still adds nothing to a firm that is not the caller''s');
select is(adds('t_c1', 'batch_row', u('f3')), 'reaches the table', 'rows of an own batch');
select is(adds('t_c1', 'batch_row', u('f1')), 'refused', 'rows of the city''s batch');
create function does(_login text, _statement text) returns text language plpgsql
as $$
declare
  ended text;
begin
  execute format('set local session authorization %I', _login);
  ended := public.ends(_statement);
  reset session authorization;
  return ended;
end
$$;
create function api.runs(_statement text) returns integer language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  n integer;
begin
  execute _statement;
  get diagnostics n = row_count;
  if n = 0 then raise no_data_found; end if;
  return n;
end
$$;
alter function api.runs(text) owner to pl_api;
grant execute on function api.runs(text) to public;
create temp table attempt (login text, statement text, ends text);
insert into attempt values
  ('t_o1', $$update pipeline.firm set head = head where id = u('f1')$$, 'ok'),
  ('t_o1', $$update pipeline.firm set head = head where id = u('f2')$$, 'P0002'),
  ('t_c1', $$update pipeline.firm set head = head where id = u('f2')$$, 'P0002'),
  ('t_o1', $$update pipeline.episode set stage_on = stage_on where firm = u('f1')$$, 'ok'),
  ('t_o1', $$update pipeline.episode set stage_on = stage_on where firm = u('f2')$$, 'P0002'),
  ('t_aud', $$update pipeline.firm set head = head where id = u('f1')$$, 'P0002'),
  ('t_c1', $$update pipeline.batch set undone_at = undone_at where id = u('b3')$$, 'ok'),
  ('t_c1', $$update pipeline.batch set undone_at = undone_at where id = u('b1')$$, 'P0002'),
  ('t_city', $$update pipeline.operation set result = null where op = u('0')$$, 'ok'),
  ('t_city', $$insert into pipeline.operation (op, verb, payload_hash) values (u('8'), 'x', sha256('x'))$$, 'ok'),
  ('t_city', $$insert into pipeline.operation (op, verb, payload_hash, actor) values (u('9'), 'x', sha256('x'), 't_o1')$$, '42501'),
  ('t_city', $$insert into pipeline.intake_proposal (id, no, intake_year, content, sha256, firms, on_date, op)
    values (u('ae3'), 3, 2019, '[1]', encode(sha256('[1]'), 'hex'), 1, '2019-08-02', u('0'))$$, 'ok'),
  ('t_c1', $$insert into pipeline.intake_proposal (id, no, intake_year, content, sha256, firms, on_date, op)
    values (u('ae4'), 4, 2019, '[1]', encode(sha256('[1]'), 'hex'), 1, '2019-08-02', u('0'))$$, '42501'),
  ('t_c1', $$insert into pipeline.intake_publication (proposal, preparer, on_date, op)
    values (u('ae2'), 't_city', '2019-08-03', u('0'))$$, '42501'),
  ('t_city', $$insert into pipeline.intake_publication (proposal, preparer, on_date, op)
    values (u('ae2'), 't_city', '2019-08-03', u('0'))$$, '23514'),
  ('t_city', $$insert into pipeline.intake_publication (proposal, preparer, on_date, op)
    values (u('ae2'), 't_c1', '2019-08-03', u('0'))$$, '23503'),
  ('t_city', $$insert into pipeline.intake_publication (proposal, preparer, on_date, op, approver)
    values (u('ae2'), 't_city', '2019-08-03', u('0'), 't_aud')$$, '42501'),
  ('t_city', $$insert into pipeline.intake_proposal (id, no, intake_year, content, sha256, firms, on_date, op, preparer)
    values (u('ae5'), 5, 2019, '[1]', encode(sha256('[1]'), 'hex'), 1, '2019-08-02', u('0'), 't_aud')$$, '42501'),
  ('t_o1', $$insert into pipeline.gate_approval (firm, seq, request, preparer) values (u('f1'), 26, u('ad1'), 't_o1')$$, '23514'),
  ('t_o1', $$insert into pipeline.gate_approval (firm, seq, request, preparer) values (u('f1'), 26, u('ad1'), 't_city')$$, '23503'),
  ('t_city', $$insert into pipeline.gate_approval (firm, seq, request, preparer) values (u('f1'), 26, u('ad2'), 't_o1')$$, '23503'),
  ('t_o1', $$insert into pipeline.gate_approval (firm, seq, request, preparer, approver)
    values (u('f1'), 26, u('ad1'), 't_o1', 't_city')$$, '42501'),
  ('t_o1', $$insert into pipeline.gate_request (id, firm, seq, episode, reason, preparer)
    values (u('ad9'), u('f1'), 26, u('e1'), '急', 't_c1')$$, '42501'),
  ('t_city', $$update pipeline.gate_request set preparer = 't_aud' where id = u('ad1')$$, '42501'),
  ('t_o1', $$insert into pipeline.access (kind, firm, what, reason) values ('reveal', u('f1'), '联系人', '问')$$, 'ok'),
  ('t_o1', $$insert into pipeline.access (kind, firm, what, reason, actor) values ('reveal', u('f1'), '联系人', '问', 't_city')$$, '42501'),
  ('t_c1', $$insert into pipeline.code_confirmed (credit_code, reason, op) values ('91410423MA9000039B', '核对', u('2'))$$, 'ok'),
  ('t_c1', $$insert into pipeline.code_confirmed (credit_code, reason, op, actor) values ('91410421MA9000020H', '核对', u('2'), 't_city')$$, '42501'),
  ('t_c1', $$insert into pipeline.batch (id, intake_year, file, content_sha256, on_date, firm_rows, op)
      values (u('b8'), 2020, 'x', repeat('8', 64), '2020-01-01', 0, u('2'))$$, 'ok'),
  ('t_c1', $$insert into pipeline.batch (id, intake_year, file, content_sha256, on_date, firm_rows, op, actor)
      values (u('b9'), 2020, 'x', repeat('9', 64), '2020-01-01', 0, u('2'), 't_city')$$, '42501'),
  ('t_city', $$insert into pipeline.person (login, name, role) values ('t_new', '新', 'city')$$, 'ok'),
  ('t_city', $$insert into pipeline.person (login, name, role, admin) values ('t_new2', '新', 'city', true)$$, '42501'),
  ('t_c1', $$insert into pipeline.person (login, name, role) values ('t_new3', '新', 'city')$$, '42501'),
  ('t_city', $$update pipeline.person set revoked_at = now(), revoked_by = 't_city' where login = 't_new'$$, 'ok'),
  ('t_city', $$update pipeline.person set revoked_at = now(), revoked_by = 't_city' where login = 't_city'$$, 'P0002'),
  ('t_c1', $$update pipeline.person set revoked_at = now(), revoked_by = 't_c1' where login = 't_o1'$$, 'P0002'),
  ('t_city', $$insert into pipeline.officer_leave (officer, on_date, op) values (u('c1'), '2019-12-31', u('0'))$$, 'ok'),
  ('t_city', $$update pipeline.officer set login = login where id = u('c1')$$, 'ok');
select is(does(login, format('select api.runs(%L)', replace(statement, 'u(', 'public.u('))), ends, login || ': ' || statement)
  from attempt;
delete from pipeline.officer_leave;

-- Nobody writes past the functions.
create temp view direct as
select p.login, r.relname, s.statement from right_of r join pipeline.person p on p.login = r.login
cross join lateral (values
  (format('insert into pipeline.%I default values', r.relname)),
  (format('insert into pipeline.%I select * from pipeline.%I limit 1', r.relname, r.relname)),
  (format('update pipeline.%I set %I = null', r.relname, (
    select attname from pg_attribute where attrelid = ('pipeline.' || r.relname)::regclass and attnum = 1))),
  (format('delete from pipeline.%I', r.relname)), (format('truncate pipeline.%I cascade', r.relname)),
  (format('copy pipeline.%I from program ''true''', r.relname)),
  (format('lock table pipeline.%I in share mode', r.relname)),
  (format('drop table pipeline.%I cascade', r.relname)),
  (format('alter table pipeline.%I disable row level security', r.relname)),
  (format('create policy mine on pipeline.%I using (true)', r.relname))) as s (statement);
select is_empty(
  $$select login, statement, does(login, statement) from direct where does(login, statement) <> '42501'$$,
  'no role inserts, changes, deletes, empties, locks or alters any table by itself');

-- Officers lose a firm with its officer, its end, their leaving, a void and their revocation.
create function firms_of(_login text) returns bigint language plpgsql
as $$
declare
  n bigint;
begin
  execute format('set local session authorization %I', _login);
  select count(*) into n from pipeline.firm;
  reset session authorization;
  return n;
end
$$;
savepoint clean;
insert into pipeline.assignment (firm, seq, episode, officer) values (u('f1'), 23, u('e1'), u('c2'));
select is(array[firms_of('t_o1'), firms_of('t_o2')], array[0, 2]::bigint[], 'a reassigned firm changes sides');
insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 24, 23, true, '错');
select is(array[firms_of('t_o1'), firms_of('t_o2')], array[1, 1]::bigint[], 'a voided reassignment does not count');
insert into pipeline.correction (firm, seq, corrects, void, on_date, reason) values
  (u('f1'), 25, 23, false, (now() at time zone 'Asia/Shanghai')::date + 1, '错');
select is(array[firms_of('t_o1'), firms_of('t_o2')], array[1, 1]::bigint[], 'one of tomorrow not yet');
set local timezone = 'Pacific/Kiritimati';
select is(array[firms_of('t_o1'), firms_of('t_o2')], array[1, 1]::bigint[], 'and a time zone moves no day');
rollback to clean;
update pipeline.episode set stage = 'exited', ended_on = (now() at time zone 'Asia/Shanghai')::date where id = u('e1');
select is(firms_of('t_o1'), 1::bigint, 'a stay that ends today is still seen');
update pipeline.episode set ended_on = ended_on - 1 where id = u('e1');
select is(firms_of('t_o1'), 0::bigint, 'one that ended is not');
rollback to clean;
update pipeline.episode set voided = true where id = u('e1');
select is(firms_of('t_o1'), 0::bigint, 'nor a void one');
rollback to clean;
insert into pipeline.officer_leave (officer, on_date, op) values (u('c1'), '2019-12-31', u('0'));
select is(firms_of('t_o1'), 0::bigint, 'an officer who has left sees nothing');
rollback to clean;
update pipeline.person set revoked_at = now(), revoked_by = 't_city' where login in ('t_o1', 't_c1');
select is(array[firms_of('t_o1'), firms_of('t_c1')], array[0, 0]::bigint[], 'nor do the revoked');
rollback to clean;
update pipeline.firm set county = '410422' where id = u('f3');
select is(array[firms_of('t_c1'), firms_of('t_c2')], array[1, 2]::bigint[], 'a county sees a firm while it is there');
rollback to clean;

\if :{?only}
select * from finish();
rollback;
\q
\endif

-- Hidden and absent end alike, for readers and writers; a county learns no more than that a code is taken.
create function says(_login text, _statement text) returns text language plpgsql
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
    words := sqlstate || ' ' || sqlerrm || ' ' || words;
  end;
  reset session authorization;
  return words;
end
$$;
create function pg_temp.tasks_of(_login text) returns table (firm text) language plpgsql as $$
begin
  execute format('set local session authorization %I', _login);
  return query select distinct t.firm from api.tasks(null, false, '2022-12-31', '2023-12-31') t;
  reset session authorization;
end
$$;
create temp table call (name text, words text);
insert into call values
  ('visit_log', $$select api.visit_log(gen_random_uuid(), api.build(), gen_random_uuid(), '%s', '2019-09-01', '现场', null, null, null, null)$$),
  ('fact_set', $$select api.fact_set(gen_random_uuid(), api.build(), '%s', 2018, '2019-09-01', '{sales}', '{1}', false)$$),
  ('plan_draft', $$select api.plan_draft(gen_random_uuid(), api.build(), '%s', '2019-09-01', '{}', '{}', '{}', '{}', '{}', '{}')$$),
  ('apply_submit', $$select api.apply_submit(gen_random_uuid(), api.build(), gen_random_uuid(), '%s', '2019-09-01', '2019-1')$$),
  ('need_add', $$select api.need_add(gen_random_uuid(), api.build(), gen_random_uuid(), '%s', '2019-09-01', 'people', '招人')$$),
  ('training_enrol', $$select api.training_enrol(gen_random_uuid(), api.build(), (select no from pipeline.training), array['%s'], '2019-09-01')$$),
  ('ip_none', $$select api.ip_none(gen_random_uuid(), api.build(), '%s', '2019-09-01', '查')$$),
  ('firm_show', $$select api.firm_show('%s')$$), ('stage_show', $$select api.stage_show('%s')$$),
  ('plan_show', $$select api.plan_show('%s')$$), ('fact_show', $$select api.fact_show('%s')$$),
  ('assign_history', $$select api.assign_history('%s')$$),
  ('assessment_input', $$select api.assessment_input('%s', '2020-01-01')$$);
select is(
  replace(says(l, format(c.words, hidden)), hidden, 'X'), replace(says(l, format(c.words, absent)), absent, 'X'),
  l || ' ' || c.name || ' ' || hidden || ': hidden and absent are the same')
from call c, unnest(array['t_o1', 't_c1']) l,
  (values ('91410423MA9000039B', '91410423MA9000099B'), ('乙公司', '丁公司'), ('#' || (
    select no from pipeline.firm where id = u('f2')), '#99999')) as x (hidden, absent);
select alike(says('t_o1', format(c.words, '91410423MA9000039B')), 'PL201%', c.name || ' says there is no such firm')
from call c;
select is(says('t_o1', format($$select api.diagnose_many(gen_random_uuid(), api.build(), '2019-09-01', '2020-01-01',
    '2016', '{}', %L, array[gen_random_uuid()], '{not_yet}', '{[]}', array[null], array[null], array['{}'])$$, array[u('f2')])),
  'ok', 'a set of firms that are hidden is an empty set');
select is((select count(*) from pipeline.diagnosis where firm = u('f2')), 1::bigint, 'and nothing is written');

-- A need of a hidden firm is none.
select is(says('t_o1', format('select api.need_settle(gen_random_uuid(), api.build(), %s, ''2019-09-02'', ''met'', ''x'')',
    (select n.no from pipeline.need n where n.firm = u('f2')))),
  replace(says('t_o1', 'select api.need_settle(gen_random_uuid(), api.build(), 999999, ''2019-09-02'', ''met'', ''x'')'),
    '999999', (select n.no::text from pipeline.need n where n.firm = u('f2'))), 'a need of a hidden firm is none');
select is(regexp_replace(says('t_o1', format('select api.' || c.call, n.no)), '\m' || n.no || '\M', '999999', 'g'), says('t_o1', format('select api.' || c.call, 999999)),
    c.call || ': of a hidden firm there is none')
from (select n.no from pipeline.need n where n.firm = u('f2')) n, (values
  ('need_show(%s)'), ('need_match(gen_random_uuid(), api.build(), gen_random_uuid(), %s, ''#1'', ''2019-09-02'', null)'),
  ('need_follow(gen_random_uuid(), api.build(), %s, ''#1'', ''contacted'', ''2019-09-02'', null, null, null)'),
  ('need_withdraw(gen_random_uuid(), api.build(), %s, ''2019-09-02'', ''x'')'),
  ('need_correct(gen_random_uuid(), api.build(), %s, 24, null, ''2019-09-02'', ''x'')'),
  ('need_amend(gen_random_uuid(), api.build(), %s, ''people'', null, ''2019-09-02'', ''x'')'),
  ('need_propose(gen_random_uuid(), api.build(), gen_random_uuid(), %s, ''2019-09-02'', ''x'', ''x'', ''X'', null, false, null, ''{}'')')
  ) c (call);
select is(does('t_o1', $$select api.need_publish(gen_random_uuid(), api.build(), 1, '2019-09-02', 'abcdef', 'X')$$), 'PL604',
  'an officer words a need, and does not publish it');
select is(does('t_none', $$select api.need_search(null, null, null, null, null, null)$$), 'PL603', 'what is public is for people');
-- What is public crosses the walls, and nothing but that: the words, the county, and the firm only where it agreed.
delete from pipeline.need_withdrawal;
delete from pipeline.need_settled;
create function pg_temp.public_of(_login text) returns table (title text, firm text) language plpgsql as $$
begin
  execute format('set local session authorization %I', _login);
  return query select s.title, s.firm from api.need_search(null, null, null, '叶县', null, null) s;
  reset session authorization;
end
$$;
select results_eq($$select * from pg_temp.public_of('t_o1')$$, $$values ('招人', null::text)$$, 'an officer finds the words of another county''s need');
select results_eq($$select * from pg_temp.public_of('t_fin')$$, $$values ('招人', null::text)$$, 'so does finance');
update pipeline.need_proposal set named = true, consent = '书面同意';
select results_eq($$select * from pg_temp.public_of('t_o1')$$, $$values ('招人', '乙公司')$$, 'and whose it is where the firm agreed');

select is((select string_agg(t.firm, ' ') from pg_temp.tasks_of('t_o1') t), '甲公司', 'tasks are those of one''s own firms');

-- Verbs: a role has its own and no others.
select is(left(does(login, statement), 5), ends, login || ' ' || left(statement, 40)) from (values
  ('t_o1', $$select api.target_set(gen_random_uuid(), api.build(), 2019, 'intake', 1, null, '2019-01-01')$$, 'PL604'),
  ('t_c1', $$select api.target_set(gen_random_uuid(), api.build(), 2019, 'intake', 1, null, '2019-01-01')$$, 'PL604'),
  ('t_fin', $$select api.target_set(gen_random_uuid(), api.build(), 2019, 'intake', 1, null, '2019-01-01')$$, 'PL604'),
  ('t_aud', $$select api.target_set(gen_random_uuid(), api.build(), 2019, 'intake', 1, null, '2019-01-01')$$, 'PL604'),
  ('t_gone', $$select api.target_set(gen_random_uuid(), api.build(), 2019, 'intake', 1, null, '2019-01-01')$$, 'PL603'),
  ('t_none', $$select api.target_set(gen_random_uuid(), api.build(), 2019, 'intake', 1, null, '2019-01-01')$$, 'PL603'),
  ('t_city', $$select api.target_set(gen_random_uuid(), api.build(), 2019, 'intake', 1, null, '2019-01-01')$$, 'ok'),
  ('t_o1', $$select api.exit_firm(gen_random_uuid(), api.build(), '甲公司', '2019-09-01', 'moved', null)$$, 'PL604'),
  ('t_c1', $$select api.certify_record(gen_random_uuid(), api.build(), gen_random_uuid(), '甲公司', '2019-09-01', 'GR201941000009')$$, 'PL604'),
  ('t_o1', $$select api.assign_set(gen_random_uuid(), api.build(), '甲公司', '李工', '2019-09-01')$$, 'PL604'),
  ('t_c1', $$select api.firm_add(gen_random_uuid(), api.build(), gen_random_uuid(), '丁', '丁', '{}', '91410423MA9000039B', null, null, null, null, null, null, '2019-09-01', null, null)$$, 'PL605'),
  ('t_c1', $$select api.firm_add(gen_random_uuid(), api.build(), gen_random_uuid(), '丁', '丁', '{}', '91410402MA9000063E', '叶县', null, null, null, null, null, '2019-09-01', null, null)$$, 'PL605'),
  ('t_c1', $$select api.firm_add(gen_random_uuid(), api.build(), gen_random_uuid(), '丁', '丁', '{}', '91410402MA9000063E', null, null, null, null, null, null, '2019-09-01', null, null)$$, 'ok'),
  ('t_c1', $$select api.user_add(gen_random_uuid(), api.build(), gen_random_uuid(), 't_x', '某', 'city', null, '2019-09-01')$$, 'PL604'),
  ('t_c1', $$select api.bulletin_basis('2019-12-31', null)$$, 'PL350'),
  ('t_o1', $$select api.report_changes('counties', '2019-12-31', now(), '2019-10-01', '2019-12-31')$$, 'PL350'),
  ('t_aud', $$select api.bulletin_basis('2019-12-31', null)$$, 'ok'),
  ('t_c1', $$select api.bulletin_list()$$, 'ok'),
  ('t_aud', $$select api.bulletin_freeze(gen_random_uuid(), api.build(), gen_random_uuid(), '2019', '2019-01-01', '2019-12-31', '2019-12-31', now(), 'x', '{}', encode(sha256('{}'), 'hex'), '2020-01-01', '')$$, 'PL604'),
  ('t_city', $$select api.user_add(gen_random_uuid(), api.build(), gen_random_uuid(), 't_x', '某', 'finance', null, '2019-09-01')$$, '42501')
  ) as x (login, statement, ends);
select is((select county from pipeline.firm where name = '丁'), '410421', 'a county''s new firm is the county''s');

select * from finish();
rollback;
