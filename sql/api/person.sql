-- 人员: who may log in and as what. Making a login needs rights of the server, which no function here has: the two
-- verbs run with the caller's own, and only the person's row is written by a function with rights.

-- Registers a login; an officer is added, or found by county and name, and gets the login.
create function api.person_add(
  _op uuid, _build text, _officer uuid, _login text, _name text, _role text, _county text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'user add', jsonb_build_array(_login, _name, _role, _county));
  office text := api._county(_county);
  known pipeline.person;
  mine uuid;
begin
  if not w.fresh then return w.answer; end if;
  perform api._admin_only('user add');
  perform api._not_future(_on);
  select p.* into known from pipeline.person p where p.login = _login;
  if found then
    perform api._refuse('PL510', 'the login is already registered', json_build_object(
      'login', _login, 'name', known.name, 'role', known.role, 'revoked', known.revoked_at is not null));
  end if;
  if (_role in ('officer', 'county')) <> (office is not null) then
    perform api._refuse('PL018', 'a county where it belongs', json_build_object('role', _role));
  end if;
  if _role = 'officer' then
    select o.id into mine from pipeline.officer o where o.county = office and o.name = _name;
    if not found then
      insert into pipeline.officer (id, name, county, capacity, login, on_date, op)
      values (_officer, _name, office, 15, _login, _on, _op) returning id into mine;
    else
      if exists (select from pipeline.officer o where o.id = mine and o.login <> _login)
        or exists (select from pipeline.person p where p.officer = mine) then
        perform api._refuse('PL503', 'the officer is already known', json_build_object('officer', _name,
          'no', (select o.no from pipeline.officer o where o.id = mine), 'county', api._county_name(office)));
      end if;
      update pipeline.officer set login = _login where id = mine;
    end if;
  end if;
  insert into pipeline.person (login, name, role, county, officer, op)
  values (_login, _name, _role, case when _role = 'county' then office end, mine, _op);
  return api._finish(_op, json_build_object('op', _op, 'login', _login, 'name', _name, 'role', _role,
    'county', office, 'county_name', api._county_name(office),
    'officer', (select json_build_object('id', o.id, 'no', o.no, 'name', o.name)
      from pipeline.officer o where o.id = mine)));
end
$$;

create function api._admin_only(_verb text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not pipeline.is_admin() then
    perform api._refuse('PL606', 'only an administrator may', json_build_object(
      'login', session_user, 'verb', _verb));
  end if;
end
$$;

-- The same and the login itself, in one transaction. A login that could read past row security is refused.
create function api.user_add(
  _op uuid, _build text, _officer uuid, _login text, _name text, _role text, _county text, _on date)
returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  answer json := api.person_add(_op, _build, _officer, _login, _name, _role, _county, _on);
  strong boolean;
begin
  select r.rolsuper or r.rolbypassrls or r.rolreplication
      or (not r.rolsuper and (pg_has_role(r.oid, 'pl_owner', 'member') or pg_has_role(r.oid, 'pl_api', 'member')))
    into strong from pg_roles r where r.rolname = _login;
  if strong then
    perform api._refuse('PL361', 'the login has rights that go past the walls', json_build_object('login', _login));
  elsif strong is null then
    execute format('create role %I login', _login);
  else
    execute format('alter role %I login', _login);
  end if;
  execute format('grant %I to %I', 'pl_' || _role, _login);
  return answer;
end
$$;

-- 停用: the row says so from now on, whatever sessions are open. The person's doings stay theirs.
create function api.person_revoke(_op uuid, _build text, _login text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'user revoke', jsonb_build_array(_login));
  known pipeline.person;
begin
  if not w.fresh then return w.answer; end if;
  perform api._admin_only('user revoke');
  select p.* into known from pipeline.person p where p.login = _login;
  if not found then
    perform api._refuse('PL260', 'no such login', json_build_object('login', _login));
  elsif known.revoked_at is not null then
    perform api._refuse('PL511', 'revoked already', json_build_object('login', _login,
      'at', to_char(known.revoked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')));
  elsif _login = session_user then
    perform api._refuse('PL362', 'nobody revokes himself', json_build_object('login', _login));
  end if;
  update pipeline.person set revoked_at = clock_timestamp(), revoked_by = session_user where login = _login;
  return api._finish(_op, json_build_object('op', _op, 'login', _login, 'name', known.name, 'role', known.role));
end
$$;

create function api.user_revoke(_op uuid, _build text, _login text) returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  answer json := api.person_revoke(_op, _build, _login);
begin
  if exists (select from pg_roles r where r.rolname = _login) then
    execute format('alter role %I nologin', _login);
  end if;
  return answer;
end
$$;

-- Ends the open sessions of a revoked login; once the revocation is committed, for until then they could reconnect.
create function api.user_sessions_end(_login text) returns integer
language sql volatile set search_path = pg_catalog, pg_temp
as $$
  select count(pg_terminate_backend(a.pid))::integer from pg_stat_activity a
  where a.usename = _login and exists (
    select from pipeline.person p where p.login = _login and p.revoked_at is not null)
$$;

create view api.person_line with (security_invoker) as
select p.login, p.name::text, p.role, p.admin, c.name as county_name, o.no as officer_no, p.recorded_at, p.actor,
  p.revoked_at, p.revoked_by
from pipeline.person p
left join pipeline.officer o on o.id = p.officer
left join pipeline.county c on c.code = coalesce(p.county, o.county);

-- 服务员: one officer with the firms looked after today, as far as the reader may see them.
create function api.officer_show(_officer text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  o pipeline.officer := api._officer_meant(_officer, _officer is null);
begin
  return json_build_object('id', o.id, 'no', o.no, 'name', o.name, 'county', o.county,
    'county_name', api._county_name(o.county), 'field', o.field, 'capacity', o.capacity, 'login', o.login,
    'since', o.since, 'left', (select l.on_date from pipeline.officer_leave l where l.officer = o.id),
    'firms', (
      select coalesce(json_agg(json_build_object('no', l.no, 'name', l.name, 'stage', l.stage,
          'stage_on', l.stage_on, 'visited_on', (
            select max(v.on_date) from api.visit_now v join api.kin k on k.record = v.firm where k.firm = l.id)) order by l.no), '[]')
      from api.firm_line l where l.officer = o.id and l.ended_on is null));
end
$$;

-- 离任: from the next day on nothing is theirs; the answer lists the firms that need another officer.
create function api.officer_leave(_op uuid, _build text, _officer text, _on date, _reason text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'officer leave', jsonb_build_array(_officer, _on, _reason));
  o pipeline.officer := api._officer(_officer);
  gone date;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  select l.on_date into gone from pipeline.officer_leave l where l.officer = o.id;
  if found then
    perform api._refuse('PL512', 'the officer has left already', json_build_object(
      'officer', o.name, 'no', o.no, 'on', gone));
  end if;
  insert into pipeline.officer_leave (officer, on_date, reason, op) values (o.id, _on, _reason, _op);
  return api._finish(_op, json_build_object('op', _op, 'on', _on,
    'officer', json_build_object('id', o.id, 'no', o.no, 'name', o.name),
    'firms', (select coalesce(json_agg(json_build_object('no', l.no, 'name', l.name) order by l.no), '[]')
      from api.firm_line l where l.officer = o.id and l.ended_on is null)));
end
$$;
