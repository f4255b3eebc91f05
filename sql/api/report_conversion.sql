-- 转化: the counts of D1, D2, D4, D6 and D8 in one pass over the stays. Rates and estimators are made of them in Swift.

-- The stays are first brought down to a grain (group, intake year, outcome, days, horizon); every figure is a sum of it.
-- Now, ungrouped or by county or year, is read from the row kept for each stay, so that a million take less than a
-- second; the rest goes through api._stays.
create function api.conversion(
  _as_of date, _known_at timestamptz, _months integer[], _by text, _county text default null)
returns setof json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  q api.question := api._question('conversion', _as_of, _known_at, _by, null, null, _county);
  kept boolean := _known_at is null and coalesce(_by, 'county') in ('county', 'year');
  horizons integer[] := array(select distinct h from unnest(_months) h order by h);
  -- The days of entry from which on a horizon has not passed by A, the longest horizon first: they ascend.
  unripe_from date[] := array(
    select (
      select max(d)::date + 1
      from generate_series(q.as_of - make_interval(months => h) - interval '1 day',
        q.as_of - make_interval(months => h) + interval '4 days', interval '1 day') d
      where (d + make_interval(months => h))::date <= q.as_of)
    from unnest(horizons) h order by h desc);
  year_starts date[] := array(select make_date(y, 1, 1) from generate_series(1901, 2200) y);
begin
  return query
  with
  -- Only a firm with a stay after its first event, or one merged with others, can have had more than one.
  again as materialized (
    select s.episode, s.nth, row_number() over (
        partition by s.line, s.intake_year, s.bin order by s.entered_on, s.entered_seq, s.episode) as nth_in_year
    from (
      select n.episode, n.intake_year, n.entered_on, n.entered_seq, f.line,
        case q.group_by when 'county' then n.county else '' end as bin,
        row_number() over (partition by f.line order by n.entered_on, n.entered_seq, n.episode) as nth
      from api.lineage_again f join api.stay_now n on n.firm = f.firm
      where kept and n.entered_on <= q.as_of) s),
  stay as (
    select case q.group_by when 'county' then coalesce(n.county, '') when 'year' then n.intake_year::text else '' end as bin,
      n.intake_year, n.entered_on, coalesce(r.nth, 1) = 1 as first, coalesce(r.nth_in_year, 1) = 1 as first_in_year,
      case when n.ended_on <= q.as_of then n.stage end as outcome,
      case when n.ended_on <= q.as_of then n.ended_on else q.as_of end as seen_until
    from api.stay_now n left join again r on r.episode = n.episode
    where kept and n.entered_on <= q.as_of and (q.county is null or n.county = q.county)
    union all
    select s.bin, s.intake_year, s.entered_on, s.nth = 1, s.nth_in_year = 1, s.outcome, coalesce(s.ended_on, q.as_of)
    from api._stays(q) s
    where not kept),
  grain as materialized (
    select bin, intake_year, first, first_in_year, outcome, seen_until - entered_on as days,
      -- Calendar months from entry to the certificate, begun ones counted.
      case when outcome = 'certified' and first then
        ((date_part('year', seen_until) - date_part('year', entered_on)) * 12
          + date_part('month', seen_until) - date_part('month', entered_on))::integer
          + (date_part('day', seen_until) > date_part('day', entered_on))::integer end as months,
      case when outcome = 'certified' then width_bucket(seen_until, year_starts) + 1900 end as year_out,
      case when first then width_bucket(entered_on, unripe_from) end as unripe,
      count(*) as n
    from stay group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
  -- Every figure is a sum of the grain, at the address that the rows below list.
  counted as (
    select bin, 'identity' as figure, 'all' as place, x.item, sum(n) as n, null::json as spread
    from grain cross join lateral (values ('entered'), (coalesce(outcome, 'stock'))) x (item) group by 1, 2, 3, 4
    union all
    select bin, 'cohorts', intake_year::text, x.item, sum(n), null
    from grain cross join lateral (values ('entered', true), ('certified', outcome = 'certified')) x (item, counts)
    where first and x.counts group by 1, 2, 3, 4
    union all
    select bin, 'horizons', intake_year || '/' || h.months, x.item, sum(g.n), null
    from grain g cross join unnest(horizons) with ordinality as h (months, nth)
    cross join lateral (values ('entered', true), ('ever', outcome = 'certified'), ('certified', g.months <= h.months),
      ('immature', g.unripe > cardinality(horizons) - h.nth)) x (item, counts)
    where first and x.counts group by 1, 2, 3, 4
    union all
    select bin, 'ratio', intake_year::text, 'entered', sum(n), null
    from grain where first_in_year group by 1, 2, 3, 4
    union all
    select bin, 'ratio', year_out::text, 'certified', sum(n), null
    from grain where year_out is not null group by 1, 2, 3, 4
    union all
    select bin, 'moments', 'all', item, sum(n), json_agg(json_build_array(0, days, n))
    from (select bin, coalesce(outcome, 'censored') as item, days, sum(n) as n from grain group by 1, 2, 3) m
    group by 1, 2, 3, 4)
  select json_build_object(
    'as_of', q.as_of, 'known_at', api._moment(coalesce(q.known_at, now())), 'by', q.group_by, 'county', q.county,
    'names', api._county_names(),
    'identity', (
      select json_object_agg(i.item, i.n)
      from (select c.item, sum(c.n) as n from counted c where c.figure = 'identity' group by 1) i),
    'cells', coalesce(json_agg(json_build_array(
      c.bin, c.figure, c.place, c.item, c.n, null, c.spread) order by c.bin, c.figure, c.place, c.item), '[]'))
  from counted c;
end
$$;

-- What stands behind each of those counts; horizons and days are those that the report prints by default.
create function api._conversion_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with stay as materialized (select s.* from api._stays(_q) s)
  select s.bin, 'identity', 'all', x.item, s.episode, s.firm, null::integer, null::integer, null::integer
  from stay s cross join lateral (values ('entered'), (coalesce(s.outcome, 'stock'))) x (item)
  union all
  select s.bin, 'cohorts', s.intake_year::text, x.item, s.episode, s.firm, null, null, null
  from stay s cross join lateral (values ('entered', true), ('certified', s.outcome = 'certified')) x (item, counts)
  where s.nth = 1 and x.counts
  union all
  select s.bin, 'horizons', s.intake_year || '/' || h, x.item, s.episode, s.firm, null, null, null
  from stay s cross join unnest('{12,24,36}'::integer[]) h
  cross join lateral (select (s.entered_on + make_interval(months => h))::date as due) d
  cross join lateral (values ('entered', true), ('ever', s.outcome = 'certified'),
    ('certified', s.outcome = 'certified' and s.ended_on <= d.due), ('immature', d.due > (_q).as_of)) x (item, counts)
  where s.nth = 1 and x.counts
  union all
  select s.bin, 'cumulative_incidence', d::text, 'at_risk', s.episode, s.firm, null, null, null
  from stay s cross join unnest('{365,730,1095}'::integer[]) d
  where coalesce(s.ended_on, (_q).as_of) - s.entered_on >= d
  union all
  select s.bin, 'ratio', s.intake_year::text, 'entered', s.episode, s.firm, null, null, null
  from stay s where s.nth_in_year = 1
  union all
  select s.bin, 'ratio', date_part('year', s.ended_on)::text, 'certified', s.episode, s.firm, null, null, null
  from stay s where s.outcome = 'certified'
$$;
