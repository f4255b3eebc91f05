-- 阶段: one firm's history, and the board of all.

create function api.stage_show(_firm text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  l api.firm_line;
begin
  select x.* into l from api.firm_line x where x.id = f.id;
  return json_build_object(
    'firm', api._ref(f), 'stage', l.stage, 'since', l.stage_on,
    'episode', case when l.episode is not null then json_build_object(
      'year', l.intake_year, 'entered', l.entered_on, 'ended', l.ended_on) end,
    'next', (
      select coalesce(json_agg(distinct t.verb), '[]') from pipeline.transition t
      where t.from_stage = l.stage),
    'history', (
      select coalesce(json_agg(json_build_object(
          'seq', s.seq, 'on', v.on_date, 'from', nullif(s.from_stage, ''), 'to', s.to_stage,
          'verb', v.verb, 'year', e.intake_year, 'voided', e.voided,
          'note', coalesce(x.reason, r.result),
          'recorded_at', v.recorded_at, 'actor', v.actor) order by s.seq), '[]')
      from pipeline.stage_event s
      join pipeline.event v on v.firm = s.firm and v.seq = s.seq
      join pipeline.episode e on e.id = s.episode
      left join pipeline.episode_exit x on x.firm = s.firm and x.seq = s.seq
      left join pipeline.review r on r.firm = s.firm and r.seq = s.seq
      where s.firm = f.id));
end
$$;

-- The county a stay is counted in: the one at entry, or where it was open the first one filled in since.
create function api._entry_county(_firm uuid, _county text, _known_at timestamptz default 'infinity')
returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(_county, (
    select c.new_value from pipeline.firm_change c
    join pipeline.event v on v.firm = c.firm and v.seq = c.seq
    where c.firm = _firm and c.field = 'county' and c.old_value is null and v.recorded_at <= _known_at
    order by c.seq limit 1))
$$;

-- The state of every stay on a day (A) as it was known at a time (K). Void stays are left out from the
-- moment the voiding was recorded, at any A. A county that was open at entry is the first one filled in since.
create function api.episodes_as_of(_as_of date, _known_at timestamptz)
returns table (episode uuid, firm uuid, intake_year integer, entered_on date, entered_seq integer,
  county text, stage text, stage_on date, ended_on date)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select distinct on (s.episode) s.episode, s.firm, e.intake_year::integer, e.entered_on::date,
    e.entered_seq,
    api._entry_county(e.firm, e.county_at_entry, _known_at), s.to_stage, v.on_date::date,
    case when s.to_stage in ('certified', 'exited') then v.on_date::date end
  from pipeline.stage_event s
  join pipeline.event v on v.firm = s.firm and v.seq = s.seq
  join pipeline.episode e on e.id = s.episode
  where v.on_date <= _as_of and v.recorded_at <= _known_at
    and not exists (
      select from pipeline.episode_void x
      join pipeline.event xv on xv.firm = x.firm and xv.seq = x.seq
      where x.episode = s.episode and xv.recorded_at <= _known_at)
  order by s.episode, v.on_date desc, s.seq desc
$$;

create function api.stage_board(_as_of date, _known_at timestamptz)
returns table (county text, county_name text, stage text, firms bigint)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select api._not_future(_as_of);
  select f.county, c.name, e.stage, count(*)
  from api.episodes_as_of(coalesce(_as_of, api.today()), coalesce(_known_at, now())) e
  join pipeline.firm f on f.id = e.firm
  join pipeline.stage s on s.code = e.stage
  left join pipeline.county c on c.code = f.county
  group by f.county, c.name, c.sort_no, e.stage, s.position
  order by c.sort_no nulls last, s.position
$$;
