-- 在库期限: how long a stay may last, its extension, and what is done with the stays at the end of a year.

-- A number of the city for the reserve.
create function api._reserve_rule(_id text) returns integer
language sql stable set search_path = pg_catalog, pg_temp
as $$ select r.value::integer from pipeline.rule r where r.rule_set = 'city' and r.id = _id $$;

-- Open stays with the last day of their term, extensions counted in.
create function api._terms(_on date)
returns table (episode uuid, firm uuid, entered_on date, stage text, extensions bigint, term_ends date)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select e.id, e.firm, e.entered_on::date, e.stage, count(x.seq),
    greatest((e.entered_on + make_interval(years => api._reserve_rule('pool_term_years')))::date, max(x.until_on))
  from pipeline.episode e left join api.episode_extension_now x on x.episode = e.id and x.on_date <= _on
  where e.ended_on is null and not e.voided and e.entered_on <= _on
  group by e.id
$$;

create function api.reserve_extend(
  _op uuid, _build text, _firm text, _until date, _reason text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reserve extend', jsonb_build_array(_firm, _until, _reason, _on));
  f pipeline.firm;
  e pipeline.episode;
  t record;
  latest date;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  e := api._open_episode(f, 'reserve extend');
  select x.extensions, x.term_ends into t from api._terms('infinity') x where x.episode = e.id;
  latest := (t.term_ends + make_interval(months => api._local_policy('extension_months', _on)::integer))::date;
  if t.extensions >= api._reserve_rule('pool_extensions') then
    perform api._refuse('PL392', 'extended already', json_build_object('firm', f.name, 'no', f.no,
      'times', t.extensions, 'ends', t.term_ends));
  end if;
  if coalesce(_until, latest) not between t.term_ends + 1 and latest then
    perform api._refuse('PL393', 'no such extension', json_build_object('firm', f.name, 'no', f.no,
      'until', _until, 'ends', t.term_ends, 'latest', latest));
  end if;
  insert into pipeline.episode_extension (firm, seq, episode, until_on, reason)
  values (f.id, api._event(f.id, 'reserve extend', _on, _op), e.id, coalesce(_until, latest), _reason);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'before', t.term_ends,
    'until', coalesce(_until, latest), 'stage', e.stage));
end
$$;

create function api.reserve_terms(_as_of date, _county text)
returns table (no integer, name text, county_name text, year integer, entered_on date, stage text, extensions bigint,
  term_ends date, days_left integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
  office text := api._county(_county);
begin
  perform api._not_future(day);
  return query
  select f.no, f.name::text, c.name, e.intake_year::integer, t.entered_on, t.stage, t.extensions, t.term_ends, t.term_ends - day
  from api._terms(day) t join pipeline.episode e on e.id = t.episode join pipeline.firm f on f.id = t.firm
  left join pipeline.county c on c.code = f.county
  where office is null or f.county = office
  order by t.term_ends, f.no;
end
$$;

-- 年终结转: stays whose term has ended leave as 期满, unless an application of theirs is under way; all others go on.
create function api.reserve_carry(_op uuid, _build text, _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reserve carry', jsonb_build_array(_on));
  one record;
  e pipeline.episode;
  step integer;
  leaving jsonb := '[]';
  waiting jsonb := '[]';
  later jsonb := '[]';
  going bigint := 0;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  for one in
    select t.*, f.no, f.name from api._terms(_on) t join pipeline.firm f on f.id = t.firm order by f.id
  loop
    if one.term_ends > _on then
      going := going + 1;
      continue;
    end if;
    if one.stage in ('applied', 'reviewed') then
      waiting := waiting || jsonb_build_object('no', one.no, 'name', one.name, 'stage', one.stage, 'ends', one.term_ends);
      continue;
    end if;
    perform from pipeline.firm f where f.id = one.firm for update;
    select x.* into e from pipeline.episode x where x.id = one.episode;
    -- A step later than the day of the carry-over: the stay was open then, and is dealt with later.
    if e.stage_on > _on then
      later := later || jsonb_build_object('no', one.no, 'name', one.name, 'stage', e.stage, 'on', e.stage_on);
      continue;
    end if;
    step := api._event(one.firm, 'exit', _on, _op);
    insert into pipeline.episode_exit (firm, seq, episode, reason) values (one.firm, step, e.id, 'expired');
    perform api._move(e, step, 'exit', 'exited', _on);
    leaving := leaving || jsonb_build_object('no', one.no, 'name', one.name, 'stage', e.stage, 'ends', one.term_ends);
  end loop;
  return api._finish(_op, json_build_object('op', _op, 'on', _on, 'expired', leaving, 'waiting', waiting,
    'moved_since', later, 'carried', going + jsonb_array_length(waiting) + jsonb_array_length(later)));
end
$$;

-- 离开本市: the firm moved out as a whole, or is no more. An open stay ends, and a certificate in force no longer counts here.
create function api.firm_leave(
  _op uuid, _build text, _firm text, _reason text, _note text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'firm leave', jsonb_build_array(_firm, _reason, _note, _on));
  f pipeline.firm;
  e pipeline.episode;
  c api.certificate_line;
  step integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  if _reason not in ('moved', 'closed') then
    perform api._refuse('PL008', 'no reason for leaving the city');
  end if;
  f := api._firm_locked(_firm);
  select x.* into e from pipeline.episode x join api.kin k on k.record = x.firm
    where k.firm = f.id and x.ended_on is null and not x.voided;
  select x.* into c from api.certificate_line x
    where x.firm = f.id and x.issued_on <= _on and _on < x.valid_until order by x.issued_on desc, x.seq desc limit 1;
  if e.id is null and c.id is null then
    perform api._refuse('PL394', 'nothing to end', json_build_object('firm', f.name, 'no', f.no, 'on', _on));
  end if;
  if e.id is not null then
    perform api._in_order(f, e, 'firm leave', _on);
    step := api._event(e.firm, 'exit', _on, _op);
    insert into pipeline.episode_exit (firm, seq, episode, reason, note) values (e.firm, step, e.id, _reason, _note);
    perform api._move(e, step, 'exit', 'exited', _on);
  end if;
  if c.id is not null then
    insert into pipeline.certificate_end (firm, seq, certificate, cause, note)
    values (c.record, api._event(c.record, 'firm leave', _on, _op), c.id, _reason, _note);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'reason', _reason,
    'ended_stay', e.id is not null, 'number', c.number, 'stage', (select l.stage from api.firm_line l where l.id = f.id)));
end
$$;
