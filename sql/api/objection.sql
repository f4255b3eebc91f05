-- 公示期: how long objections may be raised. The number of days, their unit and what day counts as the first are data: of a
-- certification the law's number of working days, of an intake list what the bureau decides.

create function api.objection_period(_kind text, _on date, _stated date)
returns table (kind text, from_day date, days integer, unit text, first text, until_day date, stated date, difference integer)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select _kind, _on, d.n, d.unit, d.first, u.until_day, _stated, _stated - u.until_day
  from (
    select case _kind when 'list' then api._reserve_rule('objection_days')
        else api._certificate_rule('publicity_working_days', _on) end as n,
      case _kind when 'list' then coalesce(api._local_policy('objection_unit', _on), 'working') else 'working' end as unit,
      coalesce(api._local_policy('objection_first_day', _on), 'same') as first) d
  cross join lateral (
    select case d.unit when 'working' then api.workdays_after(_on, d.n, d.first)
      else _on + d.n - case d.first when 'same' then 1 else 0 end end as until_day) u
$$;
