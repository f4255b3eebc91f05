-- 查找企业: which firms a word may mean. The word comes folded (see FirmName.key in Swift); the words firms are
-- found by stand in pipeline.firm_word.

-- The firms of whoever is logged in. A function with rights of its own reads past the walls of pipeline.firm, so
-- looking a firm up goes through this view: hidden and absent are the same, for readers and writers.
create view api.my_firm with (security_invoker) as
select f.* from pipeline.firm f
where (select pipeline.sees_all()) or f.id = any (array(select pipeline.my_firms()));

-- The same where few firms are looked at: each is asked for itself.
create view api.my_one_firm with (security_invoker) as
select f.* from pipeline.firm f where (select pipeline.sees_all()) or pipeline.is_mine(f.id);

-- Whether a word still finds its firm: a renaming or an alias that was declared void no longer counts, nor do the
-- readings of a name that only such a renaming gave. Whether a name is still the firm's name is seen where the firm is read.
create function api._word_holds(_word pipeline.firm_word) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select case _word.kind
    when 'former' then exists (
      select from api.name_change_now c where c.firm = _word.firm and c.old_key = _word.word)
    when 'pinyin' then exists (
      select from pipeline.firm f where f.id = _word.firm and _word.word = any (f.initials))
      or exists (
        select from api.name_change_now c
        where c.firm = _word.firm and (c.old_initials is null or _word.word = any (c.old_initials)))
    when 'alias' then coalesce((
      select not a.dropped from api.firm_alias_now a
      where a.firm = _word.firm and a.key = _word.word order by a.seq desc limit 1), false)
    else true end
$$;

-- Tiers: 0 exact (#number, id, credit code, whole name) · 1 whole alias or former name · 2 beginning, or a number without # · 3 part of a
-- name, alias or former name · 4 pinyin, initials or in full · 5 pinyin from the middle of a name. No index has that, nor
-- part of a credit code: somebody who sees all firms gets them when there is nothing else, an officer, who has few, always. An exact match decides;
-- below that all matches count, up to a limit, so that a word that all names have answers as fast as another.
-- It has rights of its own because behind the walls no index over words may be used; it gives the caller's firms only. Merged records are
-- among them.
create function api.record_matches(_key text, _most integer default 500)
returns table (id uuid, no integer, name text, credit_code text, county text, tier integer)
language plpgsql stable security definer rows 3 set search_path = pg_catalog, pg_temp
as $$
declare
  pattern text := '%' || replace(replace(replace(_key, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  letters text := lower(_key);
  -- The last character there is: everything from a word up to this begins with it.
  last text := chr(1114111);
  everything boolean := pipeline.sees_all();
  mine uuid[];
  hit boolean;
begin
  if _key ~ '^#[0-9]{1,9}$' then
    return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 0
      from api.my_one_firm f where f.no = substr(_key, 2)::integer;
    return;
  end if;
  return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 0
    from api.my_one_firm f
    where f.credit_code = _key or f.name_key = _key
    order by f.no;
  if found or _key = '' then
    return;
  end if;
  if letters ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then
    return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 0
      from api.my_one_firm f where f.id = letters::uuid;
    return;
  end if;
  return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 1
    from api.my_one_firm f
    where f.id in (select w.firm from pipeline.firm_word w where w.word = _key and w.kind in ('alias', 'former') and api._word_holds(w))
    order by f.no;
  if found then
    return;
  end if;
  if not everything then
    mine := array(select pipeline.my_firms());
  end if;
  return query
    select f.id, f.no, f.name::text, f.credit_code::text, f.county, min(h.tier)
    from (
      (select w.firm, w.kind, w.word, 2 as tier from pipeline.firm_word w
        where w.word between _key and _key || last and w.kind <> 'pinyin' and api._word_holds(w)
          and (everything or w.firm = any (mine)) limit _most)
      union all
      (select w.firm, w.kind, w.word, 3 from pipeline.firm_word w
        where pipeline.pairs(w.word) @> pipeline.pairs(_key) and w.word like pattern
          and w.kind <> 'pinyin' and api._word_holds(w)
          and (everything or w.firm = any (mine)) limit _most)
      union all
      -- One character is no pair: the table is read.
      (select w.firm, w.kind, w.word, 3 from pipeline.firm_word w
        where char_length(_key) = 1 and w.word like pattern
          and w.kind <> 'pinyin' and api._word_holds(w)
          and (everything or w.firm = any (mine)) limit _most)
      union all
      (select w.firm, w.kind, w.word, 4 from pipeline.firm_word w
        where letters ~ '^[a-z0-9]+$' and w.word between letters and letters || last
          and w.kind = 'pinyin' and (everything or w.firm = any (mine)) and api._word_holds(w) limit _most)) h
    join api.my_firm f on f.id = h.firm and (h.kind <> 'name' or f.name_key = h.word)
    group by f.id, f.no, f.name, f.credit_code, f.county
    order by min(h.tier), f.no
    limit _most;
  hit := found;
  if _key ~ '^[0-9]{1,7}$' then
    -- The number that stands in every table; next to names that have these digits it is one match among others.
    return query select f.id, f.no, f.name::text, f.credit_code::text, f.county, 2
      from api.my_one_firm f where f.no = _key::integer;
  end if;
  if not (everything and (hit or found)) and letters ~ '^[a-z0-9]{3,40}$' then
    return query
      select f.id, f.no, f.name::text, f.credit_code::text, f.county,
        case when f.credit_code like '%' || _key || '%' then 3 else 5 end
      from api.my_firm f
      where (array_to_string(f.initials, ' ') like '%' || letters || '%'
          or _key ~ '[0-9]' and char_length(_key) >= 3 and f.credit_code like '%' || _key || '%')
      order by f.no limit _most;
  end if;
end
$$;

-- Firms: a record that was merged means the one that goes on.
create function api.firm_matches(_key text)
returns table (id uuid, no integer, name text, credit_code text, county text, tier integer)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select f.id, f.no, f.name::text, f.credit_code::text, f.county, m.tier
  from (
    select coalesce(x.merged_into, x.id) as firm, min(r.tier) as tier
    from api.record_matches(_key) r join pipeline.firm x on x.id = r.id group by 1) m
  -- One firm at a time, or each firm of the reserve would be asked whose it is.
  cross join lateral (select x.* from api.my_one_firm x where x.id = m.firm limit 1) f
  order by m.tier, f.no
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
    perform api._refuse('PL201', 'no such firm', json_build_object('firm', _key,
      'candidates', (select json_agg(json_build_object(
          'no', c.no, 'name', c.name, 'credit_code', c.credit_code,
          'county', api._county_name(c.county)))
        from api.firm_similar(_key) c)));
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
