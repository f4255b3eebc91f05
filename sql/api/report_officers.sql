-- 帮扶: D12 who looks after how many firms, how often they are seen, and certificates observed against expected.

-- Exposure is split at each reassignment: an officer answers for the days after he took a stay over, up to and with the
-- day he gave it away or it ended. late and days count from entry; whoever had it first also has the day of entry.
-- Strata: county of entry, intake year, and how ready the stay was when he took it.
create function api._exposures(_q api.question)
returns table (officer text, stratum text, episode uuid, firm uuid, seq integer, late integer, days integer,
  certified boolean)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with charge as (
    select c.*, c.from_on - s.entered_on - (row_number() over (
        partition by c.episode order by c.from_on) = 1)::integer as late,
      least(coalesce(c.until_on, s.ended_on), coalesce(s.ended_on, c.until_on), (_q).as_of) - s.entered_on as days,
      coalesce(s.county, '') as county, s.intake_year, s.entered_on, s.ended_on, s.outcome
    from api._charges(_q) c join api._stays(_q) s on s.episode = c.episode),
  stood as (
    select distinct on (c.episode, c.from_on) c.episode, c.from_on, t.stage
    from charge c join api._steps(_q) t on t.episode = c.episode and t.since <= c.from_on
    order by c.episode, c.from_on, t.since desc, t.seq desc)
  select c.officer,
    c.county || '|' || c.intake_year || '|' || case
      when w.stage in ('entered', 'assigned', 'diagnosed') then 'early'
      when w.stage = 'planned' then 'planned' else 'ready' end,
    c.episode, c.firm, c.seq, c.late, c.days,
    c.outcome = 'certified' and c.ended_on - c.entered_on > c.late and c.ended_on - c.entered_on <= c.days
  from charge c join stood w on w.episode = c.episode and w.from_on = c.from_on
  where c.days > c.late
$$;

create function api._officer_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with officer as (select o.id, '#' || o.no || ' ' || o.name as label from pipeline.officer o),
  open as (
    select distinct on (s.episode) s.episode, s.firm, c.officer
    from api._stays(_q) s join api._charges(_q) c on c.episode = s.episode
    where s.outcome is null order by s.episode, c.from_on desc),
  visit as (
    select t.*, o.label from api._visits(_q) t join officer o on o.id = t.officer
    where t.on_date between (_q).since and (_q).until),
  exposure as materialized (select x.* from api._exposures(_q) x)
  select '', 'officers', o.officer, 'firms', o.episode, o.firm, null::integer, null::integer, null::integer from open o
  union all
  select '', 'officers', v.label, 'visits', null, v.firm, v.seq, null, null from visit v
  union all
  select distinct on (v.label, v.line) '', 'officers', v.label, 'visited', null::uuid, v.firm, v.seq, null::integer,
    null::integer
  from visit v
  union all
  select '', 'officers', e.officer, 'observed', e.episode, e.firm, e.seq, null, null from exposure e where e.certified
  union all
  select '', 'exposure', e.officer, e.stratum || '|' || case when e.certified then 'certified' else 'not' end,
    e.episode, e.firm, e.seq, e.late, e.days
  from exposure e
$$;
