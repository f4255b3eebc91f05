-- 证书待办: what holders of certificates owe, which certificates end and how their renewals stand, as of a day and as known
-- at a time.

-- 持证义务: annual reports and changes of the certificates in force on a day: due, done, late or missed; and whether
-- so many reports were missed within one certificate that the law ends it (32号 第十九条(三)).
create function api.certify_duties(_as_of date, _known_at timestamptz, _firm text)
returns table (no integer, name text, county_name text, number text, duty text, year integer, happened_on date, due date,
  done_on date, state text, missed integer, cancel boolean)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
  wanted uuid;
begin
  perform api._not_future(day);
  if _firm is not null then
    wanted := (api._firm(_firm)).id;
  end if;
  return query
  with held as (
    select c.* from api._certificates_known(_known_at) c
    where c.issued_on <= day and day < c.valid_until and (wanted is null or c.firm = wanted)),
  kin as materialized (select k.* from api._kin_known(_known_at) k where k.firm in (select h.firm from held h)),
  filed as (
    select k.firm, a.year, d.on_date from pipeline.annual_report a join kin k on k.record = a.firm
    cross join lateral (select api._event_day(a.firm, a.seq, coalesce(_known_at, 'infinity')) as on_date) d
    where d.on_date <= day),
  told as (
    select k.firm, r.kind, r.happened_on, d.on_date from pipeline.change_report r join kin k on k.record = r.firm
    cross join lateral (select api._event_day(r.firm, r.seq, coalesce(_known_at, 'infinity')) as on_date) d
    where d.on_date <= day),
  changed as (
    select k.firm, c.kind, d.on_date
    from (
      select n.firm as record, n.seq, 'rename' as kind from pipeline.firm_change n where n.field = 'name'
      union all
      select x.firm, x.seq, 'split' from pipeline.firm_split x where not x.is_new) c
    join kin k on k.record = c.record
    cross join lateral (select api._event_day(c.record, c.seq, coalesce(_known_at, 'infinity')) as on_date) d
    where d.on_date <= day),
  annual as (
    select h.id, 'annual' as duty, y as year, null::date as happened_on, api._annual_due(y) as due,
      (select min(a.on_date) from filed a where a.firm = h.firm and a.year = y) as done_on
    from held h
    cross join lateral generate_series(date_part('year', h.issued_on)::integer - 1, date_part('year', day)::integer) y
    where h.issued_on <= api._annual_due(y) and api._annual_due(y) < h.valid_until
      and api._annual_due(y) <= day + interval '1 year'),
  change as (
    select h.id, x.kind as duty, null::integer as year, x.on_date as happened_on,
      (x.on_date + make_interval(months => api._certificate_rule('change_report_months', x.on_date)))::date as due,
      (select min(r.on_date) from told r where r.firm = h.firm and r.kind = x.kind and r.happened_on = x.on_date) as done_on
    from held h join changed x on x.firm = h.firm
    where x.on_date >= h.issued_on
    union
    select h.id, r.kind, null, r.happened_on,
      (r.happened_on + make_interval(months => api._certificate_rule('change_report_months', r.happened_on)))::date,
      min(r.on_date)
    from held h join told r on r.firm = h.firm
    where r.happened_on between h.issued_on and day
    group by h.id, r.kind, r.happened_on),
  duty as (
    select d.*, case when d.done_on <= d.due then 'done' when d.done_on is not null then 'late'
      when d.due < day then 'missed' else 'due' end as state
    from (select * from annual union all select * from change) d),
  missing as (
    select d.id, count(*)::integer as n from duty d where d.duty = 'annual' and d.state = 'missed' group by d.id)
  select f.no, f.name::text, n.name, h.number, d.duty, d.year, d.happened_on, d.due, d.done_on, d.state,
    coalesce(m.n, 0), coalesce(m.n, 0) >= api._certificate_rule('annual_report_missing_max', day)
  from duty d join held h on h.id = d.id join pipeline.firm f on f.id = h.firm
  left join pipeline.county n on n.code = f.county
  left join missing m on m.id = d.id
  order by f.no, d.due, d.duty, d.happened_on;
end
$$;

-- 到期墙: certificates by the quarter in which their three years end, and what has become of them by a day.
create function api.certify_expiring(_as_of date, _known_at timestamptz, _since date, _until date, _county text)
returns table (quarter text, ending bigint, renewed bigint, applied bigint, open bigint, ended bigint)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
  first_day date := coalesce(_since, date_trunc('quarter', day)::date);
  last_day date := coalesce(_until, (date_trunc('quarter', day) + interval '3 years')::date - 1);
  office text := api._county(_county);
