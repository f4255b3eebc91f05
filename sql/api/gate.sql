-- 放行: a firm whose verdict the strict gate does not let through applies after one person has asked and another agreed.

-- The opinion that counts on a day: the latest verdict recorded with that day or an earlier one.
create function api._opinion(_firm uuid, _on date) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select d.verdict from api.diagnosis_now d
  where d.firm = _firm and d.on_date <= _on order by d.on_date desc, d.seq desc limit 1
$$;

create function api._gate_is_closed(_opinion text, _on date) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(api._local_policy('apply_gate', _on) = 'strict', false) and _opinion is distinct from 'eligible'
$$;

-- Approvals of a stay that no application has used yet: each is good for the next one.
create function api._gate_approved(_episode uuid, _on date) returns boolean
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from api.gate_approval_now a join api.gate_request_now r on r.id = a.request
    where r.episode = _episode and a.on_date <= _on
      and not exists (select from api.application_now p where p.episode = _episode and p.seq > a.seq))
$$;

-- Refuses an application that the gate does not let through.
create function api._gate(_firm pipeline.firm, _episode pipeline.episode, _opinion text, _on date) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if api._gate_is_closed(_opinion, _on) and not api._gate_approved(_episode.id, _on) then
    perform api._refuse('PL309', 'the gate is strict and the verdict is not eligible', json_build_object(
      'firm', _firm.name, 'no', _firm.no, 'verdict', _opinion));
  end if;
end
$$;

-- 申请放行.
create function api.gate_request(_op uuid, _build text, _id uuid, _firm text, _on date, _reason text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'gate request', jsonb_build_array(_firm, _on, _reason));
  f pipeline.firm;
  stay pipeline.episode;
  opinion text;
  waiting record;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  stay := api._open_episode(f, 'gate request');
  perform api._in_order(f, stay, 'gate request', _on);
  opinion := api._opinion(f.id, _on);
  if not api._gate_is_closed(opinion, _on) then
    perform api._refuse('PL367', 'the gate is not closed', json_build_object('firm', f.name, 'no', f.no,
      'verdict', opinion));
  end if;
  select r.on_date, r.preparer, api._gate_approved(stay.id, _on) as approved into waiting from api.gate_request_now r
    where r.episode = stay.id and not exists (
      select from api.application_now p where p.episode = stay.id and p.seq > r.seq)
    order by r.seq desc limit 1;
  if found then
    perform api._refuse('PL517', 'asked already', json_build_object('firm', f.name, 'no', f.no,
      'on', waiting.on_date, 'preparer', waiting.preparer, 'approved', waiting.approved));
  end if;
  step := api._event(f.id, 'gate request', _on, _op);
  insert into pipeline.gate_request (id, firm, seq, episode, verdict, reason)
  values (_id, f.id, step, stay.id, opinion, _reason);
  return api._finish(_op, json_build_object('op', _op, 'request', _id, 'firm', api._ref(f), 'on', _on,
    'verdict', opinion, 'reason', _reason, 'preparer', session_user, 'stage', stay.stage));
end
$$;

-- 批准放行: by another person. The check of the table holds whatever this function does.
create function api.gate_approve(_op uuid, _build text, _firm text, _on date, _note text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'gate approve', jsonb_build_array(_firm, _on, _note));
  f pipeline.firm;
  stay pipeline.episode;
  request record;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  stay := api._open_episode(f, 'gate approve');
  perform api._not_future(_on);
  select r.* into request from api.gate_request_now r
    where r.episode = stay.id
      and not exists (select from api.gate_approval_now a where a.request = r.id)
      and not exists (select from api.application_now p where p.episode = stay.id and p.seq > r.seq)
    order by r.seq desc limit 1;
  if not found then
    perform api._refuse('PL265', 'nothing to approve', json_build_object('firm', f.name, 'no', f.no));
  end if;
  perform api._another_person('gate approve', request.preparer);
  if _on < request.on_date then
    perform api._refuse('PL108', 'before the request', json_build_object('due', _on, 'on', request.on_date));
  end if;
  step := api._event(f.id, 'gate approve', _on, _op);
  insert into pipeline.gate_approval (firm, seq, request, preparer, note)
  values (f.id, step, request.id, request.preparer, _note);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'request', request.id,
    'reason', request.reason, 'preparer', request.preparer, 'approver', session_user, 'stage', stay.stage));
end
$$;

-- Refuses whoever would approve what they prepared, in words; the tables refuse it in any case.
create function api._another_person(_verb text, _preparer text) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if _preparer = session_user then
    perform api._refuse('PL607', 'prepared by the same person', json_build_object('verb', _verb, 'login', session_user));
  end if;
end
$$;

-- Requests, the latest first: waiting, approved, or used by an application.
create function api.gate_list()
returns table (no integer, name text, county_name text, on_date date, verdict text, reason text, preparer text,
  state text, approver text, approved_on date)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select f.no, f.name::text, api._county_name(f.county), r.on_date::date, r.verdict, r.reason::text, r.preparer,
    case when p.used then 'used' when a.request is not null then 'approved' when e.ended_on is not null or e.voided then 'lapsed'
      else 'waiting' end,
    a.approver, a.on_date::date
  from api.gate_request_now r
  join pipeline.firm f on f.id = r.firm
  join pipeline.episode e on e.id = r.episode
  left join api.gate_approval_now a on a.request = r.id
  cross join lateral (select exists (
    select from api.application_now x where x.episode = r.episode and x.seq > r.seq) as used) p
  order by r.recorded_at desc
$$;
