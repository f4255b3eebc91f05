-- 入库: rows that the client has read and judged enter as one set; 入库名单; 年度目标.

create function api._year_has_intake(_year integer) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from pipeline.episode e where e.intake_year = _year and not e.voided)
  then
    perform api._refuse('PL305', 'a year without an intake', json_build_object('year', _year,
      'years', (select json_agg(y.intake_year order by y.intake_year) from (
        select distinct e.intake_year from pipeline.episode e where not e.voided) y)));
  end if;
end
$$;

-- What reading a sheet needs from the database: the county offices.
create function api.intake_offices()
returns table (code text, name text, aliases text[])
language sql stable set search_path = pg_catalog, pg_temp
as $$ select code, name, aliases from pipeline.county order by sort_no $$;

-- Enters judged rows. All arrays of firms run in step, and so do those of facts; _initials holds the
-- readings of one name separated by blanks. The answer names rows by their number in the sheet.
create function api.intake_enter(
  _op uuid, _build text, _batch uuid, _year integer, _on date, _file text, _sha256 text, _sheet text,
  _rows integer[], _firms uuid[], _episodes uuid[], _names text[], _keys text[], _initials text[],
  _codes text[], _counties text[], _founded date[], _fields text[], _products text[], _industries text[],
  _addresses text[], _fact_rows integer[], _fact_years integer[], _fact_keys text[],
  _fact_values numeric[], _rejected integer[], _all_or_nothing boolean)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'intake import', jsonb_build_array(
    _year, _on, _sha256, _all_or_nothing));
  earlier pipeline.batch;
  answer json;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  perform api._in_range(_fact_keys, _fact_values);

  select b.* into earlier from pipeline.batch b
    where b.intake_year = _year and b.content_sha256 = _sha256 and b.undone_at is null;
  if found then
    return api._finish(_op, json_build_object('op', _op, 'batch', earlier.id, 'repeat', true,
      'first_on', earlier.on_date, 'entered', 0, 'already_in', to_json(_rows), 'too_early', '[]'::json,
      'renamed', '[]'::json, 'same_name', '[]'::json));
  end if;

  create temp table intake_row on commit drop as
  select * from unnest(_rows, _firms, _episodes, _names, _keys, _initials, _codes, _counties, _founded,
      _fields, _products, _industries, _addresses)
    as t (row_no, new_firm, episode, name, key, initials, code, county, founded,
      field, product, industry, address);
  analyze pg_temp.intake_row;

  -- Locks the firms that are known already, always in the same order.
  perform from pipeline.firm f join pg_temp.intake_row r on r.code = f.credit_code
    order by f.id for update of f;

  create temp table intake_verdict on commit drop as
  select r.row_no, f.id as known, f.no, f.name as known_name,
    case
      when e.id is null then 'entered'
      when e.ended_on is null then 'already_in'
      when e.ended_on > _on then 'too_early'
      else 'entered'
    end as outcome,
    e.ended_on,
    f.name_key is distinct from r.key as renamed
  from pg_temp.intake_row r
  left join pipeline.firm f on f.credit_code = r.code
  left join lateral (
    select x.* from pipeline.episode x
    where x.firm = f.id and not x.voided order by x.entered_seq desc limit 1) e on true;

  answer := json_build_object(
    'op', _op, 'batch', _batch, 'repeat', false,
    'entered', (select count(*) from pg_temp.intake_verdict v where v.outcome = 'entered'),
    'already_in', (select coalesce(json_agg(v.row_no order by v.row_no), '[]')
      from pg_temp.intake_verdict v where v.outcome = 'already_in'),
    'too_early', (select coalesce(json_agg(json_build_object(
        'row', v.row_no, 'no', v.no, 'ended', v.ended_on) order by v.row_no), '[]')
      from pg_temp.intake_verdict v where v.outcome = 'too_early'),
    'renamed', (select coalesce(json_agg(json_build_object(
        'row', v.row_no, 'no', v.no, 'name', v.known_name) order by v.row_no), '[]')
      from pg_temp.intake_verdict v where v.known is not null and v.renamed),
    'same_name', (select coalesce(json_agg(json_build_object(
        'row', r.row_no, 'no', f.no, 'code', f.credit_code) order by r.row_no, f.no), '[]')
      from pg_temp.intake_row r join pipeline.firm f on f.name_key = r.key and f.credit_code <> r.code));

  if _all_or_nothing and (cardinality(_rejected) > 0 or exists (
    select from pg_temp.intake_verdict v where v.outcome = 'too_early'))
  then
    return api._finish(_op, (answer::jsonb || '{"batch": null, "entered": 0, "refused": true}')::json);
  end if;
  if not exists (select from pg_temp.intake_verdict v where v.outcome = 'entered') then
    return api._finish(_op, (answer::jsonb || '{"batch": null}')::json);
  end if;

  insert into pipeline.batch (id, intake_year, file, content_sha256, on_date, firm_rows, op)
  values (_batch, _year, _file, _sha256, _on, cardinality(_rows) + cardinality(_rejected), _op);

  insert into pipeline.firm (
    id, credit_code, name, name_key, initials, county, founded, field, product, industry, address, head)
  select r.new_firm, r.code, r.name, r.key, string_to_array(r.initials, ' '), r.county, r.founded,
    r.field, r.product, r.industry, r.address, 0
  from pg_temp.intake_row r join pg_temp.intake_verdict v using (row_no)
  where v.known is null
  order by r.row_no;

  create temp table intake_entry on commit drop as
  select r.row_no, coalesce(v.known, r.new_firm) as firm, r.episode, f.head + 1 as seq,
    coalesce(r.county, f.county) as county
  from pg_temp.intake_row r
  join pg_temp.intake_verdict v using (row_no)
  join pipeline.firm f on f.id = coalesce(v.known, r.new_firm)
  where v.outcome = 'entered';
  analyze pg_temp.intake_entry;

  update pipeline.firm f set head = n.seq from pg_temp.intake_entry n where f.id = n.firm;
  insert into pipeline.event (firm, seq, verb, on_date, op)
  select n.firm, n.seq, 'intake import', _on, _op from pg_temp.intake_entry n;
  insert into pipeline.episode (
    id, firm, intake_year, entered_on, entered_seq, county_at_entry, batch,
    stage, stage_on, stage_seq, furthest)
  select n.episode, n.firm, _year, _on, n.seq, n.county, _batch, 'entered', _on, n.seq, 'entered'
  from pg_temp.intake_entry n;
  insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
  select n.firm, n.seq, n.episode, 'intake', '', 'entered' from pg_temp.intake_entry n;
  insert into pipeline.fact (firm, seq, year, key, value)
  select n.firm, n.seq, t.year, t.key, t.value
  from unnest(_fact_rows, _fact_years, _fact_keys, _fact_values) as t (row_no, year, key, value)
  join pg_temp.intake_entry n using (row_no);

  insert into pipeline.batch_row (batch, sheet, row_no, firm, outcome)
  select _batch, _sheet, v.row_no,
    case v.outcome when 'too_early' then null else coalesce(v.known, r.new_firm) end,
    case v.outcome when 'too_early' then 'rejected' else v.outcome end
  from pg_temp.intake_verdict v join pg_temp.intake_row r using (row_no)
  union all
  select _batch, _sheet, x, null, 'rejected' from (select distinct unnest(_rejected) as x) rejected;

  return api._finish(_op, answer);
