-- 谁能做什么: which role may use which verb. The city bureau may use every verb, auditors none; whose firms they
-- are is a matter of row security and of api.my_firm. A role comes from the person's row, not from memberships.
create view api.verb_right with (security_invoker) as
select r.role, v.verb
from (values
  ('officer', array[
    'visit log', 'visit import', 'visit sync', 'visit amend', 'visit void', 'need add', 'need settle', 'need propose', 'need withdraw',
    'need match', 'need follow', 'need correct', 'training enrol',
     'training attend', 'fact set', 'fact import', 'evidence add', 'ip add', 'ip lapse',
    'ip none', 'honour add', 'achievement add', 'incident', 'firm edit', 'firm alias', 'diagnose', 'diagnose all', 'plan draft',
    'plan add', 'plan done', 'gate request', 'apply submit', 'apply return', 'apply withdraw', 'apply resubmit', 'undo',
    'contact reveal', 'export']),
  ('county', array[
    'firm add', 'firm edit', 'firm alias', 'firm rename', 'firm void', 'intake import', 'intake undo', 'mapping set', 'assign set',
    'assign auto', 'visit log', 'visit import', 'visit sync', 'visit amend', 'visit void', 'need add', 'need settle', 'need propose', 'need publish',
    'need withdraw', 'need match', 'need follow', 'need correct', 'provider add', 'provider edit', 'fact set', 'fact import',
    'evidence add', 'ip add', 'ip lapse', 'ip none', 'honour add', 'achievement add', 'incident', 'diagnose', 'diagnose all',
    'plan draft', 'plan add', 'plan done', 'gate request', 'apply submit', 'apply return', 'apply withdraw', 'apply resubmit', 'exit', 'firm leave', 'reserve extend',
    'certify annual', 'certify change', 'stage correct', 'support add', 'training add', 'training enrol', 'training attend', 'undo', 'contact reveal',
    'export']),
  ('finance', array['support add', 'reward approve', 'reward pay', 'export']),
  ('auditor', array['export'])
) as r (role, verbs), unnest(r.verbs) as v (verb);

-- The roles that may use a verb; the city bureau may use every one.
create function api._roles_of(_verb text) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_agg(distinct x.role) from (
    select 'city' union all select r.role from api.verb_right r where r.verb = _verb) x (role)
$$;

-- Refuses whoever is not a person of this database, and a verb the person's role does not have.
create function api._may(_verb text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  mine text := pipeline.my_role();
begin
  if mine is null then
    perform api._refuse('PL603', 'not a person of this database', json_build_object('login', session_user));
  elsif mine <> 'city' and not exists (
    select from api.verb_right r where r.role = mine and r.verb = _verb)
  then
    perform api._refuse('PL604', 'the role does not have this verb', json_build_object(
      'login', session_user, 'role', mine, 'verb', _verb,
      'roles', api._roles_of(_verb)));
  end if;
end
$$;

-- 范围: whose firms the answers speak of, for the head of every report.
create function api.scope() returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('login', session_user, 'role', p.role, 'name', p.name, 'admin', p.admin,
    'county', p.county, 'county_name', api._county_name(p.county), 'officer', p.officer)
  from (select) one left join pipeline.person p on p.login = session_user and p.revoked_at is null
$$;

-- The office a person may add firms to: a county's own, which need not be named; any for the city.
create function api._own_county(_text text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  office text := api._county(_text);
begin
  if pipeline.writes_all() then
    return office;
  elsif office <> pipeline.my_county() then
    perform api._refuse('PL605', 'the firm belongs to another county', json_build_object(
      'firms', json_build_array(api._county_name(office)), 'county', api._county_name(pipeline.my_county())));
  end if;
  return pipeline.my_county();
end
$$;

-- Refuses firms that are known but not the caller's. That a code is in the reserve is no secret; whose it is and how
-- the firm is called stays behind the walls.
create function api._not_elsewhere(_firms uuid[], _words text[]) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  others json;
begin
  select json_agg(t.word order by t.word) into others from unnest(_firms, _words) as t (firm, word)
    where t.firm is not null and not exists (select from api.my_firm f where f.id = t.firm);
  if others is not null then
    perform api._refuse('PL605', 'the firm belongs to another county', json_build_object(
      'firms', others, 'county', api._county_name(pipeline.my_county())));
  end if;
end
$$;
