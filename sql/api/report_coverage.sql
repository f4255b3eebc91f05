-- 走访覆盖: D11 the share of the days of all stays on which the last visit was at most 90 days old.

-- Visits of firms that count, as known.
create function api._visits(_q api.question)
returns table (firm uuid, line uuid, seq integer, on_date date, next_on date, officer uuid)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select t.firm, api._lineage(t.firm, (_q).known_at), t.seq, v.on_date, t.next_on::date, t.officer
  from pipeline.visit t
  join api.event_known(coalesce((_q).known_at, 'infinity')) v on v.firm = t.firm and v.seq = t.seq
  where v.on_date <= (_q).as_of
$$;

-- Person-time is split at each visit: the days before a firm's first visit are never counted for "visited", and a
-- certificate counts for the state of the day before it.
create function api._coverage_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with stay as materialized (
    select s.*, daterange(greatest(s.entered_on, (_q).since),
      greatest(least(coalesce(s.ended_on, (_q).until + 1), (_q).until + 1), greatest(s.entered_on, (_q).since))) as seen
    from api._stays(_q) s
    where s.entered_on <= (_q).until and (s.ended_on is null or s.ended_on > (_q).since)),
  visit as materialized (select t.* from api._visits(_q) t),
  fresh as (
    select v.line, range_agg(daterange(v.on_date, v.on_date + 91)) as days from visit v group by v.line),
  covered as materialized (
    select s.episode, coalesce(sum(upper(r) - lower(r)), 0)::integer as days
    from stay s left join fresh f on f.line = s.line
    left join lateral unnest(f.days * datemultirange(s.seen)) r on true
    group by s.episode)
  select s.bin, 'coverage', 'all', x.item, s.episode, s.firm, null::integer, null::integer, x.days
  from stay s join covered c on c.episode = s.episode
  cross join lateral (select upper(s.seen) - lower(s.seen) as days) d
  cross join lateral (values ('stays', d.days), ('visited_stays', case when c.days > 0 then c.days end)) x (item, days)
  where d.days > 0 and x.days is not null
  union all
  select s.bin, 'coverage', 'all', 'visits', s.episode, v.firm, v.seq, null, null
  from stay s join visit v on v.line = s.line and v.on_date <@ s.seen
  union all
  select s.bin, 'exposure', x.place, 'stays', s.episode, s.firm, null, null, x.days
  from stay s join covered c on c.episode = s.episode
  cross join lateral (values ('recent', c.days), ('none', upper(s.seen) - lower(s.seen) - c.days)) x (place, days)
  where x.days > 0
  union all
  select s.bin, 'exposure', case when f.days @> s.ended_on - 1 then 'recent' else 'none' end, 'certified',
    s.episode, s.firm, null, null, null
  from stay s
  left join (
    select e.episode, range_agg(daterange(v.on_date, v.on_date + 91)) as days
    from stay e join visit v on v.line = e.line and v.on_date < e.ended_on group by e.episode) f
    on f.episode = s.episode
  where s.outcome = 'certified' and s.ended_on between (_q).since and (_q).until
$$;
