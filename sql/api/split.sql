-- 分立: a firm is divided, and the part that left is a new firm with a code of its own. Nothing passes from one to the
-- other: titles, figures and certificates belong to a legal person (docs/decisions/0085).

-- Each firm that came out of another, merged records together.
create view api.descent with (security_invoker) as
select a.firm, b.firm as origin, s.on_date, s.seq, s.op
from api.firm_split_now s join api.kin a on a.record = s.firm join api.kin b on b.record = s.other
where s.is_new and a.firm <> b.firm;

-- The firms a firm came out of, the nearest and those before, with the day on which each was divided.
create function api._origins(_firm uuid) returns table (firm uuid, split_on date)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with recursive up as (
    select d.origin, d.on_date from api.descent d where d.firm = _firm
    union
    select d.origin, d.on_date from up join api.descent d on d.firm = up.origin)
  select u.origin, u.on_date from up u
$$;

create function api.firm_split(
  _op uuid, _build text, _firm text, _other text, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'firm split', jsonb_build_array(_firm, _other, _on, _reason));
  f pipeline.firm;
  part pipeline.firm;
  known record;
  held api.certificate_line;
  steps integer[];
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm(_firm);
  part := api._firm(_other);
  if f.id = part.id then
    perform api._refuse('PL330', 'the two are one firm', json_build_object('firm', f.name, 'no', f.no));
  end if;
  perform from pipeline.firm x where x.id in (f.id, part.id) order by x.id for update;
  if exists (select from pipeline.firm x where x.id in (f.id, part.id) and x.merged_into is not null) then
    perform api._refuse('PL508', 'merged meanwhile');
  end if;
  select x.no, x.name, d.on_date into known
    from api.descent d join pipeline.firm x on x.id = d.origin where d.firm = part.id limit 1;
  if found then
    perform api._refuse('PL335', 'it came out of a firm already', json_build_object('firm', part.name, 'no', part.no,
      'other', known.name, 'other_no', known.no, 'on', known.on_date));
  end if;
  if exists (select from api._origins(f.id) o where o.firm = part.id) then
    perform api._refuse('PL336', 'the firm itself came out of it', json_build_object('firm', f.name, 'no', f.no,
      'other', part.name, 'other_no', part.no));
  end if;
  select min(x.on_date) as on_date into known from (
    select e.entered_on as on_date from pipeline.episode e join api.kin k on k.record = e.firm
      where k.firm = part.id and not e.voided
    union all
    select c.issued_on from api.certificate_line c where c.firm = part.id) x;
  if known.on_date < _on then
    perform api._refuse('PL337', 'the part is older than the split', json_build_object('firm', part.name, 'no', part.no,
      'on', _on, 'known', known.on_date));
  end if;

  steps := array[api._event(f.id, 'firm split', _on, _op), api._event(part.id, 'firm split', _on, _op)];
  insert into pipeline.firm_split (firm, seq, other, is_new, reason)
  values (f.id, steps[1], part.id, false, _reason), (part.id, steps[2], f.id, true, _reason);
  select c.* into held from api.certificate_line c
    where c.firm = f.id and c.issued_on <= _on and _on < c.valid_until order by c.issued_on desc, c.seq desc limit 1;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'other', api._ref(part), 'on', _on,
    'number', held.number,
    'due', case when held.id is not null then
      (_on + make_interval(months => api._certificate_rule('change_report_months', _on)))::date end));
end
$$;
