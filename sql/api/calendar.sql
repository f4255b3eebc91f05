-- 工作日历: years that are known, and deadlines in working days.

-- The day on which the Nth working day falls. The first one is _day itself, or the day behind it, and never before
-- one that is worked: _first is 'same' or 'next', as the local policy objection_first_day.
create function api.workdays_after(_day date, _n integer, _first text) returns date
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one date := _day;
  gone integer := 0;
begin
  if _n < 1 or _first not in ('same', 'next') then
    raise exception using errcode = '22023', message = 'a count from 1 on, and same or next';
  end if;
  if _first = 'next' then one := one + 1; end if;
  loop
    if pipeline.is_workday(one) then gone := gone + 1; end if;
    exit when gone = _n;
    one := one + 1;
  end loop;
  return one;
end
$$;

-- Working days from one day through another, both counted when worked.
create function api.workdays_between(_from date, _until date) returns integer
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select count(*) filter (where pipeline.is_workday(d::date))::integer
  from generate_series(_from::timestamp, _until::timestamp, '1 day') d
$$;

-- 工作日推算: the last day of so many working days, and by which rule the first was counted.
create function api.calendar_workdays(_day date, _n integer, _first text)
returns table (from_day date, days integer, first text, until_day date, natural_days integer)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select _day, _n, r.first, u.until_day, u.until_day - _day + 1
  from (select coalesce(_first, api._local_policy('objection_first_day', _day), 'same')) r (first)
  cross join lateral (select api.workdays_after(_day, _n, r.first)) u (until_day)
$$;

-- The years that are known, each with its counts.
create function api.calendar_years()
returns table (year integer, holidays bigint, workdays bigint, notice text, origin text, recorded_at timestamptz)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select c.year, count(*) filter (where d.kind = 'holiday'), count(*) filter (where d.kind = 'workday'), c.notice::text,
    case when c.edition = 0 then 'built_in' else 'imported' end, c.recorded_at
  from pipeline.calendar_now c
  join pipeline.calendar_day d on d.year = c.year and d.edition = c.edition
  group by c.year, c.edition, c.notice, c.recorded_at order by c.year
$$;

-- Days off and shifted days of one year, in order.
create function api.calendar_show(_year integer)
returns table (day date, weekday integer, kind text, name text, notice text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from pipeline.calendar c where c.year = _year) then
    perform api._refuse('PL371', 'no calendar of this year', json_build_object('year', _year,
      'known', (select json_agg(c.year order by c.year) from pipeline.calendar_now c)));
  end if;
  return query
    select d.day, extract(isodow from d.day)::integer, d.kind, d.name::text, d.notice::text
    from pipeline.calendar_day d
    join pipeline.calendar_now c on c.year = d.year and c.edition = d.edition
    where d.year = _year order by d.day;
end
$$;

-- Takes in a year that the State Council has announced, or announced anew. The same table again writes nothing.
create function api.calendar_import(
  _op uuid, _build text, _year integer, _notice text, _days date[], _kinds text[], _names text[])
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'calendar import', jsonb_build_array(
    _year, _notice, _days, _kinds, _names));
  latest integer;
  same boolean;
begin
  if not w.fresh then return w.answer; end if;
  -- Two people with two files of one year: the second waits, and sees the first one's edition.
  perform pg_advisory_xact_lock(4104002019000 + _year);
  select c.edition into latest from pipeline.calendar_now c where c.year = _year;
  same := latest is not null and not exists (
    (select d.day, d.kind from pipeline.calendar_day d where d.year = _year and d.edition = latest
      except select * from unnest(_days, _kinds))
    union all
    (select * from unnest(_days, _kinds)
      except select d.day, d.kind from pipeline.calendar_day d where d.year = _year and d.edition = latest));
  if not same then
    insert into pipeline.calendar (year, edition, notice, op) values (_year, coalesce(latest, 0) + 1, _notice, _op);
    insert into pipeline.calendar_day (year, edition, day, kind, name, notice)
      select _year, coalesce(latest, 0) + 1, t.day, t.kind, t.name, _notice
      from unnest(_days, _kinds, _names) t (day, kind, name);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'year', _year, 'notice', _notice,
    'holidays', (select count(*) from unnest(_kinds) k where k = 'holiday'),
    'workdays', (select count(*) from unnest(_kinds) k where k = 'workday'),
    'changed', not same, 'replaced', latest is not null and not same));
end
$$;
