-- 查找企业: which firms a word may mean. The word comes folded (see FirmName.key in Swift).

-- The firms of whoever is logged in. A function with rights of its own reads past the walls of pipeline.firm, so
-- looking a firm up goes through this view: hidden and absent are the same, for readers and writers.
create view api.my_firm with (security_invoker) as
select f.* from pipeline.firm f
where (select pipeline.sees_all()) or f.id = any (array(select pipeline.my_firms()));

-- Tiers: 0 exact (number, id, credit code, whole name) · 1 whole former name · 2 beginning · 3 part of a name or
-- former name · 4 pinyin initials. An exact match decides; below that all matches count. Merged records are among them.
create function api._record_matches(_key text)
returns table (id uuid, no integer, name text, credit_code text, county text, tier integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  pattern text := replace(replace(replace(_key, '\', '\\'), '%', '\%'), '_', '\_');
  letters text := lower(_key);
begin
  if _key ~ '^#[0-9]{1,9}$' then
    return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 0
      from api.my_firm f where f.no = substr(_key, 2)::integer;
    return;
  end if;
  return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 0
    from api.my_firm f
    where f.credit_code = _key or f.name_key = _key
    order by f.no;
  if found or _key = '' then
    return;
  end if;
  if letters ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then
    return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 0
      from api.my_firm f where f.id = letters::uuid;
    return;
  end if;
  return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 1
    from api.my_firm f
    where exists (select from api.firm_change_now c where c.firm = f.id and c.old_key = _key)
    order by f.no;
  if found then
    return;
  end if;
  return query
    select m.id, m.no, m.name::text, m.credit_code::text, m.county, m.tier
    from (
      select f.id, f.no, f.name, f.credit_code, f.county,
        case
          when f.name_key like pattern || '%' then 2
          when f.name_key like '%' || pattern || '%' then 3
          when letters ~ '^[a-z0-9]+$' and exists (
            select from unnest(f.initials) reading where reading like letters || '%') then 4
          when exists (
            select from api.firm_change_now c
            where c.firm = f.id and c.old_key like '%' || pattern || '%') then 3
        end as tier
      from api.my_firm f
    ) m
    where m.tier is not null
    order by m.tier, m.no;
end
$$;

-- Firms: a record that was merged means the one that goes on.
create function api.firm_matches(_key text)
returns table (id uuid, no integer, name text, credit_code text, county text, tier integer)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select f.id, f.no, f.name::text, f.credit_code::text, f.county, min(m.tier)
  from api._record_matches(_key) m join api.kin k on k.record = m.id join api.my_firm f on f.id = k.firm
  group by f.id, f.no, f.name, f.credit_code, f.county order by min(m.tier), f.no
$$;

-- Exactly one firm, or a refusal that lists the candidates.
create function api._firm(_key text) returns pipeline.firm
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  candidates uuid[];
  one pipeline.firm;
begin
  select array_agg(m.id) into candidates from api.firm_matches(_key) m;
  if candidates is null then
    perform api._refuse('PL201', 'no such firm', json_build_object('firm', _key));
  end if;
  if cardinality(candidates) > 1 then
    perform api._refuse('PL202', 'several firms match', json_build_object(
      'firm', _key, 'count', cardinality(candidates),
      'candidates', (select json_agg(json_build_object(
          'no', c.no, 'name', c.name, 'credit_code', c.credit_code,
          'county', api._county_name(c.county)))
        from (select m.* from api.firm_matches(_key) m limit 20) c)));
  end if;
  select f.* into one from pipeline.firm f where f.id = candidates[1];
  return one;
end
$$;

-- The same, with its row locked: what a writing function reads afterwards stays true until it commits.
create function api._firm_locked(_key text) returns pipeline.firm
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  one pipeline.firm := api._firm(_key);
begin
  select f.* into one from pipeline.firm f where f.id = one.id for update;
  -- Merged into another while this waited for the lock.
  if one.merged_into is not null then
    return api._firm_locked(_key);
  end if;
  return one;
end
$$;

create function api._ref(_firm pipeline.firm) returns json
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('id', _firm.id, 'no', _firm.no, 'name', _firm.name,
    'credit_code', _firm.credit_code)
$$;

create function api._officer(_text text) returns pipeline.officer
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one pipeline.officer;
  candidates json;
  how_many integer;
begin
  select count(*), json_agg(json_build_object(
      'no', o.no, 'name', o.name, 'county', api._county_name(o.county)) order by o.no)
    into how_many, candidates
    from pipeline.officer o
    where o.name = _text or o.login = _text or '#' || o.no = _text or o.id::text = lower(_text);
  if how_many = 0 then
    perform api._refuse('PL203', 'no such officer', json_build_object('officer', _text));
  elsif how_many > 1 then
    perform api._refuse('PL204', 'several officers match',
      json_build_object('officer', _text, 'candidates', candidates));
  end if;
  select o.* into one from pipeline.officer o
    where o.name = _text or o.login = _text or '#' || o.no = _text or o.id::text = lower(_text);
  return one;
end
$$;
