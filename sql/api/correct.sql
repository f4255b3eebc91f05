-- 更正: what was recorded wrong is said again, with who, when and why; the first word stays. Each verb writes one event
-- for each firm, and rows of pipeline.correction that say what no longer holds.

-- A firm's visit of a day; when several were made that day, its id decides, or any it had before it was amended, or that of an
-- operation that said it.
create function api._visit(_firm pipeline.firm, _on date, _id uuid) returns api.visit_now
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one api.visit_now;
  how_many integer;
begin
  select count(*) into how_many from api.visit_now v
    where v.firm = _firm.id and v.on_date = _on and (_id is null or _id in (select api._visit_names(v)));
  if how_many <> 1 then
    perform api._refuse('PL261', 'no single visit of this day', json_build_object(
      'firm', _firm.name, 'no', _firm.no, 'on', _on, 'id', _id, 'count', how_many,
      'candidates', (select coalesce(json_agg(json_build_object('id', v.id, 'on', v.on_date, 'mode', v.mode, 'did', v.did)
          order by v.on_date desc, v.seq desc), '[]')
        from api.visit_now v where v.firm = _firm.id and (how_many = 0 or v.on_date = _on))));
  end if;
  select v.* into one from api.visit_now v
    where v.firm = _firm.id and v.on_date = _on and (_id is null or _id in (select api._visit_names(v)));
  return one;
end
$$;

-- Says a visit again: what is given replaces what was said, the rest stays; the same again writes nothing. With _other it was a
-- visit to that firm: it goes there, with the needs said in it that nothing was built on, and is void where it was.
create function api.visit_amend(
  _op uuid, _build text, _new uuid, _firm text, _on date, _id uuid, _to date, _mode text, _did text, _found text,
  _next date, _reason text, _handling text default null, _willingness integer default null, _other text default null)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'visit amend', jsonb_build_array(
    _firm, _on, _id, _to, _mode, _did, _found, _next, _reason, _handling, _willingness)
    || case when _other is null then '[]' else jsonb_build_array(_other) end);
  f pipeline.firm := api._firm(_firm);
  g pipeline.firm := case when _other is null then f else api._firm(_other) end;
  v api.visit_now;
  day date;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_to);
  perform from pipeline.firm x where x.id in (f.id, g.id) order by x.id for update;
  v := api._visit(f, _on, _id);
  day := coalesce(_to, v.on_date);
  if g.id <> f.id or (coalesce(_to, v.on_date), coalesce(_mode, v.mode), coalesce(_did, v.did), coalesce(_found, v.found),
      coalesce(_next, v.next_on), coalesce(_handling, v.handling), coalesce(_willingness, v.willingness::integer))
    is distinct from (v.on_date, v.mode, v.did::text, v.found::text, v.next_on::date, v.handling, v.willingness::integer) then
    step := api._event(f.id, 'visit amend', day, _op);
    insert into pipeline.visit (id, firm, seq, episode, officer, mode, did, found, next_on, handling, willingness)
    values (_new, g.id, case when g.id = f.id then step else api._event(g.id, 'visit amend', day, _op) end,
      case when g.id = f.id then v.episode else api._stay_on(g.id, day) end, v.officer, coalesce(_mode, v.mode), coalesce(_did, v.did),
      coalesce(_found, v.found), coalesce(_next, v.next_on), coalesce(_handling, v.handling),
      coalesce(_willingness, v.willingness));
    insert into pipeline.correction (firm, seq, corrects, void, reason) values (f.id, step, v.seq, true, _reason);
    if g.id <> f.id then
      perform api._need(g, _op, n.on_date, md5(_new::text || n.id)::uuid, n.kind, n.text, _new) from api._needs_alone(v) n;
      insert into pipeline.correction (firm, seq, corrects, void, reason)
      select n.firm, step, n.seq, true, _reason from api._needs_alone(v) n;
    end if;
  end if;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'other', case when g.id <> f.id then api._ref(g) end,
    'needs', case when g.id <> f.id then api._needs_of(_op) end, 'on', day,
    'visit', case when step is null then v.id else _new end, 'before', v.id, 'changed', step is not null));
end
$$;

-- 走访的各版: a visit and what it was before it was amended; needs stand with the one in which they were said.
create function api._visit_versions(_visit api.visit_now) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with recursive said (seq) as (
    select (_visit).seq
    union
    select c.corrects from said s join pipeline.correction c on c.firm = (_visit).firm and c.seq = s.seq and c.void)
  select v.id from said s join pipeline.visit v on v.firm = (_visit).firm and v.seq = s.seq
$$;

-- The needs said in a visit that nobody has settled, worded for the public or matched.
create function api._needs_alone(_visit api.visit_now) returns setof api.need_now
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select n.* from api.need_now n
  where n.firm = (_visit).firm and n.visit in (select api._visit_versions(_visit)) and not exists (
    select from api._need_events(n.id) e where e.verb not in ('need add', 'need correct'))
$$;

-- What a visit may be called: the ids of its versions, and of the operations that said them.
create function api._visit_names(_visit api.visit_now) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select n.name from api._visit_versions(_visit) version join pipeline.visit x on x.id = version
  join pipeline.event e on e.firm = x.firm and e.seq = x.seq cross join lateral (values (x.id), (e.op)) n (name)
$$;

