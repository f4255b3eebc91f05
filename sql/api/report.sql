-- 转化: the counts behind the rates. Rates and estimators are made from them in Swift.

-- The officer of a stay on a day, as known at a time.
create function api._officer_as_of(_episode uuid, _as_of date, _known_at timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select '#' || o.no || ' ' || o.name
  from pipeline.assignment a
  join pipeline.event v on v.firm = a.firm and v.seq = a.seq
  left join lateral (
    select x.on_date, x.void from pipeline.correction x
    join pipeline.event xv on xv.firm = x.firm and xv.seq = x.seq
    where x.firm = v.firm and x.corrects = v.seq and xv.recorded_at <= _known_at
    order by x.seq desc limit 1) c on true
  join pipeline.officer o on o.id = a.officer
  where a.episode = _episode and v.recorded_at <= _known_at and c.void is not true
    and coalesce(c.on_date, v.on_date) <= _as_of
  order by coalesce(c.on_date, v.on_date) desc, a.seq desc limit 1
$$;

-- D1, D2, D4, D8 and the event table of D6. _by is null, county (at entry), officer or field (level 1).
create function api.conversion(_as_of date, _known_at timestamptz, _months integer[], _by text)
returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  on_day date := coalesce(_as_of, api.today());
  known timestamptz := coalesce(_known_at, now());
  answer json;
begin
  perform api._not_future(on_day);
  with stay as materialized (
    select e.*,
      row_number() over (partition by e.firm order by e.entered_on, e.entered_seq) as nth,
      case _by
        when 'county' then coalesce(e.county, '')
        when 'officer' then coalesce(api._officer_as_of(e.episode, on_day, known), '')
        when 'field' then coalesce(split_part(
          (select f.field from pipeline.firm f where f.id = e.firm), '.', 1), '')
        else ''
      end as bin
    from api.episodes_as_of(on_day, known) e),
  identity as (
    select bin, count(*) as entered, count(*) filter (where stage = 'certified') as certified,
      count(*) filter (where stage = 'exited') as exited, count(*) filter (where ended_on is null) as stock
    from stay group by bin),
  cohort as (
    select s.bin, s.intake_year, count(*) as entered,
      count(*) filter (where s.stage = 'certified') as certified, max(s.entered_on) as last_entry
    from stay s where s.nth = 1 group by 1, 2),
  horizon as (
    select c.bin, c.intake_year, h.months,
      (c.last_entry + make_interval(months => h.months))::date <= on_day as mature,
      (select count(*) from stay s
        where s.nth = 1 and s.bin = c.bin and s.intake_year = c.intake_year and s.stage = 'certified'
          and s.ended_on <= (s.entered_on + make_interval(months => h.months))::date) as certified,
      (select count(*) from stay s
        where s.nth = 1 and s.bin = c.bin and s.intake_year = c.intake_year
          and (s.entered_on + make_interval(months => h.months))::date > on_day) as immature
    from cohort c cross join unnest(_months) as h (months)),
  year_in as (
    select bin, intake_year as year, count(distinct firm) as entered from stay group by 1, 2),
  year_out as (
    select bin, extract(year from ended_on)::integer as year, count(*) as certified
    from stay where stage = 'certified' group by 1, 2),
  ratio as (
    select coalesce(i.bin, o.bin) as bin, coalesce(i.year, o.year) as year,
      coalesce(i.entered, 0) as entered, coalesce(o.certified, 0) as certified
    from year_in i full join year_out o on o.bin = i.bin and o.year = i.year),
  moment as (
    select bin, coalesce(ended_on, on_day) - entered_on as days,
      count(*) filter (where stage = 'certified') as certified,
      count(*) filter (where stage = 'exited') as exited,
      count(*) filter (where ended_on is null) as censored
    from stay group by 1, 2)
  select json_build_object(
    'as_of', on_day,
    'known_at', to_char(known at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00',
    'groups', coalesce(json_agg(json_build_object(
      'key', i.bin,
      'name', case _by when 'county' then api._county_name(i.bin) else i.bin end,
      'identity', json_build_object('entered', i.entered, 'certified', i.certified,
        'exited', i.exited, 'stock', i.stock),
      'cohorts', (
        select json_agg(json_build_object('year', c.intake_year, 'entered', c.entered,
          'certified', c.certified, 'horizons', (
            select coalesce(json_agg(json_build_object('months', h.months, 'certified', h.certified,
              'mature', h.mature, 'immature', h.immature) order by h.months), '[]')
            from horizon h where h.bin = c.bin and h.intake_year = c.intake_year)) order by c.intake_year)
        from cohort c where c.bin = i.bin),
      'ratio', (
        select json_agg(json_build_object('year', r.year, 'entered', r.entered,
          'certified', r.certified) order by r.year) from ratio r where r.bin = i.bin),
      'moments', (
        select json_agg(json_build_array(m.days, m.certified, m.exited, m.censored) order by m.days)
        from moment m where m.bin = i.bin)) order by i.bin), '[]'))
  into answer from identity i;
  return answer;
end
$$;

-- The episodes behind the figures: what --ids lists.
create function api.conversion_ids(_as_of date, _known_at timestamptz)
returns table (episode uuid, firm_no integer, name text, year integer, entered_on date, stage text,
  ended_on date)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select api._not_future(_as_of);
  select e.episode, f.no, f.name::text, e.intake_year, e.entered_on, e.stage, e.ended_on
  from api.episodes_as_of(coalesce(_as_of, api.today()), coalesce(_known_at, now())) e
  join pipeline.firm f on f.id = e.firm
  order by e.intake_year, f.no, e.entered_seq
$$;
