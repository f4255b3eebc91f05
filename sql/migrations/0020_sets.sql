-- Two things that a list pays for with each of its firms, done for the whole list at once.

-- A reference that is checked for a whole statement (docs/decisions/0035-references-checked-as-a-set.md), for tables that
-- came later than 0011.
create function pipeline.refer_as_a_set(_rule text, _child text, _columns text, _parent text, _keys text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  child text := format('pipeline.%I', _child);
  parent text := format('pipeline.%I', _parent);
  a text := regexp_replace(_columns, '(\w+)', 'a.\1', 'g');
  b text := regexp_replace(_keys, '(\w+)', 'b.\1', 'g');
  lost text := format('(select count(*) from %%s a where (%s) is not null and not exists (select from %s b where (%s) = (%s))) > 0',
    a, parent, b, a);
begin
  execute format('alter table %s drop constraint if exists %I', child, _rule);
  execute format('create trigger refers_when_added after insert on %s referencing new table as added '
    'for each statement execute function pipeline.refers(%L)', child,
    format('select case when %s then %L end', format(lost, 'added'), _rule));
  execute format('create trigger %I after update of %s on %s for each row execute function pipeline.refers(%L)',
    _rule || '_when_changed', _columns, child, format('select %L where %s', _rule, format(lost, '(select ($1).*)')));
  execute format('create trigger %I after delete or update of %s on %s for each row '
    'execute function pipeline.is_referred_to(%L, %L, %L)', _rule || '_when_gone', _keys, parent, _rule, child,
    format('select count(*) from %s a, (select ($1).*) b where (%s) = (%s) and not exists (select from %s b where (%s) = (%s))',
      child, a, b, parent, b, a));
  execute format('create trigger %I after truncate on %s for each statement '
    'execute function pipeline.is_referred_to(%L, %L, %L)', _rule || '_when_emptied', parent, _rule, child,
    format('select count(*) from %s', child));
end
$$;
revoke all on function pipeline.refer_as_a_set(text, text, text, text, text) from public;
select pipeline.refer_as_a_set('link_has_an_event', 'link', 'firm, seq', 'event', 'firm, seq');

-- Words in their order: an index that is filled in its order is filled twice as fast.
create or replace function pipeline.firm_words_added() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.firm_word (firm, kind, word)
  select w.id, w.kind, w.word
  from (
    select a.id, 'name' as kind, a.name_key as word from added a
    union
    select a.id, 'pinyin', reading from added a, unnest(a.initials) reading) w
  where w.word <> ''
  order by w.word collate "C"
  on conflict do nothing;
  return null;
end
$$;
