-- 相近和同音: which firms a word may have been meant for when it finds none. The words firms are found by stand in pipeline.firm_word;
-- these functions have rights of their own, as api.record_matches has, and give the caller's firms only.

-- 相近的企业: at most five firms when nothing matches: names that have the word but for one character, or readings
-- that begin as the letters do; else those that have most of it. A guess to be shown, never taken.
create function api.firm_similar(_key text)
returns table (id uuid, no integer, name text, credit_code text, county text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with typed as (
    select _key as key, char_length(_key) as long, pipeline.pairs(_key) as pairs, lower(_key) as letters,
      pipeline.sees_all() as everything,
      case when not pipeline.sees_all() then array(select pipeline.my_firms()) end as mine),
  -- One character is another, too many or missing: what is left of the pairs is looked up, and the rest seen in the word.
  slip as materialized (
    select x.firm, x.kind, x.word from typed t
    cross join generate_series(1, t.long) place
    cross join lateral (
      select array_agg(p.pair) filter (where p.nth not in (place - 1, place)) as kept,
        array_agg(p.pair) filter (where p.nth <> place) as all_but_one
      from unnest(t.pairs) with ordinality p (pair, nth)) k
    cross join lateral (values
      (k.kept, array[left(t.key, place - 1) || '_' || substr(t.key, place + 1), left(t.key, place - 1) || substr(t.key, place + 1)]),
      (k.all_but_one, array[left(t.key, place) || '_' || substr(t.key, place + 1)])) s (kept, patterns)
    cross join lateral (
      select w.firm, w.kind, w.word from pipeline.firm_word w
      where pipeline.pairs(w.word) @> s.kept and w.kind <> 'pinyin' and api._word_holds(w)
        and (w.word like '%' || s.patterns[1] || '%' or w.word like '%' || s.patterns[2] || '%')
        and (t.everything or w.firm = any (t.mine)) limit 20) x
    where t.long between 3 and 30 and t.key !~ '[%_\\]' and t.key !~ '^[A-Z0-9]+$'),
  near as (
    select s.firm, case when s.kind = 'name' then s.word end as name, char_length(s.word) as apart, 0::bigint as same from slip s
    union all
    select x.firm, case when x.kind = 'name' then x.word end, abs(char_length(x.word) - t.long),
      (select count(*) from unnest(t.pairs) p where strpos(x.word, p) > 0)
    from typed t
    cross join generate_series(1, t.long) place
    cross join lateral (
      select array_agg(p.pair) as kept from unnest(t.pairs) with ordinality p (pair, nth)
      where p.nth not in (place - 1, place)) k
    cross join lateral (
      select w.firm, w.kind, w.word from pipeline.firm_word w
      where pipeline.pairs(w.word) @> k.kept and w.kind <> 'pinyin' and api._word_holds(w)
        and (t.everything or w.firm = any (t.mine)) limit 20) x
    where t.long between 3 and 30 and t.key !~ '^[A-Z0-9]+$' and not exists (select from slip)
    union all
    -- The beginning is right and the rest is not; a place alone says nothing.
    select x.firm, case when x.kind = 'name' then x.word end, t.long - short, 0
    from typed t
    cross join generate_series(least(t.long - 1, 4), 2, -1) short
    cross join lateral (
      select w.firm, w.kind, w.word from pipeline.firm_word w
      where pipeline.pairs(w.word) @> pipeline.pairs(left(t.key, short)) and w.word like '%' || left(t.key, short) || '%'
        and w.kind <> 'pinyin' and api._word_holds(w) and (t.everything or w.firm = any (t.mine)) limit 20) x
    where t.long between 3 and 30 and t.key !~ '[%_\\]' and t.key !~ '^[A-Z0-9]+$' and not exists (select from slip)
      and not starts_with('平顶山市', left(t.key, short)) and not starts_with('河南省', left(t.key, short))
      and not exists (select from pipeline.county c where starts_with(c.name, left(t.key, short)))
    union all
    -- Of two characters one is left, which is in no index.
    select x.firm, case when x.kind = 'name' then x.word end, char_length(x.word) - 2, 0
    from typed t
    cross join lateral (
      select w.firm, w.kind, w.word from pipeline.firm_word w
      where (w.word like '%' || left(t.key, 1) || '%' or w.word like '%' || right(t.key, 1) || '%')
        and w.kind <> 'pinyin' and api._word_holds(w)
        and (t.everything or w.firm = any (t.mine)) limit 20) x
    where t.key ~ '^[^ -~]{2}$'
    union all
    select x.firm, null, t.long - short, short
    from typed t
    cross join generate_series(t.long - 1, greatest(2, t.long - 3), -1) short
    cross join lateral (
      select w.firm from pipeline.firm_word w
      where w.word between left(t.letters, short) and left(t.letters, short) || chr(1114111)
        and w.kind = 'pinyin' and (t.everything or w.firm = any (t.mine)) and api._word_holds(w) limit 20) x
    where t.letters ~ '^[a-z0-9]{3,40}$')
  select f.id, f.no, f.name::text, f.credit_code::text, f.county
  from near n
  -- One firm at a time, or each firm of the reserve would be asked whose it is.
  cross join lateral (
    select x.name_key, coalesce(x.merged_into, x.id) as firm from api.my_one_firm x where x.id = n.firm limit 1) r
  cross join lateral (select x.* from api.my_one_firm x where x.id = r.firm limit 1) f
  where n.name is null or n.name = r.name_key
  group by f.id, f.no, f.name, f.credit_code, f.county
  order by max(n.same) desc, min(n.apart), f.no
  limit 5
$$;

-- 同音的企业: at most five firms that have a reading which begins with this spelling (an officer's own: which has it), the shortest first. It
-- has rights of its own as firm_similar has, and gives the caller's firms only.
create function api.firm_sounding(_spelling text)
returns table (id uuid, no integer, name text, credit_code text, county text)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with mine as (select pipeline.sees_all() as everything, case when not pipeline.sees_all() then array(select pipeline.my_firms()) end as firms),
  near as (
    select w.firm, char_length(w.word) as long
    from mine m cross join lateral (
      select w.* from pipeline.firm_word w
      where w.word between _spelling and _spelling || chr(1114111) and w.kind = 'pinyin'
        and (m.everything or w.firm = any (m.firms)) and api._word_holds(w) limit 20) w
    union all
    -- From the middle of the names of an officer's firms, which are few.
    select f.id, 1000 from mine m join api.my_firm f on not m.everything
    where array_to_string(f.initials, ' ') like '%' || _spelling || '%')
  select f.id, f.no, f.name::text, f.credit_code::text, f.county
  from near n
  cross join lateral (select coalesce(x.merged_into, x.id) as firm from api.my_one_firm x where x.id = n.firm limit 1) r
  cross join lateral (select x.* from api.my_one_firm x where x.id = r.firm limit 1) f
  group by f.id, f.no, f.name, f.credit_code, f.county
  order by min(n.long), f.no
  limit 5
$$;
