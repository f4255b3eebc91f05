-- 文书: what the office papers are filled from.

-- 指派名册: who looks after which open stay on a day, as known at a time, by officer.
create function api.assign_roster(_as_of date, _known_at timestamptz)
returns table (officer_no integer, officer text, officer_county text, seq bigint, no integer, name text,
  credit_code text, county_name text, field text, entered_on date, assigned_on date, stage text,
  visits bigint, last_visit date, next_visit date)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  on_day date := coalesce(_as_of, api.today());
  known timestamptz := coalesce(_known_at, now());
begin
  perform api._not_future(on_day);
  return query
    with held as materialized (
      select * from api.event_known(known) v where v.on_date <= on_day),
    charge as (
      select distinct on (a.episode) a.episode, a.officer, v.on_date
      from pipeline.assignment a join held v on v.firm = a.firm and v.seq = a.seq
      order by a.episode, v.on_date desc, a.seq desc),
    visited as (
      select t.episode, count(*) as n, max(v.on_date) as last_on,
        (array_agg(t.next_on order by v.on_date desc, t.seq desc))[1]::date as next_on
      from pipeline.visit t join held v on v.firm = t.firm and v.seq = t.seq group by t.episode)
    select o.no, o.name::text, oc.name, row_number() over (partition by o.id order by c.assigned, f.no),
      f.no, f.name::text, f.credit_code::text, fc.name, f.field, s.entered_on, c.assigned, s.stage,
      coalesce(t.n, 0), t.last_on, t.next_on
    from api.episodes_as_of(on_day, known) s
    join (select x.episode, x.officer, x.on_date as assigned from charge x) c on c.episode = s.episode
    join pipeline.officer o on o.id = c.officer
    join pipeline.firm f on f.id = s.firm
    left join pipeline.county oc on oc.code = o.county
    left join pipeline.county fc on fc.code = f.county
    left join visited t on t.episode = s.episode
    where s.ended_on is null
    order by oc.sort_no, o.no, c.assigned, f.no;
end
$$;

-- 一企一策表: the latest stay of a firm, the findings of its latest diagnosis, the items of its plan.
create function api.plan_sheet(_firm text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  l api.firm_line;
  drafts date[];
begin
  select x.* into l from api.firm_line x where x.id = f.id;
  select array_agg(s.on_date order by s.on_date desc, s.seq desc) into drafts
    from api.stage_event_now s where s.episode = l.episode and s.verb = 'plan draft';
  return (
    select json_build_object(
      'firm', json_build_object('id', l.id, 'no', l.no, 'name', l.name, 'credit_code', l.credit_code,
        'county_name', l.county_name, 'field', l.field),
      'stage', l.stage, 'officer', l.officer_name, 'entered_on', l.entered_on,
      'drafted', drafts[1], 'drafted_before', drafts[2],
      'apply_on', d.apply_on, 'verdict', d.verdict, 'findings', coalesce(d.findings, '[]'),
      'items', api._plan_items(l.episode))
    from (select 1) one
    left join lateral (
      select x.apply_on, x.verdict, x.findings from api.diagnosis_now x
      where x.firm = f.id order by x.on_date desc, x.seq desc limit 1) d on true);
end
$$;

-- The needs said in a visit, and in the visits that it was amended from.
create function api._needs_of_visit(_visit api.visit_now) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_agg(json_build_object('no', n.no, 'kind', n.kind, 'text', n.text) order by n.no), '[]')
  from api._visit_versions(_visit) version join api.need_now n on n.visit = version
$$;

-- 服务记录单: the firm, its officer, the open items of its plan, and a visit when one is named: by its day, by its id, or
-- the latest.
create function api.visit_form(_firm text, _visit text, _on date default null) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  l api.firm_line;
  v api.visit_now;
  visit json;
begin
  select x.* into l from api.firm_line x where x.id = f.id;
  if _on is not null then
    v := api._visit(f, _on, null);
  elsif _visit is not null then
    select x.* into v from api.visit_now x
      where x.firm = f.id and (_visit = 'latest' or x.id::text = lower(_visit))
      order by x.on_date desc, x.seq desc limit 1;
    if not found then
      perform api._refuse('PL253', 'no such visit', json_build_object('firm', f.name, 'visit', _visit));
    end if;
  end if;
  if v.id is not null then
    visit := api._visit_said(v);
  end if;
  return json_build_object('firm', api._ref(f), 'county_name', l.county_name, 'officer', l.officer_name,
    'visit', visit,
    'items', (select coalesce(json_agg(x order by (x ->> 'item')::integer), '[]')
      from json_array_elements(api._plan_items(l.episode)) x where x ->> 'done' is null));
end
$$;
