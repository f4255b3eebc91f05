-- 阶段转换: the one place where a firm moves.

-- The stay a verb works on: the open one, or a refusal that tells how the last one ended.
create function api._open_episode(_firm pipeline.firm, _verb text) returns pipeline.episode
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  open_one pipeline.episode;
  last_one pipeline.episode;
begin
  select e.* into open_one from pipeline.episode e
    where e.firm = _firm.id and e.ended_on is null and not e.voided;
  if not found then
    select e.* into last_one from pipeline.episode e join api.kin k on k.record = e.firm
      where k.firm = _firm.id and not e.voided order by e.entered_on desc, e.entered_seq desc limit 1;
    perform api._refuse('PL304', 'the firm is not in the reserve', json_build_object(
      'firm', _firm.name, 'no', _firm.no, 'verb', _verb,
      'stage', last_one.stage, 'ended', last_one.ended_on));
  end if;
  return open_one;
end
$$;

-- Refuses a date in the future or before the stay's latest stage event.
create function api._in_order(_firm pipeline.firm, _episode pipeline.episode, _verb text, _on date)
returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._not_future(_on);
  if _on < _episode.stage_on then
    perform api._refuse('PL302', 'dated before the latest stage event', json_build_object(
      'firm', _firm.name, 'no', _firm.no, 'verb', _verb, 'on', _on,
      'stage', _episode.stage, 'stage_on', _episode.stage_on));
  end if;
end
$$;

-- Refuses a verb out of order and says from which stages it may start.
create function api._require(
  _firm pipeline.firm, _episode pipeline.episode, _verb text, _to text default null)
returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from pipeline.transition t
    where t.verb = _verb and t.from_stage = _episode.stage and (_to is null or t.to_stage = _to))
  then
    perform api._refuse('PL301', 'step out of order', json_build_object(
      'firm', _firm.name, 'no', _firm.no, 'verb', _verb, 'stage', _episode.stage,
      'from', (select json_agg(t.from_stage order by s.position)
        from pipeline.transition t join pipeline.stage s on s.code = t.from_stage
        where t.verb = _verb and (_to is null or t.to_stage = _to))));
  end if;
end
$$;

-- What a stage verb works with once it may go on: the locked firm, its open stay and the new event's number.
create type api.step as (firm pipeline.firm, episode pipeline.episode, seq integer);

-- How every stage verb begins: lock the firm, find its stay, check the order of steps and of dates, write
-- the event's header.
create function api._step(_op uuid, _firm text, _verb text, _on date, _to text default null) returns api.step
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm_locked(_firm);
  e pipeline.episode := api._open_episode(f, _verb);
begin
  perform api._require(f, e, _verb, _to);
  perform api._in_order(f, e, _verb, _on);
  return (f, e, api._event(f.id, _verb, _on, _op))::api.step;
end
$$;

-- Moves the stay to a stage: the event is the truth, the episode row repeats it.
create function api._move(_episode pipeline.episode, _seq integer, _verb text, _to text, _on date)
returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
  values (_episode.firm, _seq, _episode.id, _verb, _episode.stage, _to);
  update pipeline.episode e set
    stage = _to,
    stage_on = _on,
    stage_seq = _seq,
    furthest = (
      select s.code from pipeline.stage s
      where s.code in (e.furthest, case when _to = 'exited' then e.furthest else _to end)
      order by s.position desc limit 1),
    ended_on = case when _to in ('certified', 'exited') then _on end
  where e.id = _episode.id;
  return json_build_object('from', _episode.stage, 'to', _to);
end
$$;

-- Starts a stay; the caller has locked the firm and judged that it may enter.
create function api._enter(
  _firm uuid, _episode uuid, _year integer, _on date, _county text, _batch uuid, _seq integer)
returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.episode (
    id, firm, intake_year, entered_on, entered_seq, county_at_entry, batch,
    stage, stage_on, stage_seq, furthest)
  values (_episode, _firm, _year, _on, _seq, _county, _batch, 'entered', _on, _seq, 'entered');
  insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
  values (_firm, _seq, _episode, 'intake', '', 'entered');
end
$$;
