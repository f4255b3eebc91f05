-- 知识产权、资质荣誉: the titles a firm owns, when they lapse, and what else speaks for it.

create function api.ip_add(
  _op uuid, _build text, _id uuid, _firm text, _kind text, _title text, _number text, _filed date, _granted date,
  _by text, _owner text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'ip add', jsonb_build_array(
    _firm, _kind, _title, _number, _filed, _granted, _by, _owner, _on));
  f pipeline.firm;
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  perform api._not_future(_filed);
  perform api._not_future(_granted);
  if _granted < _filed then
    perform api._refuse('PL108', 'granted before it was filed', json_build_object('due', _granted, 'on', _filed));
  end if;
  f := api._firm_locked(_firm);
  if exists (select from api.ip_now i
    where i.firm in (select k.record from api.kin k where k.firm = f.id) and i.number = _number) then
    perform api._refuse('PL504', 'this title is already recorded', json_build_object(
      'firm', f.name, 'no', f.no, 'number', _number));
  end if;
  seq := api._event(f.id, 'ip add', _on, _op);
  insert into pipeline.ip (id, firm, seq, kind, title, number, filed, granted, acquired_by, owner)
  values (_id, f.id, seq, _kind, _title, _number, _filed, _granted, _by, _owner);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'ip', json_build_object(
    'id', _id, 'kind', _kind, 'title', _title, 'number', _number, 'filed', _filed, 'granted', _granted,
    'by', _by, 'owner', _owner)));
end
$$;

-- The title lapsed, was annulled or was given away on a day; named by its number or its name.
create function api.ip_lapse(
  _op uuid, _build text, _firm text, _title text, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'ip lapse', jsonb_build_array(_firm, _title, _on, _reason));
  f pipeline.firm;
  lapsing uuid[];
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select array_agg(i.id) into lapsing from api.ip_now i
    where i.firm in (select k.record from api.kin k where k.firm = f.id)
      and (i.number = _title or i.title = _title)
      and not exists (select from api.ip_lapse_now l where l.ip = i.id);
  if lapsing is null or cardinality(lapsing) > 1 then
    perform api._refuse('PL210', 'no single title of this name or number', json_build_object(
      'firm', f.name, 'no', f.no, 'title', _title, 'count', coalesce(cardinality(lapsing), 0)));
  end if;
  seq := api._event(f.id, 'ip lapse', _on, _op);
  insert into pipeline.ip_lapse (firm, seq, ip, reason) values (f.id, seq, lapsing[1], _reason);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on,
    'ip', (select json_build_object('id', i.id, 'title', i.title, 'number', i.number)
      from pipeline.ip i where i.id = lapsing[1])));
end
$$;

-- Looked for and none found: what tells "has none" from "not asked yet".
create function api.ip_none(_op uuid, _build text, _firm text, _on date, _evidence text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'ip none', jsonb_build_array(_firm, _on, _evidence));
  f pipeline.firm;
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  if exists (select from api.ip_now i where i.firm in (select k.record from api.kin k where k.firm = f.id)) then
    perform api._refuse('PL315', 'the firm has titles', json_build_object('firm', f.name, 'no', f.no));
  end if;
  seq := api._event(f.id, 'ip none', _on, _op);
  insert into pipeline.ip_none (firm, seq, evidence) values (f.id, seq, _evidence);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on));
end
$$;

create function api.ip_list(_firm text)
returns table (kind text, kind_name text, class integer, title text, number text, filed date, granted date,
  "by" text, owner text, lapsed date, used_in text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
begin
  return query
    select i.kind, k.name, k.class::integer, i.title::text, i.number::text, i.filed::date, i.granted::date,
      i.acquired_by, i.owner::text, l.on_date,
      (select string_agg(a.batch, ' ' order by a.seq) from pipeline.application_ip u
        join api.application_now a on a.id = u.application where u.ip = i.id)
    from api.ip_now i join pipeline.ip_kind k on k.code = i.kind
    left join api.ip_lapse_now l on l.ip = i.id
    where i.firm in (select r.record from api.kin r where r.firm = f.id) order by k.class, i.granted, i.seq;
end
$$;

create function api.honour_add(
  _op uuid, _build text, _id uuid, _firm text, _kind text, _title text, _place integer, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'honour add', jsonb_build_array(
    _firm, _kind, _title, _place, _on));
  f pipeline.firm;
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  if exists (
    select from api.honour_now h
    where h.firm in (select k.record from api.kin k where k.firm = f.id) and h.kind = _kind and h.title = _title)
  then
    perform api._refuse('PL509', 'this honour is already recorded', json_build_object(
      'firm', f.name, 'no', f.no, 'title', _title));
  end if;
  seq := api._event(f.id, 'honour add', _on, _op);
  insert into pipeline.honour (id, firm, seq, kind, title, place) values (_id, f.id, seq, _kind, _title, _place);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'kind', _kind,
    'title', _title, 'place', _place));
end
$$;

create function api.honour_list(_firm text) returns table (kind text, title text, place integer, on_date date)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
begin
  return query
    select h.kind, h.title::text, h.place::integer, h.on_date from api.honour_now h
    where h.firm in (select k.record from api.kin k where k.firm = f.id) order by h.on_date, h.seq;
end
$$;
