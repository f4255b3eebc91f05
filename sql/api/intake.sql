-- 入库: rows that the client has read and judged enter as one set.

-- What reading a sheet needs from the database: the county offices, an office's words for headings, and codes
-- whose failing check digit a person has confirmed.
create function api.intake_basis(_mapping text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if _mapping is not null and not exists (select from api.mapping_line m where m.name = _mapping) then
    perform api._refuse('PL222', 'no such mapping', json_build_object('mapping', _mapping,
      'known', (select coalesce(json_agg(distinct m.name), '[]') from api.mapping_line m)));
  end if;
  return json_build_object(
    'offices', (select json_agg(json_build_object('code', c.code, 'name', c.name, 'aliases', c.aliases)
        order by c.sort_no) from pipeline.county c),
    'mapping', (select coalesce(json_agg(json_build_object('title', m.title, 'means', m.means)), '[]')
        from api.mapping_line m where m.name = _mapping),
    'confirmed', (select coalesce(json_agg(c.credit_code), '[]') from pipeline.code_confirmed c));
end
$$;

-- Where the rows of a list wait for `api.intake_enter` within one transaction. The table is made here, so that it
-- is pl_api's: whoever calls can pour rows in and nothing else. One column of figures holds what all of the list's
-- columns of figures hold, in their order.
create function api.intake_stage() returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
  create temp table intake_row (
    row_no integer not null, rejected boolean not null, new_firm uuid, episode uuid, name text, key text,
    initials text, code text collate "C", county text, founded date, field text, product text, industry text,
    address text, person text, phone text, figures numeric(16, 2)[], cells text[]) on commit drop;
  grant insert on pg_temp.intake_row to pl_city, pl_county, pl_officer;
end
$$;

-- Rows staged by anyone else's table are not read: it could be a view that runs its owner's code.
create function api._staged() returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from pg_class c
    where c.oid = to_regclass('pg_temp.intake_row') and c.relkind = 'r' and c.relowner = current_user::regrole)
  then
    raise object_not_in_prerequisite_state using message = 'call api.intake_stage first';
  end if;
end
$$;

-- Refuses figures outside the range of their kind where it is narrower than the constraints of pipeline.fact.
create function api._staged_in_range(_keys text[]) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  kind record;
  odd numeric;
begin
  for kind in
    select t.place, k.* from unnest(_keys) with ordinality as t (key, place)
    join pipeline.fact_kind k using (key) where k.highest < 1e13
  loop
    select r.figures[kind.place] into odd from pg_temp.intake_row r
      where r.figures[kind.place] not between kind.lowest and kind.highest limit 1;
    if found then
      perform api._refuse('PL117', 'a figure out of its range', json_build_object('key', kind.key,
        'value', odd::text, 'lowest', kind.lowest::text, 'highest', kind.highest::text));
    end if;
  end loop;
end
$$;

