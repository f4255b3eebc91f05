-- References that triggers check for a whole statement hold in every direction, as a foreign key does: what refers to
-- nothing is not added, in company of good rows either, nor changed to; what is referred to is not deleted, renamed or
-- emptied away.
begin;
select no_plan();

create function u(_hex text) returns uuid language sql immutable
as $$ select lpad(_hex, 32, '0')::uuid $$;

-- Passes when the statement is refused by the rule of this name.
create function refused(_rule text, _statement text) returns text language plpgsql
as $$
declare
  by_rule text := 'none';
  state text := '00000';
begin
  begin
    execute _statement;
  exception when others then
    get stacked diagnostics by_rule = constraint_name, state = returned_sqlstate;
  end;
  return is(state || ' ' || by_rule, '23503 ' || _rule, _rule || ': ' || left(_statement, 50));
end
$$;

-- Rows that one rule each refers to, and nothing else.
insert into pipeline.operation (op, verb, payload_hash)
  select u(o), 'test', sha256('x') from unnest(array['0', '1']) o;
insert into pipeline.county values ('410998', '例示甲', '{}', 98), ('410999', '例示乙', '{}', 99);
insert into pipeline.stage values ('one', '一', 98, false), ('two', '二', 99, false);
insert into pipeline.transition values ('test', '', 'entered');
insert into pipeline.fact_kind values ('test', '例示', 'yuan', 0, 1, 99);
insert into pipeline.firm (id, credit_code, name, name_key, county)
  select u('f' || n), '91410400000000' || n || '01X', '例示' || n, '例示' || n, case n when 1 then '410998' end
  from generate_series(1, 4) n;
insert into pipeline.event (firm, seq, verb, on_date, op)
  select u('f1'), n, 'test', '2019-08-01', u(case n when 4 then '1' else '0' end) from generate_series(1, 4) n;
insert into pipeline.event (firm, seq, verb, on_date, op) values (u('f4'), 5, 'test', '2019-08-01', u('0'));
insert into pipeline.batch (id, intake_year, file, content_sha256, on_date, firm_rows, op)
  select u('b' || n), 2019, '名单.csv', repeat(n::text, 64), '2019-08-01', 1, u('0') from generate_series(1, 2) n;
insert into pipeline.batch_row (batch, sheet, row_no, firm, outcome)
  values (u('b1'), '', 1, null, 'rejected'), (u('b1'), '', 2, u('f3'), 'entered');
insert into pipeline.episode (
    id, firm, intake_year, entered_on, entered_seq, stage, stage_on, stage_seq, furthest, county_at_entry, batch)
  values (u('e1'), u('f1'), 2019, '2019-08-01', 1, 'entered', '2019-08-01', 1, 'entered', null, null),
    (u('e2'), u('f2'), 2019, '2019-08-01', 1, 'one', '2019-08-01', 1, 'two', '410999', u('b2'));
insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
  values (u('f1'), 1, u('e1'), 'test', '', 'entered');
insert into pipeline.contact (firm, seq, person) values (u('f1'), 2, '赵某');
insert into pipeline.fact (firm, seq, year, key, value) values (u('f1'), 3, 2018, 'test', 1);
insert into pipeline.link (firm, seq, content, head) values (u('f4'), 5, sha256('a'), sha256('b'));

