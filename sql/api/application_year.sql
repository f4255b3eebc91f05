-- 申报年度: deadlines of batches, and 拟认定, 公示, 备案公告.

-- 批次截止日: the first row sets it; a later one moves it and says why.
create function api.batch_set(
  _op uuid, _build text, _batch text, _kind text, _due date, _reason text, _document text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'batch set', jsonb_build_array(
    _batch, _kind, _due, _reason, _document, _on));
  before date := api._deadline(_batch, _kind);
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  if before is not null and before <> _due and _reason is null then
    perform api._refuse('PL285', 'why was it moved', json_build_object(
      'batch', _batch, 'kind', _kind, 'due', before));
  end if;
  if before is distinct from _due then
    insert into pipeline.batch_deadline (batch, kind, due, reason, document, on_date, op)
    values (_batch, _kind, _due, _reason, _document, _on, _op);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'batch', _batch, 'kind', _kind, 'due', _due, 'before', before,
    'on', _on));
end
$$;

-- Every row of every batch: the deadlines as they were announced and moved; n counts from the first.
create function api.batch_list(_batch text)
returns table (batch text, kind text, nth bigint, due date, holds boolean, moved integer, reason text, document text,
  on_date date, recorded_at timestamptz, actor text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select d.batch, d.kind, row_number() over w, d.due, lead(d.due) over w is null,
    d.due - lag(d.due) over w, d.reason, d.document, d.on_date, d.recorded_at, d.actor
  from pipeline.batch_deadline d where _batch is null or d.batch = _batch
  window w as (partition by d.batch, d.kind order by d.recorded_at)
  order by d.batch, array_position('{submit,recheck,recommend}', d.kind), d.recorded_at
$$;

-- 公布: a step of the province after the review. Each is optional; those that are recorded stand in their order.
create function api.certify_announce(
  _op uuid, _build text, _firm text, _step text, _until date, _document text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'certify announce', jsonb_build_array(_firm, _step, _until, _document, _on));
  f pipeline.firm;
  e pipeline.episode;
  passed uuid;
  known record;
  expected date;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'certify announce');
  if e.stage <> 'reviewed' then
    perform api._refuse('PL301', 'step out of order', json_build_object('firm', f.name, 'no', f.no,
      'verb', 'certify announce', 'stage', e.stage, 'from', json_build_array('reviewed')));
  end if;
  perform api._in_order(f, e, 'certify announce', _on);
  if _until < _on then
    perform api._refuse('PL108', 'ends before it begins', json_build_object('due', _until, 'on', _on));
  end if;
  passed := api._application(e.id);
  select x.step, x.on_date into known from api.announcement_now x
    where x.application = passed and array_position('{proposed,published,filed}', x.step)
      >= array_position('{proposed,published,filed}', _step)
    order by array_position('{proposed,published,filed}', x.step) desc limit 1;
  if found then
    perform api._refuse('PL533', 'announced already', json_build_object('firm', f.name, 'no', f.no,
      'step', known.step, 'on', known.on_date));
  end if;
  select x.step, x.on_date into known from api.announcement_now x where x.application = passed and x.on_date > _on limit 1;
  if found then
    perform api._refuse('PL108', 'before the step before', json_build_object('due', _on, 'on', known.on_date));
  end if;
  -- What the calendar says of the period; nothing where the holidays of the year are not known.
  if _until is not null then
    begin
      select x.until_day into expected from api.objection_period('certificate', _on, _until) x;
    exception when sqlstate 'PL371' then
      expected := null;
    end;
  end if;
  insert into pipeline.announcement (firm, seq, application, step, until_on, document)
  values (f.id, api._event(f.id, 'certify announce', _on, _op), passed, _step, _until, _document);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'step', _step, 'until', _until,
    'expected', expected, 'stage', e.stage));
end
$$;

-- 公布统计: applications by batch, how far the province came with them. Only what was filed counts as certified by it.
create function api.certify_announced(_batch text)
returns table (batch text, applied bigint, passed bigint, proposed bigint, published bigint, filed bigint,
  certified bigint, dropped bigint)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select a.batch, count(distinct a.id), count(distinct a.id) filter (where r.result = 'pass'),
    count(distinct a.id) filter (where x.step = 'proposed'), count(distinct a.id) filter (where x.step = 'published'),
    count(distinct a.id) filter (where x.step = 'filed'), count(distinct a.id) filter (where c.id is not null),
    count(distinct a.id) filter (where x.step = 'proposed' and not exists (
      select from api.announcement_now y where y.application = a.id and y.step = 'filed'))
  from api.application_now a
  left join api.review_now r on r.application = a.id
  left join api.announcement_now x on x.application = a.id
  left join api.certificate_now c on c.application = a.id
  where _batch is null or a.batch = _batch
  group by a.batch order by a.batch
$$;
