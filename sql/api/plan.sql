-- 一企一策: draft from the latest diagnosis, add, close, show.

-- One item for each finding the client words; a plan without items is a plan.
create function api.plan_draft(
  _op uuid, _build text, _firm text, _on date, _criteria text[], _measures text[], _dues date[],
  _bureaus text[], _amounts numeric[], _units text[])
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'plan draft', jsonb_build_array(_firm, _on));
  s api.step;
begin
  if not w.fresh then return w.answer; end if;
  s := api._step(_op, _firm, 'plan draft', _on);
  insert into pipeline.plan_item (firm, seq, episode, item, criterion, measure, due, bureau, amount, unit)
  select (s.firm).id, s.seq, (s.episode).id,
    t.item + (select coalesce(max(i.item), 0) from pipeline.plan_item i where i.episode = (s.episode).id), t.criterion, t.measure, t.due, t.bureau, t.amount, t.unit
  from unnest(_criteria, _measures, _dues, _bureaus, _amounts, _units) with ordinality
    as t (criterion, measure, due, bureau, amount, unit, item);
  perform api._move(s.episode, s.seq, 'plan draft', 'planned', _on);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(s.firm), 'on', _on,
    'stage', 'planned', 'items', api._plan_items((s.episode).id)));
end
$$;

-- The firm's latest diagnosis of a day or before, findings and paths: what plan draft is made from.
create function api.plan_basis(_firm text, _on date) returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  e pipeline.episode := api._open_episode(f, 'plan draft');
begin
  perform api._require(f, e, 'plan draft');
  return (
    select json_build_object('apply_on', d.apply_on, 'findings', d.findings, 'paths', d.paths)
    from api.diagnosis_now d
    where d.firm = f.id and d.on_date <= _on order by d.on_date desc, d.seq desc limit 1);
end
$$;

create function api.plan_add(
  _op uuid, _build text, _firm text, _on date, _criterion text, _measure text, _due date, _bureau text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'plan add', jsonb_build_array(
    _firm, _on, _criterion, _measure, _due, _bureau));
  f pipeline.firm;
  e pipeline.episode;
  step integer;
  number integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'plan add');
  perform api._has_plan(f, e, 'plan add');
  if _due < _on then
    perform api._refuse('PL108', 'due before it starts', json_build_object('due', _due, 'on', _on));
  end if;
  step := api._event(f.id, 'plan add', _on, _op);
  select coalesce(max(i.item), 0) + 1 into number from pipeline.plan_item i where i.episode = e.id;
  insert into pipeline.plan_item (firm, seq, episode, item, criterion, measure, due, bureau)
  values (f.id, step, e.id, number, _criterion, _measure, _due, _bureau);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'item', number,
    'stage', e.stage, 'items', api._plan_items(e.id)));
end
$$;

-- Refuses a verb that needs a plan while there is none.
create function api._has_plan(_firm pipeline.firm, _episode pipeline.episode, _verb text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from api.stage_event_now s where s.episode = _episode.id and s.to_stage = 'planned')
  then
    perform api._refuse('PL301', 'step out of order', json_build_object(
      'firm', _firm.name, 'no', _firm.no, 'verb', _verb, 'stage', _episode.stage,
      'from', json_build_array('planned')));
  end if;
end
$$;

