-- 企业检索: every word a firm may be found by, in one table with the indexes that answer at once.

-- Neighbouring pairs of characters. A trigram index knows nothing of words of two, which Chinese mostly are.
create function pipeline.pairs(_word text) returns text[]
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp
as $$
  select array_agg(one || other)
  from unnest(string_to_array(_word, null), string_to_array(substr(_word, 2), null)) t (one, other)
  where other is not null
$$;

create table pipeline.firm_word (
  firm uuid not null,
  kind text collate "C" not null,
  word text collate "C" not null,
  primary key (word, firm, kind),
  constraint firm_word_kind_is_known check (kind in ('name', 'former', 'alias', 'pinyin')),
  constraint firm_word_is_not_empty check (word <> '')
);
comment on table pipeline.firm_word is
  '企业检索词: written by triggers only; repeats name, former names, aliases and readings of a firm, folded, to look firms up by';
create index firm_word_by_pairs on pipeline.firm_word using gin (pipeline.pairs(word)) where kind <> 'pinyin';
comment on column pipeline.firm.initials is 'pinyin readings: initials and full spelling, one entry for each reading';

create table pipeline.firm_alias (
  firm uuid not null,
  seq integer not null,
  alias pipeline.line not null,
  key text collate "C" not null,
  dropped boolean not null default false,
  primary key (firm, seq),
  constraint firm_alias_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq)
);
comment on table pipeline.firm_alias is '企业简称: what the office calls a firm; the latest row for a key holds';

-- The words follow the firm, whoever writes it.
create function pipeline.firm_words_added() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.firm_word (firm, kind, word)
  select a.id, 'name', a.name_key from added a where a.name_key <> ''
  union all
  select distinct a.id, 'pinyin', reading from added a, unnest(a.initials) reading where reading <> ''
  on conflict do nothing;
  return null;
end
$$;
create trigger firm_has_words after insert on pipeline.firm
  referencing new table as added for each statement execute function pipeline.firm_words_added();

create function pipeline.firm_words_changed() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- Words stay: the readings of former names go on finding the firm, as those names do.
  insert into pipeline.firm_word (firm, kind, word)
  select new.id, 'name', new.name_key where new.name_key <> ''
  union all
  select distinct new.id, 'pinyin', reading from unnest(new.initials) reading where reading <> ''
  on conflict do nothing;
  return null;
end
$$;
create trigger firm_changes_words after update of name_key, initials on pipeline.firm for each row
  when (old.name_key is distinct from new.name_key or old.initials is distinct from new.initials)
  execute function pipeline.firm_words_changed();

create function pipeline.former_name_added() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.firm_word (firm, kind, word)
  select a.firm, 'former', a.old_key from added a where a.old_key <> '' on conflict do nothing;
  return null;
end
$$;
create trigger firm_keeps_former_words after insert on pipeline.firm_change
  referencing new table as added for each statement execute function pipeline.former_name_added();

create function pipeline.alias_added() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.firm_word (firm, kind, word) values (new.firm, 'alias', new.key) on conflict do nothing;
  return null;
end
$$;
create trigger firm_alias_is_a_word after insert on pipeline.firm_alias
  for each row execute function pipeline.alias_added();

insert into pipeline.firm_word (firm, kind, word)
select f.id, 'name', f.name_key from pipeline.firm f where f.name_key <> ''
union
select f.id, 'pinyin', reading from pipeline.firm f, unnest(f.initials) reading where reading <> ''
union
select c.firm, 'former', c.old_key from pipeline.firm_change c where c.old_key <> '';

select pipeline.wall('pipeline.firm_word', true), pipeline.wall('pipeline.firm_alias', true);
grant insert on pipeline.firm_word, pipeline.firm_alias to pl_api;
revoke all on function pipeline.pairs(text), pipeline.firm_words_added(), pipeline.firm_words_changed(),
  pipeline.former_name_added(), pipeline.alias_added() from public;
grant execute on function pipeline.pairs(text) to pl_api;
