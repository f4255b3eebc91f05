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
      where t.from_stage = l.stage and (t.verb <> 'apply resubmit' or exists (
        select from api.application_back_now b join pipeline.event v on v.firm = b.firm and v.seq = b.seq
        where b.application = api._application(l.episode) and v.verb = 'apply return'))),
    'history', (
      select coalesce(json_agg(json_build_object(
          'seq', s.seq, 'on', s.on_date, 'from', s.came_from, 'to', s.to_stage,
          'verb', v.verb, 'year', e.intake_year, 'voided', e.voided,
          'note', coalesce(x.reason, r.result),
          'recorded_at', s.recorded_at, 'actor', s.actor) order by s.on_date, s.seq, s.firm <> f.id), '[]')
      from (
        -- The stage before as the steps stand now: one may have been entered in between.
        select x.*, lag(x.to_stage) over (partition by x.episode order by x.on_date, x.seq) as came_from
        from api.stage_event_now x where x.firm in (select k.record from api.kin k where k.firm = f.id)) s
      join pipeline.event v on v.firm = s.firm and v.seq = s.seq
      join pipeline.episode e on e.id = s.episode
      left join pipeline.episode_exit x on x.firm = s.firm and x.seq = s.seq
      left join pipeline.review r on r.firm = s.firm and r.seq = s.seq));
end
$$;

-- The state of every stay on a day (A) as it was known at a time (K). Void stays are left out from the
-- moment the voiding was recorded, at any A. A county that was open at entry is the first one filled in since.
create function api.episodes_as_of(_as_of date, _known_at timestamptz)
returns table (episode uuid, firm uuid, intake_year integer, entered_on date, entered_seq integer,
  county text, stage text, stage_on date, ended_on date)
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  with held as materialized (select * from api.event_known(_known_at)),
  step as (
    select s.episode, s.firm, s.seq, s.to_stage, h.on_date,
      first_value(h.on_date) over (partition by s.episode order by h.on_date, s.seq) as entered_on
    from pipeline.stage_event s join held h on h.firm = s.firm and h.seq = s.seq
    where h.on_date <= _as_of),
  void as (select x.episode from pipeline.episode_void x join held h on h.firm = x.firm and h.seq = x.seq)
  select distinct on (s.episode) s.episode, s.firm, e.intake_year::integer, s.entered_on, e.entered_seq,
    api._entry_county(e.firm, e.county_at_entry, _known_at), s.to_stage, s.on_date,
    case when s.to_stage in ('certified', 'exited') then s.on_date end
  from step s
  join pipeline.episode e on e.id = s.episode
  where s.episode not in (select v.episode from void v)
  order by s.episode, s.on_date desc, s.seq desc
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
