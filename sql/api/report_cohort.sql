-- 队列: D2 who came in on the lists of a year, D4 and D5 what became of those that came in for the first time.

create function api._cohort_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with stay as materialized (
    select s.*, (_q).as_of - s.entered_on as followed from api._stays(_q) s)
  -- D2: firms, first-time or again by the stay with which they came in that year.
  select s.bin, 'intake', s.intake_year::text, x.item, s.episode, s.firm, null::integer, null::integer, null::integer
  from stay s
  cross join lateral (values ('entered'), (case when s.nth = 1 then 'first' else 'again' end)) x (item)
  where s.nth_in_year = 1
  union all
  select s.bin, 'cohorts', s.intake_year::text, x.item, s.episode, s.firm, null, x.late, x.days
  from stay s
  cross join lateral (values ('entered', 0, s.followed), (coalesce(s.outcome, 'stock'), null, null))
    x (item, late, days)
  where s.nth = 1
  union all
  select s.bin, 'horizons', s.intake_year || '/' || h, x.item, s.episode, s.firm, null, null, null
  from stay s cross join unnest('{6,12,24,36}'::integer[]) h
  cross join lateral (select (s.entered_on + make_interval(months => h))::date as due) d
  cross join lateral (values
    ('entered', true),
    ('certified', s.outcome = 'certified' and s.ended_on <= d.due),
    ('immature', d.due > (_q).as_of),
    ('at_risk', coalesce(s.ended_on, (_q).as_of) >= d.due)) x (item, counts)
  where s.nth = 1 and x.counts
$$;
