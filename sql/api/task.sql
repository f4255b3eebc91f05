-- 今日事项: what is due, why, and when. Rhythms and notice days are local policies; the client words the reasons and
-- names the command that settles each.

-- 事项. kind: visit, first_visit, plan_item, assign, plan, deadline, certificate, term, need, match. reason says which of its
-- rules made it due. since is the day it is counted from, days the length that the policy allows, shows_on the first day
-- it is shown; item is the number of a plan item or need. working_days are those left, null where a year has no calendar.
create function api.tasks(_officer text, _mine boolean, _as_of date, _until date)
returns table (kind text, reason text, due date, shows_on date, late integer, working_days integer, firm_no integer,
  firm text, county text, officer text, item integer, what text, since date, days integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
  last_day date := coalesce(_until, coalesce(_as_of, api.today()));
  only_officer uuid := (api._officer_meant(_officer, _mine)).id;
  known_until date := (
    select make_date(max(c.year), 12, 31) from pipeline.calendar_now c
    where not exists (select from generate_series(extract(year from day)::integer, c.year) y
      where y not in (select x.year from pipeline.calendar_now x)));
begin
  return query
  with setting as (
    select api._local_policy('visit_days', day)::integer as visit_days,
      api._local_policy('first_visit_days', day)::integer as first_visit_days,
      api._local_policy('follow_days', day)::integer as follow_days,
      api._local_policy('assign_days', day)::integer as assign_days,
      api._local_policy('plan_days', day)::integer as plan_days,
      api._local_policy('need_days', day)::integer as need_days,
      api._local_policy('match_days', day)::integer as match_days,
      api._local_policy('deadline_notice_days', day)::integer as deadline_notice,
      api._local_policy('certificate_notice_days', day)::integer as certificate_notice,
      api._local_policy('term_notice_days', day)::integer as term_notice),
  everybody as materialized (
    select l.* from api.firm_line l
    where l.episode is not null and l.entered_on <= day and (only_officer is null or l.officer = only_officer)),
  line as materialized (select l.* from everybody l where l.ended_on is null or l.ended_on > day),
  last_visit as materialized (
    select distinct on (k.firm) k.firm, v.on_date, v.next_on::date as next_on, v.found, v.handling
    from api.visit_now v join api.kin k on k.record = v.firm
    where k.firm in (select l.id from line l) and v.on_date <= day
    order by k.firm, v.on_date desc, v.seq desc),
  task as (
    -- The earliest of three: what was agreed, what has to be followed, and the rhythm.
    select 'visit' as kind, x.reason, x.due, x.due as shows_on, l.id, null::integer as item,
      case when x.reason = 'follow' then v.found::text end as what, v.on_date as since, x.days
    from line l join last_visit v on v.firm = l.id cross join setting s
    cross join lateral (
      select c.* from (values
        ('agreed', v.next_on, null::integer),
        ('follow', case when v.handling in ('passed_on', 'to_follow') then v.on_date + s.follow_days end, s.follow_days),
        ('rhythm', v.on_date + s.visit_days, s.visit_days)) c (reason, due, days)
      where c.due is not null and c.due > v.on_date order by c.due, c.reason limit 1) x
    union all
    select 'first_visit', 'never', a.on_date + s.first_visit_days, a.on_date + s.first_visit_days, l.id, null, null,
      a.on_date, s.first_visit_days
    from line l cross join setting s
    join lateral (
      select y.on_date from api.assignment_now y where y.episode = l.episode and y.on_date <= day
      order by y.on_date desc, y.seq desc limit 1) a on true
    where not exists (select from last_visit v where v.firm = l.id)
    union all
    select 'assign', 'waiting', l.entered_on + s.assign_days, l.entered_on + s.assign_days, l.id, null, null,
      l.entered_on, s.assign_days
    from line l cross join setting s where l.stage = 'entered' and l.officer is null
    union all
    select 'plan', case when l.stage = 'diagnosed' then 'draft' else 'diagnose' end, l.entered_on + s.plan_days,
      l.entered_on + s.plan_days, l.id, null, null, l.entered_on, s.plan_days
    from line l cross join setting s where l.stage in ('assigned', 'diagnosed')
    union all
    select 'plan_item', 'due', i.due::date, i.due::date, l.id, i.item::integer, i.measure::text, i.on_date, null
    from line l join api.plan_item_now i on i.episode = l.episode
    where i.due is not null and not exists (
      select from api.plan_item_done_now d where d.episode = i.episode and d.item = i.item)
    union all
    select 'deadline', 'batch', d.due, d.due - s.deadline_notice, l.id, null, d.batch, null, s.deadline_notice
    from line l cross join setting s
    join lateral (
      select x.batch, x.due from (
        select distinct on (b.batch) b.batch, b.due::date as due from pipeline.batch_deadline b
        where b.kind = 'submit' order by b.batch, b.recorded_at desc) x
      where x.due >= day order by x.due limit 1) d on true
    where l.stage in ('planned', 'ready')
    union all
    select 'certificate', 'expires', c.expires_on, c.expires_on - s.certificate_notice, l.id, null, c.number, c.issued_on,
      s.certificate_notice
    from everybody l cross join setting s
    join lateral (
      select y.number, y.issued_on, y.expires_on from api.certificate_line y
      where y.firm = l.id and y.issued_on <= day and (y.ended_on is null or y.ended_on > day)
      order by y.nth desc limit 1) c on true
    union all
    select 'term', 'ends', e.term_ends, e.term_ends - s.term_notice, l.id, null, null, l.entered_on, s.term_notice
    from line l cross join setting s join api._terms(day) e on e.episode = l.episode
    union all
    select 'need', n.kind, n.on_date + s.need_days, n.on_date + s.need_days, l.id, n.no, n.text::text, n.on_date,
      s.need_days
    from everybody l cross join setting s
    join api.kin k on k.firm = l.id join api.need_now n on n.firm = k.record
    where n.on_date <= day and not exists (select from api.need_settled_now x where x.need = n.id)
    union all
    -- A match that nobody has followed since, until there is a contract or an end.
    select 'match', coalesce(x.step, 'matched'), c.since + s.match_days, c.since + s.match_days, l.id, n.no,
      '#' || p.no || ' ' || p.name, c.since, s.match_days
    from everybody l cross join setting s
    join api.kin k on k.firm = l.id join api.need_match_now m on m.firm = k.record
    join api.need_now n on n.id = m.need join api.provider_now p on p.id = m.provider
    left join lateral (
      select y.step, y.on_date from api.need_step_now y where y.match = m.id and y.on_date <= day
      order by y.on_date desc, y.seq desc limit 1) x on true
    cross join lateral (select coalesce(x.on_date, m.on_date) as since) c
    where m.on_date <= day and coalesce(x.step, 'matched') in ('matched', 'contacted', 'negotiating')
      and not exists (select from api.need_settled_now y where y.need = n.id and y.on_date <= day))
  select t.kind, t.reason, t.due, t.shows_on, day - t.due,
    case when t.due > day and t.due <= known_until then api.workdays_between(day + 1, t.due) end,
    l.no, l.name::text, l.county_name::text, l.officer_name::text, t.item, t.what, t.since, t.days
  from task t join everybody l on l.id = t.id
  where t.shows_on <= last_day
  order by greatest(day - t.due, -1) desc, t.due,
    array_position('{deadline,certificate,term,visit,first_visit,plan_item,need,match,plan,assign}', t.kind), l.no, t.item;
end
$$;