-- Closes an item on its evidence; the last open one makes the firm ready.
create function api.plan_done(
  _op uuid, _build text, _firm text, _item integer, _on date, _evidence text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'plan done', jsonb_build_array(_firm, _item, _on, _evidence));
  f pipeline.firm;
  e pipeline.episode;
  step integer;
  left_open integer;
  stage text;
  done_on date;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'plan done');
  perform api._has_plan(f, e, 'plan done');
  if not exists (select from api.plan_item_now i where i.episode = e.id and i.item = _item) then
    perform api._refuse('PL206', 'no such plan item', json_build_object(
      'firm', f.name, 'no', f.no, 'item', _item));
  end if;
  select d.on_date into done_on from api.plan_item_done_now d
    where d.episode = e.id and d.item = _item;
  if found then
    perform api._refuse('PL506', 'the item is already done', json_build_object(
      'firm', f.name, 'no', f.no, 'item', _item, 'on', done_on));
  end if;
  select count(*) into left_open from api.plan_item_now i
    where i.episode = e.id and i.item <> _item and not exists (
      select from api.plan_item_done_now d where d.episode = i.episode and d.item = i.item);
  stage := e.stage;
  perform api._in_order(f, e, 'plan done', _on);
  step := api._event(f.id, 'plan done', _on, _op);
  insert into pipeline.plan_item_done (firm, seq, episode, item, evidence)
  values (f.id, step, e.id, _item, _evidence);
  if left_open = 0 and stage = 'planned' then
    perform api._move(e, step, 'plan done', 'ready', _on);
    stage := 'ready';
  end if;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'item', _item,
    'stage', stage, 'open', left_open, 'diagnosis', api._plan_diagnosis(f.id)));
end
$$;

create function api._plan_items(_episode uuid) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_agg(json_build_object('item', i.item, 'gap', i.criterion, 'measure', i.measure,
    'amount', api._fact_value(i.unit, i.amount), 'unit', i.unit, 'due', i.due, 'owner', i.bureau, 'done', d.on_date, 'evidence', d.evidence) order by i.item), '[]')
  from api.plan_item_now i
  left join api.plan_item_done_now d on d.episode = i.episode and d.item = i.item
  where i.episode = _episode
$$;

create function api.plan_show(_firm text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  l api.firm_line;
begin
  select x.* into l from api.firm_line x where x.id = f.id;
  return json_build_object('firm', api._ref(f), 'stage', l.stage,
    'officer', l.officer_name,
    'drafted', (
      select max(s.on_date) from api.stage_event_now s
      where s.episode = l.episode and s.verb = 'plan draft'),
    'items', api._plan_items(l.episode), 'diagnosis', api._plan_diagnosis(f.id),
    'gaps_without_item', (select coalesce(json_agg(g.criterion order by g.place), '[]')
      from api._plan_gaps(f.id) g
      where not exists (
        select from api.plan_item_now i
        left join api.plan_item_done_now d on d.episode = i.episode and d.item = i.item
        where i.episode = l.episode and i.criterion = g.criterion and (d.seq is null or d.seq > g.diagnosis))),
    'items_without_gap', (select coalesce(json_agg(i.item order by i.item), '[]')
      from api.plan_item_now i
      where i.episode = l.episode
        and not exists (
          select from api.plan_item_done_now d where d.episode = i.episode and d.item = i.item)
        and not exists (select from api._plan_gaps(f.id) g where g.criterion = i.criterion)));
end
$$;

-- The conditions that the latest diagnosis did not find met, in the order of the law.
create function api._plan_gaps(_firm uuid) returns table (criterion text, diagnosis integer, place bigint)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select x.finding ->> 'id', d.seq, x.place
  from (select * from api.diagnosis_now where firm = _firm order by seq desc limit 1) d,
    json_array_elements(d.findings) with ordinality as x (finding, place)
  where x.finding ->> 'status' <> 'pass'
$$;

-- The latest diagnosis, and the items closed since: closing one re-opens the diagnosis.
create function api._plan_diagnosis(_firm uuid) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('on', d.on_date, 'apply_on', d.apply_on, 'verdict', d.verdict,
    'reopened', exists (select from api.plan_item_done_now x where x.firm = d.firm and x.seq > d.seq),
    'closed_since', (select coalesce(json_agg(x.item order by x.item), '[]')
      from api.plan_item_done_now x where x.firm = d.firm and x.seq > d.seq))
  from api.diagnosis_now d
  where d.firm = _firm order by d.seq desc limit 1
$$;
