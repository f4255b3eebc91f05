-- 更正: the events that hold, with the dates that hold. Whatever asks when a thing happened, or whether it counts,
-- reads the views of this file and not the tables.

-- Headers of the events that hold now. A void event is none; a corrected one has its right day.
create view api.event_now with (security_invoker) as
select v.firm, v.seq, v.verb, coalesce(c.on_date, v.on_date)::date as on_date, v.recorded_at, v.actor, v.op
from pipeline.event v
left join lateral (
  select x.on_date, x.void from pipeline.correction x
  where x.firm = v.firm and x.corrects = v.seq order by x.seq desc limit 1) c on true
where c.void is not true;

-- The same as known at a time: an event recorded later is not there yet, nor is a correction.
create function api.event_known(_known_at timestamptz)
returns table (firm uuid, seq integer, verb text, on_date date, recorded_at timestamptz, actor text, op uuid)
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  with said as (
    select distinct on (c.firm, c.corrects) c.firm, c.corrects, c.on_date, c.void
    from pipeline.correction c join pipeline.event v on v.firm = c.firm and v.seq = c.seq
    where v.recorded_at <= _known_at
    order by c.firm, c.corrects, c.seq desc)
  select v.firm, v.seq, v.verb, coalesce(c.on_date, v.on_date)::date, v.recorded_at, v.actor, v.op
  from pipeline.event v left join said c on c.firm = v.firm and c.corrects = v.seq
  where v.recorded_at <= _known_at and c.void is not true
$$;

-- The day of one event as known at a time; null when it was not recorded yet or is void.
create function api._event_day(_firm uuid, _seq integer, _known_at timestamptz) returns date
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select coalesce(c.on_date, v.on_date)::date
  from pipeline.event v
  left join lateral (
    select x.on_date, x.void from pipeline.correction x
    join pipeline.event w on w.firm = x.firm and w.seq = x.seq
    where x.firm = v.firm and x.corrects = v.seq and w.recorded_at <= _known_at
    order by x.seq desc limit 1) c on true
  where v.firm = _firm and v.seq = _seq and v.recorded_at <= _known_at and c.void is not true
$$;

-- For each table of history a view NAME_now: its rows whose event holds, with day, time and actor of the event.
do $$
declare
  kind text;
begin
  foreach kind in array array[
    'stage_event', 'episode_void', 'episode_exit', 'assignment', 'visit', 'ip', 'ip_lapse', 'ip_none', 'achievement',
    'incident', 'honour', 'diagnosis', 'plan_item', 'plan_item_done', 'application', 'application_back', 'review',
    'contact', 'firm_change', 'firm_merge', 'firm_split', 'firm_alias', 'certificate_end', 'annual_report', 'change_report', 'reward', 'reward_claim', 'reward_approval', 'reward_payment',
    'reward_clawback', 'support', 'announcement', 'episode_extension', 'gate_request', 'gate_approval', 'evidence',
    'need_amended', 'need_settled', 'need_proposal', 'need_publication', 'need_withdrawal', 'need_match', 'need_step', 'training_enrolled', 'training_attended']
  loop
    execute format(
      'create view api.%I with (security_invoker) as
        select t.*, v.on_date, v.recorded_at, v.actor, v.op
        from pipeline.%I t join api.event_now v on v.firm = t.firm and v.seq = t.seq', kind || '_now', kind);
  end loop;
end
$$;

-- Needs with the kind and the words that hold.
create view api.need_now with (security_invoker) as
select t.id, t.no, t.firm, t.seq, coalesce(a.kind, t.kind)::text as kind, coalesce(a.text, t.text)::text as text, t.visit,
  v.on_date, v.recorded_at, v.actor, v.op
from pipeline.need t join api.event_now v on v.firm = t.firm and v.seq = t.seq
left join lateral (
  select x.kind, x.text from api.need_amended_now x where x.need = t.id order by x.seq desc limit 1) a on true;

-- A certificate's day of issue is the day of its event, and is corrected with it.
create view api.certificate_now with (security_invoker) as
select t.id, t.firm, t.seq, t.episode, t.application, t.number, v.on_date as issued_on, v.recorded_at, v.actor, v.op
from pipeline.certificate t join api.event_now v on v.firm = t.firm and v.seq = t.seq;

-- Names that a firm had and gave up. What an undo put back was never its name.
create view api.name_change_now with (security_invoker) as
select c.firm, c.seq, c.old_value, c.old_key, c.old_initials
from api.firm_change_now c join pipeline.event v on v.firm = c.firm and v.seq = c.seq
where c.field = 'name' and v.verb <> 'undo';

-- Figures whose event holds; api.fact_now has the latest of each.
create view api.fact_held with (security_invoker) as
select f.* from pipeline.fact f
where not exists (
  select from pipeline.correction c
  where c.firm = f.firm and c.corrects = f.seq and c.void and not exists (
    select from pipeline.correction l
    where l.firm = c.firm and l.corrects = c.corrects and l.seq > c.seq));

-- Makes the row of a stay say again what its events say; the caller holds the firm's lock. Refuses when the steps
-- that remain do not follow each other (PL316). A step says from which stage it was thought to start; where one that was
-- missed was entered before it, it follows if its verb leads from there as well.
create function api._episode_rebuild(_episode uuid) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  broken record;
  first record;
  last record;
begin
  select s.* into broken from (
    select x.verb, x.on_date, x.from_stage, x.to_stage,
      coalesce(lag(x.to_stage) over (order by x.on_date, x.seq), '') as before
    from api.stage_event_now x where x.episode = _episode) s
  where s.from_stage <> s.before and not exists (
    select from pipeline.transition t
    where t.verb = s.verb and t.from_stage = s.before and t.to_stage = s.to_stage)
  order by s.on_date limit 1;
  if found then
    perform api._refuse('PL316', 'the steps do not follow each other', json_build_object(
      'verb', broken.verb, 'on', broken.on_date, 'from', broken.from_stage, 'stage', broken.before));
  end if;
  select x.on_date, x.seq into first from api.stage_event_now x
    where x.episode = _episode order by x.on_date, x.seq limit 1;
  select x.on_date, x.seq, x.to_stage into last from api.stage_event_now x
    where x.episode = _episode order by x.on_date desc, x.seq desc limit 1;
  if last.seq is null then
    update pipeline.episode set voided = true where id = _episode;
    return;
  end if;
  update pipeline.episode e set
    entered_on = first.on_date,
    stage = last.to_stage,
    stage_on = last.on_date,
    stage_seq = last.seq,
    furthest = (
      select s.code from api.stage_event_now x join pipeline.stage s on s.code = x.to_stage
      where x.episode = _episode and x.to_stage <> 'exited' order by s.position desc limit 1),
    ended_on = case when last.to_stage in ('certified', 'exited') then last.on_date end,
    voided = exists (select from api.episode_void_now x where x.episode = _episode)
  where e.id = _episode;
end
$$;
