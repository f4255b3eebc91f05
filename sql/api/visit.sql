-- 走访: one call does the whole work of a visit.

create function api.visit_log(
  _op uuid, _build text, _id uuid, _firm text, _on date, _mode text, _did text, _found text, _next date,
  _officer text, _handling text default null, _willingness integer default null, _need_ids uuid[] default '{}',
  _need_kinds text[] default '{}', _needs text[] default '{}')
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'visit log', jsonb_build_array(
    _firm, _on, _mode, _did, _found, _next, _officer, _handling, _willingness, _need_kinds, _needs));
  f pipeline.firm;
  stay uuid;
  who uuid;
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  stay := api._stay_on(f.id, _on);
  if _officer is not null then
    who := (api._officer(_officer)).id;
  else
    select a.officer into who from api.assignment_now a
      where a.episode = stay and a.on_date <= _on
      order by a.on_date desc, a.seq desc limit 1;
  end if;
  seq := api._event(f.id, 'visit log', _on, _op);
  insert into pipeline.visit (id, firm, seq, episode, officer, mode, did, found, next_on, handling, willingness)
  values (_id, f.id, seq, stay, who, _mode, _did, _found, _next, _handling, _willingness);
  for nth in 1 .. cardinality(_needs) loop
    perform api._need(f, _op, _on, _need_ids[nth], _need_kinds[nth], _needs[nth], _id);
  end loop;
  return api._finish(_op, json_build_object('op', _op, 'visit', _id, 'firm', api._ref(f), 'on', _on,
    'mode', _mode, 'next', _next, 'handling', _handling, 'willingness', _willingness,
    'needs', api._needs_of(_op), 'in_reserve', stay is not null,
    'officer', (select o.name from pipeline.officer o where o.id = who),
    'visits', (select count(*) from api.visit_now v
      where v.firm in (select k.record from api.kin k where k.firm = f.id)),
    -- How often the same was said of this day, this time included.
    'same', (select count(*) from api.visit_now v
      where v.firm in (select k.record from api.kin k where k.firm = f.id) and v.on_date = _on
        and v.did::text is not distinct from _did and v.found::text is not distinct from _found)));
end
$$;

-- The stay a firm was in on a day; none outside the reserve.
create function api._stay_on(_firm uuid, _day date) returns uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select e.id from pipeline.episode e
  where e.firm = _firm and not e.voided and e.entered_on <= _day and (e.ended_on is null or _day <= e.ended_on)
  order by e.entered_seq desc limit 1
$$;

-- 走访记录, newest first; every filter may be null. "Mine" is the officer whose login is the session's.
create function api.visit_list(_firm text, _officer text, _mine boolean, _from date, _until date)
returns table (id uuid, on_date date, firm_no integer, firm text, mode text, did text, found text,
  next_on date, officer text, recorded_at timestamptz, actor text, handling text, willingness integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  only_firm uuid;
  only_officer uuid;
begin
  if _firm is not null then
    only_firm := (api._firm(_firm)).id;
  end if;
  only_officer := (api._officer_meant(_officer, _mine)).id;
  return query
    select v.id, v.on_date, f.no, f.name::text, v.mode, v.did::text, v.found::text, v.next_on::date,
      o.name::text, v.recorded_at, v.actor, v.handling, v.willingness::integer
    from api.visit_now v
    join api.kin k on k.record = v.firm
    join pipeline.firm f on f.id = k.firm
    left join pipeline.officer o on o.id = v.officer
    where (only_firm is null or k.firm = only_firm)
      and (only_officer is null or v.officer = only_officer)
      and (_from is null or v.on_date >= _from)
      and (_until is null or v.on_date <= _until)
    order by v.on_date desc, v.recorded_at desc, v.seq desc;
end
$$;

-- The officer an answer is limited to: the one named, or whoever has the session's login; none for everybody.
create function api._officer_meant(_officer text, _mine boolean) returns pipeline.officer
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one pipeline.officer;
begin
  if _officer is not null then
    one := api._officer(_officer);
  elsif _mine then
    select o.* into one from pipeline.officer o where o.login = session_user;
    if not found then
      perform api._refuse('PL207', 'no officer has this login', json_build_object('login', session_user));
    end if;
  end if;
  return one;
end
$$;

-- 一次走访: whole, the latest unless a day is named; with what it was before it was amended, and the days of the firm's others.
create function api.visit_show(_firm text, _on date, _id uuid) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  v api.visit_now;
begin
  if _on is not null then
    v := api._visit(f, _on, _id);
  else
    select x.* into v from api.visit_now x join api.kin k on k.record = x.firm
      where k.firm = f.id and (_id is null or _id in (select api._visit_names(x)))
      order by x.on_date desc, x.seq desc limit 1;
    if not found then
      perform api._refuse('PL253', 'no such visit', json_build_object('firm', f.name, 'visit', coalesce(_id::text, 'latest')));
    end if;
  end if;
  return json_build_object('firm', api._ref(f), 'visit', api._visit_said(v),
    'recorded_at', v.recorded_at, 'actor', v.actor,
    'before', (select coalesce(json_agg(json_build_object('on', e.on_date, 'mode', x.mode, 'did', x.did, 'found', x.found,
        'recorded_at', e.recorded_at, 'actor', e.actor, 'reason', (
          select c.reason from pipeline.correction c
          where c.firm = x.firm and c.corrects = x.seq and c.void order by c.seq desc limit 1)) order by e.seq desc), '[]')
      from api._visit_versions(v) version join pipeline.visit x on x.id = version and x.id <> v.id
      join pipeline.event e on e.firm = x.firm and e.seq = x.seq),
    'others', (select coalesce(json_agg(x.on_date order by x.on_date desc, x.seq desc), '[]')
      from api.visit_now x join api.kin k on k.record = x.firm where k.firm = f.id and x.id <> v.id));
end
$$;

-- What was said of a visit.
create function api._visit_said(_visit api.visit_now) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('id', (_visit).id, 'on', (_visit).on_date, 'mode', (_visit).mode, 'did', (_visit).did,
    'found', (_visit).found, 'handling', (_visit).handling, 'willingness', (_visit).willingness,
    'needs', api._needs_of_visit(_visit), 'next', (_visit).next_on,
    'officer', (select o.name from pipeline.officer o where o.id = (_visit).officer))
$$;
