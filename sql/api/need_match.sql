-- 供需对接: a need is matched with a provider by hand, and followed until something comes of it or not.

create function api.need_match(
  _op uuid, _build text, _id uuid, _no integer, _provider text, _on date, _note text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need match', jsonb_build_array(_no, _provider, _on, _note));
  n api.need_now;
  p api.provider_now;
  live record;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  n := api._need_open(_no);
  p := api._provider(_provider);
  if p.closed then
    perform api._refuse('PL618', 'the provider is closed', json_build_object('no', p.no, 'name', p.name));
  end if;
  select m.on_date into live from api._match_live(n.id, p.id) m;
  if found then
    perform api._refuse('PL619', 'matched already', json_build_object('need', _no, 'name', p.name, 'on', live.on_date));
  end if;
  insert into pipeline.need_match (id, firm, seq, need, provider, note)
  values (_id, n.firm, api._event(n.firm, 'need match', _on, _op), n.id, p.id, _note);
  perform api._need_order(n.id);
  return api._finish(_op, json_build_object('op', _op, 'match', _id, 'need', api._need_ref(n), 'provider', api._provider_ref(p),
    'on', _on, 'firm', (select api._ref(f) from pipeline.firm f where f.id = n.firm)));
end
$$;

-- The match of a need with a provider that has neither failed nor ended.
create function api._match_live(_need uuid, _provider uuid) returns setof api.need_match_now
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select m.* from api.need_match_now m
  where m.need = _need and m.provider = _provider and not exists (
    select from api.need_step_now s where s.match = m.id and s.step in ('failed', 'ended'))
  order by m.on_date desc, m.seq desc limit 1
$$;

create function api.need_follow(
  _op uuid, _build text, _no integer, _provider text, _step text, _on date, _amount numeric, _document text, _how text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need follow', jsonb_build_array(
    _no, _provider, _step, _on, _amount, _document, _how));
  n api.need_now;
  p api.provider_now;
  m api.need_match_now;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  n := api._need_meant(_no);
  perform from pipeline.firm x where x.id = n.firm for update;
  p := api._provider(_provider);
  select x.* into m from api._match_live(n.id, p.id) x;
  if not found then
    perform api._refuse('PL620', 'not matched', json_build_object('need', _no, 'no', p.no, 'name', p.name));
  end if;
  insert into pipeline.need_step (firm, seq, match, step, amount, document, how)
  values (m.firm, api._event(m.firm, 'need follow', _on, _op), m.id, _step, _amount, _document, _how);
  perform api._need_order(n.id);
  return api._finish(_op, json_build_object('op', _op, 'need', api._need_ref(n), 'provider', api._provider_ref(p),
    'step', _step, 'on', _on, 'amount', _amount::numeric(16, 2)::text, 'days', _on - m.on_date,
    'firm', (select api._ref(f) from pipeline.firm f where f.id = n.firm)));
end
$$;

