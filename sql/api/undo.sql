-- 撤销: a change-set that takes back what an operation did. Its events are void from now on, its corrections are as they
-- were before, and particulars get their former values; whatever was built on it is named and stops the undo.

-- The operation meant: by its id, or the caller's latest that moved a firm (this firm, when one is named) and still holds.
create function api._undoable(_what uuid, _firm uuid) returns pipeline.operation
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one pipeline.operation;
begin
  select o.* into one from pipeline.operation o
    where case when _what is not null then o.op = _what else o.actor = session_user and o.verb <> 'undo'
        and exists (
          select from api.event_now v
          where v.op = o.op and (_firm is null or v.firm in (select k.record from api.kin k where k.firm = _firm))) end
      and (o.actor = session_user or pipeline.my_role() in ('city', 'county'))
    order by o.recorded_at desc limit 1;
  if not found or exists (
    select from pipeline.event v where v.op = one.op and not exists (select from api.my_firm f where f.id = v.firm))
  then
    perform api._refuse('PL263', 'no such operation', json_build_object('op', _what));
  end if;
  return one;
end
$$;

-- What was built on the events of an operation and still holds.
create function api._undo_conflicts(_op uuid)
returns table (firm uuid, seq integer, why text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select distinct on (c.firm, c.seq, c.why) c.firm, c.seq, c.why from (
    select l.firm, l.seq, 'stage' as why
    from api.stage_event_now s join api.stage_event_now l
      on l.episode = s.episode and (l.on_date, l.seq) > (s.on_date, s.seq) and l.op <> s.op
    -- A step that was entered as missed goes again if the others then follow each other: api._episode_rebuild judges.
    join pipeline.event v on v.firm = s.firm and v.seq = s.seq and v.verb <> 'stage correct'
    where s.op = _op
    union all
    select a.firm, a.seq, 'gate' from api.gate_request_now r join api.gate_approval_now a on a.request = r.id where r.op = _op
    union all
    select p.firm, p.seq, 'gate' from api.gate_approval_now a join pipeline.gate_request r on r.id = a.request
    join api.application_now p on p.episode = r.episode and p.seq > a.seq where a.op = _op
    union all
    select d.firm, d.seq, 'plan' from api.plan_item_now i join api.plan_item_done_now d
      on d.episode = i.episode and d.item = i.item and d.op <> i.op
    where i.op = _op
    union all
    select a.firm, a.seq, 'title' from api.ip_now i
    join pipeline.application_ip u on u.ip = i.id join api.application_now a on a.id = u.application where i.op = _op
    union all
    select l.firm, l.seq, 'title' from api.ip_now i join api.ip_lapse_now l on l.ip = i.id and l.op <> i.op where i.op = _op
    union all
    select e.firm, e.seq, 'certificate' from api.certificate_now c join api.certificate_end_now e
      on e.certificate = c.id and e.op <> c.op where c.op = _op
    union all
    select s.firm, s.seq, 'need' from api.need_now n join api.need_settled_now s on s.need = n.id and s.op <> n.op
    where n.op = _op
    union all
    select p.firm, p.seq, 'need' from api.need_now n join api.need_proposal_now p on p.need = n.id where n.op = _op
    union all
    select m.firm, m.seq, 'need' from api.need_now n join api.need_match_now m on m.need = n.id where n.op = _op
    union all
    select q.firm, q.seq, 'need' from api.need_proposal_now p join api.need_publication_now q on q.proposal = p.id
    where p.op = _op
    union all
    select x.firm, x.seq, 'need' from api.need_publication_now q join pipeline.need_proposal p on p.id = q.proposal
    join api.need_withdrawal_now x on x.need = p.need and (x.on_date, x.seq) > (q.on_date, q.seq) where q.op = _op
    union all
    select s.firm, s.seq, 'need' from api.need_match_now m join api.need_step_now s on s.match = m.id where m.op = _op
    union all
    select l.firm, l.seq, 'need' from api.need_step_now s join api.need_step_now l
      on l.match = s.match and (l.on_date, l.seq) > (s.on_date, s.seq) where s.op = _op
    union all
    -- The visit stands on in other words.
    select x.firm, x.seq, 'visit' from pipeline.event v
    join lateral (
      select c.firm, c.seq, c.void from pipeline.correction c
      where c.firm = v.firm and c.corrects = v.seq order by c.seq desc limit 1) l on l.void
    join api.event_now x on x.firm = l.firm and x.seq = l.seq and x.verb = 'visit amend' and x.op <> v.op
    where v.op = _op
    union all
    select l.firm, l.seq, 'particulars' from pipeline.firm_change c
    join pipeline.event v on v.firm = c.firm and v.seq = c.seq
    join pipeline.firm_change l on l.firm = c.firm and l.field = c.field and l.seq > c.seq
    where v.op = _op
    union all
    select l.firm, l.seq, 'correction' from pipeline.correction c
    join pipeline.event v on v.firm = c.firm and v.seq = c.seq
    join pipeline.correction l on l.firm = c.firm and l.corrects = c.corrects and l.seq > c.seq
    -- What was taken back since no longer stands on it, nor does the taking back.
    join api.event_now h on h.firm = l.firm and h.seq = l.seq and h.verb <> 'undo'
    where v.op = _op) c
  order by c.firm, c.seq, c.why
$$;

create function api.undo(_op uuid, _build text, _what uuid, _on date, _reason text, _firm text default null) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'undo', jsonb_build_array(_what, _on, _reason)
    || case when _firm is null then '[]' else jsonb_build_array(_firm) end);
  done pipeline.operation;
  conflicts json;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  done := api._undoable(_what, case when _firm is not null then (api._firm(_firm)).id end);
  perform api._may(done.verb);
  -- Money is taken back by money: reward clawback.
  if done.verb in ('intake import', 'intake undo', 'firm unmerge') or starts_with(done.verb, 'reward ')
    or not exists (select from pipeline.event v where v.op = done.op)
  then
    perform api._refuse('PL365', 'not undone this way', json_build_object('verb', done.verb));
  end if;
  perform from pipeline.firm f where f.id in (select v.firm from pipeline.event v where v.op = done.op)
    order by f.id for update;
  if not exists (select from api.event_now v where v.op = done.op) then
    -- Undone, or said again since, or void.
    perform api._refuse('PL513', 'does not hold any more', (
      select json_build_object('op', done.op, 'verb', done.verb, 'by', x.verb, 'by_op', x.op)
      from pipeline.event v join pipeline.correction c on c.firm = v.firm and c.corrects = v.seq and c.void
      join pipeline.event x on x.firm = c.firm and x.seq = c.seq
      where v.op = done.op order by c.seq desc limit 1));
  end if;
  select json_agg(json_build_object('no', f.no, 'name', f.name, 'why', c.why, 'verb', v.verb, 'on', v.on_date,
      'actor', v.actor) order by f.no, c.seq)
    into conflicts
    from api._undo_conflicts(done.op) c join pipeline.firm f on f.id = c.firm
    join pipeline.event v on v.firm = c.firm and v.seq = c.seq;
  if conflicts is not null then
    perform api._refuse('PL514', 'something was built on it', json_build_object('op', done.op, 'verb', done.verb,
      'conflicts', conflicts));
  end if;
  -- A certificate that would hold again must find its number free.
  perform api._number_is_free(c.number)
    from pipeline.event v join pipeline.correction x on x.firm = v.firm and x.seq = v.seq and x.void
    join pipeline.certificate c on c.firm = x.firm and c.seq = x.corrects
    where v.op = done.op and not exists (select from pipeline.certificate_number n where n.certificate = c.id);
  if done.verb = 'firm merge' then
    -- Two records are taken apart in one way only.
    perform api._unmerge(_op, 'undo', g, done.op, _on, coalesce(_reason, '撤销'))
      from pipeline.firm_merge m join pipeline.event v on v.firm = m.firm and v.seq = m.seq
      join pipeline.firm g on g.id = m.other where v.op = done.op and m.survives;
  else
    perform api._undo_events(done.op, _op, _on, coalesce(_reason, '撤销'));
    -- What was taken back and holds again must fit what has been said of the need meanwhile.
    perform api._need_order(t.need) from api._needs_touched(_op) t (need);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'undone', done.op, 'verb', done.verb, 'on', _on,
    'recorded_at', to_char(done.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS') || '+08:00',
    'events', (select coalesce(json_agg(json_build_object('no', f.no, 'name', f.name, 'verb', v.verb, 'on', v.on_date)
        order by f.no, v.seq), '[]')
      from pipeline.event v join pipeline.firm f on f.id = v.firm where v.op = done.op),
    'firms', (select coalesce(json_agg(json_build_object('no', f.no, 'name', f.name,
        'stage', (select l.stage from api.firm_line l where l.id = f.id)) order by f.no), '[]')
      from pipeline.firm f join pipeline.event v on v.firm = f.id where v.op = _op)));
