-- 证书: how long it holds, what its holder must do, and what ends it early. Everything counts by firm, merged records
-- together, and reads events as corrected.

-- Certificates that hold: nth in the order of the firm's, the day they run out, and the day they ended before that.
create view api.certificate_line with (security_invoker) as
select c.id, k.firm, c.firm as record, c.seq, c.episode, c.number, c.issued_on,
  (c.issued_on + interval '3 years')::date as expires_on, e.on_date as ended_on, e.cause,
  least((c.issued_on + interval '3 years')::date, e.on_date) as valid_until,
  row_number() over (partition by k.firm order by c.issued_on, c.seq) as nth,
  lead(c.issued_on) over (partition by k.firm order by c.issued_on, c.seq) as next_on
from api.certificate_now c
join api.kin k on k.record = c.firm
left join lateral (
  select x.on_date, x.cause from api.certificate_end_now x
  where x.certificate = c.id order by x.on_date, x.seq limit 1) e on true;

-- Each record with the firm it belonged to as known at a time; null is now.
create function api._kin_known(_known_at timestamptz) returns table (firm uuid, record uuid)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(m.firm, f.id), f.id
  from pipeline.firm f left join api.merged_known(coalesce(_known_at, 'infinity')) m on m.record = f.id
$$;

-- The same lines as known at a time: certificates, corrections, ends and merges recorded later are not there yet. Null is now.
create function api._certificates_known(_known_at timestamptz) returns setof api.certificate_line
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if _known_at is null then
    return query select c.* from api.certificate_line c;
    return;
  end if;
  return query
    select c.id, k.firm, c.firm, c.seq, c.episode, c.number, d.issued_on, x.expires_on, e.on_date, e.cause,
      least(x.expires_on, e.on_date), row_number() over (partition by k.firm order by d.issued_on, c.seq),
      lead(d.issued_on) over (partition by k.firm order by d.issued_on, c.seq)
    from pipeline.certificate c
    join api._kin_known(_known_at) k on k.record = c.firm
    cross join lateral (select api._event_day(c.firm, c.seq, _known_at) as issued_on) d
    cross join lateral (select (d.issued_on + interval '3 years')::date as expires_on) x
    left join lateral (
      select z.on_date, y.cause from pipeline.certificate_end y
      cross join lateral (select api._event_day(y.firm, y.seq, _known_at) as on_date) z
      where y.certificate = c.id and z.on_date is not null order by z.on_date, y.seq limit 1) e on true
    where d.issued_on is not null;
end
$$;

-- A number of the law for certificates, as in force on a day.
create function api._certificate_rule(_id text, _on date) returns integer
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select r.value::integer from pipeline.rule r
  where r.rule_set = (api._rule_set('high_tech', _on)).id and r.id = _id
$$;

-- Refuses an application too soon after a revocation: not in the year of it, 195号 五(六)3. Whoever moved away or
-- closed was not revoked.
create function api._not_banned(_firm pipeline.firm, _on date) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  gone record;
begin
  select c.number, c.ended_on, c.cause,
      make_date(date_part('year', c.ended_on)::integer
        + api._certificate_rule('reapply_after_cancel_years', c.ended_on), 1, 1) as again_on
    into gone from api.certificate_line c
    where c.firm = _firm.id and c.cause not in ('moved', 'closed') and c.ended_on <= _on
    order by c.ended_on desc limit 1;
  if _on < gone.again_on then
    perform api._refuse('PL382', 'revoked this year', json_build_object('firm', _firm.name, 'no', _firm.no,
      'on', _on, 'number', gone.number, 'revoked', gone.ended_on, 'again', gone.again_on));
  end if;
end
$$;

