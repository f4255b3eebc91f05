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
$$;
