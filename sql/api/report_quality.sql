-- 数据与进度问题: open stays that lack something or wait for too long. Limits are local settings (pipeline.local_policy).

create function api._quality_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with setting as (
    select coalesce((_q).known_at, 'infinity') as known,
      api._local_policy('assign_days', (_q).as_of)::integer as assign_days,
      api._local_policy('plan_days', (_q).as_of)::integer as plan_days,
      api._local_policy('visit_days', (_q).as_of)::integer as visit_days,
      api._local_policy('stage_days', (_q).as_of)::integer as stage_days),
  step as (
    select t.episode, bool_or(t.stage = 'planned') as planned,
      max((_q).as_of - t.since) filter (where t.next_stage is null) as in_stage
    from api._steps(_q) t group by t.episode),
  visit as (
    select distinct on (t.line) t.line, t.on_date, t.next_on from api._visits(_q) t
    order by t.line, t.on_date desc, t.seq desc),
  charged as (select distinct c.episode from api._charges(_q) c),
  open as materialized (
    select s.*, (_q).as_of - s.entered_on as stayed, v.on_date as visited_on, v.next_on, t.planned, t.in_stage,
      c.episode is not null as charged
    from api._stays(_q) s
    left join step t on t.episode = s.episode
    left join visit v on v.line = s.line
    left join charged c on c.episode = s.episode
    where s.outcome is null)
  select o.bin, 'problems', x.place, 'stays', o.episode, o.firm, null::integer, null::integer, null::integer
  from open o cross join setting g
  cross join lateral (values
    ('open', true),
    ('no_county', o.county is null),
    ('no_field', coalesce(api._firm_value(o.firm, 'field', 'infinity', g.known), '') = ''),
    ('no_officer', o.stayed > g.assign_days and not o.charged),
    ('no_plan', o.stayed > g.plan_days and not o.planned),
    ('visit_overdue', o.next_on < (_q).as_of),
    ('not_visited', (_q).as_of - greatest(o.visited_on, o.entered_on) > g.visit_days),
    ('stays_too_long', o.in_stage > g.stage_days),
    ('no_figures', not exists (
      select from pipeline.fact t
      where t.firm = o.firm and t.year = date_part('year', (_q).as_of) - 1 and not t.withdrawn
        and not exists (select from pipeline.fact w
          where w.firm = t.firm and w.year = t.year and w.key = t.key and w.seq > t.seq and w.withdrawn
            and api._event_day(w.firm, w.seq, g.known) <= (_q).as_of)
        and api._event_day(t.firm, t.seq, g.known) <= (_q).as_of)),
    ('earlier_history_unknown', o.intake_year < date_part('year', o.entered_on))) x (place, counts)
  where x.counts
  union all
  select o.bin, 'missing', m.key, 'stays', o.episode, o.firm, null, null, null
  from open o cross join setting g
  cross join lateral api.figures_missing(o.line, date_part('year', (_q).as_of)::integer - 1, (_q).as_of, g.known) m (key)
  union all
  -- Verdicts of different rule sets are never added up.
  select s.bin, 'verdicts', d.rule_set, d.verdict, d.episode, d.firm, d.seq, null, null
  from pipeline.diagnosis d
  join api.event_known(coalesce((_q).known_at, 'infinity')) v on v.firm = d.firm and v.seq = d.seq
  join api._stays(_q) s on s.episode = d.episode
  where v.on_date between (_q).since and (_q).until
$$;