end
$$;

-- One event for each firm says that the events of an operation do not hold.
create function api._undo_events(_done uuid, _op uuid, _on date, _reason text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  one record;
  step integer;
begin
  for one in select v.firm, array_agg(v.seq) as seqs from pipeline.event v where v.op = _done group by v.firm order by v.firm loop
    step := api._event(one.firm, 'undo', _on, _op);
    insert into pipeline.correction (firm, seq, corrects, void, reason)
    select one.firm, step, s, true, _reason from unnest(one.seqs) s;
    -- What these events had corrected is again as it was before them.
    insert into pipeline.correction (firm, seq, corrects, on_date, void, reason)
    select distinct on (c.corrects) one.firm, step, c.corrects, p.on_date, coalesce(p.void, false), _reason
    from pipeline.correction c
    left join lateral (
      select x.on_date, x.void from pipeline.correction x
      where x.firm = c.firm and x.corrects = c.corrects and x.seq < c.seq order by x.seq desc limit 1) p on true
    where c.firm = one.firm and c.seq = any (one.seqs) and not c.corrects = any (one.seqs)
    order by c.corrects, c.seq;
    perform api._undo_particulars(one.firm, one.seqs, step);
    perform api._episode_rebuild(e.id) from pipeline.episode e
      where e.firm = one.firm and e.id in (
        select s.episode from pipeline.stage_event s join pipeline.correction c
          on c.firm = s.firm and c.corrects = s.seq and c.seq = step where s.firm = one.firm
        union
        select x.episode from pipeline.episode_void x join pipeline.correction c
          on c.firm = x.firm and c.corrects = x.seq and c.seq = step where x.firm = one.firm);
  end loop;
end
$$;

-- The needs of which an operation has corrected an event.
create function api._needs_touched(_op uuid) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with said as (
    select c.firm, c.corrects as seq from pipeline.correction c
    join pipeline.event v on v.firm = c.firm and v.seq = c.seq where v.op = _op)
  select p.need from pipeline.need_proposal p join said s on s.firm = p.firm and s.seq = p.seq
  union
  select p.need from pipeline.need_publication q join said s on s.firm = q.firm and s.seq = q.seq
  join pipeline.need_proposal p on p.id = q.proposal
  union
  select x.need from pipeline.need_withdrawal x join said s on s.firm = x.firm and s.seq = x.seq
  union
  select x.need from pipeline.need_settled x join said s on s.firm = x.firm and s.seq = x.seq
  union
  select m.need from pipeline.need_match m join said s on s.firm = m.firm and s.seq = m.seq
  union
  select m.need from pipeline.need_step t join said s on s.firm = t.firm and s.seq = t.seq
  join pipeline.need_match m on m.id = t.match
$$;

-- Former values of what these events changed of the firm itself.
create function api._undo_particulars(_firm uuid, _seqs integer[], _step integer) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  before jsonb;
  keys jsonb;
  readings text[];
begin
  select jsonb_object_agg(c.field, c.old_value), jsonb_object_agg(c.field, c.old_key) into before, keys
    from pipeline.firm_change c where c.firm = _firm and c.seq = any (_seqs);
  select c.old_initials into readings
    from pipeline.firm_change c where c.firm = _firm and c.seq = any (_seqs) and c.field = 'name';
  if before is null then
    return;
  end if;
  insert into pipeline.firm_change (firm, seq, field, old_value, new_value, old_key, old_initials)
  select c.firm, _step, c.field, c.new_value, c.old_value, case when c.field = 'name' then f.name_key end,
    case when c.field = 'name' then f.initials end
  from pipeline.firm_change c join pipeline.firm f on f.id = c.firm where c.firm = _firm and c.seq = any (_seqs);
  update pipeline.firm f set
    name = case when before ? 'name' then before ->> 'name' else f.name end,
    name_key = coalesce(keys ->> 'name', f.name_key),
    initials = coalesce(readings, f.initials),
    county = case when before ? 'county' then before ->> 'county' else f.county end,
    founded = case when before ? 'founded' then (before ->> 'founded')::date else f.founded end,
    field = case when before ? 'field' then before ->> 'field' else f.field end,
    product = case when before ? 'product' then before ->> 'product' else f.product end,
    industry = case when before ? 'industry' then before ->> 'industry' else f.industry end,
    address = case when before ? 'address' then before ->> 'address' else f.address end
  where f.id = _firm;
end
$$;
