-- 阶段转换: what the table allows, and that nothing else gets into the history.
begin;
select plan(10);

select bag_eq(
  $$select verb, from_stage, to_stage from pipeline.transition where verb <> 'exit'$$,
  $$values
    ('intake', '', 'entered'),
    ('assign set', 'entered', 'assigned'),
    ('diagnose', 'assigned', 'diagnosed'),
    ('plan draft', 'diagnosed', 'planned'),
    ('plan done', 'planned', 'ready'),
    ('apply submit', 'planned', 'applied'),
    ('apply submit', 'ready', 'applied'),
    ('apply resubmit', 'planned', 'applied'),
    ('apply return', 'applied', 'planned'),
    ('apply withdraw', 'applied', 'planned'),
    ('review record', 'applied', 'reviewed'),
    ('review record', 'applied', 'planned'),
    ('certify record', 'reviewed', 'certified')$$,
  'the way from intake to certificate');
select set_eq(
  $$select from_stage from pipeline.transition where verb = 'exit' and to_stage = 'exited'$$,
  $$select code from pipeline.stage where not final$$,
  'a firm may leave from every stage that is no end');
select is_empty(
  $$select * from pipeline.transition where verb = 'exit' and to_stage <> 'exited'$$, 'exit only leads out');
select is_empty(
  $$select * from pipeline.transition t join pipeline.stage s on s.code = t.from_stage where s.final$$,
  'no way leads on from an end');
select is_empty(
  $$select * from pipeline.transition t
    where t.from_stage <> '' and not exists (select from pipeline.stage s where s.code = t.from_stage)$$,
  'every way starts at a stage or outside');
select is_empty(
  $$select code from pipeline.stage except select to_stage from pipeline.transition$$,
  'every stage can be reached');
select is(
  (select string_agg(code, ' ' order by position) from pipeline.stage),
  'entered assigned diagnosed planned ready applied reviewed certified exited', 'the order of the stages');
select set_eq(
  'select code from pipeline.stage where final', array['certified', 'exited'], 'a stay ends in two ways');

-- All triples there could be: the history takes exactly those of the table.
insert into pipeline.operation (op, verb, payload_hash) values
  ('00000000-0000-0000-0000-000000000001', 'test', sha256('x'));
insert into pipeline.firm (id, credit_code, name, name_key) values
  ('00000000-0000-0000-0000-0000000000f1', '91410400000000001X', '甲公司', '甲公司');
insert into pipeline.event (firm, seq, verb, on_date, op) values
  ('00000000-0000-0000-0000-0000000000f1', 1, 'test', '2019-08-01', '00000000-0000-0000-0000-000000000001');
insert into pipeline.episode (
    id, firm, intake_year, entered_on, entered_seq, stage, stage_on, stage_seq, furthest) values
  ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000f1', 2019, '2019-08-01', 1,
    'entered', '2019-08-01', 1, 'entered');
create temp table tried (verb text, from_stage text, to_stage text, taken boolean);
do $$
declare
  way record;
begin
  for way in
    select v.verb, f.code as from_stage, t.code as to_stage
    from (select verb from pipeline.transition union select 'firm void') v,
      (select code from pipeline.stage union select '') f, pipeline.stage t
  loop
    begin
      insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage) values (
        '00000000-0000-0000-0000-0000000000f1', 1, '00000000-0000-0000-0000-0000000000e1',
        way.verb, way.from_stage, way.to_stage);
      delete from pipeline.stage_event;
      insert into tried values (way.verb, way.from_stage, way.to_stage, true);
    exception when foreign_key_violation then
      insert into tried values (way.verb, way.from_stage, way.to_stage, false);
    end;
  end loop;
end
$$;
select bag_eq(
  'select verb, from_stage, to_stage from tried where taken',
  'select verb, from_stage, to_stage from pipeline.transition',
  'stage_event takes the ways of the table and no other');
-- Thirteen verbs, nine stages and the outside, to nine stages.
select is((select count(*) from tried), 13 * 10 * 9::bigint, 'all triples were tried');

select * from finish();
rollback;
