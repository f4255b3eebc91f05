-- 周报: what was done for the firms of an officer in a period, how they stand at its end, and what is not known of them.

create function api.digest(_officer text, _mine boolean, _from date, _until date) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  who pipeline.officer := api._officer_meant(_officer, _mine);
  visit_days constant integer := api._local_policy('visit_days', _until)::integer;
begin
  if _from > _until then
    perform api._refuse('PL120', 'a period without days', json_build_object('from', _from, 'until', _until));
  end if;
  return (
    with line as materialized (
      select l.* from api.firm_line l
      where l.episode is not null and l.entered_on <= _until and (l.ended_on is null or l.ended_on >= _from)
        and (who.id is null or l.officer = who.id)),
    open as (select l.* from line l where l.ended_on is null or l.ended_on > _until),
    visit as materialized (
      select v.*, l.no, l.name, l.id as line from api.visit_now v join api.kin k on k.record = v.firm
      join line l on l.id = k.firm where v.on_date <= _until),
    done as materialized (
      select e.verb, l.id from api.event_now e join api.kin k on k.record = e.firm join line l on l.id = k.firm
      where e.on_date between _from and _until
        and e.verb not in ('undo', 'diagnose', 'visit log', 'visit amend', 'visit void', 'stage correct')
      union all
      -- Whoever looks at a diagnosis again makes another; of a day it is one.
      select 'diagnose', d.id from (
        select distinct l.id, e.on_date from api.event_now e join api.kin k on k.record = e.firm join line l on l.id = k.firm
        where e.on_date between _from and _until and e.verb = 'diagnose') d
      union all
      -- A visit that was amended is one visit, whatever wrote it last.
      select 'visit log', v.line from visit v where v.on_date between _from and _until),
    need as materialized (
      select n.*, s.on_date as settled_on from api.need_now n join api.kin k on k.record = n.firm
      join line l on l.id = k.firm
      left join api.need_settled_now s on s.need = n.id and s.on_date <= _until
      where n.on_date <= _until),
    lack as (
      select o.no, o.name, x.what from open o
      cross join lateral (values
        ('visit', not exists (select from visit v where v.line = o.id)),
        ('recent_visit', exists (select from visit v where v.line = o.id)
          and not exists (select from visit v where v.line = o.id and v.on_date >= _until - visit_days)),
        ('diagnosis', not exists (
          select from api.diagnosis_now d join api.kin k on k.record = d.firm where k.firm = o.id and d.on_date <= _until)),
        ('plan', not exists (
          select from api.stage_event_now t where t.episode = o.episode and t.to_stage = 'planned' and t.on_date <= _until)),
        ('field', o.field is null), ('county', o.county is null)) x (what, missing)
      where x.missing
      union all
      select o.no, o.name, m.key from open o
      cross join lateral api.figures_missing(
        o.id, extract(year from _until)::integer - 1, _until, 'infinity') m (key))
    select json_build_object('from', _from, 'until', _until,
      'officer', case when who.id is not null then json_build_object('no', who.no, 'name', who.name) end,
      'year', extract(year from _until)::integer - 1, 'visit_days', visit_days,
      'firms', (select count(*) from open),
      'visited', (select count(distinct v.line) from visit v where v.on_date between _from and _until),
      'recent', (select count(distinct v.line) from visit v join open o on o.id = v.line where v.on_date >= _until - visit_days),
      'did', (select coalesce(json_agg(json_build_object('verb', d.verb, 'times', d.times, 'firms', d.firms)
          order by d.times desc, d.verb), '[]')
        from (select verb, count(*) as times, count(distinct id) as firms from done group by verb) d),
      'visits', (select coalesce(json_agg(json_build_object('on', v.on_date, 'no', v.no, 'firm', v.name, 'mode', v.mode,
          'did', v.did, 'found', v.found, 'handling', v.handling, 'willingness', v.willingness) order by v.on_date, v.seq), '[]')
        from visit v where v.on_date between _from and _until),
      'needs', json_build_object('opened', (select count(*) from need n where n.on_date between _from and _until),
        'settled', (select count(*) from need n where n.settled_on between _from and _until),
        'open', (select count(*) from need n where n.settled_on is null)),
      'missing', (select coalesce(json_agg(json_build_object('what', m.what, 'firms', m.firms, 'list', m.list)
          order by m.firms desc, m.what), '[]')
        from (select what, count(*) as firms, json_agg(json_build_object('no', no, 'name', name) order by no) as list
          from lack group by what) m)));
end
$$;