-- Others than the city bring in what is their own: a county office firms without a county or of its own, and both
-- county and officer figures of their firms.
create function api._list_of_own_firms(_verb text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  if _verb = 'intake import' then
    update pg_temp.intake_row set county = pipeline.my_county() where county is null;
    perform api._own_county(r.county) from pg_temp.intake_row r where not r.rejected;
  end if;
  perform api._not_elsewhere(array_agg(coalesce(f.merged_into, f.id)), array_agg(r.code))
    from pg_temp.intake_row r join pipeline.firm f on f.credit_code = r.code where not r.rejected;
end
$$;

-- Decides for each accepted row: known or new, entered or already in. A ghost is a firm of which nothing is known but
-- lists that were undone: it may be named anew. What the reserve as it is does not allow joins the rejected rows:
-- a firm that left only later, one that stands in the list under two codes that were merged, and of a list of figures
-- whatever firm is not known.
create function api._intake_judge(_verb text, _on date) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  -- 曾经认定: whether a firm that was certified before may enter is the office's to say.
  closed boolean := api._local_policy('ever_certified', _on) = 'closed';
begin
  perform from pipeline.firm f where f.id in (
      select coalesce(c.merged_into, c.id)
      from pg_temp.intake_row r join pipeline.firm c on c.credit_code = r.code where not r.rejected)
    order by f.id for update;
  create temp table intake_verdict on commit drop as
  select r.row_no, f.id as known, f.no, f.name::text as known_name, e.ended_on::date,
    case
      when e.id is not null and e.ended_on is null then 'already_in'
      when e.ended_on > _on then 'too_early'
      when closed and exists (
        select from api.certificate_line t where t.firm = f.id and t.issued_on <= _on) then 'ever_certified'
      else 'entered'
    end as outcome,
    f.name_key is distinct from r.key and c.name_key is distinct from r.key as renamed,
    f.id is not null and e.id is null and not exists (
      select from pipeline.event v
      where v.firm = f.id and v.verb not in ('intake import', 'fact import', 'intake undo')) as ghost
  from pg_temp.intake_row r
  left join pipeline.firm c on c.credit_code = r.code
  left join pipeline.firm f on f.id = coalesce(c.merged_into, c.id)
  left join lateral (
    select x.* from api.kin k join pipeline.episode x on x.firm = k.record
    where k.firm = f.id and not x.voided order by x.entered_on desc, x.entered_seq desc limit 1) e on true
  where not r.rejected;
  if _verb = 'fact import' then
    update pg_temp.intake_verdict v set
      outcome = case when v.known is null or v.ghost then 'unknown' else 'already_in' end;
  end if;

  create temp table intake_returned on commit drop as
  select v.row_no, v.outcome as why, v.no, v.ended_on, null::integer as first
  from pg_temp.intake_verdict v where v.outcome in ('too_early', 'unknown', 'ever_certified')
  union all
  select v.row_no, 'same_firm', v.no, null, d.first
  from pg_temp.intake_verdict v
  join (select x.known, min(x.row_no) as first from pg_temp.intake_verdict x
    where x.known is not null group by x.known having count(*) > 1) d using (known)
  where v.outcome not in ('too_early', 'unknown', 'ever_certified') and v.row_no > d.first;
  delete from pg_temp.intake_verdict v using pg_temp.intake_returned t where t.row_no = v.row_no;
  update pg_temp.intake_row r set rejected = true from pg_temp.intake_returned t where t.row_no = r.row_no;
  analyze pg_temp.intake_verdict;
end
$$;

-- The answer of an import, but for what was written.
create function api._intake_answer(_op uuid, _years pipeline.fiscal_year[], _keys text[]) returns jsonb
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  return (select jsonb_build_object(
    'op', _op, 'batch', null, 'no', null, 'repeat', false,
    'entered', (select count(*) from pg_temp.intake_verdict v where v.outcome = 'entered'),
    'recorded', (select count(*) from pg_temp.intake_figure g where not g.kept),
    'already_in', (select coalesce(json_agg(v.row_no order by v.row_no), '[]')
      from pg_temp.intake_verdict v where v.outcome = 'already_in'),
    'returned', (select coalesce(json_agg(json_build_object('row', t.row_no, 'why', t.why, 'no', t.no,
        'ended', t.ended_on, 'first', t.first) order by t.row_no), '[]')
      from pg_temp.intake_returned t),
    'renamed', (select coalesce(json_agg(json_build_object(
        'row', v.row_no, 'no', v.no, 'name', v.known_name) order by v.row_no), '[]')
      from pg_temp.intake_verdict v where v.known is not null and v.renamed and not v.ghost),
    'same_name', (select coalesce(json_agg(json_build_object(
        'row', r.row_no, 'no', f.no, 'code', f.credit_code) order by r.row_no, f.no), '[]')
      from pg_temp.intake_row r join pipeline.firm f on f.name_key = r.key and f.credit_code <> r.code
      where not exists (
        select from pg_temp.intake_verdict v where v.row_no = r.row_no and v.known = coalesce(f.merged_into, f.id))),
    'figures', (select coalesce(json_agg(json_build_object('row', g.row_no, 'year', g.year, 'key', g.key,
        'old', g.old_value::text, 'new', g.value::text, 'kept', g.kept) order by g.row_no, g.year, g.key), '[]')
      from pg_temp.intake_figure g where g.old_value is not null),
    'doubts', api._intake_doubts(_years, _keys)));
end
$$;

-- Takes a list of judged rows, staged before in the same transaction. The answer names rows by their number in the sheet.
create function api._take_list(
  _verb text, _op uuid, _batch uuid, _year integer, _on date, _file text, _sha256 text, _sheet text,
  _header_row integer, _titles text[], _years integer[], _keys text[], _all_or_nothing boolean,
  _confirmed text[], _reason text)
returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  years pipeline.fiscal_year[] := _years;
  earlier pipeline.batch;
  answer jsonb;
  number integer;
begin
  perform api._not_future(_on);
  perform api._staged();
  perform api._staged_in_range(_keys);

  insert into pipeline.code_confirmed (credit_code, reason, op)
  select c, _reason, _op from unnest(_confirmed) c on conflict (credit_code) do nothing;

  select b.* into earlier from pipeline.batch b
    where b.verb = _verb and b.intake_year = _year and b.content_sha256 = _sha256 and b.sheet = _sheet
      and b.undone_at is null
      -- Firms that were not known then may be by now.
      and (_verb = 'intake import' or not exists (
        select from pipeline.batch_row r where r.batch = b.id and r.outcome = 'rejected'));
  if found then
    return json_build_object('op', _op, 'batch', earlier.id, 'no', earlier.no, 'repeat', true,
      'first_on', earlier.on_date, 'entered', 0,
      'already_in', (select coalesce(json_agg(r.row_no order by r.row_no), '[]')
        from pg_temp.intake_row r where not r.rejected),
      'returned', '[]'::json, 'renamed', '[]'::json, 'same_name', '[]'::json, 'figures', '[]'::json,
      'doubts', '[]'::json, 'recorded', 0);
  end if;

  -- The columns that rows are joined by: statistics of the arrays would take longer than the joins.
  analyze pg_temp.intake_row (row_no, rejected, code, key);
  if not pipeline.writes_all() then
    perform api._list_of_own_firms(_verb);
  end if;
  perform api._intake_judge(_verb, _on);
  perform api._intake_compare(_verb, years, _keys);
  answer := api._intake_answer(_op, years, _keys);

  if _all_or_nothing and exists (select from pg_temp.intake_row r where r.rejected) then
    return (answer || '{"entered": 0, "recorded": 0, "refused": true}')::json;
  end if;
  if not exists (select from pg_temp.intake_verdict v where v.outcome = 'entered')
    and not exists (select from pg_temp.intake_change)
    and not exists (select from pg_temp.intake_figure g where not g.kept)
    and not exists (select from pg_temp.intake_contact)
  then
    return answer::json;
  end if;

  insert into pipeline.batch (
    id, intake_year, file, content_sha256, on_date, firm_rows, op, sheet, titles, header_row, verb)
  values (_batch, _year, _file, _sha256, _on, (select count(*) from pg_temp.intake_row), _op, _sheet, _titles,
    _header_row, _verb)
  returning no into number;
  perform api._intake_write(_verb, _op, _batch, _year, _on, years, _keys);
  return (answer || jsonb_build_object('batch', _batch, 'no', number))::json;
end
$$;

-- 导入名单: firms enter the reserve.
create function api.intake_enter(
  _op uuid, _build text, _batch uuid, _year integer, _on date, _file text, _sha256 text, _sheet text,
  _header_row integer, _titles text[], _years integer[], _keys text[], _all_or_nothing boolean,
  _confirmed text[], _reason text, _reading text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB'
as $$
declare
  w api.writing := api._begin(_op, _build, 'intake import', jsonb_build_array(
    _year, _on, _sha256, _all_or_nothing, _confirmed, _reason, _reading));
begin
  if not w.fresh then return w.answer; end if;
  return api._finish(_op, api._take_list('intake import', _op, _batch, _year, _on, _file, _sha256, _sheet,
    _header_row, _titles, _years, _keys, _all_or_nothing, _confirmed, _reason));
end
$$;

-- 导入年度指标: figures of firms that are known; nothing enters the reserve.
create function api.fact_import(
  _op uuid, _build text, _batch uuid, _year integer, _on date, _file text, _sha256 text, _sheet text,
  _header_row integer, _titles text[], _years integer[], _keys text[], _all_or_nothing boolean,
  _confirmed text[], _reason text, _reading text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB'
as $$
declare
  w api.writing := api._begin(_op, _build, 'fact import', jsonb_build_array(
    _year, _on, _sha256, _all_or_nothing, _confirmed, _reason, _reading));
begin
  if not w.fresh then return w.answer; end if;
  return api._finish(_op, api._take_list('fact import', _op, _batch, _year, _on, _file, _sha256, _sheet,
    _header_row, _titles, _years, _keys, _all_or_nothing, _confirmed, _reason));
end
$$;
