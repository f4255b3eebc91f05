-- 更正需求: what was put down of a need is put right, and stays in its record as it was.

-- 更正: an event of a need gets its right day (_to), or is taken back (_to null); what remains must follow each other.
create function api.need_correct(
  _op uuid, _build text, _no integer, _event integer, _to date, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need correct', jsonb_build_array(_no, _event, _to, _on, _reason));
  n api.need_now;
  e record;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_to);
  perform api._not_future(_on);
  n := api._need_meant(_no);
  perform from pipeline.firm x where x.id = n.firm for update;
  select x.* into e from api._need_events(n.id) x where x.seq = _event;
  if not found then
    perform api._refuse('PL622', 'no such event of the need', json_build_object('need', _no, 'event', _event,
      'known', (select json_agg(x.seq order by x.seq) from api._need_events(n.id) x)));
  end if;
  if _to is distinct from e.on_date then
    insert into pipeline.correction (firm, seq, corrects, on_date, void, reason)
    values (n.firm, api._event(n.firm, 'need correct', _on, _op), _event, _to, _to is null, _reason);
    perform api._need_order(n.id);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'need', api._need_ref(n), 'event', _event, 'verb', e.verb,
    'was', e.on_date, 'now', _to, 'changed', _to is distinct from e.on_date,
    'firm', (select api._ref(f) from pipeline.firm f where f.id = n.firm)));
end
$$;

-- The kind or the words of a need are put right (null leaves as it is); what it was stays in its record.
create function api.need_amend(
  _op uuid, _build text, _no integer, _kind text, _text text, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need correct', jsonb_build_array('amend', _no, _kind, _text, _on, _reason));
  n api.need_now;
  fresh boolean;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  n := api._need_meant(_no);
  perform from pipeline.firm x where x.id = n.firm for update;
  n := api._need_meant(_no);
  fresh := (coalesce(_kind, n.kind), coalesce(_text, n.text)) is distinct from (n.kind, n.text);
  if fresh then
    insert into pipeline.need_amended (firm, seq, need, kind, text, reason)
    values (n.firm, api._event(n.firm, 'need correct', _on, _op), n.id, coalesce(_kind, n.kind),
      coalesce(_text, n.text), _reason);
    perform api._need_order(n.id);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'was', api._need_ref(n), 'need', api._need_ref(api._need_meant(_no)),
    'changed', fresh, 'firm', (select api._ref(f) from pipeline.firm f where f.id = n.firm)));
end
$$;