select refused(rule, statement) from (values
  ('link_has_an_event', $$delete from pipeline.event where firm = u('f4')$$),
  ('link_has_an_event', $$update pipeline.event set seq = 6 where firm = u('f4')$$),
  ('link_has_an_event', $$insert into pipeline.link (firm, seq, content, head)
    select u('f1'), n, sha256('a'), sha256('b') from generate_series(1, 9) n$$),
  ('firm_county_is_an_office', $$delete from pipeline.county where code = '410998'$$),
  ('firm_county_is_an_office', $$update pipeline.county set code = '410000' where code = '410998'$$),
  ('firm_county_is_an_office', $$insert into pipeline.firm (id, credit_code, name, name_key, county)
    select u('f' || n), '91410400000000' || n || '01X', '例', '例', county
    from (values (8, null), (7, '410421'), (9, '410000')) x (n, county)$$),
  ('event_is_of_a_firm', $$delete from pipeline.firm where id = u('f4')$$),
  ('event_is_of_a_firm', $$update pipeline.firm set id = u('9') where id = u('f4')$$),
  ('event_is_of_a_firm', $$insert into pipeline.event (firm, seq, verb, on_date, op)
    select u(f), 9, 'test', '2019-08-01', u('0') from unnest(array['f1', '9']) f$$),
  ('event_is_of_a_firm', $$update pipeline.event set firm = u('9') where seq = 4$$),
  ('event_has_an_operation', $$delete from pipeline.operation where op = u('1')$$),
  ('event_has_an_operation', $$update pipeline.operation set op = u('9') where op = u('1')$$),
  ('event_has_an_operation', $$insert into pipeline.event (firm, seq, verb, on_date, op)
    values (u('f1'), 9, 'test', '2019-08-01', u('9'))$$),
  ('event_has_an_operation', $$update pipeline.event set op = u('9') where seq = 4$$),
  ('episode_is_of_a_firm', $$delete from pipeline.firm where id = u('f2')$$),
  ('episode_county_is_an_office', $$delete from pipeline.county where code = '410999'$$),
  ('episode_batch_exists', $$delete from pipeline.batch where id = u('b2')$$),
  ('episode_batch_exists', $$update pipeline.batch set id = u('9') where id = u('b2')$$),
  ('episode_stage_is_known', $$delete from pipeline.stage where code = 'one'$$),
  ('episode_furthest_is_known', $$delete from pipeline.stage where code = 'two'$$),
  ('episode_furthest_is_known', $$update pipeline.stage set code = 'three' where code = 'two'$$),
  ('stage_event_has_an_event', $$delete from pipeline.event where seq = 1$$),
  ('stage_event_has_an_event', $$update pipeline.event set seq = 9 where seq = 1$$),
  ('stage_event_has_an_event', $$insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
    values (u('f1'), 99, u('e1'), 'test', '', 'entered')$$),
  ('stage_event_is_of_the_firms_episode', $$delete from pipeline.episode where id = u('e1')$$),
  ('stage_event_is_of_the_firms_episode', $$update pipeline.episode set firm = u('f3') where id = u('e1')$$),
  ('stage_event_is_of_the_firms_episode', $$insert into pipeline.stage_event (
    firm, seq, episode, verb, from_stage, to_stage) values (u('f1'), 2, u('e2'), 'test', '', 'entered')$$),
  ('stage_event_is_an_allowed_transition', $$delete from pipeline.transition where verb = 'test'$$),
  ('stage_event_is_an_allowed_transition', $$update pipeline.transition set from_stage = 'one' where verb = 'test'$$),
  ('batch_row_is_of_a_batch', $$delete from pipeline.batch where id = u('b1')$$),
  ('batch_row_is_of_a_batch', $$insert into pipeline.batch_row (batch, sheet, row_no, firm, outcome)
    values (u('9'), '', 3, null, 'rejected')$$),
  ('batch_row_firm_exists', $$delete from pipeline.firm where id = u('f3')$$),
  ('batch_row_firm_exists', $$insert into pipeline.batch_row (batch, sheet, row_no, firm, outcome)
    values (u('b1'), '', 3, null, 'rejected'), (u('b1'), '', 4, u('9'), 'entered')$$),
  ('contact_has_an_event', $$delete from pipeline.event where seq = 2$$),
  ('contact_has_an_event', $$insert into pipeline.contact (firm, seq, person) values (u('f1'), 99, '赵某')$$),
  ('fact_has_an_event', $$delete from pipeline.event where seq = 3$$),
  ('fact_has_an_event', $$update pipeline.event set firm = u('f2') where seq = 3$$),
  ('fact_key_is_known', $$delete from pipeline.fact_kind where key = 'test'$$)) t (rule, statement);

-- Emptying a table is refused by the first of its rules.
select refused(rule, format('truncate pipeline.%I cascade', emptied)) from (values
  ('episode_county_is_an_office', 'county'), ('batch_row_firm_exists', 'firm'), ('event_has_an_operation', 'operation'),
  ('batch_row_is_of_a_batch', 'batch'), ('episode_furthest_is_known', 'stage'), ('contact_has_an_event', 'event'),
  ('stage_event_is_of_the_firms_episode', 'episode'), ('stage_event_is_an_allowed_transition', 'transition'),
  ('fact_key_is_known', 'fact_kind')) t (rule, emptied);

select lives_ok($$delete from pipeline.contact; delete from pipeline.event where seq = 2$$, 'what nothing refers to may go');
select lives_ok(
  $$update pipeline.firm set county = null; update pipeline.county set code = '410997' where code = '410998'$$,
  'a null refers to nothing');
select lives_ok(
  $$delete from pipeline.link; delete from pipeline.fact; delete from pipeline.contact; delete from pipeline.stage_event;
    delete from pipeline.batch_row; delete from pipeline.episode; delete from pipeline.event$$,
  'from the last to the first everything may go');

-- Every reference has its triggers for adding, changing, deleting and emptying, and none is switched off.
select set_eq(
  $$select split_part(encode(t.tgargs, 'escape'), '\000', 1) || d.suffix
    from pg_trigger t, unnest(array['_when_changed', '_when_gone', '_when_emptied']) d (suffix)
    where t.tgfoid = 'pipeline.is_referred_to()'::regprocedure$$,
  $$select t.tgname::text from pg_trigger t
    where t.tgenabled = 'O' and t.tgname <> 'refers_when_added'
      and t.tgfoid in ('pipeline.is_referred_to()'::regprocedure, 'pipeline.refers()'::regprocedure)$$,
  'every reference is checked in every direction');

select * from finish();
rollback;
