-- 年度指标、成果转化、事故: what is known of a firm.

-- Refuses a value outside the range of its kind; the client has said so before, this holds for psql too.
create function api._in_range(_keys text[], _values numeric[]) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  odd record;
begin
  select t.key, t.value, k.lowest, k.highest into odd
    from unnest(_keys, _values) as t (key, value) join pipeline.fact_kind k on k.key = t.key
    where t.value not between k.lowest and k.highest limit 1;
  if found then
    perform api._refuse('PL117', 'a figure out of its range', json_build_object(
      'key', odd.key, 'value', odd.value::text, 'lowest', odd.lowest::text, 'highest', odd.highest::text));
  end if;
end
$$;

-- 缺的指标: of the figures that every diagnosis needs, those that are not known of a fiscal year, true on a day as recorded by a time.
-- Whatever counts what is missing asks here: the digest and the report of quality.
create function api.figures_missing(_firm uuid, _year integer, _as_of date, _known_at timestamptz) returns setof text
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select k.key from unnest('{sales,rd,staff}'::text[]) k (key)
  where not exists (
    select from pipeline.fact t
    where t.firm = _firm and t.year = _year and t.key = k.key and not t.withdrawn
      and api._event_day(t.firm, t.seq, _known_at) <= _as_of
      and not exists (select from pipeline.fact w
        where w.firm = t.firm and w.year = t.year and w.key = t.key and w.seq > t.seq and w.withdrawn
          and api._event_day(w.firm, w.seq, _known_at) <= _as_of))
$$;

-- Sets figures of one fiscal year; figures that already have this value write nothing.
create function api.fact_set(
  _op uuid, _build text, _firm text, _year integer, _on date, _keys text[], _values numeric[],
  _forecast boolean)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'fact set', jsonb_build_array(
    _firm, _year, _on, _keys, _values, _forecast));
  f pipeline.firm;
  step integer;
  changes json := '[]';
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  perform api._in_range(_keys, _values);
  f := api._firm_locked(_firm);
  if exists (
    select from unnest(_keys, _values) as t (key, value)
    left join api.fact_now n on n.firm = f.id and n.year = _year and n.key = t.key
    where n.value is distinct from t.value or n.forecast is distinct from _forecast)
  then
    changes := (
      select json_agg(json_build_object('key', t.key, 'name', k.name,
        'old', case when n.value is not null then api._fact_value(k.unit, n.value) end,
        'new', api._fact_value(k.unit, t.value)) order by k.position)
      from unnest(_keys, _values) as t (key, value)
      join pipeline.fact_kind k on k.key = t.key
      left join api.fact_now n on n.firm = f.id and n.year = _year and n.key = t.key
      where n.value is distinct from t.value or n.forecast is distinct from _forecast);
    step := api._event(f.id, 'fact set', _on, _op);
    insert into pipeline.fact (firm, seq, year, key, value, forecast)
    select f.id, step, _year, t.key, t.value, _forecast
    from unnest(_keys, _values) as t (key, value)
    left join api.fact_now n on n.firm = f.id and n.year = _year and n.key = t.key
    where n.value is distinct from t.value or n.forecast is distinct from _forecast;
  end if;
  return api._finish(_op, json_build_object(
    'op', _op, 'firm', api._ref(f), 'year', _year, 'on', _on, 'changes', changes));
end
$$;

create function api.fact_show(_firm text)
returns table (year integer, key text, name text, unit text, value numeric, forecast boolean,
  on_date date, recorded_at timestamptz, actor text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
begin
  return query
    select n.year::integer, n.key, n.name, n.unit, n.value, n.forecast, v.on_date::date, v.recorded_at,
      v.actor
    from api.fact_now n join api.event_now v on v.firm = n.firm and v.seq = n.seq
    where n.firm = f.id order by n.year, n.position;
end
$$;

create function api.achievement_add(
  _op uuid, _build text, _id uuid, _firm text, _year integer, _title text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'achievement add', jsonb_build_array(
    _firm, _year, _title, _on));
  f pipeline.firm;
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  if exists (select from api.achievement_now a
    where a.firm in (select k.record from api.kin k where k.firm = f.id) and a.title = _title) then
    perform api._refuse('PL505', 'this achievement is already recorded', json_build_object(
      'firm', f.name, 'no', f.no, 'title', _title));
  end if;
  seq := api._event(f.id, 'achievement add', _on, _op);
  insert into pipeline.achievement (id, firm, seq, year, title) values (_id, f.id, seq, _year, _title);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'year', _year,
    'title', _title, 'total', (select count(*) from api.achievement_now a
      where a.firm in (select k.record from api.kin k where k.firm = f.id))));
end
$$;

-- An incident, or (kind null) a check that found none up to that day.
create function api.incident_add(
  _op uuid, _build text, _id uuid, _firm text, _on date, _kind text, _evidence text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'incident', jsonb_build_array(_firm, _on, _kind, _evidence));
  f pipeline.firm;
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  seq := api._event(f.id, case when _kind is null then 'incident none' else 'incident add' end, _on, _op);
  insert into pipeline.incident (id, firm, seq, kind, evidence) values (_id, f.id, seq, _kind, _evidence);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'kind', _kind));
end
$$;
