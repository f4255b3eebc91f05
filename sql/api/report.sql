-- 报表: what every report stands on. A report is a set of rows, one for each thing that a printed count counts (a stay,
-- an event, a firm), under the address of that count: figure/place/item, and before it the group when grouped. The count
-- is the number of rows at the address and `--ids` lists them, so that the two cannot differ.

-- What a report is asked: the two times, the grouping, a period (both days in it) and a county.
-- known_at is null for now.
create type api.question as (
  as_of date, known_at timestamptz, group_by text, since date, until date, county text);

-- One thing counted. days is a length; late, the part of it that had passed before the thing was first seen.
create type api.report_row as (
  bin text, figure text, place text, item text, episode uuid, firm uuid, seq integer, late integer, days integer);

-- A question with its defaults filled in. Counties, officers and coverage look at the calendar year so far, growth and
-- lag at the year that ends on the last day, the others at everything: from 1900-01-01.
create function api._question(
  _report text, _as_of date, _known_at timestamptz, _by text, _since date, _until date, _county text)
returns api.question
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  on_day date := coalesce(_as_of, api.today());
  last_day date := least(coalesce(_until, on_day), on_day);
  first_day date := coalesce(_since, case
    when _report in ('counties', 'officers', 'coverage') then date_trunc('year', last_day)::date
    when _report in ('growth', 'lag') then (last_day - interval '1 year')::date + 1
    else date '1900-01-01' end);
begin
  perform api._not_future(on_day);
  if first_day > last_day then
    perform api._refuse('PL120', 'a period without days', json_build_object('from', first_day, 'until', last_day));
  end if;
  return (on_day, _known_at, _by, first_day, last_day, api._county(_county))::api.question;
end
$$;

-- The rows of a report, by its name.
create function api._report_rows(_report text, _q api.question) returns setof api.report_row
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  case _report
    when 'conversion' then return query select * from api._conversion_rows(_q);
    when 'funnel' then return query select * from api._funnel_rows(_q);
    when 'cohort' then return query select * from api._cohort_rows(_q);
    when 'time' then return query select * from api._time_rows(_q);
    when 'coverage' then return query select * from api._coverage_rows(_q);
    when 'officers' then return query select * from api._officer_rows(_q);
    when 'counties' then return query select * from api._county_rows(_q);
    when 'growth' then return query select * from api._growth_rows(_q);
    when 'quality' then return query select * from api._quality_rows(_q);
    when 'lag' then return query select * from api._lag_rows(_q);
    when 'forecast' then return query select * from api._forecast_rows(_q);
  end case;
end
$$;

-- D1 of the whole reserve over the period: the stock before it, what came and went, the stock at its end. Each of the
-- five is counted by itself; the client asserts that they fit.
create function api._identity(_q api.question) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('before', count(*) filter (where s.entered_on < _q.since
      and (s.ended_on is null or s.ended_on >= _q.since)),
    'entered', count(*) filter (where s.entered_on between _q.since and _q.until),
    'certified', count(*) filter (where s.outcome = 'certified' and s.ended_on between _q.since and _q.until),
    'exited', count(*) filter (where s.outcome = 'exited' and s.ended_on between _q.since and _q.until),
    'stock', count(*) filter (where s.entered_on <= _q.until
      and (s.ended_on is null or s.ended_on > _q.until)))
  from api._stays(_q) s
$$;

-- 报表: the counts of a report, one line an address: [group, figure, place, item, number, days, [[late, days, number]…]].
create function api.report(
  _report text, _as_of date, _known_at timestamptz, _by text, _since date, _until date, _county text)
returns json
language plpgsql stable set search_path = pg_catalog, pg_temp set jit = off
as $$
declare
  q api.question := api._question(_report, _as_of, _known_at, _by, _since, _until, _county);
  answer json;
begin
  with spread as (
    select bin, figure, place, item, late, days, count(*) as n
    from api._report_rows(_report, q) group by 1, 2, 3, 4, 5, 6),
  cell as (
    select bin, figure, place, item, sum(n) as n, sum(days * n) as days,
      json_agg(json_build_array(coalesce(late, 0), days, n) order by late, days)
        filter (where days is not null) as spread
    from spread group by 1, 2, 3, 4)
  select json_build_object(
    'as_of', q.as_of, 'known_at', api._moment(coalesce(q.known_at, now())), 'by', q.group_by,
    'since', nullif(q.since, date '1900-01-01'), 'until', q.until, 'county', q.county,
    'identity', api._identity(q),
    'scope', api.scope(), 'names', api._county_names(), 'goals', api._goals(date_part('year', q.until)::integer, q.as_of, q.known_at),
    'targets', api._targets(q.as_of, q.known_at), 'rules', api._city_goals(), 'limits', api._limits(q.as_of),
    'league', case when _report in ('counties', 'growth') and (q.county is not null or not pipeline.sees_all()) then
      api.county_league(_report, q.as_of, q.known_at, q.since, q.until) end,
    'kept', case when _report = 'forecast' then (
      select json_agg(json_build_object('as_of', k.as_of, 'certified', k.certified, 'expected', k.expected,
        'low', k.low, 'high', k.high) order by k.as_of) from api._kept_forecasts(q) k) end,
    'cells', coalesce(json_agg(json_build_array(
      bin, figure, place, item, n, days, spread) order by bin, figure, place, item), '[]'))
  into answer from cell;
  return answer;
end
$$;

create function api._county_names() returns json
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$ select json_object_agg(c.code, c.name order by c.sort_no) from pipeline.county c $$;

-- The goals that the policy of the city sets in numbers of firms.
create function api._city_goals() returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_object_agg(r.id, json_build_object('value', trim_scale(r.value), 'name', r.name,
    'clause', r.clause)), '{}')
  from pipeline.rule r where r.rule_set = 'city' and r.unit = 'firms'
$$;

-- The local limits beyond which waiting is a problem, in days.
create function api._limits(_on date) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_object_agg(k, api._local_policy(k, _on)::integer)
  from unnest('{assign_days,plan_days,visit_days,stage_days}'::text[]) k
$$;

-- A moment as documents carry it, in China's time.
create function api._moment(_at timestamptz) returns text
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$ select to_char(_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00' $$;

-- 明细: what stands behind the counts, one line a thing counted, under the address of its count; _cell may name one
-- address, or the beginning of several.
create function api.report_ids(
  _report text, _as_of date, _known_at timestamptz, _by text, _since date, _until date, _county text, _cell text)
returns table (cell text, firm_no integer, name text, episode uuid, year integer, entered_on date, stage text,
  ended_on date, seq integer, on_date date, late integer, days integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  q api.question := api._question(_report, _as_of, _known_at, _by, _since, _until, _county);
begin
  return query
    select r.cell, f.no, f.name::text, r.episode, s.intake_year, s.entered_on, coalesce(s.outcome, t.stage),
      s.ended_on, r.seq, v.on_date, r.late, r.days
    from (
      select concat_ws('/', case when q.group_by is not null then x.bin end, x.figure, x.place, x.item) as cell, x.*
      from api._report_rows(_report, q) x) r
    left join pipeline.firm f on f.id = r.firm
    left join api._stays(q) s on s.episode = r.episode
    left join (
      select x.episode, x.stage from api._steps(q) x where x.next_stage is null) t on t.episode = r.episode
    left join api.event_known(coalesce(q.known_at, 'infinity')) v on v.firm = r.firm and v.seq = r.seq
    where _cell is null or r.cell = _cell or starts_with(r.cell, _cell || '/')
    order by r.cell collate "C", f.no, s.entered_on, r.seq, r.days;
end
$$;
