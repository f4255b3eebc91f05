-- 培训: courses, and the firms that need them by their latest diagnosis.

create function api._training(_no integer) returns pipeline.training
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one pipeline.training;
begin
  select t.* into one from pipeline.training t where t.no = _no;
  if not found then
    perform api._refuse('PL272', 'no such training', json_build_object('training', _no,
      'roles', api._roles_of('training add'),
      'known', (select json_agg('#' || t.no || ' ' || t.title order by t.no desc)
        from (select x.* from pipeline.training x order by x.no desc limit 10) t)));
  end if;
  return one;
end
$$;

create function api._training_ref(_one pipeline.training) returns json
language sql immutable set search_path = pg_catalog, pg_temp
as $$ select json_build_object('id', _one.id, 'no', _one.no, 'title', _one.title, 'on', _one.on_date, 'gap', _one.gap) $$;

create function api.training_add(
  _op uuid, _build text, _id uuid, _title text, _on date, _gap text, _place text, _capacity integer)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'training add', jsonb_build_array(_title, _on, _gap, _place, _capacity));
  known pipeline.training;
  made pipeline.training;
begin
  if not w.fresh then return w.answer; end if;
  select t.* into known from pipeline.training t where t.title = _title and t.on_date = _on;
  if found then
    perform api._refuse('PL523', 'added already', json_build_object('training', known.no, 'title', _title, 'on', _on));
  end if;
  insert into pipeline.training (id, title, on_date, gap, place, capacity, op)
  values (_id, _title, _on, _gap, _place, _capacity, _op) returning * into made;
  return api._finish(_op, json_build_object('op', _op, 'training', api._training_ref(made),
    'place', _place, 'capacity', _capacity,
    'lacking', case when _gap is not null then (
      select count(*) from api.training_suggest(_gap, null, false, null) s where s.status = 'fail') end,
    'unknown', case when _gap is not null then (
      select count(*) from api.training_suggest(_gap, null, false, null) s where s.status = 'unknown') end,
    'undiagnosed', case when _gap is not null then (
      select count(*) from api.training_undiagnosed(null, false, null)) end));
end
$$;

-- The firms of a list of words, each once, their rows locked in one order whatever the order typed.
create function api._firms_locked(_firms text[]) returns setof pipeline.firm
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select f.* from pipeline.firm f
    where f.id in (select (api._firm(t.word)).id from unnest(_firms) t (word)) order by f.id for update;
end
$$;

-- 报名: firms that are on the list already stay there once.
create function api.training_enrol(_op uuid, _build text, _no integer, _firms text[], _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'training enrol', jsonb_build_array(_no, _firms, _on));
  t pipeline.training;
  f pipeline.firm;
  there integer;
  added json[] := '{}';
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  t := api._training(_no);
  -- Two offices must not take the last seat both: the second waits at the operation that added the course.
  perform from pipeline.operation o where o.op = t.op for update;
  for f in select * from api._firms_locked(_firms) loop
    continue when exists (select from api.training_enrolled_now e where e.training = t.id and e.firm = f.id);
    insert into pipeline.training_enrolled (firm, seq, training)
    values (f.id, api._event(f.id, 'training enrol', _on, _op), t.id);
    added := added || json_build_object('no', f.no, 'name', f.name);
  end loop;
  select count(*) into there from pipeline.training_enrolled e
    join api.event_now v on v.firm = e.firm and v.seq = e.seq where e.training = t.id;
  if there > t.capacity then
    perform api._refuse('PL372', 'no seat left', json_build_object('training', t.no, 'title', t.title,
      'capacity', t.capacity, 'enrolled', there - cardinality(added), 'more', cardinality(added)));
  end if;
  return api._finish(_op, json_build_object('op', _op, 'training', api._training_ref(t), 'on', _on,
    'firms', to_json(added), 'enrolled', there));
end
$$;

-- 到场: on the day of the course, whether the firm had enrolled or not.
create function api.training_attend(_op uuid, _build text, _no integer, _firms text[], _people integer) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'training attend', jsonb_build_array(_no, _firms, _people));
  t pipeline.training;
  f pipeline.firm;
  added json[] := '{}';