-- 作废走访: it was not made, or not there.
create function api.visit_void(_op uuid, _build text, _firm text, _on date, _id uuid, _reason text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'visit void', jsonb_build_array(_firm, _on, _id, _reason));
  f pipeline.firm;
  v api.visit_now;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  v := api._visit(f, _on, _id);
  step := api._event(f.id, 'visit void', v.on_date, _op);
  insert into pipeline.correction (firm, seq, corrects, void, reason) values (f.id, step, v.seq, true, _reason);
  -- Nobody said in it what nobody has settled, worded for the public or matched since.
  insert into pipeline.correction (firm, seq, corrects, void, reason)
  select n.firm, step, n.seq, true, _reason from api._needs_alone(v) n;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', v.on_date, 'visit', v.id,
    'visits', (select count(*) from api.visit_now x where x.firm = f.id)));
end
$$;

-- A step of the firm's latest stay gets its right day (_to), or is taken back with all steps after it (_to null).
create function api.stage_correct(
  _op uuid, _build text, _firm text, _stage text, _to date, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'stage correct', jsonb_build_array(_firm, _stage, _to, _on, _reason));
  f pipeline.firm;
  stay pipeline.episode;
  wrong record;
  step integer;
  changes json;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_to);
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select e.* into stay from pipeline.episode e
    where e.firm = f.id and not e.voided order by e.entered_seq desc limit 1;
  select s.seq, s.on_date, s.verb into wrong from api.stage_event_now s
    where s.episode = stay.id and s.to_stage = _stage order by s.on_date desc, s.seq desc limit 1;
  if not found then
    perform api._refuse('PL262', 'the stay has no such step', json_build_object('firm', f.name, 'no', f.no,
      'stage', _stage, 'known', (select coalesce(json_agg(s.to_stage order by s.on_date, s.seq), '[]')
        from api.stage_event_now s where s.episode = stay.id)));
  end if;
  if _to is null and _stage = 'entered' then
    perform api._refuse('PL364', 'the entry is no step', json_build_object('firm', f.name, 'no', f.no,
      'instead', 'firm void'));
  end if;
  if _to is distinct from wrong.on_date then
    step := api._event(f.id, 'stage correct', _on, _op);
    insert into pipeline.correction (firm, seq, corrects, on_date, void, reason)
    select f.id, step, s.seq, _to, _to is null, _reason from api.stage_event_now s
    where s.episode = stay.id and case when _to is null
      then (s.on_date, s.seq) >= (wrong.on_date, wrong.seq) else s.seq = wrong.seq end;
    perform api._episode_rebuild(stay.id);
    changes := (select json_agg(json_build_object('verb', s.verb, 'stage', s.to_stage, 'was', v.on_date, 'now', c.on_date)
        order by c.corrects)
      from pipeline.correction c
      join pipeline.stage_event s on s.firm = c.firm and s.seq = c.corrects
      join pipeline.event v on v.firm = c.firm and v.seq = c.corrects
      where c.firm = f.id and c.seq = step);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'changes', coalesce(changes, '[]'),
    'stage', (select e.stage from pipeline.episode e where e.id = stay.id)));
end
$$;

-- 补录: a step that was made and not recorded, dated between those that were. Only the step: figures, verdicts, plan items and
-- visits have verbs of their own, which take past days. The step behind it is marked with the reason.
create function api.stage_enter(
  _op uuid, _build text, _firm text, _stage text, _day date, _officer text, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'stage correct', jsonb_build_array(
    'missed', _firm, _stage, _day, _officer, _reason));
  f pipeline.firm;
  stay pipeline.episode;
  before record;
  behind record;
  way text;
  who pipeline.officer;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_day);
  f := api._firm_locked(_firm);
  if _stage not in ('assigned', 'diagnosed', 'planned', 'ready') then
    perform api._refuse('PL369', 'a step with papers of its own', json_build_object('firm', f.name, 'no', f.no, 'stage', _stage));
  end if;
  select e.* into stay from pipeline.episode e
    where e.firm = f.id and not e.voided order by e.entered_seq desc limit 1;
  select s.on_date, s.to_stage into before from api.stage_event_now s
    where s.episode = stay.id and s.on_date <= _day order by s.on_date desc, s.seq desc limit 1;
  select s.seq, s.on_date, s.verb, s.to_stage into behind from api.stage_event_now s
    where s.episode = stay.id and s.on_date > _day order by s.on_date, s.seq limit 1;
  way := case _stage when 'assigned' then 'assign set' when 'diagnosed' then 'diagnose' when 'planned' then 'plan draft'
    else 'plan done' end;
  if behind.seq is null or not exists (
      select from pipeline.transition t
      where t.verb = way and t.from_stage = before.to_stage and t.to_stage = _stage)
    or not exists (
      select from pipeline.transition t
      where t.verb = behind.verb and t.from_stage = _stage and t.to_stage = behind.to_stage)
  then
    perform api._refuse('PL368', 'the step does not fit there', json_build_object('firm', f.name, 'no', f.no,
      'stage', _stage, 'on', _day, 'before', before.to_stage, 'behind', behind.to_stage, 'behind_on', behind.on_date));
  end if;
  if _stage = 'assigned' then
    who := api._officer(_officer);
    perform api._in_office(who, _day);
  end if;
  step := api._event(f.id, 'stage correct', _day, _op);
  insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
  values (f.id, step, stay.id, way, before.to_stage, _stage);
  if who.id is not null then
    insert into pipeline.assignment (firm, seq, episode, officer) values (f.id, step, stay.id, who.id);
  end if;
  insert into pipeline.correction (firm, seq, corrects, on_date, void, reason)
  select f.id, step, behind.seq, (
      select c.on_date from pipeline.correction c
      where c.firm = f.id and c.corrects = behind.seq order by c.seq desc limit 1), false, _reason;
  perform api._episode_rebuild(stay.id);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _day, 'entered', _stage,
    'before', before.to_stage, 'behind', behind.to_stage, 'behind_on', behind.on_date,
    'stage', (select e.stage from pipeline.episode e where e.id = stay.id)));
end
$$;
