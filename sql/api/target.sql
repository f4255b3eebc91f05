-- 年度目标: goals of the city and its offices, and how far they are reached.

create function api.target_set(
  _op uuid, _build text, _year integer, _kind text, _goal integer, _county text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'target set', jsonb_build_array(
    _year, _kind, _goal, _county, _on));
  office text := api._county(_county);
  before integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  select t.goal into before from pipeline.target t
    where t.intake_year = _year and t.kind = _kind and t.county is not distinct from office
    order by t.recorded_at desc limit 1;
  if before is distinct from _goal then
    insert into pipeline.target (intake_year, kind, county, goal, on_date, op)
    values (_year, _kind, office, _goal, _on, _op);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'year', _year, 'kind', _kind, 'county', office,
    'county_name', api._county_name(office), 'goal', _goal, 'before', before, 'on', _on));
end
$$;

-- 目标与进度: goal and firms entered (D2) by a day, as known at a time, by year; the city's line first, then the offices. The
-- rates are worked out by the client from the two counts of days.
create function api.target_show(_year integer, _as_of date, _known_at timestamptz)
returns table (year integer, county text, county_name text, goal integer, entered bigint, remaining bigint,
  days_gone integer, days_left integer)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with day as (select coalesce(_as_of, api.today()) as d),
  goal as (
    select distinct on (t.intake_year, t.county) t.intake_year, t.county, t.goal
    from pipeline.target t, day
    where t.kind = 'intake' and t.on_date <= day.d and t.recorded_at <= coalesce(_known_at, 'infinity')
    order by t.intake_year, t.county, t.recorded_at desc),
  came as (
    select s.intake_year, x.county, count(distinct s.line) as n
    from day cross join lateral api._stays((day.d, _known_at, null, null, null, null)::api.question) s
    cross join lateral (
      select null as county
      union all
      select s.county where s.county is not null) x
    group by 1, 2)
  select y.year, coalesce(g.county, n.county), c.name, g.goal, coalesce(n.n, 0),
    case when g.goal is not null then greatest(g.goal - coalesce(n.n, 0), 0) end,
    greatest(least(day.d, y.last) - y.first + 1, 0), greatest(y.last - greatest(day.d, y.first - 1), 0)
  from goal g
  full join came n on n.intake_year = g.intake_year and n.county is not distinct from g.county
  left join pipeline.county c on c.code = coalesce(g.county, n.county)
  cross join lateral (
    select coalesce(g.intake_year, n.intake_year)::integer as year,
      make_date(coalesce(g.intake_year, n.intake_year), 1, 1) as first,
      make_date(coalesce(g.intake_year, n.intake_year), 12, 31) as last) y
  cross join day
  where _year is null or y.year = _year
  order by 1, c.sort_no nulls first
$$;

-- 存量和增速目标: the goals of certified stock (firms) and of its growth over the year (per cent), and where they stand by a
-- day: the stock at the end of the year, or of the day while the year runs; the city's line first.
create function api.target_stock(_year integer, _kind text, _as_of date, _known_at timestamptz)
returns table (year integer, county text, county_name text, goal integer, before bigint, valid bigint, on_date date)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
begin
  perform api._not_future(day);
  return query
  with goal as (
    select distinct on (t.intake_year, t.county) t.intake_year::integer as year, t.county, t.goal
    from pipeline.target t
    where t.kind = _kind and (_year is null or t.intake_year = _year) and t.on_date <= day
      and t.recorded_at <= coalesce(_known_at, 'infinity')
    order by t.intake_year, t.county, t.recorded_at desc),
  year as (
    select y.year, least(make_date(y.year, 12, 31), day) as last, make_date(y.year, 1, 1) - 1 as first
    from (select distinct g.year from goal g) y where make_date(y.year, 1, 1) <= day),
  held as (
    select y.year, x.at, v.county from year y
    cross join lateral (values ('before', y.first), ('valid', y.last)) x (at, d)
    cross join lateral api._valid((day, _known_at, null, date '1900-01-01', day, null)::api.question, x.d) v)
  select g.year, g.county, c.name, g.goal,
    case when y.year is not null then (
      select count(*) from held h where h.year = g.year and h.at = 'before' and (g.county is null or h.county = g.county)) end,
    case when y.year is not null then (
      select count(*) from held h where h.year = g.year and h.at = 'valid' and (g.county is null or h.county = g.county)) end,
    y.last
  from goal g left join year y on y.year = g.year left join pipeline.county c on c.code = g.county
  order by g.year, c.sort_no nulls first;
end
$$;
