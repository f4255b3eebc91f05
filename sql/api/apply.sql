-- 申报、评审、认定、出库: the way out of the reserve.

-- What submitting and resubmitting have in common: the verdict of the day, the gate, the titles shown.
create function api._apply(_s api.step, _id uuid, _verb text, _on date, _batch text, _again uuid) returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  opinion text;
begin
  perform api._not_banned(_s.firm, _on);
  opinion := api._opinion((_s.firm).id, _on);
  perform api._gate(_s.firm, _s.episode, opinion, _on);
  insert into pipeline.application (id, firm, seq, episode, batch, verdict, again)
  values (_id, (_s.firm).id, _s.seq, (_s.episode).id, _batch, opinion, _again);
  -- What the firm has in force that day is what it shows; Class II titles are used up by it (see choices).
  insert into pipeline.application_ip (application, firm, ip)
  select _id, i.firm, i.id from api.ip_now i
  left join api.ip_lapse_now l on l.ip = i.id
  where i.firm in (select k.record from api.kin k where k.firm = (_s.firm).id) and i.owner is null and i.granted <= _on and (l.on_date is null or l.on_date > _on);
  perform api._move(_s.episode, _s.seq, _verb, 'applied', _on);
  return opinion;
end
$$;

-- The deadline that holds for a batch; null where none is known.
create function api._deadline(_batch text, _kind text) returns date
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select d.due from pipeline.batch_deadline d where d.batch = _batch and d.kind = _kind order by d.recorded_at desc limit 1
$$;

create function api.apply_submit(
  _op uuid, _build text, _id uuid, _firm text, _on date, _batch text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'apply submit', jsonb_build_array(_firm, _on, _batch));
  s api.step;
  opinion text;
begin
  if not w.fresh then return w.answer; end if;
  s := api._step(_op, _firm, 'apply submit', _on);
  opinion := api._apply(s, _id, 'apply submit', _on, _batch, null);
  return api._finish(_op, json_build_object('op', _op, 'application', _id, 'firm', api._ref(s.firm),
    'on', _on, 'batch', _batch, 'verdict', opinion, 'due', api._deadline(_batch, 'submit'), 'stage', 'applied'));
end
$$;

-- 补正重报: an application that was returned goes in again, in its batch. One that the firm withdrew, or that failed the
-- review, is applied anew.
create function api.apply_resubmit(_op uuid, _build text, _id uuid, _firm text, _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'apply resubmit', jsonb_build_array(_firm, _on));
  s api.step;
  before record;
  opinion text;
begin
  if not w.fresh then return w.answer; end if;
  s := api._step(_op, _firm, 'apply resubmit', _on);
  select a.id, a.batch, v.verb into before
    from api.application_now a
    left join api.application_back_now b on b.application = a.id
    left join pipeline.event v on v.firm = b.firm and v.seq = b.seq
    where a.id = api._application((s.episode).id);
  if before.verb is distinct from 'apply return' then
    perform api._refuse('PL391', 'nothing was returned', json_build_object(
      'firm', (s.firm).name, 'no', (s.firm).no, 'verb', before.verb));
  end if;
  opinion := api._apply(s, _id, 'apply resubmit', _on, before.batch, before.id);
  return api._finish(_op, json_build_object('op', _op, 'application', _id, 'again', before.id, 'firm', api._ref(s.firm),
    'on', _on, 'batch', before.batch, 'verdict', opinion,
    'due', coalesce(api._deadline(before.batch, 'recheck'), api._deadline(before.batch, 'submit')), 'stage', 'applied'));
end
$$;

-- The application the stay stands on: its latest.
create function api._application(_episode uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select a.id from api.application_now a where a.episode = _episode order by a.on_date desc, a.seq desc limit 1
$$;

-- 退回 (apply return) or 撤回 (apply withdraw): back to the plan.
create function api.apply_back(
  _op uuid, _build text, _verb text, _firm text, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, _verb, jsonb_build_array(_firm, _on, _reason));
  s api.step;
begin
  if not w.fresh then return w.answer; end if;
  -- Other verbs lead back to the plan too, but with more to record.
  if _verb not in ('apply return', 'apply withdraw') then
    perform api._refuse('PL008', 'unknown verb');
  end if;
  s := api._step(_op, _firm, _verb, _on);
  insert into pipeline.application_back (firm, seq, application, reason)
  values ((s.firm).id, s.seq, api._application((s.episode).id), _reason);
  perform api._move(s.episode, s.seq, _verb, 'planned', _on);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(s.firm), 'on', _on,
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
  s api.step;
  target text := case _result when 'pass' then 'reviewed' else 'planned' end;
begin
  if not w.fresh then return w.answer; end if;
  s := api._step(_op, _firm, 'review record', _on, target);
  insert into pipeline.review (id, firm, seq, episode, application, result, score, reason)
  values (_id, (s.firm).id, s.seq, (s.episode).id, api._application((s.episode).id), _result, _score, _reason);
  perform api._move(s.episode, s.seq, 'review record', target, _on);
  return api._finish(_op, json_build_object('op', _op, 'review', _id, 'firm', api._ref(s.firm), 'on', _on,
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
  s api.step;
begin
  if not w.fresh then return w.answer; end if;
  s := api._step(_op, _firm, 'certify record', _on);
  perform api._number_is_free(_number);
  insert into pipeline.certificate (id, firm, seq, episode, application, number, issued_on)
  values (_id, (s.firm).id, s.seq, (s.episode).id, api._application((s.episode).id), _number, _on);
  perform api._move(s.episode, s.seq, 'certify record', 'certified', _on);
  return api._finish(_op, json_build_object('op', _op, 'certificate', json_build_object(
      'id', _id, 'number', _number, 'issued', _on, 'expires', (_on + interval '3 years')::date),
    'firm', api._ref(s.firm), 'on', _on, 'stage', 'certified'));
end
$$;

create function api.exit_firm(
  _op uuid, _build text, _firm text, _on date, _reason text, _note text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'exit', jsonb_build_array(_firm, _on, _reason, _note));
  s api.step;
begin
  if not w.fresh then return w.answer; end if;
  s := api._step(_op, _firm, 'exit', _on);
  insert into pipeline.episode_exit (firm, seq, episode, reason, note)
  values ((s.firm).id, s.seq, (s.episode).id, _reason, _note);
  perform api._move(s.episode, s.seq, 'exit', 'exited', _on);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(s.firm), 'on', _on,
    'reason', _reason, 'stage', 'exited'));
end
$$;
