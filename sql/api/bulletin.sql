-- 通报: freeze, find, and what changed since.

-- Figures of a bulletin speak of the whole city: whoever sees a part would count something else.
create function api._sees_the_city() returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(pipeline.my_role() not in ('city', 'auditor'), true) then
    perform api._refuse('PL350', 'a bulletin is of the whole city', json_build_object('login', session_user));
  end if;
end
$$;

-- Where and when a bulletin is counted: asked before the reports, so that all of them know the same.
create function api.bulletin_basis(_as_of date, _known_at timestamptz) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._sees_the_city();
  perform api._not_future(_as_of);
  return json_build_object('rule_set', (api._rule_set('high_tech', _as_of)).id,
    'known_at', to_char(least(coalesce(_known_at, now()), now()) at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00');
end
$$;

-- _asked is what makes two calls the same: the words a person gave, or nothing where they are drafted.
create function api.bulletin_freeze(
  _op uuid, _build text, _id uuid, _period text, _since date, _until date, _as_of date, _known_at timestamptz,
  _words text, _content text, _sha256 text, _on date, _asked text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'bulletin freeze', jsonb_build_array(
    _period, _since, _until, _as_of, _on, _asked));
  known pipeline.bulletin;
  made pipeline.bulletin;
begin
  if not w.fresh then return w.answer; end if;
  perform api._sees_the_city();
  perform api._not_future(_as_of);
  perform api._not_future(_on);
  select b.* into known from pipeline.bulletin b
    where b.period = _period and b.sha256 = _sha256 and b.words = _words order by b.no limit 1;
  if found then
    perform api._refuse('PL550', 'the same bulletin is frozen already', json_build_object(
      'no', known.no, 'period', known.period, 'recorded_at', known.recorded_at));
  end if;
  insert into pipeline.bulletin (
    id, no, period, since, until, as_of, known_at, rule_set, query_version, words, content, sha256, on_date, op)
  values (_id, (select coalesce(max(b.no), 0) + 1 from pipeline.bulletin b), _period, _since, _until, _as_of, _known_at, (api._rule_set('high_tech', _as_of)).id, _build,
    _words, _content, _sha256, _on, _op)
  returning * into made;
  return api._finish(_op, json_build_object('op', _op, 'id', made.id, 'no', made.no, 'period', made.period,
    'as_of', made.as_of, 'known_at', _known_at, 'rule_set', made.rule_set, 'query_version', made.query_version,
    'sha256', made.sha256, 'on', _on));
end
$$;

-- One bulletin by its number, or the latest of a period.
create function api.bulletin(_which text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  b pipeline.bulletin;
begin
  select x.* into b from pipeline.bulletin x
    where x.no::text = ltrim(_which, '#') or x.period = _which order by x.no desc limit 1;
  if not found then
    perform api._refuse('PL256', 'no such bulletin', json_build_object('bulletin', _which, 'known', (
      select json_agg(k.line) from (
        select '#' || x.no || ' ' || x.period as line from pipeline.bulletin x order by x.no desc limit 10) k)));
  end if;
  return json_build_object('id', b.id, 'no', b.no, 'period', b.period, 'since', b.since, 'until', b.until,
    'as_of', b.as_of,
    'known_at', to_char(b.known_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00',
    'rule_set', b.rule_set, 'query_version', b.query_version, 'sha256', b.sha256,
    'intact', encode(sha256(convert_to(b.content, 'UTF8')), 'hex') = b.sha256,
    'on', b.on_date, 'recorded_at', b.recorded_at, 'actor', b.actor, 'words', b.words, 'content', b.content);
end
$$;

create function api.bulletin_list()
returns table (no integer, period text, as_of date, known_at timestamptz, rule_set text, query_version text,
  sha256 text, on_date date, recorded_at timestamptz, actor text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select b.no, b.period::text, b.as_of::date, b.known_at, b.rule_set, b.query_version, b.sha256, b.on_date::date,
    b.recorded_at, b.actor
  from pipeline.bulletin b order by b.no
$$;

-- What a report counts today and did not count as known at a time, or the other way round; and the events recorded since
-- that made it so: the thing's own event, corrections of it, or for a stay the steps, moves and corrections of its firm.
create function api.report_changes(_report text, _as_of date, _known_at timestamptz, _since date, _until date)
returns table (cell text, change text, firm_no integer, firm text, seq integer, verb text, on_date date,
  recorded_at timestamptz, actor text, corrects integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  present timestamptz := now();
begin
  perform api._sees_the_city();
  return query
    with before as (
      select r.cell, r.firm_no, r.episode, r.seq
      from api.report_ids(_report, _as_of, _known_at, null, _since, _until, null, null) r),
    after as (
      select r.cell, r.firm_no, r.episode, r.seq
      from api.report_ids(_report, _as_of, present, null, _since, _until, null, null) r),
    changed as (
      select 'gone' as change, g.* from (select * from before except all select * from after) g
      union all
      select 'come', c.* from (select * from after except all select * from before) c),
    -- Only what bears on the state of that day: events effective by then, as held now or as first recorded, and
    -- corrections of such.
    late as materialized (
      select v.firm, v.seq, v.verb, coalesce(h.on_date, v.on_date)::date as on_date, v.recorded_at, v.actor, c.corrects,
        coalesce(c.corrects, v.seq) as about
      from pipeline.event v
      left join api.event_now h on h.firm = v.firm and h.seq = v.seq
      left join pipeline.correction c on c.firm = v.firm and c.seq = v.seq
      left join pipeline.event o on o.firm = c.firm and o.seq = c.corrects
      where v.recorded_at > _known_at
        and (least(v.on_date, coalesce(h.on_date, v.on_date)) <= _as_of or least(o.on_date, c.on_date) <= _as_of)),
    moving as (
      select l.*, exists (
          select from pipeline.stage_event s where s.firm = l.firm and s.seq = l.about)
        or exists (select from pipeline.episode_void s where s.firm = l.firm and s.seq = l.about)
        or exists (select from pipeline.assignment s where s.firm = l.firm and s.seq = l.about)
        or exists (select from pipeline.firm_change s where s.firm = l.firm and s.seq = l.about)
        or l.verb in ('firm merge', 'firm unmerge') as moves
      from late l)
    select distinct c.cell, c.change, c.firm_no, f.name::text, l.seq, l.verb, l.on_date, l.recorded_at, l.actor, l.corrects
    from changed c
    join pipeline.firm f on f.no = c.firm_no
    left join moving l on l.firm = f.id and (l.about = c.seq or l.moves
      or (c.seq is null and starts_with(c.cell, 'problems/')))
      and (c.seq is null or l.about = c.seq or not exists (
        select from moving x where x.firm = f.id and x.about = c.seq))
    order by 1, 3, 5;
end
$$;

-- Goals set since: they explain a changed target.
create function api.target_changes(_year integer, _as_of date, _known_at timestamptz)
returns table (county text, county_name text, goal integer, on_date date, recorded_at timestamptz, actor text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(t.county, 'all'), c.name, t.goal, t.on_date::date, t.recorded_at, t.actor
  from pipeline.target t left join pipeline.county c on c.code = t.county
  where t.kind = 'intake' and t.intake_year = _year and t.on_date <= _as_of and t.recorded_at > _known_at
  order by t.recorded_at
$$;
