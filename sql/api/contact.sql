-- 联系人: shown to whoever says why, and only after that is kept; exports are kept too.

create function api.contact_reveal(_op uuid, _build text, _firm text, _reason text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'contact reveal', jsonb_build_array(_firm, _reason));
  f pipeline.firm;
begin
  -- A repeat is another look: nothing is kept in the operation that could be shown without being recorded.
  f := api._firm(_firm);
  insert into pipeline.access (kind, firm, what, reason) values ('reveal', f.id, '联系人', _reason);
  perform api._finish(_op, json_build_object('op', _op));
  return (
    select json_build_object('op', _op, 'firm', api._ref(f), 'person', c.person, 'phone', c.phone, 'since', c.on_date)
    from (select) one left join lateral (
      select x.person, x.phone, x.on_date from api.contact_now x where x.firm = f.id order by x.seq desc limit 1) c on true);
end
$$;

-- What goes out as a file: by whom, what of, how many rows, and the hash by which the file is known again.
create function api.export_record(
  _op uuid, _build text, _what text, _rows integer, _sha256 text, _purpose text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'export', jsonb_build_array(_what, _rows, _sha256, _purpose));
begin
  if not w.fresh then return w.answer; end if;
  insert into pipeline.access (kind, what, reason, row_count, file_sha256)
  values ('export', _what, _purpose, _rows, _sha256);
  return api._finish(_op, json_build_object('op', _op, 'rows', _rows, 'sha256', _sha256));
end
$$;

-- The contacts of the firms of an intake list, for an export that says what it is for: one record for each firm.
create function api.contacts_for_export(_op uuid, _build text, _year integer, _purpose text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'contact reveal', jsonb_build_array(_year, _purpose));
  told json;
begin
  with of_year as (
    select f.id, f.no, c.person, c.phone
    from api.my_firm f
    join lateral (
      select x.person, x.phone from api.contact_now x where x.firm = f.id order by x.seq desc limit 1) c on true
    where exists (select from pipeline.episode e where e.firm = f.id and e.intake_year = _year and not e.voided)),
  kept as (
    insert into pipeline.access (kind, firm, what, reason)
    select 'reveal', o.id, '联系人（名单 ' || _year || '）', _purpose from of_year o returning firm)
  select coalesce(json_agg(json_build_object('no', o.no, 'person', o.person, 'phone', o.phone)), '[]')
    into told from of_year o join kept k on k.firm = o.id;
  perform api._finish(_op, json_build_object('op', _op));
  return told;
end
$$;
