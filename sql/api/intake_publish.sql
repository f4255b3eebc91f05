-- 公布名单: one person freezes the rows of a year that go out, another publishes them as they are.

-- The rows of a year's list that the public sees, as JSON text: always the same text for the same rows.
create function api._public_rows(_year integer) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select '[' || string_agg(json_build_object('seq', l.seq, 'name', l.name, 'credit_code', l.credit_code,
      'county_name', l.county_name, 'field', l.field, 'product', l.product, 'entered_on', l.entered_on,
      'again', l.again)::text, E',\n' order by l.seq) || ']'
  from api.intake_list(_year) l
$$;

-- The frozen lists with what became of each. Rights: whoever reads the two tables.
create view api.intake_frozen with (security_invoker) as
select p.*, b.proposal is not null as published, b.approver, b.on_date as published_on, b.recorded_at as published_at
from pipeline.intake_proposal p left join pipeline.intake_publication b on b.proposal = p.id;

-- 拟定: the list as it is now.
create function api.intake_propose(_op uuid, _build text, _id uuid, _year integer, _on date, _note text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'intake propose', jsonb_build_array(_year, _on, _note));
  rows text;
  hash text;
  latest record;
  made pipeline.intake_proposal;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  rows := api._public_rows(_year);
  hash := encode(sha256(convert_to(rows, 'UTF8')), 'hex');
  select z.no, z.published, z.preparer into latest from api.intake_frozen z
    where z.intake_year = _year and z.sha256 = hash
      and not exists (select from pipeline.intake_proposal l where l.intake_year = _year and l.no > z.no);
  if found then
    perform api._refuse('PL516', 'the same list is frozen already', json_build_object('year', _year, 'no', latest.no,
      'published', latest.published, 'preparer', latest.preparer));
  end if;
  insert into pipeline.intake_proposal (id, no, intake_year, content, sha256, firms, on_date, note, op)
  values (_id, (select coalesce(max(p.no), 0) + 1 from pipeline.intake_proposal p), _year, rows, hash,
    json_array_length(rows::json), _on, _note, _op)
  returning no, firms, sha256, preparer into made.no, made.firms, made.sha256, made.preparer;
  return api._finish(_op, json_build_object('op', _op, 'id', _id, 'no', made.no, 'year', _year, 'firms', made.firms,
    'sha256', made.sha256, 'on', _on, 'preparer', made.preparer));
end
$$;

-- 公布: the latest frozen list of the year, if the reserve still says the same.
create function api.intake_publish(_op uuid, _build text, _year integer, _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'intake publish', jsonb_build_array(_year, _on));
  p record;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  select z.* into p from api.intake_frozen z where z.intake_year = _year order by z.no desc limit 1;
  if not found or p.published then
    perform api._refuse('PL264', 'no list of this year waits', json_build_object('year', _year, 'no', p.no,
      'published_on', p.published_on));
  end if;
  perform api._another_person('intake publish', p.preparer);
  if _on < p.on_date then
    perform api._refuse('PL108', 'before the proposal', json_build_object('due', _on, 'on', p.on_date));
  end if;
  if api._public_rows(_year) is distinct from p.content then
    perform api._refuse('PL515', 'the list has changed since', json_build_object('year', _year, 'no', p.no));
  end if;
  insert into pipeline.intake_publication (proposal, preparer, on_date, op) values (p.id, p.preparer, _on, _op);
  return api._finish(_op, json_build_object('op', _op, 'id', p.id, 'no', p.no, 'year', _year, 'firms', p.firms,
    'sha256', p.sha256, 'on', _on, 'preparer', p.preparer, 'approver', session_user));
end
$$;

-- Frozen lists; those that are not published are the bureau's and the auditors'.
create function api.intake_frozen_list(_year integer)
returns table (no integer, year integer, firms integer, on_date date, preparer text, published_on date, approver text,
  sha256 text, note text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select z.no, z.intake_year::integer, z.firms, z.on_date::date, z.preparer, z.published_on::date, z.approver, z.sha256,
      z.note::text
    from api.intake_frozen z
    where (_year is null or z.intake_year = _year)
      and (pipeline.my_role() in ('city', 'auditor') or z.published and pipeline.my_role() is not null)
    order by z.no;
end
$$;

-- One list as it was frozen.
create function api.intake_published(_no integer) returns json
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  z record;
begin
  select x.* into z from api.intake_frozen x
    where x.no = _no and (pipeline.my_role() in ('city', 'auditor') or x.published and pipeline.my_role() is not null);
  if not found then
    perform api._refuse('PL266', 'no such list', json_build_object('no', _no,
      'known', (select coalesce(json_agg(k.no || ' ' || k.year order by k.no), '[]') from api.intake_frozen_list(null) k)));
  end if;
  return json_build_object('no', z.no, 'year', z.intake_year, 'firms', z.firms, 'on', z.on_date, 'preparer', z.preparer,
    'published', z.published, 'published_on', z.published_on, 'approver', z.approver, 'sha256', z.sha256,
    'intact', encode(sha256(convert_to(z.content, 'UTF8')), 'hex') = z.sha256,
    'known_at', to_char(z.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00',
    'note', z.note, 'rows', z.content::json);
end
$$;

-- What a print of a year's list is: the published one, another than the published one, a part of it, or none yet.
create function api.intake_standing(_year integer) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  latest record;
begin
  select l.no, l.published_on, l.sha256, l.preparer, l.approver into latest from api.intake_frozen_list(_year) l
    where l.published_on is not null order by l.no desc limit 1;
  return json_build_object(
    'state', case
      when latest.no is null then 'unpublished'
      when not pipeline.sees_all() then 'part'
      when encode(sha256(convert_to(api._public_rows(_year), 'UTF8')), 'hex') = latest.sha256 then 'published'
      else 'differs' end,
    'no', latest.no, 'on', latest.published_on, 'sha256', latest.sha256);
end
$$;