end
$$;

-- 入库名单: one line a firm that came in with this year's list.
create function api.intake_list(_year integer)
returns table (seq bigint, no integer, name text, credit_code text, county text, county_name text,
  field text, product text, sales numeric, rd numeric, ip1 bigint, ip2 bigint, staff numeric,
  tech_staff numeric, officer text, gaps json, entered_on date, stage text, again boolean)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._year_has_intake(_year);
  return query
    select row_number() over (order by c.sort_no nulls last, e.entered_on, f.no), f.no, f.name::text,
      f.credit_code::text, e.county_at_entry, c.name, f.field, f.product::text,
      (select n.value from api.fact_now n where n.firm = f.id and n.year = _year - 1 and n.key = 'sales'),
      (select n.value from api.fact_now n where n.firm = f.id and n.year = _year - 1 and n.key = 'rd'),
      (select count(*) from pipeline.ip i join pipeline.ip_kind k on k.code = i.kind
        where i.firm = f.id and k.class = 1),
      (select count(*) from pipeline.ip i join pipeline.ip_kind k on k.code = i.kind
        where i.firm = f.id and k.class = 2),
      (select trim_scale(n.value) from api.fact_now n
        where n.firm = f.id and n.year = _year - 1 and n.key = 'staff'),
      (select trim_scale(n.value) from api.fact_now n
        where n.firm = f.id and n.year = _year - 1 and n.key = 'tech_staff'),
      (select o.name::text from pipeline.assignment a join pipeline.officer o on o.id = a.officer
        where a.episode = e.id order by a.seq desc limit 1),
      (select coalesce((select json_agg(x ->> 'id') from json_array_elements(d.findings) x
          where x ->> 'status' = 'fail'), '[]')
        from pipeline.diagnosis d where d.firm = f.id order by d.seq desc limit 1),
      e.entered_on::date, e.stage,
      exists (select from pipeline.episode p
        where p.firm = f.id and not p.voided and p.entered_seq < e.entered_seq)
    from (
      select distinct on (x.firm) x.* from pipeline.episode x
      where x.intake_year = _year and not x.voided order by x.firm, x.entered_seq desc) e
    join pipeline.firm f on f.id = e.firm
    left join pipeline.county c on c.code = e.county_at_entry
    order by 1;