-- Everything said of a need and its matches that holds, in order.
create function api._need_events(_need uuid)
returns table (seq integer, on_date date, verb text, what text, provider text, amount numeric, note text, match uuid,
  about uuid, recorded_at timestamptz, actor text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select v.seq, v.on_date, v.verb, x.what, x.provider, x.amount, x.note, x.match, x.about, v.recorded_at, v.actor
  from (
    select n.firm, n.seq, n.kind as what, null as provider, null::numeric as amount, n.text::text as note, null::uuid as match,
      null::uuid as about
    from pipeline.need n where n.id = _need
    union all
    select a.firm, a.seq, a.kind, null, null, concat_ws('；', a.text, a.reason), null, null
    from pipeline.need_amended a where a.need = _need
    union all
    select p.firm, p.seq, p.title, null, null, p.text, null, p.id from pipeline.need_proposal p where p.need = _need
    union all
    select q.firm, q.seq, p.title, null, null, null, null, p.id
    from pipeline.need_publication q join pipeline.need_proposal p on p.id = q.proposal where p.need = _need
    union all
    select w.firm, w.seq, null, null, null, w.reason, null, null from pipeline.need_withdrawal w where w.need = _need
    union all
    select m.firm, m.seq, null, p.name, null, m.note, m.id, null
    from pipeline.need_match m join api.provider_now p on p.id = m.provider where m.need = _need
    union all
    select s.firm, s.seq, s.step, p.name, s.amount, nullif(concat_ws('；', s.document, s.how), ''), m.id, null
    from pipeline.need_step s join pipeline.need_match m on m.id = s.match join api.provider_now p on p.id = m.provider
    where m.need = _need
    union all
    select d.firm, d.seq, d.outcome, null, null, d.how, null, null from pipeline.need_settled d where d.need = _need) x
  join api.event_now v on v.firm = x.firm and v.seq = x.seq
  order by v.on_date, v.seq
$$;

-- Refuses (PL621) when what holds of a need does not follow each other: nothing before it was said, no publication without
-- its words, no withdrawal of what was not public, and of a match nothing before it, nothing after its end, and no way back
-- from a contract but to an end.
create function api._need_order(_need uuid) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  wrong record;
begin
  with e as materialized (select * from api._need_events(_need)),
  ranked as (
    select e.*, lag(e.what) over (partition by e.match order by e.on_date, e.seq) as before
    from e where e.verb = 'need follow')
  select x.verb, x.on_date, x.what, x.stands into wrong from (
    select e.*, 'need add' as stands from e where e.verb <> 'need add' and not exists (
      select from e n where n.verb = 'need add' and n.on_date <= e.on_date)
    union all
    select e.*, 'need propose' from e where e.verb = 'need publish' and not exists (
      select from e p where p.verb = 'need propose' and p.about = e.about and (p.on_date, p.seq) < (e.on_date, e.seq))
    union all
    select e.*, 'need publish' from e where e.verb = 'need withdraw' and coalesce((
      select b.verb from e b where b.verb in ('need publish', 'need withdraw') and (b.on_date, b.seq) < (e.on_date, e.seq)
      order by b.on_date desc, b.seq desc limit 1), '') <> 'need publish'
    union all
    select e.*, 'need match' from e where e.verb = 'need follow' and not exists (
      select from e m where m.verb = 'need match' and m.match = e.match and (m.on_date, m.seq) < (e.on_date, e.seq))
    union all
    select r.seq, r.on_date, r.verb, r.what, r.provider, r.amount, r.note, r.match, r.about, r.recorded_at, r.actor, r.before
    from ranked r where case coalesce(r.before, '') when '' then r.what = 'ended'
      when 'contacted' then r.what = 'ended' when 'negotiating' then r.what in ('ended', 'contacted')
      when 'contracted' then r.what not in ('ended', 'failed') else true end) x
  order by x.on_date, x.seq limit 1;
  if found then
    perform api._refuse('PL621', 'what is said of the need does not follow each other', json_build_object(
      'need', (select n.no from pipeline.need n where n.id = _need), 'verb', wrong.verb, 'on', wrong.on_date, 'what', wrong.what,
      'before', wrong.stands));
  end if;
end
$$;

-- One need with everything said of it: the numbers are those by which `need correct` takes an event.
create function api.need_show(_no integer) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  n api.need_now := api._need_meant(_no);
begin
  return (
    select json_build_object('need', api._need_ref(n), 'firm', (
        select api._ref(f) from api.kin k join pipeline.firm f on f.id = k.firm where k.record = n.firm),
      'publicity', s.publicity, 'published_on', s.published_on, 'progress', s.progress, 'amount', s.amount::text,
      'outcome', coalesce(s.outcome, 'open'),
      'public', (select json_build_object('title', p.title, 'text', p.text, 'field', p.field, 'named', p.named)
        from pipeline.need_proposal p where p.id = s.shown),
      'events', (select json_agg(json_build_object('event', e.seq, 'on', e.on_date, 'verb', e.verb, 'what', e.what,
          'provider', e.provider, 'amount', e.amount::text, 'note', e.note, 'recorded_at', e.recorded_at, 'actor', e.actor)
          order by e.on_date, e.seq) from api._need_events(n.id) e))
    from api._need_standing(null, null) s where s.need = n.id);
end
$$;