begin
  perform api._not_future(day);
  if first_day > last_day then
    perform api._refuse('PL120', 'a period without days', json_build_object('from', first_day, 'until', last_day));
  end if;
  return query
  with quarters as (
    select q::date as first from generate_series(
      date_trunc('quarter', first_day), date_trunc('quarter', last_day), interval '3 months') q),
  one as (
    select r.*, date_trunc('quarter', r.expires_on)::date as first
    from api.renewals(day, _known_at, first_day, last_day, office) r)
  select to_char(q.first, 'YYYY"Q"Q'), count(o.number), count(*) filter (where o.state = 'renewed'),
    count(*) filter (where o.state = 'applied'), count(*) filter (where o.state = 'open'),
    count(*) filter (where o.state = 'ended')
  from quarters q left join one o on o.first = q.first group by q.first order by q.first;
end
$$;

-- Certificates whose three years end within days, and where the firm's renewal stands on a day. A renewal is a whole
-- new application: it shows as the stay and stage of the firm, and is applied once it has applied in that year.
create function api.renewals(_as_of date, _known_at timestamptz, _since date, _until date, _office text)
returns table (no integer, name text, county text, county_name text, number text, issued_on date, expires_on date,
  days_left integer, state text, renewed_on date, stage text, applied_on date)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with line as materialized (
    select c.* from api._certificates_known(_known_at) c
    where c.issued_on <= _as_of and c.expires_on between _since and _until),
  kin as materialized (select k.* from api._kin_known(_known_at) k where k.firm in (select l.firm from line l)),
  -- Applications as known, but for those that went back or failed by the day.
  applied as (
    select k.firm, d.on_date from pipeline.application x join kin k on k.record = x.firm
    cross join lateral (select api._event_day(x.firm, x.seq, coalesce(_known_at, 'infinity')) as on_date) d
    where d.on_date <= _as_of
      and not exists (
        select from pipeline.application_back b
        where b.application = x.id and api._event_day(b.firm, b.seq, coalesce(_known_at, 'infinity')) <= _as_of)
      and not exists (
        select from pipeline.review r where r.application = x.id and r.result = 'fail'
          and api._event_day(r.firm, r.seq, coalesce(_known_at, 'infinity')) <= _as_of)),
  -- The stage of the open stay: of today, or of the day as known at the time.
  stage as (
    select l.id as firm, l.stage from api.firm_line l
    where _known_at is null and l.ended_on is null and l.id in (select x.firm from line x)
    union all
    select s.line, t.stage
    from (select (_as_of, _known_at, null, date '1900-01-01', _as_of, null)::api.question as q) a
    cross join lateral api._stays(a.q) s
    join lateral api._steps(a.q) t on t.episode = s.episode and t.next_stage is null
    where _known_at is not null and (s.ended_on is null or s.ended_on > _as_of))
  select f.no, f.name, o.county, n.name, c.number, c.issued_on, c.expires_on, c.expires_on - _as_of,
    case when c.ended_on <= _as_of then 'ended' when c.next_on <= _as_of then 'renewed'
      when a.on_date is not null then 'applied' else 'open' end,
    case when c.next_on <= _as_of then c.next_on end,
    (select s.stage from stage s where s.firm = c.firm limit 1), a.on_date
  from line c
  join pipeline.firm f on f.id = c.firm
  cross join lateral (
    select case when _known_at is null then f.county else nullif(api._county_on(c.firm, _as_of, _known_at), '') end as county) o
  left join pipeline.county n on n.code = o.county
  left join lateral (
    select max(x.on_date) as on_date from applied x
    where x.firm = c.firm and x.on_date > c.issued_on
      and date_part('year', x.on_date) >= date_part('year', c.expires_on)) a on true
  where _office is null or o.county = _office
  order by c.expires_on, f.no
$$;

-- 续认名单: the certificates that end in a year.
create function api.renew_list(_year integer, _as_of date, _known_at timestamptz, _county text)
returns table (no integer, name text, county text, county_name text, number text, issued_on date, expires_on date,
  days_left integer, state text, renewed_on date, stage text, applied_on date)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
begin
  perform api._not_future(day);
  return query select r.* from api.renewals(day, _known_at, make_date(coalesce(_year, date_part('year', day)::integer), 1, 1),
    make_date(coalesce(_year, date_part('year', day)::integer), 12, 31), api._county(_county)) r;
end
$$;
