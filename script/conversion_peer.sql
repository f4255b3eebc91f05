-- The numbers of `report conversion` by hand, for psql: one scan over the stays, with the county in :county or ''.
set jit = off;
set work_mem = '64MB';
set random_page_cost = 1.1;
set parallel_tuple_cost = 0.001;
select coalesce(array_agg(id) filter (where nth > 1), '{}') as later, coalesce(array_agg(id) filter (where of_year > 1), '{}') as repeated
from (
  select e.id, row_number() over (partition by e.firm order by e.entered_on, e.entered_seq) as nth,
    row_number() over (partition by e.firm, e.intake_year order by e.entered_on, e.entered_seq) as of_year
  from (select distinct firm from pipeline.episode where entered_seq > 1) f
  cross join lateral (select * from pipeline.episode e where e.firm = f.firm and not e.voided offset 0) e
  where e.entered_on <= date '2021-12-31' and (:'county' = '' or f.firm in (
    select firm from pipeline.episode where county_at_entry = :'county'))) s \gset
with grain as materialized (
  select intake_year, id <> all (:'later'::uuid[]) as first, id <> all (:'repeated'::uuid[]) as first_of_year,
    case when ended_on <= date '2021-12-31' then stage end as outcome,
    case when ended_on <= date '2021-12-31' then ended_on else date '2021-12-31' end - entered_on as days,
    case when stage = 'certified' and ended_on <= date '2021-12-31' then date_part('year', ended_on) end as year_out,
    case when stage = 'certified' and ended_on - entered_on in (366, 731, 1096) then entered_on end as entered_on,
    case when entered_on > date '2018-12-31' then width_bucket(entered_on, '{2019-01-01,2020-01-01,2021-01-01}'::date[])
      else 0 end as unripe,
    count(*) as n
  from pipeline.episode
  where not voided and entered_on <= date '2021-12-31' and (:'county' = '' or county_at_entry = :'county')
  group by 1, 2, 3, 4, 5, 6, 7, 8)
select 'identity', coalesce(outcome, 'stock'), null::int, sum(n) from grain group by 2
union all
select 'cohort ' || h, case when g.outcome = 'certified' and (coalesce(entered_on, '2000-03-01') + h * interval '1 month')::date
    >= coalesce(entered_on, '2000-03-01') + days then 'within' when unripe > 3 - h / 12 then 'open' else 'not' end, intake_year, sum(n)
from grain g, unnest('{12,24,36}'::int[]) h where first group by 1, 2, 3
union all
select 'in', '', intake_year, sum(n) from grain where first_of_year group by 3
union all
select 'out', '', year_out::int, sum(n) from grain where year_out is not null group by 3
union all
select 'moment', coalesce(outcome, 'open'), days, sum(n) from grain group by 2, 3;
