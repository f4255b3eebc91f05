-- 申报、评审、认定、出库: the way out of the reserve.

create function api.apply_submit(
  _op uuid, _build text, _id uuid, _firm text, _on date, _batch text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'apply submit', jsonb_build_array(_firm, _on, _batch));
  f pipeline.firm;
  e pipeline.episode;
  step integer;
  opinion text;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'apply submit');
  perform api._require(f, e, 'apply submit');
  perform api._in_order(f, e, 'apply submit', _on);
  select d.verdict into opinion from pipeline.diagnosis d
    join pipeline.event v on v.firm = d.firm and v.seq = d.seq
    where d.firm = f.id and v.on_date <= _on order by v.on_date desc, d.seq desc limit 1;
  if api._local_policy('apply_gate', _on) = 'strict' and opinion is distinct from 'eligible' then
    perform api._refuse('PL309', 'the gate is strict and the verdict is not eligible', json_build_object(
      'firm', f.name, 'no', f.no, 'verdict', opinion));
  end if;
  step := api._event(f.id, 'apply submit', _on, _op);
  insert into pipeline.application (id, firm, seq, episode, batch, verdict)
  values (_id, f.id, step, e.id, _batch, opinion);
  perform api._move(e, step, 'apply submit', 'applied', _on);
  return api._finish(_op, json_build_object('op', _op, 'application', _id, 'firm', api._ref(f),
    'on', _on, 'batch', _batch, 'verdict', opinion, 'stage', 'applied'));
end
$$;

-- The application the stay stands on: its latest.
create function api._application(_episode uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select a.id from pipeline.application a where a.episode = _episode order by a.seq desc limit 1
$$;

-- 退回 (apply return) or 撤回 (apply withdraw): back to the plan.
create function api.apply_back(
  _op uuid, _build text, _verb text, _firm text, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, _verb, jsonb_build_array(_firm, _on, _reason));
  f pipeline.firm;
  e pipeline.episode;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  e := api._open_episode(f, _verb);
  perform api._require(f, e, _verb);
  perform api._in_order(f, e, _verb, _on);
  step := api._event(f.id, _verb, _on, _op);
  insert into pipeline.application_back (firm, seq, application, reason)
  values (f.id, step, api._application(e.id), _reason);
  perform api._move(e, step, _verb, 'planned', _on);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on,
    'stage', 'planned'));
end
$$;

create function api.review_record(
  _op uuid, _build text, _id uuid, _firm text, _on date, _result text, _score numeric, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'review record', jsonb_build_array(
    _firm, _on, _result, _score, _reason));
  f pipeline.firm;
  e pipeline.episode;
  step integer;
  target text := case _result when 'pass' then 'reviewed' else 'planned' end;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'review record');
  perform api._require(f, e, 'review record', target);
  perform api._in_order(f, e, 'review record', _on);
  step := api._event(f.id, 'review record', _on, _op);
  insert into pipeline.review (id, firm, seq, episode, application, result, score, reason)
  values (_id, f.id, step, e.id, api._application(e.id), _result, _score, _reason);
  perform api._move(e, step, 'review record', target, _on);
  return api._finish(_op, json_build_object('op', _op, 'review', _id, 'firm', api._ref(f), 'on', _on,
    'result', _result, 'score', _score, 'stage', target));
end
$$;

create function api.certify_record(
  _op uuid, _build text, _id uuid, _firm text, _on date, _number text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'certify record', jsonb_build_array(_firm, _on, _number));
  f pipeline.firm;
  e pipeline.episode;
  holder record;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'certify record');
  perform api._require(f, e, 'certify record');
  perform api._in_order(f, e, 'certify record', _on);
  select x.name, x.no into holder from pipeline.certificate c
    join pipeline.firm x on x.id = c.firm where c.number = _number;
  if found then
    perform api._refuse('PL507', 'the number belongs to another certificate', json_build_object(
      'number', _number, 'firm', holder.name, 'no', holder.no));
  end if;
  step := api._event(f.id, 'certify record', _on, _op);
  insert into pipeline.certificate (id, firm, seq, episode, application, number, issued_on)
  values (_id, f.id, step, e.id, api._application(e.id), _number, _on);
  perform api._move(e, step, 'certify record', 'certified', _on);
  return api._finish(_op, json_build_object('op', _op, 'certificate', json_build_object(
      'id', _id, 'number', _number, 'issued', _on, 'expires', (_on + interval '3 years')::date),
    'firm', api._ref(f), 'on', _on, 'stage', 'certified'));
end
$$;

create function api.exit_firm(
  _op uuid, _build text, _firm text, _on date, _reason text, _note text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'exit', jsonb_build_array(_firm, _on, _reason, _note));
  f pipeline.firm;
  e pipeline.episode;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'exit');
  perform api._in_order(f, e, 'exit', _on);
  step := api._event(f.id, 'exit', _on, _op);
  insert into pipeline.episode_exit (firm, seq, episode, reason, note)
  values (f.id, step, e.id, _reason, _note);
  perform api._move(e, step, 'exit', 'exited', _on);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on,
    'reason', _reason, 'stage', 'exited'));
end
$$;
