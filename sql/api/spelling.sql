-- 拼音补全: firms recorded by a program that knew initials only get their full spelling. What a name is spelled like is
-- no history; the words that firms are found by follow by their trigger.

-- Firms with a number above _after none of whose readings is longer than the name, as every full spelling is.
create function api.firms_to_spell(_after integer, _most integer) returns table (id uuid, no integer, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not pipeline.is_admin() then
    perform api._refuse('PL606', 'administrators only', json_build_object('verb', 'db migrate'));
  end if;
  return query
    select f.id, f.no, f.name::text from pipeline.firm f
    where f.no > _after and not exists (
      select from unnest(f.initials) r where char_length(r) > char_length(f.name_key))
    order by f.no limit _most;
end
$$;

-- Sets the readings of firms, each as words with blanks between.
create function api.spell_firms(_ids uuid[], _readings text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  changed integer;
begin
  if not pipeline.is_admin() then
    perform api._refuse('PL606', 'administrators only', json_build_object('verb', 'db migrate'));
  end if;
  update pipeline.firm f set initials = string_to_array(t.readings, ' ')
  from unnest(_ids, _readings) t (id, readings)
  where f.id = t.id and f.initials is distinct from string_to_array(t.readings, ' ');
  get diagnostics changed = row_count;
  return changed;
end
$$;
