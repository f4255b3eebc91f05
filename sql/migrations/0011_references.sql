-- A foreign key is checked by a query for each row, and those of the tables that a list writes took more than half of
-- an import. The same references are checked here for a whole statement, for everybody, in both directions
-- (docs/decisions/0035-references-checked-as-a-set.md).

-- Refuses rows that refer to nothing. Argument: a query for the rule that is broken. It is planned anew each time,
-- for a plan made for one row must not serve for a hundred thousand.
create function pipeline.refers() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  rule text;
begin
  if tg_level = 'ROW' then
    execute tg_argv[0] into rule using new;
  else
    execute tg_argv[0] into rule;
  end if;
  if rule is not null then
    raise foreign_key_violation using constraint = rule, schema = tg_table_schema, table = tg_table_name,
      message = format('insert or update on table "%s" violates "%s"', tg_table_name, rule);
  end if;
  return null;
end
$$;

-- Keeps rows that others refer to. Arguments: the rule, the table that refers, and a query that counts what would be
-- left behind.
create function pipeline.is_referred_to() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  lost bigint;
begin
  -- Waits for rows that other sessions are adding; those that come later find the row gone.
  execute format('lock table %s in share row exclusive mode', tg_argv[1]);
  if tg_level = 'ROW' then
    execute tg_argv[2] into lost using old;
  else
    execute tg_argv[2] into lost;
  end if;
  if lost > 0 then
    raise foreign_key_violation using constraint = tg_argv[0], schema = tg_table_schema, table = tg_table_name,
      message = format('%s on table "%s" violates "%s"', lower(tg_op), tg_table_name, tg_argv[0]);
  end if;
  return null;
end
$$;
revoke all on function pipeline.refers(), pipeline.is_referred_to() from public;

-- The two of `fact` were checked so before, with functions of their own.
drop function pipeline.fact_refers(), pipeline.fact_is_referred_to(), pipeline.fact_is_not_left_behind() cascade;

do $$
declare
  -- `(…) is not null` holds when no column is null: a null refers to nothing. All rows are counted, for a plan that
  -- looks for the first alone would look them up one by one.
  lost text := '(select count(*) from %s a where (%s) is not null and not exists (select from %s b where (%s) = (%s))) > 0';
  one record;
begin
  create temp table reference on commit drop as
  select rule, format('pipeline.%I', child) as child, columns, format('pipeline.%I', parent) as parent, keys,
    regexp_replace(columns, '(\w+)', 'a.\1', 'g') as a, regexp_replace(keys, '(\w+)', 'b.\1', 'g') as b
  from (values
    ('firm_county_is_an_office', 'firm', 'county', 'county', 'code'),
    ('event_is_of_a_firm', 'event', 'firm', 'firm', 'id'),
    ('event_has_an_operation', 'event', 'op', 'operation', 'op'),
    ('episode_is_of_a_firm', 'episode', 'firm', 'firm', 'id'),
    ('episode_county_is_an_office', 'episode', 'county_at_entry', 'county', 'code'),
    ('episode_batch_exists', 'episode', 'batch', 'batch', 'id'),
    ('episode_stage_is_known', 'episode', 'stage', 'stage', 'code'),
    ('episode_furthest_is_known', 'episode', 'furthest', 'stage', 'code'),
    ('stage_event_has_an_event', 'stage_event', 'firm, seq', 'event', 'firm, seq'),
    ('stage_event_is_of_the_firms_episode', 'stage_event', 'episode, firm', 'episode', 'id, firm'),
    ('stage_event_is_an_allowed_transition', 'stage_event', 'verb, from_stage, to_stage', 'transition',
      'verb, from_stage, to_stage'),
    ('batch_row_is_of_a_batch', 'batch_row', 'batch', 'batch', 'id'),
    ('batch_row_firm_exists', 'batch_row', 'firm', 'firm', 'id'),
    ('contact_has_an_event', 'contact', 'firm, seq', 'event', 'firm, seq'),
    ('fact_has_an_event', 'fact', 'firm, seq', 'event', 'firm, seq'),
    ('fact_key_is_known', 'fact', 'key', 'fact_kind', 'key')) as r (rule, child, columns, parent, keys);

  for one in
    select child, string_agg(format('when %s then %L', format(lost, 'added', a, parent, b, a), rule), ' ') as rules
    from reference group by child
  loop
    execute format('create trigger refers_when_added after insert on %s referencing new table as added '
      'for each statement execute function pipeline.refers(%L)', one.child, format('select case %s end', one.rules));
  end loop;
  for one in select * from reference loop
    execute format('alter table %s drop constraint if exists %I', one.child, one.rule);
    execute format('create trigger %I after update of %s on %s for each row execute function pipeline.refers(%L)',
      one.rule || '_when_changed', one.columns, one.child,
      format('select %L where %s', one.rule, format(lost, '(select ($1).*)', one.a, one.parent, one.b, one.a)));
    execute format('create trigger %I after delete or update of %s on %s for each row '
      'execute function pipeline.is_referred_to(%L, %L, %L)', one.rule || '_when_gone', one.keys, one.parent,
      one.rule, one.child, format('select count(*) from %s a, (select ($1).*) b where (%s) = (%s) '
        'and not exists (select from %s b where (%s) = (%s))',
        one.child, one.a, one.b, one.parent, one.b, one.a));
    execute format('create trigger %I after truncate on %s for each statement '
      'execute function pipeline.is_referred_to(%L, %L, %L)', one.rule || '_when_emptied', one.parent,
      one.rule, one.child, format('select count(*) from %s', one.child));
  end loop;
end
$$;