end
$$;

create function api.target_set(
  _op uuid, _build text, _year integer, _goal integer, _county text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'target set', jsonb_build_array(
    _year, _goal, _county, _on));
  office text := api._county(_county);
  before integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  select t.goal into before from pipeline.target t
    where t.intake_year = _year and t.county is not distinct from office
    order by t.recorded_at desc limit 1;
  if before is distinct from _goal then
    insert into pipeline.target (intake_year, county, goal, on_date, op)
    values (_year, office, _goal, _on, _op);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'year', _year, 'county', office,
    'county_name', api._county_name(office), 'goal', _goal, 'before', before, 'on', _on));
end
$$;

-- 目标与进度: goal and firms entered (D2), by year; the city's line first, then the offices.
create function api.target_show(_year integer)
returns table (year integer, county text, county_name text, goal integer, entered bigint, remaining bigint)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with goal as (
    select distinct on (t.intake_year, t.county) t.intake_year, t.county, t.goal
    from pipeline.target t order by t.intake_year, t.county, t.recorded_at desc),
  came as (
    select e.intake_year, null as county, count(distinct e.firm) as n
    from pipeline.episode e where not e.voided group by 1
    union all
    select e.intake_year, e.county_at_entry, count(distinct e.firm)
    from pipeline.episode e where not e.voided and e.county_at_entry is not null group by 1, 2)
  select coalesce(g.intake_year, n.intake_year)::integer, coalesce(g.county, n.county), c.name,
    g.goal, coalesce(n.n, 0),
    case when g.goal is not null then greatest(g.goal - coalesce(n.n, 0), 0) end
  from goal g
  full join came n on n.intake_year = g.intake_year and n.county is not distinct from g.county
  left join pipeline.county c on c.code = coalesce(g.county, n.county)
  where _year is null or coalesce(g.intake_year, n.intake_year) = _year
  order by 1, c.sort_no nulls first
$$;
