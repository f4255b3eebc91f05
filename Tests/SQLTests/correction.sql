-- Corrections: an event may be void or have another day, from the moment that is recorded on; the row of the stay
-- follows, and steps that would not follow each other are refused.
begin;
select plan(13);

create function u(_hex text) returns uuid language sql immutable
as $$ select lpad(_hex, 32, '0')::uuid $$;
create function at(_hour integer) returns timestamptz language sql immutable
as $$ select timestamptz '2019-12-31 00:00+08' + make_interval(hours => _hour) $$;

insert into pipeline.operation (op, verb, payload_hash) values (u('0'), 'test', sha256('x'));
insert into pipeline.firm (id, credit_code, name, name_key, head) values
  (u('f1'), '91410400000000001X', '甲公司', '甲公司', 20);
insert into pipeline.event (firm, seq, verb, on_date, op, recorded_at) values
  (u('f1'), 1, 'intake', '2019-08-01', u('0'), at(1)), (u('f1'), 2, 'assign set', '2019-09-01', u('0'), at(2)),
  (u('f1'), 3, 'diagnose', '2019-10-01', u('0'), at(3)), (u('f1'), 4, 'visit log', '2019-10-02', u('0'), at(4)),
  (u('f1'), 5, 'stage correct', '2019-12-30', u('0'), at(5)), (u('f1'), 6, 'undo', '2019-12-30', u('0'), at(6)),
  (u('f1'), 7, 'undo', '2019-12-30', u('0'), at(7)), (u('f1'), 8, 'fact set', '2019-12-30', u('0'), at(8)),
  (u('f1'), 9, 'undo', '2019-12-30', u('0'), at(9));
insert into pipeline.episode (id, firm, intake_year, entered_on, entered_seq, stage, stage_on, stage_seq, furthest) values
  (u('e1'), u('f1'), 2019, '2019-08-01', 1, 'diagnosed', '2019-10-01', 3, 'diagnosed');
insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage) values
  (u('f1'), 1, u('e1'), 'intake', '', 'entered'), (u('f1'), 2, u('e1'), 'assign set', 'entered', 'assigned'),
  (u('f1'), 3, u('e1'), 'diagnose', 'assigned', 'diagnosed');
insert into pipeline.visit (id, firm, seq, episode, mode) values (u('41'), u('f1'), 4, u('e1'), '现场');
insert into pipeline.fact (firm, seq, year, key, value) values (u('f1'), 1, 2018, 'sales', 100), (u('f1'), 8, 2018, 'sales', 200);

create function stay() returns text language sql
as $$ select concat_ws(' ', entered_on, stage, stage_on, furthest, voided) from pipeline.episode where id = u('e1') $$;

-- The diagnosis was a month later, and the visit never took place.
insert into pipeline.correction (firm, seq, corrects, on_date, void, reason) values
  (u('f1'), 5, 3, '2019-11-01', false, '日期录错'), (u('f1'), 5, 4, null, true, '没有去');
select lives_ok($$select api._episode_rebuild(u('e1'))$$, 'the stay is made anew');
select is(stay(), '2019-08-01 diagnosed 2019-11-01 diagnosed f', 'the stay has the corrected day');
select is((select on_date from api.event_now where seq = 3), '2019-11-01', 'the event has the corrected day');
select is((select count(*) from api.visit_now), 0::bigint, 'a void visit is none');
select is((select string_agg(seq::text, ' ' order by seq) from api.event_known(at(4))), '1 2 3 4',
  'known before: the event that is void now');
select is((select on_date from api.event_known(at(4)) where seq = 3), '2019-10-01', 'known before: the first day');
select is((select stage from api.episodes_as_of('2019-10-15', at(4))), 'diagnosed', 'as known before, diagnosed by then');
select is((select stage from api.episodes_as_of('2019-10-15', at(5))), 'assigned', 'as known since, not yet');

-- The later word holds: the diagnosis is void, then as first recorded.
insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 6, 3, true, '没有诊断');
select api._episode_rebuild(u('e1'));
select is(stay(), '2019-08-01 assigned 2019-09-01 assigned f', 'a void last step is gone');
insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 7, 3, false, '诊断过');
select api._episode_rebuild(u('e1'));
select is(stay(), '2019-08-01 diagnosed 2019-10-01 diagnosed f', 'and is back on its first day');

-- A figure that is void gives way to the one before it.
insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 9, 8, true, '录错企业');
select is((select value from api.fact_now where firm = u('f1')), 100.00, 'the figure before holds again');

-- A step in the middle cannot go while later ones stand on it.
insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 9, 2, true, '没有指派');
select throws_ok($$select api._episode_rebuild(u('e1'))$$, 'PL316', null, 'steps that do not follow are refused');
insert into pipeline.correction (firm, seq, corrects, void, reason) values
  (u('f1'), 9, 1, true, '不该入库'), (u('f1'), 9, 3, true, '不该入库');
select api._episode_rebuild(u('e1'));
select is((select voided from pipeline.episode where id = u('e1')), true, 'a stay without steps is void');
select * from finish();
rollback;
