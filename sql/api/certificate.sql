-- 证书: how long it holds, what is recorded of it and what ends it early; what is due is in certificate_due.sql. Everything
-- counts by firm, merged records together, and reads events as corrected.

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
