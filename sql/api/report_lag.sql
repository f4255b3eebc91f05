-- 时滞: D16 how many days after an event it was recorded, by the month in which it happened.

create function api._lag_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select case (_q).group_by when 'county' then x.county else '' end, 'months', to_char(v.on_date, 'YYYY-MM'), 'events',
    null::uuid, v.firm, v.seq, 0, greatest((e.recorded_at at time zone 'Asia/Shanghai')::date - v.on_date, 0)
  from api.event_known(coalesce((_q).known_at, 'infinity')) v
  join pipeline.event e on e.firm = v.firm and e.seq = v.seq
  cross join lateral (
    select case when (_q).group_by = 'county' or (_q).county is not null
      then api._county_on(v.firm, (_q).as_of, (_q).known_at) else '' end as county) x
  where v.on_date between (_q).since and (_q).until and ((_q).county is null or x.county = (_q).county)
$$;
