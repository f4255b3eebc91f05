-- 诊断: what a verdict rests on, and the record of it. The judging itself is Swift's.

-- What is known of some firms, one document each: the firm, its figures, titles, conversions and incidents.
create function api.assessment_facts(_firms uuid[])
returns table (firm uuid, no integer, facts json)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select f.id, f.no, json_build_object(
    'firm', api._ref(f), 'founded', f.founded, 'field', f.field,
    'field_is_finest', (select not exists (select from pipeline.tech_field below where below.parent = t.code)
      from pipeline.tech_field t where t.code = f.field),
    'facts', coalesce(figures.years, '[]'), 'forecast', coalesce(figures.forecast, '[]'),
    'ip', coalesce(titles.all_of_them, '[]'),
    'ip_none', (select max(n.on_date) from api.ip_none_now n where n.firm = any (own.records)),
    'achievements', coalesce(results.by_year, '[]'), 'incidents', coalesce(happened.all_of_them, '[]'),
    'honours', (select coalesce(json_agg(json_build_object('kind', h.kind, 'on', h.on_date, 'place', h.place)
        order by h.seq), '[]')
      from api.honour_now h where h.firm = any (own.records)),
    'changes', (select coalesce(json_agg(json_build_object('field', c.field, 'on', c.on_date)
        order by c.seq), '[]')
      from api.firm_change_now c
      where c.firm = f.id and c.field in ('name', 'county')),
    'certificates', (select coalesce(json_agg(json_build_object('number', c.number, 'issued', c.issued_on)
        order by c.issued_on), '[]')
      from api.certificate_now c where c.firm = any (own.records)))
  from pipeline.firm f
  cross join lateral (select array_agg(k.record) as records from api.kin k where k.firm = f.id) own
  left join lateral (
    select ('[' || string_agg(y.line, ',' order by y.year) || ']')::json as years,
      ('[' || string_agg(y.expected, ',' order by y.year) || ']')::json as forecast
    from (
      select n.year, '{"year":' || n.year || ',' || string_agg(
          '"' || n.key || '":"' || n.value || '"', ',' order by n.position) || '}' as line,
        string_agg('"' || n.year || ':' || n.key || '"', ',' order by n.position)
          filter (where n.forecast) as expected
      from api.fact_now n where n.firm = f.id group by n.year) y) figures on true
  left join lateral (
    select json_agg(json_build_object('kind', i.kind, 'granted', i.granted, 'filed', i.filed,
        'number', i.number, 'by', i.acquired_by, 'owner', i.owner, 'lapsed', lv.on_date,
        'certified', u.certified, 'reviewed', u.reviewed) order by i.seq) as all_of_them
    from api.ip_now i
    left join api.ip_lapse_now lv on lv.ip = i.id
    left join lateral (
      select min(av.on_date) filter (where exists (
          select from api.certificate_now c where c.application = av.id)) as certified,
        min(av.on_date) filter (where exists (
          select from api.review_now r where r.application = av.id)) as reviewed
      from pipeline.application_ip ai
      join api.application_now av on av.id = ai.application
      where ai.ip = i.id) u on true
    where i.firm = any (own.records)) titles on true
  left join lateral (
    select json_agg(json_build_object('year', a.year, 'count', a.n) order by a.year) as by_year
    from (select year, count(*) as n from api.achievement_now where firm = any (own.records) group by year) a
    ) results on true
  left join lateral (
    select json_agg(json_build_object('on', i.on_date, 'kind', i.kind) order by i.seq) as all_of_them
    from api.incident_now i
    where i.firm = any (own.records)) happened on true
  where f.id = any (_firms)
  order by f.no
$$;

-- Everything the judge needs for one firm in one document: the firm's facts and the law of the day.
create function api.assessment_input(_firm text, _apply_on date) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
begin
  return json_build_object(
    'law', api.law('high_tech', _apply_on),
    'facts', (select a.facts from api.assessment_facts(array[f.id]) a));
end
$$;

-- The firms in the reserve, by their number: what diagnose --all goes through.
create function api.reserve_firms() returns table (firm uuid, no integer)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select f.id, f.no from pipeline.firm f
  where exists (select from pipeline.episode e where e.firm = f.id and e.ended_on is null and not e.voided)
  order by f.no
$$;

-- Keeps the numbers a verdict was judged by, once, and gives their hash.
create function api._keep_law(_law json) returns text
language sql volatile set search_path = pg_catalog, pg_temp
as $$
  insert into pipeline.law_text (sha256, content)
  values (encode(sha256(convert_to(_law::text, 'UTF8')), 'hex'), _law)
  on conflict (sha256) do nothing;
  select encode(sha256(convert_to(_law::text, 'UTF8')), 'hex')
$$;

-- Records a verdict; moves the firm from "assigned" only, and is never refused for its stage.
create function api.diagnose(
  _op uuid, _build text, _id uuid, _firm text, _on date, _apply_on date, _rule_set text, _verdict text,
  _findings json, _score json, _paths json, _inputs json, _law json)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'diagnose', jsonb_build_array(_firm, _on, _apply_on));
  f pipeline.firm;
  e pipeline.episode;
  seq integer;
  stage text;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select x.* into e from pipeline.episode x
    where x.firm = f.id and x.ended_on is null and not x.voided;
  stage := e.stage;
  if stage = 'assigned' then
    perform api._in_order(f, e, 'diagnose', _on);
  end if;
  seq := api._event(f.id, 'diagnose', _on, _op);
  insert into pipeline.diagnosis (
    id, firm, seq, episode, apply_on, rule_set, verdict, findings, score, paths, inputs, law)
  values (_id, f.id, seq, e.id, _apply_on, _rule_set, _verdict, _findings, _score, _paths, _inputs,
    api._keep_law(_law));
  if stage = 'assigned' then
    perform api._move(e, seq, 'diagnose', 'diagnosed', _on);
    stage := 'diagnosed';
  end if;
  return api._finish(_op, json_build_object('op', _op, 'diagnosis', _id, 'firm', api._ref(f),
    'on', _on, 'verdict', _verdict, 'stage', stage));
end
$$;

-- Records the verdicts on many firms as a set; moves none. Firms are locked in the order of their numbers.
create function api.diagnose_many(
  _op uuid, _build text, _on date, _apply_on date, _rule_set text, _law json, _firms uuid[], _ids uuid[],
  _verdicts text[], _findings text[], _scores text[], _paths text[], _inputs text[])
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'diagnose all', jsonb_build_array(_firms, _on, _apply_on));
  law text;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  law := api._keep_law(_law);
  perform from pipeline.firm f where f.id = any (_firms) order by f.no for update;
  with seen as (
    update pipeline.firm f set head = f.head + 1 where f.id = any (_firms) returning f.id, f.head
  ), header as (
    insert into pipeline.event (firm, seq, verb, on_date, op)
    select s.id, s.head, 'diagnose', _on, _op from seen s
  )
  insert into pipeline.diagnosis (
    id, firm, seq, episode, apply_on, rule_set, verdict, findings, score, paths, inputs, law)
  select t.id, t.firm, s.head, e.id, _apply_on, _rule_set, t.verdict, t.findings::json, t.score::json,
    t.paths::json, t.inputs::json, law
  from unnest(_firms, _ids, _verdicts, _findings, _scores, _paths, _inputs)
    as t (firm, id, verdict, findings, score, paths, inputs)
  join seen s on s.id = t.firm
  left join pipeline.episode e on e.firm = t.firm and e.ended_on is null and not e.voided;
  return api._finish(_op, json_build_object('op', _op, 'firms', cardinality(_firms)));
end
$$;
