-- 漏斗: D7 what became of each time a stay came into a stage within the period, D9 what became of each application.

create function api._funnel_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with step as materialized (
    select x.*, a.position, b.position as next_position,
      row_number() over (partition by x.episode, x.stage order by x.since, x.seq) as nth_time
    from api._steps(_q) x
    join pipeline.stage a on a.code = x.stage
    left join pipeline.stage b on b.code = x.next_stage
    where x.stage <> 'exited'),
  came as (
    select s.* from step s
    where s.since between (_q).since and (_q).until),
  -- Strict: stays that were in the stage. Beyond: those that got past it without ever being in it.
  visited as (
    select distinct on (c.episode, c.stage) c.* from came c order by c.episode, c.stage, c.since, c.seq),
  skipped as (
    select distinct on (c.episode, t.code) c.bin, t.code as stage, c.episode, c.firm, c.seq
    from came c join pipeline.stage t on t.position < c.position
    where not exists (select from step s where s.episode = c.episode and s.stage = t.code)
    order by c.episode, t.code, c.since, c.seq),
  application as (
    select a.id, a.firm, a.seq, a.episode, a.batch,
      coalesce(s.bin, case (_q).group_by when 'county' then coalesce(
        api._firm_value(a.firm, 'county', (_q).as_of, coalesce((_q).known_at, 'infinity')), '') else '' end) as bin
    from pipeline.application a
    join api.event_known(coalesce((_q).known_at, 'infinity')) v on v.firm = a.firm and v.seq = a.seq
    left join api._stays(_q) s on s.episode = a.episode
    where v.on_date <= (_q).as_of and (s.episode is not null or a.episode is null and (_q).county is null)
      and v.on_date between (_q).since and (_q).until),
  -- The latest that is known of an application decides.
  outcome as (
    select distinct on (o.application) o.application, o.item
    from (
      select c.application, c.firm, c.seq, 'certified' as item from pipeline.certificate c
      union all
      select r.application, r.firm, r.seq, case r.result when 'fail' then 'rejected' else 'pending' end
      from pipeline.review r
      union all
      select b.application, b.firm, b.seq, 'taken_back' from pipeline.application_back b) o
    join api.event_known(coalesce((_q).known_at, 'infinity')) v on v.firm = o.firm and v.seq = o.seq
    where v.on_date <= (_q).as_of
    order by o.application, v.on_date desc, o.seq desc)
  select c.bin, 'stages', c.stage, x.item, c.episode, c.firm, c.seq, null::integer, null::integer
  from came c cross join lateral (values ('entered'), (case
    when c.next_stage is null then 'there'
    when c.next_stage = 'exited' then 'exited'
    when c.next_position > c.position then 'advanced'
    else 'back' end)) x (item)
  union all
  select v.bin, 'stages', v.stage, x.item, v.episode, v.firm, v.seq, null, null
  from visited v cross join (values ('visited'), ('reached')) x (item)
  union all
  select k.bin, 'stages', k.stage, x.item, k.episode, k.firm, k.seq, null, null
  from skipped k cross join (values ('skipped'), ('reached')) x (item)
  union all
  select a.bin, 'batches', a.batch, x.item, a.episode, a.firm, a.seq, null, null
  from application a left join outcome o on o.application = a.id
  cross join lateral (values ('applied', true), (coalesce(o.item, 'pending'), true),
    ('decided', o.item in ('certified', 'rejected'))) x (item, counts)
  where x.counts
$$;
