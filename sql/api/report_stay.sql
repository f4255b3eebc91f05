-- 在库经历: the stays as every report sees them, on a day (A) as known at a time (K). Now is answered from the row kept
-- for each stay, an earlier time from the events. Void stays are left out from the moment the voiding was recorded.

-- What a particular of a firm was on a day, as known at a time: what the last change that holds made of it, else what
-- it was before the first.
create function api._firm_value(_firm uuid, _field text, _as_of date, _known_at timestamptz) returns text
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  with change as (
    select c.seq, c.old_value, c.new_value, api._event_day(c.firm, c.seq, _known_at) as on_date
    from pipeline.firm_change c where c.firm = _firm and c.field = _field),
  held as (
    select c.new_value from change c where c.on_date <= _as_of order by c.on_date desc, c.seq desc limit 1)
  select case
    when exists (select from held) then (select h.new_value from held h)
    when exists (select from change) then (select c.old_value from change c order by c.seq limit 1)
    else (select to_jsonb(f) ->> _field from pipeline.firm f where f.id = _firm) end
$$;

-- 企业沿革: the firm that a firm counts as, as known at a time.
create function api._lineage(_firm uuid, _known_at timestamptz) returns uuid
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select coalesce((
    select m.other from pipeline.firm_merge m
    where m.firm = _firm and not m.survives
      and api._event_day(m.firm, m.seq, coalesce(_known_at, 'infinity')) is not null
    order by m.seq desc limit 1), _firm)
$$;

-- The firms that may have had more than one stay: one of theirs began after the firm's first event, or they were merged.
create view api.lineage_again with (security_invoker) as
select x.firm, coalesce(m.merged_into, x.firm) as line
from (
  select e.firm from pipeline.episode e where e.entered_seq > 1
  union select f.id from pipeline.firm f where f.merged_into is not null
  union select f.merged_into from pipeline.firm f where f.merged_into is not null) x
-- Not through api.kin: merged records are few and have an index of their own, while all firms would be read.
left join pipeline.firm m on m.id = x.firm and m.merged_into is not null;

-- The county a stay is counted in: the one at entry, or where it was open the first one filled in since.
create function api._entry_county(_firm uuid, _county text, _known_at timestamptz default 'infinity')
returns text
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select coalesce(_county, (
    select c.new_value from pipeline.firm_change c
    where c.firm = _firm and c.field = 'county' and c.old_value is null
      and api._event_day(c.firm, c.seq, _known_at) is not null
    order by c.seq limit 1))
$$;

-- All stays as known now; the county is the one at entry, or the first one filled in since.
create view api.stay_now with (security_invoker) as
select e.id as episode, e.firm, e.intake_year::integer as intake_year, e.entered_on::date as entered_on,
  e.entered_seq,
  case when e.county_at_entry is null then api._entry_county(e.firm, null, 'infinity') else e.county_at_entry end
    as county,
  e.stage, e.ended_on::date as ended_on, e.county_at_entry
from pipeline.episode e
where not e.voided;

-- The stays that had begun by the day asked for, with what became of them by then: certified, exited, or null for open.
-- nth counts the stays of a firm, nth_in_year those within one intake year and group.
create function api._stays(_q api.question)
returns table (episode uuid, firm uuid, intake_year integer, entered_on date, entered_seq integer, county text,
  outcome text, ended_on date, nth bigint, bin text, nth_in_year bigint, line uuid)
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  with stay as (
    select s.episode, s.firm, s.intake_year, s.entered_on, s.entered_seq, s.county,
      case when s.ended_on <= (_q).as_of then s.stage end as outcome,
      case when s.ended_on <= (_q).as_of then s.ended_on end as ended_on
    from api.stay_now s
    where (_q).known_at is null and s.entered_on <= (_q).as_of
    union all
    select s.episode, s.firm, s.intake_year, s.entered_on, s.entered_seq, s.county,
      case when s.ended_on is not null then s.stage end, s.ended_on
    from api.episodes_as_of((_q).as_of, (_q).known_at) s
    where (_q).known_at is not null),
  charge as (
    select distinct on (c.episode) c.episode, c.officer
    from api._charges(_q) c where (_q).group_by = 'officer'
    order by c.episode, c.from_on desc),
  counted as (
    select s.*, l.line,
      row_number() over (partition by l.line order by s.entered_on, s.entered_seq, s.episode) as nth,
      case (_q).group_by
        when 'county' then coalesce(s.county, '')
        when 'officer' then coalesce(o.officer, '')
        when 'field' then coalesce(split_part(
          api._firm_value(s.firm, 'field', 'infinity', coalesce((_q).known_at, 'infinity')), '.', 1), '')
        when 'year' then s.intake_year::text
        else '' end as bin
    from stay s
    cross join lateral (select api._lineage(s.firm, (_q).known_at) as line) l
    left join charge o on o.episode = s.episode)
  select s.episode, s.firm, s.intake_year, s.entered_on, s.entered_seq, s.county, s.outcome, s.ended_on, s.nth, s.bin,
    row_number() over (partition by s.line, s.intake_year, s.bin order by s.entered_on, s.entered_seq, s.episode),
    s.line
  from counted s
  where (_q).county is null or s.county = (_q).county
$$;

-- 在任时段: who had charge of a stay from when to when (until the next assignment, null for the last). Of several
-- assignments on one day the last holds.
create function api._charges(_q api.question)
returns table (episode uuid, firm uuid, seq integer, officer text, officer_id uuid, from_on date, until_on date)
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select c.*, lead(c.from_on) over (partition by c.episode order by c.from_on)
  from (
    select distinct on (a.episode, v.on_date)
      a.episode, a.firm, a.seq, '#' || o.no || ' ' || o.name as officer, o.id, v.on_date as from_on
    from pipeline.assignment a
    join api.event_known(coalesce((_q).known_at, 'infinity')) v on v.firm = a.firm and v.seq = a.seq
    join pipeline.officer o on o.id = a.officer
    where v.on_date <= (_q).as_of
    order by a.episode, v.on_date, a.seq desc) c
$$;

-- 阶段经历: each time a stay was in a stage, with what was next by the day asked for.
create function api._steps(_q api.question)
returns table (episode uuid, firm uuid, seq integer, stage text, since date, next_stage text, next_on date, bin text)
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select t.episode, t.firm, t.seq, t.to_stage, v.on_date, lead(t.to_stage) over w, lead(v.on_date) over w, s.bin
  from api._stays(_q) s
  join pipeline.stage_event t on t.episode = s.episode
  join api.event_known(coalesce((_q).known_at, 'infinity')) v on v.firm = t.firm and v.seq = t.seq
  where v.on_date <= (_q).as_of
  window w as (partition by t.episode order by v.on_date, t.seq)
$$;
