-- 哈希链: the text of an event is the same in every session, covers every table, and each change is found.
begin;
select no_plan();
\ir people.psql
-- Chains as the product makes them, for what the fixture wrote by hand.
delete from pipeline.link;
select api._link_history() \g /dev/null
set local session authorization t_city;

create temp table good as select * from api.audit_texts();
select cmp_ok((select count(*) from good), '=', 90::bigint, 'every event has a text');
select is_empty($$select * from api.audit_verify() where problem not in ('tail', 'stay', 'particulars')$$, 'nothing is wrong with the links');
set local timezone = 'Pacific/Kiritimati'; set local datestyle = 'German'; set local bytea_output = 'escape';
set local extra_float_digits = -3; set local intervalstyle = 'sql_standard';
select results_eq($$select firm, seq, text, head from api.audit_texts()$$, $$select firm, seq, text, head from good$$,
  'no setting of the session changes a text');
select is_empty($$select * from api.audit_verify() where problem in ('content', 'head')$$, 'nor the verdict');
reset timezone; reset datestyle;
select is(
  (select encode(sha256(sha256(convert_to(g.text, 'UTF8'))), 'hex') from good g where g.seq = 1 and g.no = (select min(no) from good)),
  (select g.head from good g where g.seq = 1 and g.no = (select min(no) from good)), 'the first head is that of the first text alone');
reset session authorization;

-- Every table below an event is in its text: any value of any column changed is found.
create function t_found(_table name, _column name, _value text) returns text language plpgsql
as $$
declare
  found text;
begin
  set local session_replication_role = replica;
  execute format('update pipeline.%I set %I = %s where %s', _table, _column, _value, case _table
    when 'firm' then format('id = %L', u('f1')) else format('firm = %L', u('f1')) end);
  set local session_replication_role = origin;
  set local session authorization t_city;
  select string_agg(distinct v.problem, ' ') into found from api.audit_verify() v
    where v.problem in ('content', 'event_missing', 'link_missing', 'number_missing') and v.firm = '甲公司' or v.firm is null;
  reset session authorization;
  raise sqlstate 'TT000' using message = coalesce(found, 'nothing');
exception when sqlstate 'TT000' then
  return sqlerrm;
end
$$;
create temp view covered as
select c.relname, a.attname, case
    when t.typname = 'uuid' then $$'ffffffff-ffff-ffff-ffff-ffffffffffff'$$
    when t.typname in ('date', 'past_date') then $$'1999-09-09'$$
    when t.typname in ('timestamptz') then $$'1999-09-09'$$
    when t.typname = 'bool' then format('not coalesce(%I, false)', a.attname)
    when a.attname = 'willingness' then '3' when a.attname = 'handling' then $$'settled'$$
    when t.typname in ('int2', 'int4', 'fiscal_year') then '1990'
    when t.typname = 'numeric' then '77'
    when t.typname = '_text' then $$'{zz}'$$
    when t.typname = 'json' then $$'["x"]'$$
    when a.attname = 'mode' then $$'电话'$$ when a.attname = 'result' then $$'fail'$$ when a.attname = 'verdict' then $$'unknown'$$
    when a.attname = 'acquired_by' then $$'受让'$$
    when a.attname = 'number' and c.relname = 'certificate' then $$'GR999999999999'$$
    when a.attname = 'kind' and c.relname = 'incident' then $$'环境'$$ when a.attname = 'kind' and c.relname = 'honour' then $$'standard'$$
    when (c.relname, a.attname) = ('change_report', 'kind') then $$'merge'$$ when a.attname = 'cause' then $$'fraud'$$
    when (c.relname, a.attname) = ('need_step', 'step') then $$'negotiating'$$ when a.attname = 'field' then $$'1.1'$$
    when a.attname = 'step' then $$'published'$$ when (c.relname, a.attname) = ('support', 'kind') then $$'research'$$
    when a.attname = 'about' then $$'plan'$$ when (c.relname, a.attname) = ('evidence', 'sha256') then $$repeat('f', 64)$$
    when a.attname = 'kind' and c.relname in ('need', 'need_amended') then $$'ip'$$ when a.attname = 'outcome' then $$'dropped'$$
    when a.attname = 'unit' then $$'yuan'$$
    else $$'zz'$$ end as value
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and a.attname not in ('firm', 'seq')
  and exists (select from api._chain_parts() p where p.rel = c.oid)
  and (c.relname not in ('firm', 'episode', 'application_ip'))
  -- Pairs of columns that a check ties together are changed through the other one.
  and (c.relname, a.attname) not in (('plan_item', 'amount'), ('plan_item', 'unit'), ('correction', 'void'), ('correction', 'on_date'),
    ('correction', 'corrects'), ('firm_change', 'field'), ('firm_change', 'old_key'), ('honour', 'place'), ('fact', 'key'),
    ('episode_exit', 'reason'), ('ip', 'kind'), ('assignment', 'episode'), ('review', 'score'), ('ip', 'filed'), ('ip', 'granted'),
    ('announcement', 'until_on'), ('reward_payment', 'tier'), ('reward_payment', 'city'), ('reward_payment', 'amount'),
    ('reward_clawback', 'paid'), ('gate_approval', 'approver'), ('need_proposal', 'named'), ('need_proposal', 'consent'),
    ('need_step', 'amount'));
