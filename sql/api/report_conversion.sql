-- 转化: the counts of D1, D2, D4, D6 and D8 in one pass over the stays. Rates and estimators are made of them in Swift.

-- The stays are first brought down to a grain (group, intake year, outcome, days); every figure is a sum of it. Now,
-- ungrouped or by county or year, is read in one parallel scan of the row kept for each stay, so that a million take less
-- than a second; what would keep that scan from being parallel is worked out before, and compiling the expressions (jit)
-- would take longer than evaluating them. The rest goes through api._stays.
create function api.conversion(
  _as_of date, _known_at timestamptz, _months integer[], _by text, _county text default null)
returns setof json
language plpgsql stable set search_path = pg_catalog, pg_temp set jit = off set work_mem = '64MB'
  set random_page_cost = 1.1 set parallel_tuple_cost = 0.001
as $$
declare
  q api.question := api._question('conversion', _as_of, _known_at, _by, null, null, _county);
  -- Asked here, for what is not parallel safe would keep the scan below from being parallel.
  scope json := api.scope();
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
  -- Lengths in days that are within a horizon from some days of entry on and beyond it from others (365 to 12 months).
  unclear integer[] := array(
    select generate_series(min(x.n) + 1, max(x.n))
    from unnest(horizons) h, generate_series(date '2000-01-01', date '2003-12-31', interval '1 day') d,
      lateral (select (d + make_interval(months => h))::date - d::date as n) x
    group by h);
  -- Stays that are not a firm's first, and those that are not its first in the year (and county).
  later uuid[];
  repeated uuid[];
begin
  if kept then
    -- Few firms, of which the planner knows nothing: worked out first, lest the stays of all are looked up.
    with again as materialized (select f.* from api.lineage_again f)
    select array_agg(s.episode) filter (where s.nth > 1), array_agg(s.episode) filter (where s.nth_in_year > 1)
      into later, repeated
    from (
      select n.episode, row_number() over (partition by f.line order by n.entered_on, n.entered_seq, n.episode) as nth,
        row_number() over (partition by f.line, n.intake_year, case q.group_by when 'county' then n.county end
          order by n.entered_on, n.entered_seq, n.episode) as nth_in_year
      from again f
      cross join lateral (select m.* from api.stay_now m where m.firm = f.firm offset 0) n
      where n.entered_on <= q.as_of and (q.county is null or f.line in (
        select k.line from again k join pipeline.episode e on e.firm = k.firm
        where e.county_at_entry = q.county or e.county_at_entry is null))) s;
  end if;
  later := coalesce(later, '{}');
  repeated := coalesce(repeated, '{}');
  return query
  with stay as (
    select case q.group_by when 'county' then coalesce(n.county, '') when 'year' then n.intake_year::text else '' end
        as bin,
      n.intake_year, n.entered_on, n.episode <> all (later) as first, n.episode <> all (repeated) as first_in_year,
      case when n.ended_on <= q.as_of then n.stage end as outcome,
      case when n.ended_on <= q.as_of then n.ended_on else q.as_of end as seen_until
    from api.stay_now n
    where kept and n.entered_on <= q.as_of and (q.county is null or n.county = q.county
      and (n.county_at_entry = q.county or n.county_at_entry is null))
    union all
    select s.bin, s.intake_year, s.entered_on, s.nth = 1, s.nth_in_year = 1, s.outcome, coalesce(s.ended_on, q.as_of)
    from api._stays(q) s
    where not kept),
  -- Hashing many columns is what takes the time, so what is true of a stay is packed into one number.
  packed as materialized (
    select bin, intake_year, seen_until - entered_on as days,
      case when outcome is null then 0 when outcome = 'certified' then 1 when outcome = 'exited' then 2 else 3 end
        + case when first then 4 else 0 end
        + case when first_in_year then 8 else 0 end
        + case when entered_on >= unripe_from[1] then 16 * width_bucket(entered_on, unripe_from) else 0 end as facts,
      case when outcome = 'certified' then date_part('year', seen_until) end as year_out,
      case when outcome = 'certified' and seen_until - entered_on = any (unclear) then entered_on end as entered_on,
      count(*) as n
    from stay group by 1, 2, 3, 4, 5, 6),
  grain as materialized (
    select p.bin, p.intake_year, p.days, p.year_out, p.entered_on, p.n, p.facts & 4 > 0 as first,
      p.facts & 8 > 0 as first_in_year, p.facts >> 4 as unripe,
      case p.facts & 3 when 1 then 'certified' when 2 then 'exited' when 3 then 'other' end as outcome
    from packed p),
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
    cross join lateral (values ('entered', true), ('ever', outcome = 'certified'), ('certified', g.outcome = 'certified'
        and (coalesce(g.entered_on, date '2000-03-01') + make_interval(months => h.months))::date
          >= coalesce(g.entered_on, date '2000-03-01') + g.days),
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
    'scope', scope, 'names', api._county_names(),
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
