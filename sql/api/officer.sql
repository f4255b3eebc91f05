-- 首席科技服务员: add and list; 指派: set, propose, history.

create function api.officer_add(
  _op uuid, _build text, _id uuid, _name text, _county text, _field text, _capacity integer,
  _login text, _since date, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'officer add', jsonb_build_array(
    _name, _county, _field, _capacity, _login, _since, _on));
  office text := api._county(_county);
  known pipeline.officer;
  made pipeline.officer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  select o.* into known from pipeline.officer o
    where (o.county = office and o.name = _name) or o.login = _login;
  if found then
    perform api._refuse('PL503', 'the officer is already known', json_build_object(
      'officer', known.name, 'no', known.no, 'county', api._county_name(known.county)));
  end if;
  insert into pipeline.officer (id, name, county, field, capacity, login, since, on_date, op)
  values (_id, _name, office, _field, _capacity, _login, _since, _on, _op)
  returning * into made;
  return api._finish(_op, json_build_object('op', _op, 'officer', json_build_object(
    'id', made.id, 'no', made.no, 'name', made.name), 'county', office,
    'county_name', api._county_name(office), 'capacity', made.capacity, 'on', _on));
end
$$;

-- One line an officer with the number of open stays they look after today.
create view api.officer_line with (security_invoker) as
select o.id, o.no, o.name, o.county, c.name as county_name, o.field, o.capacity, o.login, o.since,
  coalesce(n.firms, 0) as firms, (select v.on_date from pipeline.officer_leave v where v.officer = o.id) as left_on
from pipeline.officer o
join pipeline.county c on c.code = o.county
left join (
  select l.officer, count(*) as firms from api.firm_line l
  where l.officer is not null and l.ended_on is null group by l.officer) n on n.officer = o.id;

-- Refuses an officer who had not started, or had left.
create function api._in_office(_officer pipeline.officer, _on date) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if _officer.since > _on then
    perform api._refuse('PL308', 'the officer starts later', json_build_object(
      'officer', _officer.name, 'since', _officer.since, 'on', _on));
  end if;
  if exists (select from pipeline.officer_leave l where l.officer = _officer.id and l.on_date < _on) then
    perform api._refuse('PL363', 'the officer has left', json_build_object('officer', _officer.name, 'on', _on,
      'left', (select l.on_date from pipeline.officer_leave l where l.officer = _officer.id)));
  end if;
end
$$;

-- Assigns one firm; at "entered" this moves it, later it only changes the officer.
create function api._assign(
  _firm pipeline.firm, _officer pipeline.officer, _on date, _op uuid) returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  e pipeline.episode := api._open_episode(_firm, 'assign set');
  before uuid;
  before_on date;
  seq integer;
  moved json;
begin
  perform api._in_order(_firm, e, 'assign set', _on);
  perform api._in_office(_officer, _on);
  select a.officer, a.on_date into before, before_on from api.assignment_now a
    where a.episode = e.id order by a.on_date desc, a.seq desc limit 1;
  if _on < before_on then
    perform api._refuse('PL312', 'dated before the latest assignment', json_build_object(
      'firm', _firm.name, 'on', _on, 'latest', before_on));
  end if;
  if before = _officer.id then
    return json_build_object('firm', api._ref(_firm), 'changed', false, 'stage', e.stage);
  end if;
  seq := api._event(_firm.id, 'assign set', _on, _op);
  insert into pipeline.assignment (firm, seq, episode, officer)
  values (_firm.id, seq, e.id, _officer.id);
  if e.stage = 'entered' then
    moved := api._move(e, seq, 'assign set', 'assigned', _on);
  end if;
  return json_build_object('firm', api._ref(_firm), 'changed', true,
    'stage', case when moved is null then e.stage else 'assigned' end, 'move', moved,
    'before', (select o.name from pipeline.officer o where o.id = before));
end
$$;

create function api.assign_set(_op uuid, _build text, _firm text, _officer text, _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'assign set', jsonb_build_array(_firm, _officer, _on));
  o pipeline.officer;
  done jsonb;
begin
  if not w.fresh then return w.answer; end if;
  o := api._officer(_officer);
  done := api._assign(api._firm_locked(_firm), o, _on, _op);
  return api._finish(_op, json_build_object('op', _op, 'firm', done -> 'firm',
    'officer', json_build_object('id', o.id, 'no', o.no, 'name', o.name), 'on', _on,
    'changed', done -> 'changed', 'stage', done -> 'stage', 'before', done -> 'before'));
end
$$;

-- What the client weighs when it proposes: the year's firms without an officer, in order of their number.
create function api.assign_waiting(_year integer)
returns table (firm uuid, no integer, name text, county text, field text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._year_has_intake(_year);
  return query select l.id, l.no, l.name::text, l.county, l.field
    from api.firm_line l
    where l.intake_year = _year and l.stage = 'entered' and l.officer is null
    order by l.no;
end
$$;

create function api.assign_many(
  _op uuid, _build text, _year integer, _on date, _firms uuid[], _officers uuid[])
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'assign auto', jsonb_build_array(_year, _on));
  pair record;
  f pipeline.firm;
  o pipeline.officer;
  how_many integer := 0;
begin
  if not w.fresh then return w.answer; end if;
  for pair in select * from unnest(_firms, _officers) as t (firm, officer) order by firm loop
    select x.* into f from pipeline.firm x where x.id = pair.firm for update;
    select x.* into o from pipeline.officer x where x.id = pair.officer;
    perform api._assign(f, o, _on, _op);
    how_many := how_many + 1;
  end loop;
  return api._finish(_op, json_build_object('op', _op, 'year', _year, 'on', _on, 'assigned', how_many));
end
$$;

create function api.assign_history(_firm text)
returns table (year integer, officer_no integer, officer text, county text, "from" date, until date,
  recorded_at timestamptz, actor text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
begin
  return query
    select e.intake_year::integer, o.no, o.name::text, api._county_name(o.county), a.on_date,
      coalesce(lead(a.on_date) over (partition by a.episode order by a.on_date, a.seq), e.ended_on)::date,
      a.recorded_at, a.actor
    from api.assignment_now a
    join pipeline.episode e on e.id = a.episode
    join pipeline.officer o on o.id = a.officer
    where a.firm in (select k.record from api.kin k where k.firm = f.id) and not e.voided
    order by a.on_date, a.seq;
end
$$;