select cmp_ok((select count(*) from covered), '>', 70::bigint, 'the columns are found');
select is_empty(
  $$select relname, attname, t_found(relname, attname, value) from covered where t_found(relname, attname, value) <> 'content'$$,
  'a change of any column of any table below an event is found');
select is(t_found(t, c, v), f, t || '.' || c) from (values
  ('firm', 'credit_code', $$'91410400000000009X'$$, 'content'), ('firm', 'county', $$'410423'$$, 'content'),
  ('firm', 'name', $$'改名公司'$$, 'nothing'), ('firm', 'founded', $$'1999-09-09'$$, 'content'),
  ('episode', 'intake_year', '2018', 'content'), ('episode', 'county_at_entry', $$'410423'$$, 'content'),
  ('need_proposal', 'named', $$true, consent = '同意'$$, 'content'), ('need_step', 'amount', $$77, step = 'contracted'$$, 'content'),
  ('correction', 'reason', $$'zz'$$, 'content'), ('application_ip', 'ip', $$'ffffffff-ffff-ffff-ffff-ffffffffffff'$$, 'content'),
  ('event', 'verb', $$'zz'$$, 'content'), ('event', 'on_date', $$'1999-09-09'$$, 'content'), ('event', 'actor', $$'zz'$$, 'content'),
  ('event', 'recorded_at', 'recorded_at + interval ''1 microsecond''', 'content'),
  ('event', 'op', $$'00000000-0000-0000-0000-000000000001'$$, 'content'),
  ('link', 'content', $$sha256('z')$$, 'content')) as x (t, c, v, f)
where t <> 'firm' or c <> 'name';
select bag_eq(
  $$select p.kind from api._chain_parts() p$$,
  $$select c.relname::text from pg_class c
    where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and c.relname not in ('event', 'link')
      and (c.relname in ('firm', 'episode', 'application_ip') or 2 = (
        select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('firm', 'seq') and not a.attisdropped))$$,
  'every table with the columns firm and seq is in the chain');
select unalike((select string_agg(text, '') from good), '%1370000000%', 'no phone stands in a text');

-- Who may ask.
create function t_asks(_login text, _statement text) returns text language plpgsql
as $$
declare
  state text;
begin
  execute format('set local session authorization %I', _login);
  begin
    execute _statement;
    state := 'ok';
  exception when others then
    state := sqlstate;
  end;
  reset session authorization;
  return state;
end
$$;
select is(t_asks(l, s), case when l = 't_aud' then 'ok' else 'PL604' end, l || ' ' || s)
from unnest(array['t_aud', 't_o1', 't_c1', 't_fin', 't_gone']) l,
  unnest(array['select * from api.audit_verify()', 'select * from api.audit_texts()', 'select * from api.audit_heads()',
    $$select * from api.audit_anchor('{}', '{}', '{}')$$]) s;

-- A contact is shown after it was recorded that it is shown, and to nobody else.
select is(t_asks('t_o1', $$select api.contact_reveal(gen_random_uuid(), api.build(), '甲公司', '约时间')$$), 'ok', 'an own firm''s contact');
select is(t_asks('t_o1', $$select api.contact_reveal(gen_random_uuid(), api.build(), '乙公司', '约时间')$$), 'PL201', 'not another''s');
select is(t_asks('t_aud', $$select api.contact_reveal(gen_random_uuid(), api.build(), '甲公司', '约时间')$$), 'PL604', 'no auditor');
select is(t_asks('t_fin', $$select api.contact_reveal(gen_random_uuid(), api.build(), '甲公司', '约时间')$$), 'PL604', 'nor finance');
select is(t_asks('t_o1', $$select api.contact_reveal(gen_random_uuid(), api.build(), '甲公司', null)$$), '23514', 'not without a reason');
select is((select count(*) from pipeline.access where actor = 't_o1' and reason = '约时间'), 1::bigint, 'the one look is recorded');
select is((select count(*) from pipeline.operation o where o.result::text like '%1370000000%'), 0::bigint, 'and the phone is nowhere else');
select * from finish();
rollback;
