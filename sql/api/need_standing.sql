-- 需求进展: where each need stands on a day, as known at a time, from the events of the need alone.

-- One line a need. shown is the proposal whose words are public; progress is the furthest of its matches, those that came to
-- something before those that did not. Null reads as today, and as known now.
create function api._need_standing(_as_of date, _known_at timestamptz)
returns table (need uuid, record uuid, kind text, said_on date, proposed_on date, shown uuid, published_on date, withdrawn_on date,
  publicity text, matches bigint, progress text, progress_on date, amount numeric, settled_on date,
  outcome text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with asked as (select coalesce(_as_of, api.today()) as day, coalesce(_known_at, 'infinity') as known),
  said as materialized (
    select n.id, n.firm, coalesce(c.kind, n.kind)::text as kind, d.day as on_date from pipeline.need n cross join asked a
    cross join lateral (select api._event_day(n.firm, n.seq, a.known) as day) d
    left join lateral (
      select x.kind from pipeline.need_amended x where x.need = n.id and api._event_day(x.firm, x.seq, a.known) is not null
      order by x.seq desc limit 1) c on true
    where d.day <= a.day),
  proposed as (
    select distinct on (p.need) p.need, p.id, p.seq, d.day as on_date from pipeline.need_proposal p cross join asked a
    cross join lateral (select api._event_day(p.firm, p.seq, a.known) as day) d where d.day <= a.day
    order by p.need, d.day desc, p.seq desc),
  published as (
    select distinct on (p.need) p.need, q.proposal, q.seq, d.day as on_date
    from pipeline.need_publication q join pipeline.need_proposal p on p.id = q.proposal cross join asked a
    cross join lateral (select api._event_day(q.firm, q.seq, a.known) as day) d where d.day <= a.day
    order by p.need, d.day desc, q.seq desc),
  withdrawn as (
    select distinct on (x.need) x.need, x.seq, d.day as on_date from pipeline.need_withdrawal x cross join asked a
    cross join lateral (select api._event_day(x.firm, x.seq, a.known) as day) d where d.day <= a.day
    order by x.need, d.day desc, x.seq desc),
  settled as (
    select distinct on (x.need) x.need, x.outcome, d.day as on_date from pipeline.need_settled x cross join asked a
    cross join lateral (select api._event_day(x.firm, x.seq, a.known) as day) d where d.day <= a.day
    order by x.need, d.day, x.seq),
  matched as (
    select m.need, m.id, d.day as on_date from pipeline.need_match m cross join asked a
    cross join lateral (select api._event_day(m.firm, m.seq, a.known) as day) d where d.day <= a.day),
  step as (
    select x.match, x.step, x.amount, x.seq, d.day as on_date from pipeline.need_step x cross join asked a
    cross join lateral (select api._event_day(x.firm, x.seq, a.known) as day) d where d.day <= a.day),
  came as (
    select m.need, coalesce(l.step, 'matched') as step, coalesce(l.on_date, m.on_date) as on_date,
      (select c.amount from step c where c.match = m.id and c.step = 'contracted') as amount
    from matched m
    left join lateral (
      select s.step, s.on_date from step s where s.match = m.id order by s.on_date desc, s.seq desc limit 1) l on true),
  furthest as (
    select c.need, count(*) as matches,
      (array_agg(c.step order by array_position('{contracted,ended,negotiating,contacted,matched,failed}', c.step)))[1] as step,
      max(c.on_date) as on_date, sum(c.amount) filter (where c.step in ('contracted', 'ended')) as amount
    from came c group by c.need)
  select s.id, s.firm, s.kind, s.on_date, p.on_date, case when v.live then q.proposal end, case when v.live then q.on_date end,
    case when not v.live then w.on_date end,
    case when v.live then 'published' when p.need is null then 'none'
      when q.need is not null and (p.on_date, p.seq) < (w.on_date, w.seq) then 'withdrawn' else 'proposed' end,
    coalesce(m.matches, 0), coalesce(m.step, 'unmatched'), m.on_date, m.amount, d.on_date, d.outcome
  from said s
  left join proposed p on p.need = s.id
  left join published q on q.need = s.id
  left join withdrawn w on w.need = s.id
  cross join lateral (
    select q.need is not null and (w.need is null or (w.on_date, w.seq) < (q.on_date, q.seq)) as live) v
  left join furthest m on m.need = s.id
  left join settled d on d.need = s.id
$$;

-- 需求统计: how many needs stand where, by publication, by progress of matches and by outcome; money of contracts beside them.
create function api.need_counts(_by text, _kind text, _county text, _as_of date, _known_at timestamptz)
returns table (part text, axis text, state text, needs bigint, amount numeric)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
  only_county text := api._county(_county);
begin
  perform api._not_future(day);
  return query
    with one as (
      select s.*, case _by when 'kind' then s.kind when 'county' then o.county else '' end as part
      from api._need_standing(day, _known_at) s
      left join api.merged_known(coalesce(_known_at, 'infinity')) m on m.record = s.record
      cross join lateral (select api._county_on(coalesce(m.firm, s.record), day, _known_at) as county) o
      where (_kind is null or s.kind = _kind) and (only_county is null or o.county = only_county)),
    counted as (
      select x.part, a.axis, a.state, count(*) as needs, sum(x.amount) filter (where a.axis = 'progress') as amount
      from one x cross join lateral (values ('publicity', x.publicity), ('progress', x.progress),
        ('outcome', coalesce(x.outcome, 'open'))) a (axis, state)
      group by 1, 2, 3)
    select c.part, c.axis, c.state, c.needs, c.amount from counted c
    left join pipeline.county o on o.code = c.part
    order by o.sort_no nulls last, c.part, array_position('{publicity,progress,outcome}', c.axis),
      array_position('{none,proposed,published,withdrawn,unmatched,matched,contacted,negotiating,contracted,ended,failed,open,met,dropped}',
        c.state);
end
$$;