begin
  if not w.fresh then return w.answer; end if;
  t := api._training(_no);
  perform api._not_future(t.on_date);
  for f in select * from api._firms_locked(_firms) loop
    continue when exists (select from api.training_attended_now e where e.training = t.id and e.firm = f.id);
    insert into pipeline.training_attended (firm, seq, training, people)
    values (f.id, api._event(f.id, 'training attend', t.on_date, _op), t.id, _people);
    added := added || json_build_object('no', f.no, 'name', f.name);
  end loop;
  return api._finish(_op, json_build_object('op', _op, 'training', api._training_ref(t), 'on', t.on_date,
    'firms', to_json(added), 'people', _people));
end
$$;

create function api.training_list(_year integer)
returns table (no integer, on_date date, title text, gap text, place text, capacity integer, enrolled bigint,
  attended bigint, people bigint, reached bigint, id uuid)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select t.no, t.on_date, t.title::text, t.gap, t.place::text, t.capacity,
    (select count(*) from api.training_enrolled_now e where e.training = t.id), count(a.firm),
    coalesce(sum(a.people), 0),
    -- Of those that came, the firms whose latest diagnosis before it had found the gap.
    count(a.firm) filter (where t.gap is not null and exists (
      select from (select d.findings from api.diagnosis_now d
        where d.firm = a.firm and d.on_date <= t.on_date order by d.on_date desc, d.seq desc limit 1) d,
        json_array_elements(d.findings) x
      where x ->> 'id' = t.gap and x ->> 'status' <> 'pass')), t.id
  from pipeline.training t left join api.training_attended_now a on a.training = t.id
  where _year is null or extract(year from t.on_date) = _year
  group by t.id order by t.on_date desc, t.no desc
$$;

-- The firms of one course: who enrolled, who came.
create function api.training_firms(_no integer)
returns table (firm_no integer, firm text, county text, officer text, enrolled_on date, people integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  t pipeline.training := api._training(_no);
begin
  return query
    select l.no, l.name::text, l.county_name::text, l.officer_name::text, e.on_date, a.people::integer
    from (select x.* from api.training_enrolled_now x where x.training = t.id) e
    full join (select x.* from api.training_attended_now x where x.training = t.id) a on a.firm = e.firm
    join api.kin k on k.record = coalesce(e.firm, a.firm) join api.firm_line l on l.id = k.firm
    order by l.no;
end
$$;

-- 谁缺: open stays whose latest diagnosis has not found the condition met, and what training they have had against it.
create function api.training_suggest(_gap text, _officer text, _mine boolean, _county text)
returns table (no integer, name text, county text, officer text, status text, diagnosed_on date, need text, have text,
  trained_on date, enrolled_for integer, evidence json)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  only_officer uuid := (api._officer_meant(_officer, _mine)).id;
  only_county text := api._county(_county);
begin
  return query
    select l.no, l.name::text, l.county_name::text, l.officer_name::text, x.finding ->> 'status', d.on_date,
      x.finding ->> 'need', x.finding ->> 'have',
      (select max(a.on_date) from api.training_attended_now a join pipeline.training t on t.id = a.training
        where a.firm = l.id and t.gap = _gap),
      (select min(t.no) from api.training_enrolled_now e join pipeline.training t on t.id = e.training
        where e.firm = l.id and t.gap = _gap and t.on_date >= api.today()),
      x.finding -> 'evidence'
    from api.firm_line l
    join lateral (
      select g.on_date, g.findings from api.diagnosis_now g join api.kin k on k.record = g.firm
      where k.firm = l.id order by g.on_date desc, g.seq desc limit 1) d on true
    join lateral (
      select y as finding from json_array_elements(d.findings) y
      where y ->> 'id' = _gap and y ->> 'status' <> 'pass') x on true
    where l.episode is not null and l.ended_on is null
      and (only_officer is null or l.officer = only_officer)
      and (only_county is null or l.county = only_county)
    order by x.finding ->> 'status', l.no;
end
$$;

-- 没有诊断过的: open stays of which nobody can say yet whether they lack anything.
create function api.training_undiagnosed(_officer text, _mine boolean, _county text)
returns table (no integer, name text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  only_officer uuid := (api._officer_meant(_officer, _mine)).id;
  only_county text := api._county(_county);
begin
  return query
    select l.no, l.name::text from api.firm_line l
    where l.episode is not null and l.ended_on is null
      and (only_officer is null or l.officer = only_officer)
      and (only_county is null or l.county = only_county)
      and not exists (
        select from api.diagnosis_now g join api.kin k on k.record = g.firm where k.firm = l.id)
    order by l.no;
end
$$;
