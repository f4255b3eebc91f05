-- 哈希链: the text of an event that is hashed, and the links of what an operation wrote. Form: docs/chain.md.
--
-- F(x) is the length of x in bytes, a colon, x. The text is F of firm, seq, verb, day, recorded microseconds, actor and
-- operation, then F(kind) F(row) of every row recorded by the event, sorted by bytes. A row is F(name) F(value) of its
-- columns that are not null, sorted by name; firm and seq stand in the header.

create function api._f(_text text) returns text
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$ select octet_length(_text) || ':' || _text $$;

-- For each kind of row a query that gives firm, seq and the row's text, for the events of "ev". Every table with the columns
-- firm and seq is one; those that hang below an event in another way are spelled out.
do $do$
declare
  parts text;
  part record;
  -- Spelled out inline and not as a call: it runs for each figure of a list.
  one constant text := 'coalesce(%s || octet_length(t.%I::text) || '':'' || t.%I::text, '''')';
begin
  with columns as (
    select c.oid, c.relname, a.attname,
      format(one, quote_literal(octet_length(a.attname::text) || ':' || a.attname), a.attname, a.attname) as value
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and c.relname not in ('event', 'link')),
  below as (
    select c.relname as kind, c.oid as rel, 't.firm' as firm, 't.seq' as seq, c.oid::regclass::text || ' t' as source,
      string_agg(c.value, ' || ' order by c.attname collate "C") filter (where c.attname not in ('firm', 'seq')) as row
    from columns c
    where exists (select from columns x where x.oid = c.oid and x.attname = 'firm')
      and exists (select from columns x where x.oid = c.oid and x.attname = 'seq')
    group by c.oid, c.relname
    union all
    select 'episode', c.oid, 't.firm', 't.entered_seq', 'pipeline.episode t',
      string_agg(c.value, ' || ' order by c.attname collate "C")
    from columns c where c.relname = 'episode' and c.attname in ('id', 'intake_year', 'county_at_entry', 'batch') group by c.oid
    union all
    select 'application_ip', c.oid, 'a.firm', 'a.seq',
      'pipeline.application_ip t join pipeline.application a on a.id = t.application',
      string_agg(c.value, ' || ' order by c.attname collate "C")
    from columns c where c.relname = 'application_ip' and c.attname in ('application', 'ip') group by c.oid
    union all
    -- A firm as it was first recorded: what was changed since is taken from the first change of it. Most firms have none.
    select 'firm', c.oid, 't.id', '1', 'pipeline.firm t',
      format('case when not exists (select from pipeline.firm_change x where x.firm = t.id) then %s else %s end',
        string_agg(c.value, ' || ' order by c.attname collate "C"),
        string_agg(case when c.attname in ('credit_code', 'id') then c.value
          else format('coalesce((select case when x.old_value is null then %L else %s || octet_length(x.old_value) || %L || x.old_value end
            from pipeline.firm_change x where x.firm = t.id and x.field = %L order by x.seq limit 1), %s)',
            '', quote_literal(octet_length(c.attname::text) || ':' || c.attname), ':', c.attname, c.value) end, ' || '
          order by c.attname collate "C"))
    from columns c where c.relname = 'firm'
      and c.attname in ('id', 'credit_code', 'name', 'county', 'founded', 'field', 'product', 'industry', 'address')
    group by c.oid)
  select string_agg(format('(%L, %s::oid, %L)', b.kind, b.rel, format(
      'select %s as firm, %s as seq, %L as kind, %s as row from %s join ev on ev.firm = %s and ev.seq = %s',
      b.firm, b.seq, b.kind,
      -- A hash stands for contacts: auditors read the texts, not the phones.
      case when b.kind = 'contact'
        then format('encode(sha256(convert_to(ev.op || %s, ''UTF8'')), ''hex'')', b.row) else b.row end,
      b.source, b.firm, b.seq)), ', ')
    into parts from below b;
  execute format(
    'create function api._chain_parts() returns table (kind text, rel oid, query text) language sql immutable
      set search_path = pg_catalog, pg_temp as %L', 'values ' || parts);
  -- The rows of one kind below one event: a statement whose plan the session keeps.
  for part in select p.kind, p.query from api._chain_parts() p loop
    execute format(
      'create function api.%I(_firm uuid, _seq integer, _op uuid) returns text language plpgsql stable
        set search_path = pg_catalog, pg_temp as %L', '_rows_of_' || part.kind, format($f$
      begin
        return (
          with ev as (select _firm as firm, _seq as seq, _op as op)
          select string_agg(%L || octet_length(p.row) || ':' || p.row, '' order by p.row collate "C") from (%s) p);
      end $f$, octet_length(part.kind) || ':' || part.kind, part.query));
  end loop;
end
$do$;

-- The query for the texts of the events that a condition on "v" names, from the kinds of rows given. F is spelled out and
-- not called: a call would cost more than all the rest of a list.
create function api._chain_query(_condition text, _kinds text[]) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select format($q$
    with ev as materialized (select v.* from pipeline.event v where %s),
    part as (%s),
    body as (
      select p.firm, p.seq, string_agg(octet_length(p.kind) || ':' || p.kind || octet_length(p.row) || ':' || p.row, ''
        order by p.kind collate "C", p.row collate "C") as rows
      from part p group by p.firm, p.seq)
    select v.firm, v.seq, v.op, %s || coalesce(b.rows, '') as text
    from ev v left join body b on b.firm = v.firm and b.seq = v.seq $q$,
    _condition, coalesce(string_agg(p.query, ' union all '),
      'select null::uuid as firm, null::integer as seq, null::text as kind, null::text as row where false'),
    (select string_agg(format($f$octet_length(%1$s) || ':' || %1$s$f$, h.value), ' || ' order by h.place)
      from unnest(array['v.firm::text', 'v.seq::text', 'v.verb', 'v.on_date::text',
        '(extract(epoch from v.recorded_at) * 1000000)::bigint::text', 'v.actor', 'v.op::text'])
        with ordinality as h (value, place)))
  from api._chain_parts() p where _kinds is null or p.kind = any (_kinds)
$$;

-- Links the events of an operation, once all their rows are written and while the firms are locked. Only tables that this
-- transaction has added to are read.
create function api._link(_op uuid) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp set datestyle = 'ISO, YMD' set timezone = 'UTC'
as $$
declare
  events bigint;
  kinds text[];
begin
  select count(*) into events from pipeline.event where op = _op;
  if events = 0 then
    return;
  end if;
  if pg_stat_get_xact_tuples_inserted('pipeline.event'::regclass) > 0 then
    select coalesce(array_agg(p.kind order by p.kind collate "C"), '{}') into kinds from api._chain_parts() p
      where pg_stat_get_xact_tuples_inserted(p.rel) > 0;
    if events <= 20 then
      perform api._link_few(_op, kinds);
      return;
    end if;
  end if;
  -- Nothing tells the planner yet how much there is: a plan made for one row must not serve a hundred thousand.
  if events > 500 then
    set local enable_nestloop = off;
    -- Room for the texts, lest they are sorted on disk.
    perform set_config('work_mem', least(512, 64 + events / 400) || 'MB', true);
  end if;
  execute api._link_statement('v.op = $1', kinds) using _op;
  if events > 500 then
    set local enable_nestloop to default;
  end if;
end
$$;

-- The same for a few events, one after the other: nothing is planned anew.
create function api._link_few(_op uuid, _kinds text[]) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp set datestyle = 'ISO, YMD' set timezone = 'UTC'
as $$
declare
  v pipeline.event;
  kind text;
  rows text;
  body text;
  content bytea;
begin
  for v in select e.* from pipeline.event e where e.op = _op order by e.firm, e.seq loop
    body := '';
    foreach kind in array _kinds loop
      execute format('select api.%I($1, $2, $3)', '_rows_of_' || kind) into rows using v.firm, v.seq, v.op;
      body := body || coalesce(rows, '');
    end loop;
    content := sha256(convert_to(api._f(v.firm::text) || api._f(v.seq::text) || api._f(v.verb) || api._f(v.on_date::text)
      || api._f((extract(epoch from v.recorded_at) * 1000000)::bigint::text) || api._f(v.actor) || api._f(v.op::text) || body, 'UTF8'));
    insert into pipeline.link (firm, seq, content, head)
    select v.firm, v.seq, content, sha256(coalesce((
      select l.head from pipeline.link l where l.firm = v.firm and l.seq = v.seq - 1), '') || content);
  end loop;
end
$$;

create function api._link_statement(_condition text, _kinds text[]) returns text
language sql volatile set search_path = pg_catalog, pg_temp
as $$
  select format($q$
    with recursive content as materialized (
      select t.firm, t.seq, sha256(convert_to(t.text, 'UTF8')) as content,
        row_number() over (partition by t.firm order by t.seq) as nth
      from (%s) t),
    chained as (
      select c.firm, c.seq, c.content, c.nth, sha256(coalesce(l.head, '') || c.content) as head
      from content c left join pipeline.link l on l.firm = c.firm and l.seq = c.seq - 1
      where c.nth = 1
      union all
      select c.firm, c.seq, c.content, c.nth, sha256(h.head || c.content)
      from chained h join content c on c.firm = h.firm and c.nth = h.nth + 1)
    insert into pipeline.link (firm, seq, content, head)
    select h.firm, h.seq, h.content, h.head from chained h $q$, api._chain_query(_condition, _kinds))
$$;

-- History from before there was a chain is linked once, by the migration that brings it.
create function api._link_history() returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp set datestyle = 'ISO, YMD' set timezone = 'UTC'
as $$
begin
  if not exists (select from pipeline.link) then
    execute api._link_statement('true', null);
  end if;
end
$$;
