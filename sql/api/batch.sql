-- 入库批次: what was imported, and taking it back.

create function api.intake_batches(_year integer)
returns table (no integer, id uuid, verb text, year integer, file text, sheet text, on_date date, rows integer, entered bigint,
  already_in bigint, rejected bigint, undone boolean, recorded_at timestamptz, actor text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select b.no, b.id, b.verb, b.intake_year, b.file, b.sheet, b.on_date, b.firm_rows,
    count(*) filter (where r.outcome = 'entered'), count(*) filter (where r.outcome = 'already_in'),
    count(*) filter (where r.outcome = 'rejected'), b.undone_at is not null, b.recorded_at, b.actor
  from pipeline.batch b left join pipeline.batch_row r on r.batch = b.id
  where _year is null or b.intake_year = _year
  group by b.id order by b.no
$$;

-- One batch by its number or id, locked.
create function api._batch_locked(_batch text) returns pipeline.batch
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  one pipeline.batch;
begin
  select b.* into one from pipeline.batch b
    where b.id::text = lower(_batch) or b.no::text = ltrim(_batch, '#') for update;
  if not found then
    perform api._refuse('PL221', 'no such batch', json_build_object('batch', _batch,
      'known', (select coalesce(json_agg(k.no || ' ' || k.file order by k.no desc), '[]') from (
        select b.no, b.file from pipeline.batch b
        where b.undone_at is null and (pipeline.writes_all() or b.actor = session_user)
        order by b.no desc limit 10) k)));
  end if;
  return one;
end
$$;

-- Takes a batch back: stays are voided, figures, particulars and contacts are what they were before. A stay that
-- someone has worked on since stays, with all that came with it, and so does a value that was changed since; the
-- answer names them.
create function api.intake_undo(_op uuid, _build text, _batch text, _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'intake undo', jsonb_build_array(_batch, _on));
  b pipeline.batch;
  voided bigint;
  restored bigint;
  kept json;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  b := api._batch_locked(_batch);
  if b.undone_at is not null then
    perform api._refuse('PL521', 'the batch is undone already', json_build_object('no', b.no, 'file', b.file,
      'at', to_char(b.undone_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')));
  end if;
  if _on < b.on_date then
    perform api._refuse('PL108', 'before the import', json_build_object('due', _on, 'on', b.on_date));
  end if;

  perform from pipeline.firm f join pipeline.event v on v.firm = f.id
    where v.op = b.op order by f.id for update of f;
  -- What counts as touching: every later event, but for undone lists and the undoing itself.
  create temp table undo_touch on commit drop as
  select x.firm, x.seq from pipeline.event v
  join pipeline.event x on x.firm = v.firm and x.seq > v.seq
  where v.op = b.op and x.verb <> 'intake undo' and not exists (
    select from pipeline.batch o where o.op = x.op and o.undone_at is not null);
  create temp table undo_firm on commit drop as
  select f.id as firm, f.no, f.name::text as name, v.seq, e.id as episode,
    case when e.id is not null then (select min(t.seq) from pg_temp.undo_touch t where t.firm = f.id) end as touched
  from pipeline.event v
  join pipeline.firm f on f.id = v.firm
  left join pipeline.episode e on e.firm = f.id and e.batch = b.id and e.entered_seq = v.seq and not e.voided
  where v.op = b.op;
  analyze pg_temp.undo_firm;

  perform api._undo_values();
  kept := api._undo_kept();

  create temp table undo_entry on commit drop as
  with wanted as (
    select u.firm, u.episode from pg_temp.undo_firm u
    where u.touched is null and (u.episode is not null
      or u.firm in (select x.firm from pg_temp.undo_value x where x.later is null))),
  raised as (
    update pipeline.firm f set head = f.head + 1 from wanted n where f.id = n.firm returning f.id, f.head)
  select n.firm, n.episode, r.head as seq from wanted n join raised r on r.id = n.firm;
  insert into pipeline.event (firm, seq, verb, on_date, op)
  select n.firm, n.seq, 'intake undo', _on, _op from pg_temp.undo_entry n;
  insert into pipeline.episode_void (firm, seq, episode, reason)
  select n.firm, n.seq, n.episode, '撤销导入 ' || b.no from pg_temp.undo_entry n where n.episode is not null;
  update pipeline.episode e set voided = true from pg_temp.undo_entry n where e.id = n.episode;
  get diagnostics voided = row_count;
  perform api._undo_write();
  select count(*) into restored from pg_temp.undo_value x
    where x.later is null and x.was_known and x.firm in (select n.firm from pg_temp.undo_entry n);
  update pipeline.batch set undone_at = clock_timestamp(), undone_op = _op where id = b.id;
  return api._finish(_op, json_build_object('op', _op, 'batch', b.id, 'no', b.no, 'file', b.file,
    'year', b.intake_year, 'on', _on, 'voided', voided, 'restored', restored, 'left', kept));
end
$$;

-- Every value the batch wrote: what it was before, and the later event that has changed it since.
create function api._undo_values() returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  create temp table undo_value on commit drop as
  select u.firm, 'fact' as kind, x.key as field, x.year::integer as year, x.value::text as value,
    coalesce(p.value, x.value)::text as old_value, null::text as old_key,
    p.firm is not null and not p.withdrawn as was_known, coalesce(p.forecast, false) as forecast,
    (select min(l.seq) from pipeline.fact l join pg_temp.undo_touch t on t.firm = l.firm and t.seq = l.seq
      where l.firm = x.firm and l.year = x.year and l.key = x.key) as later
  from pg_temp.undo_firm u
  join pipeline.fact x on x.firm = u.firm and x.seq = u.seq
  left join lateral (
    select l.* from pipeline.fact l
    where l.firm = x.firm and l.year = x.year and l.key = x.key and l.seq < x.seq
    order by l.seq desc limit 1) p on true
  union all
  select u.firm, 'firm', c.field, null, c.new_value, c.old_value, c.old_key, c.old_value is not null, false,
    (select min(l.seq) from pipeline.firm_change l join pg_temp.undo_touch t on t.firm = l.firm and t.seq = l.seq
      where l.firm = c.firm and l.field = c.field)
  from pg_temp.undo_firm u join pipeline.firm_change c on c.firm = u.firm and c.seq = u.seq
  union all
  select u.firm, 'contact', 'contact', null, null, p.person, p.phone, p.firm is not null, false,
    (select min(l.seq) from pipeline.contact l join pg_temp.undo_touch t on t.firm = l.firm and t.seq = l.seq
      where l.firm = u.firm)
  from pg_temp.undo_firm u
  join pipeline.contact x on x.firm = u.firm and x.seq = u.seq
  left join lateral (
    select l.* from pipeline.contact l where l.firm = x.firm and l.seq < x.seq order by l.seq desc limit 1) p on true;
  -- A stay that is kept keeps its figures.
  delete from pg_temp.undo_value x using pg_temp.undo_firm u where u.firm = x.firm and u.touched is not null;
  analyze pg_temp.undo_value;
end
$$;

create function api._undo_kept() returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  return (select coalesce(json_agg(json_build_object('no', k.no, 'name', k.name, 'what', k.what, 'year', k.year,
      'verb', v.verb, 'on', v.on_date, 'actor', v.actor) order by k.no, k.what, k.year), '[]')
  from (
    select u.firm, u.no, u.name, 'stay' as what, null::integer as year, u.touched as seq
    from pg_temp.undo_firm u where u.touched is not null
    union all
    select u.firm, u.no, u.name, x.field, x.year, x.later
    from pg_temp.undo_value x join pg_temp.undo_firm u using (firm) where x.later is not null) k
  join pipeline.event v on v.firm = k.firm and v.seq = k.seq);
end
$$;

create function api._undo_write() returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.fact (firm, seq, year, key, value, forecast, withdrawn)
  select x.firm, n.seq, x.year, x.field, x.old_value::numeric, x.forecast, not x.was_known
  from pg_temp.undo_value x join pg_temp.undo_entry n using (firm) where x.kind = 'fact' and x.later is null;
  insert into pipeline.contact (firm, seq, person, phone)
  select x.firm, n.seq, x.old_value, x.old_key
  from pg_temp.undo_value x join pg_temp.undo_entry n using (firm) where x.kind = 'contact' and x.later is null;
  insert into pipeline.firm_change (firm, seq, field, old_value, new_value, old_key, old_initials)
  select x.firm, n.seq, x.field, x.value, x.old_value, case when x.field = 'name' then f.name_key end,
    case when x.field = 'name' then f.initials end
  from pg_temp.undo_value x join pg_temp.undo_entry n using (firm) join pipeline.firm f on f.id = x.firm
  where x.kind = 'firm' and x.later is null;
  update pipeline.firm f set
    name = case when c.fields ? 'name' then c.fields ->> 'name' else f.name end,
    name_key = coalesce(c.old_key, f.name_key),
    county = case when c.fields ? 'county' then c.fields ->> 'county' else f.county end,
    founded = case when c.fields ? 'founded' then (c.fields ->> 'founded')::date else f.founded end,
    field = case when c.fields ? 'field' then c.fields ->> 'field' else f.field end,
    product = case when c.fields ? 'product' then c.fields ->> 'product' else f.product end,
    industry = case when c.fields ? 'industry' then c.fields ->> 'industry' else f.industry end,
    address = case when c.fields ? 'address' then c.fields ->> 'address' else f.address end
  from (
    select x.firm, jsonb_object_agg(x.field, x.old_value) as fields, max(x.old_key) as old_key
    from pg_temp.undo_value x join pg_temp.undo_entry n using (firm)
    where x.kind = 'firm' and x.later is null group by x.firm) c
  where f.id = c.firm;
end
$$;
