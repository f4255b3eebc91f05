-- 疑似重复企业: firms that may be one and the same; a person decides, nothing is joined.

-- The part of a folded name that tells firms apart: without place, form of body and brackets.
create function api._core_name(_key text) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select regexp_replace(
    regexp_replace(regexp_replace(_key, '[()（）]', '', 'g'), '^(河南省?)?(平顶山市?)?', ''),
    '(集团)?(股份有限公司|有限责任公司|有限公司)$', '')
$$;

-- Pairs of firms: one name under two codes; a name that the other firm had before; names that differ only in
-- place, form or brackets; one address and one day of registration. A branch, whose name goes on after its
-- parent's, is no duplicate of it. Each pair stands once, for its strongest reason.
create function api.firm_duplicates()
returns table (reason text, no integer, name text, credit_code text, other_no integer, other_name text,
  other_code text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with core as materialized (
    select f.id, f.name_key, api._core_name(f.name_key) as core from pipeline.firm f),
  pair as (
    select 1 as rank, 'same_name' as reason, a.id as one, b.id as other
    from pipeline.firm a join pipeline.firm b on b.name_key = a.name_key and b.id > a.id
    union all
    select 2, 'former_name', least(f.id, c.firm), greatest(f.id, c.firm)
    from api.firm_change_now c join pipeline.firm f on f.name_key = c.old_key and f.id <> c.firm
    where c.old_key is not null
    union all
    select 3, 'similar_name', a.id, b.id
    from core a join core b on b.core = a.core and b.id > a.id and b.name_key <> a.name_key
    where char_length(a.core) >= 4
    union all
    select 4, 'same_address', a.id, b.id
    from pipeline.firm a join pipeline.firm b
      on b.address = a.address and b.founded = a.founded and b.id > a.id
    where not starts_with(a.name_key, b.name_key) and not starts_with(b.name_key, a.name_key)),
  strongest as (select distinct on (one, other) * from pair order by one, other, rank)
  select s.reason, a.no, a.name::text, a.credit_code::text, b.no, b.name::text, b.credit_code::text
  from strongest s
  join pipeline.firm x on x.id = s.one and x.merged_into is null
  join pipeline.firm y on y.id = s.other and y.merged_into is null
  join pipeline.firm a on a.id = case when x.no < y.no then x.id else y.id end
  join pipeline.firm b on b.id = case when x.no < y.no then y.id else x.id end
  order by s.rank, a.no, b.no
$$;
