-- 预测: D13 what the stays of a stage on this day of earlier years had become by the end of their year.

create function api._forecast_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with step as materialized (select t.* from api._steps(_q) t where t.stage not in ('certified', 'exited')),
  stay as materialized (select s.* from api._stays(_q) s),
  landmark as (
    select ((_q).as_of - make_interval(years => back))::date as day,
      make_date(date_part('year', (_q).as_of)::integer - back, 12, 31) as year_end, back
    from generate_series(0, 8) back)
  select t.bin, x.figure, date_part('year', l.day) || x.place, x.item, t.episode, t.firm, t.seq,
    null::integer, null::integer
  from landmark l
  join step t on t.since <= l.day and (t.next_on is null or t.next_on > l.day)
  join stay s on s.episode = t.episode
  cross join lateral (
    select l.back > 0 and s.outcome = 'certified' and s.ended_on <= l.year_end as certified) c
  cross join lateral (values ('landmarks', '/' || t.stage, 'open', true),
    ('landmarks', '/' || t.stage, 'certified', c.certified), ('backtest', '', 'actual', c.certified),
    ('total', '', 'open', l.back = 0)) x (figure, place, item, counts)
  where x.counts
  union all
  select s.bin, 'total', date_part('year', (_q).as_of)::text, 'certified', s.episode, s.firm, null, null, null
  from stay s
  where s.outcome = 'certified' and date_part('year', s.ended_on) = date_part('year', (_q).as_of)
  union all
  select '', 'kept', k.as_of::text, 'actual', s.episode, s.firm, null, null, null
  from api._kept_forecasts(_q) k
  join stay s on s.outcome = 'certified' and s.ended_on > k.as_of
    and s.ended_on <= make_date(date_part('year', k.as_of)::integer, 12, 31)
$$;

-- Forecasts kept for days before the one asked for, as known; of several for one day the latest.
create function api._kept_forecasts(_q api.question) returns setof pipeline.forecast
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select distinct on (k.as_of) k.* from pipeline.forecast k
  where k.as_of < (_q).as_of and k.recorded_at <= coalesce((_q).known_at, 'infinity') and (_q).county is null
  order by k.as_of, k.recorded_at desc
$$;

-- 存档: keeps a forecast with its back-test, so that it can be held against what came.
create function api.forecast_keep(
  _op uuid, _build text, _as_of date, _known_at timestamptz, _certified integer, _expected numeric, _low integer,
  _high integer, _backtest json)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'forecast keep', jsonb_build_array(_as_of, _expected, _low, _high));
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_as_of);
  insert into pipeline.forecast (op, as_of, known_at, certified, expected, low, high, backtest)
  values (_op, _as_of, _known_at, _certified, _expected, _low, _high, _backtest);
  return api._finish(_op, json_build_object('op', _op, 'as_of', _as_of, 'known_at', api._moment(_known_at),
    'certified', _certified, 'expected', _expected, 'low', _low, 'high', _high));
end
$$;
