-- 企业需求: what firms ask for, until it is settled; searched across firms.

-- Records one need of a firm whose row is locked.
create function api._need(
  _firm pipeline.firm, _op uuid, _on date, _id uuid, _kind text, _text text, _visit uuid) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.need (id, firm, seq, kind, text, visit)
  values (_id, _firm.id, api._event(_firm.id, 'need add', _on, _op), _kind, _text, _visit);
end
$$;

-- The needs that an operation recorded, as its answer shows them.
create function api._needs_of(_op uuid) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_agg(json_build_object('id', n.id, 'no', n.no, 'kind', n.kind, 'text', n.text) order by n.no), '[]')
  from pipeline.event v join pipeline.need n on n.firm = v.firm and n.seq = v.seq where v.op = _op
$$;

create function api.need_add(_op uuid, _build text, _id uuid, _firm text, _on date, _kind text, _text text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need add', jsonb_build_array(_firm, _on, _kind, _text));
  f pipeline.firm;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  perform api._need(f, _op, _on, _id, _kind, _text, null);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on,
    'need', api._needs_of(_op) -> 0));
end
$$;

create function api.need_settle(_op uuid, _build text, _no integer, _on date, _outcome text, _how text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need settle', jsonb_build_array(_no, _on, _outcome, _how));
  n api.need_now;
  f pipeline.firm;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  n := api._need_open(_no);
  select x.* into f from pipeline.firm x where x.id = n.firm;
  if _on < n.on_date then
    perform api._refuse('PL108', 'before it was said', json_build_object('due', _on, 'on', n.on_date));
  end if;
  insert into pipeline.need_settled (firm, seq, need, outcome, how)
  values (f.id, api._event(f.id, 'need settle', _on, _op), n.id, _outcome, _how);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'outcome', _outcome,
    'need', json_build_object('id', n.id, 'no', n.no, 'kind', n.kind, 'text', n.text), 'days', _on - n.on_date));
end
$$;

-- Needs, open ones first and the oldest of them on top; as they stood on a day; every filter may be null. _text is looked for in what was said.
create function api.need_list(
  _firm text, _officer text, _mine boolean, _kind text, _county text, _text text, _all boolean, _as_of date)
returns table (no integer, on_date date, firm_no integer, firm text, county text, officer text, kind text, text text,
  state text, settled_on date, how text, days integer, id uuid)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  only_firm uuid := case when _firm is not null then (api._firm(_firm)).id end;
  only_officer uuid := (api._officer_meant(_officer, _mine)).id;
  only_county text := api._county(_county);
  day date := coalesce(_as_of, api.today());
begin
  return query
    select n.no, n.on_date, f.no, f.name::text, api._county_name(f.county), l.officer_name::text, n.kind, n.text::text,
      coalesce(s.outcome, 'open'), s.on_date, s.how::text, coalesce(s.on_date, day) - n.on_date, n.id
    from api.need_now n
    join api.kin k on k.record = n.firm
    join pipeline.firm f on f.id = k.firm
    left join api.need_settled_now s on s.need = n.id and s.on_date <= day
    left join api.firm_line l on l.id = f.id
    where n.on_date <= day and (only_firm is null or f.id = only_firm)
      and (only_officer is null or l.officer = only_officer and l.ended_on is null)
      and (_kind is null or n.kind = _kind)
      and (only_county is null or f.county = only_county)
      and (_text is null or strpos(lower(n.text), lower(_text)) > 0)
      and (_all or s.need is null)
    order by s.need is not null, n.on_date, n.no;
end
$$;