create function api._number_is_free(_number text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  holder record;
begin
  select x.name, x.no into holder from pipeline.certificate_number c
    join pipeline.firm x on x.id = c.firm where c.number = _number;
  if found then
    perform api._refuse('PL507', 'the number belongs to another certificate', json_build_object(
      'number', _number, 'firm', holder.name, 'no', holder.no));
  end if;
end
$$;

-- 库外认定: a certificate that did not come through a stay: of a firm that never entered, had left, or was certified
-- before it came in.
create function api.certify_outside(
  _op uuid, _build text, _id uuid, _firm text, _on date, _number text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'certify record', jsonb_build_array(_firm, _on, _number, 'outside'));
  f pipeline.firm;
  stay pipeline.episode;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select e.* into stay from pipeline.episode e join api.kin k on k.record = e.firm
    where k.firm = f.id and e.ended_on is null and not e.voided;
  if _on >= stay.entered_on then
    perform api._refuse('PL380', 'the firm is in the reserve', json_build_object(
      'firm', f.name, 'no', f.no, 'entered', stay.entered_on, 'stage', stay.stage));
  end if;
  perform api._number_is_free(_number);
  step := api._event(f.id, 'certify record', _on, _op);
  insert into pipeline.certificate (id, firm, seq, number, issued_on) values (_id, f.id, step, _number, _on);
  return api._finish(_op, json_build_object('op', _op, 'certificate', json_build_object(
      'id', _id, 'number', _number, 'issued', _on, 'expires', (_on + interval '3 years')::date),
    'firm', api._ref(f), 'on', _on, 'outside', true,
    'stage', (select l.stage from api.firm_line l where l.id = f.id)));
end
$$;

-- The certificate in force on a day, or a refusal.
create function api._certificate_on(_firm pipeline.firm, _on date) returns api.certificate_line
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one api.certificate_line;
begin
  select c.* into one from api.certificate_line c
    where c.firm = _firm.id and c.issued_on <= _on and _on < c.valid_until
    order by c.issued_on desc, c.seq desc limit 1;
  if not found then
    perform api._refuse('PL381', 'no certificate in force', json_build_object(
      'firm', _firm.name, 'no', _firm.no, 'on', _on,
      'known', (select coalesce(json_agg(c.number || ' ' || c.issued_on || ' – ' || c.valid_until
          order by c.issued_on), '[]') from api.certificate_line c where c.firm = _firm.id)));
  end if;
  return one;
end
$$;

-- 取消资格 for a cause of the law.
create function api.certify_revoke(
  _op uuid, _build text, _firm text, _on date, _cause text, _note text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'certify revoke', jsonb_build_array(_firm, _on, _cause, _note));
  f pipeline.firm;
  c api.certificate_line;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  if _cause in ('moved', 'closed') then
    perform api._refuse('PL008', 'no cause of a revocation');
  end if;
  f := api._firm_locked(_firm);
  c := api._certificate_on(f, _on);
  insert into pipeline.certificate_end (firm, seq, certificate, cause, note)
  values (c.record, api._event(c.record, 'certify revoke', _on, _op), c.id, _cause, _note);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'number', c.number,
    'issued', c.issued_on, 'cause', _cause,
    'again', make_date(date_part('year', _on)::integer
      + api._certificate_rule('reapply_after_cancel_years', _on), 1, 1)));
end
$$;

-- The last day of the report on a fiscal year.
create function api._annual_due(_year integer) returns date
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select make_date(_year + 1, r.due / 100, r.due % 100)
  from (select api._certificate_rule('annual_report_due', make_date(_year + 1, 1, 1)) as due) r
$$;

-- 年报: filed for a fiscal year. Whoever holds a certificate on the last day of May owes the report on the year before.
create function api.certify_annual(_op uuid, _build text, _firm text, _year integer, _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'certify annual', jsonb_build_array(_firm, _year, _on));
  f pipeline.firm;
  c api.certificate_line;
  due date := api._annual_due(_year);
  before date;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  c := api._certificate_on(f, due);
  if _on <= make_date(_year, 12, 31) then
    perform api._refuse('PL383', 'the year is not over', json_build_object('year', _year, 'on', _on));
  end if;
  select a.on_date into before from api.annual_report_now a join api.kin k on k.record = a.firm
    where k.firm = f.id and a.year = _year order by a.on_date limit 1;
  if found then
    perform api._refuse('PL530', 'filed already', json_build_object(
      'firm', f.name, 'no', f.no, 'year', _year, 'on', before));
  end if;
  insert into pipeline.annual_report (firm, seq, year)
  values (f.id, api._event(f.id, 'certify annual', _on, _op), _year);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'year', _year, 'due', due,
    'late', _on > due, 'number', c.number));
end
$$;

-- 变化报告: a change was reported to the authority.
create function api.certify_change(
  _op uuid, _build text, _firm text, _kind text, _happened date, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'certify change', jsonb_build_array(_firm, _kind, _happened, _on));
  f pipeline.firm;
  c api.certificate_line;
  due date := (_happened + make_interval(months => api._certificate_rule('change_report_months', _happened)))::date;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  if _happened > _on then
    perform api._refuse('PL108', 'reported before it happened', json_build_object('due', _on, 'on', _happened));
  end if;
  f := api._firm_locked(_firm);
  c := api._certificate_on(f, _happened);
  insert into pipeline.change_report (firm, seq, kind, happened_on)
  values (f.id, api._event(f.id, 'certify change', _on, _op), _kind, _happened);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'kind', _kind,
    'happened', _happened, 'due', due, 'late', _on > due, 'number', c.number));
end
$$;

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
