-- 诊断: what a verdict rests on, and the record of it. The judging itself is Swift's.

-- Everything the judge needs in one document: the firm, its figures, titles, incidents and the law.
create function api.assessment_input(_firm text, _apply_on date) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  laws pipeline.rule_set;
begin
  select r.* into laws from pipeline.rule_set r
    where r.effective_from <= _apply_on and (r.effective_to is null or _apply_on < r.effective_to)
    order by r.effective_from desc limit 1;
  if not found then
    perform api._refuse('PL307', 'no rule set for this day', json_build_object('on', _apply_on));
  end if;
  return json_build_object(
    'firm', api._ref(f), 'founded', f.founded, 'field', f.field,
    'stage', (select l.stage from api.firm_line l where l.id = f.id),
    'rule_set', laws.id,
    'rules', (select json_agg(json_build_object('id', r.id, 'value', r.value::text, 'clause', r.clause)
      order by r.id) from pipeline.rule r where r.rule_set = laws.id),
    'facts', (select coalesce(json_agg(json_build_object('year', n.year, 'key', n.key,
        'value', n.value::text, 'forecast', n.forecast) order by n.year, n.position), '[]')
      from api.fact_now n where n.firm = f.id),
    'ip', (select coalesce(json_agg(json_build_object('kind', i.kind, 'class', k.class,
        'granted', i.granted, 'by', i.acquired_by) order by i.seq), '[]')
      from pipeline.ip i join pipeline.ip_kind k on k.code = i.kind where i.firm = f.id),
    'achievements', (select coalesce(json_agg(json_build_object('year', a.year, 'count', a.n)
        order by a.year), '[]')
      from (select year, count(*) as n from pipeline.achievement where firm = f.id group by year) a),
    'incidents', (select coalesce(json_agg(json_build_object('on', v.on_date, 'kind', i.kind)
        order by i.seq), '[]')
      from pipeline.incident i join pipeline.event v on v.firm = i.firm and v.seq = i.seq
      where i.firm = f.id));
end
$$;

-- Records a verdict; moves the firm from "assigned" only, and is never refused for its stage.
create function api.diagnose(
  _op uuid, _build text, _id uuid, _firm text, _on date, _apply_on date, _rule_set text, _verdict text,
  _findings json, _inputs json, _may_move boolean)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'diagnose', jsonb_build_array(
    _firm, _on, _apply_on, _may_move));
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
  if _may_move and stage = 'assigned' then
    perform api._in_order(f, e, 'diagnose', _on);
  end if;
  seq := api._event(f.id, 'diagnose', _on, _op);
  insert into pipeline.diagnosis (
    id, firm, seq, episode, apply_on, rule_set, verdict, findings, inputs)
  values (_id, f.id, seq, e.id, _apply_on, _rule_set, _verdict, _findings, _inputs);
  if _may_move and stage = 'assigned' then
    perform api._move(e, seq, 'diagnose', 'diagnosed', _on);
    stage := 'diagnosed';
  end if;
  return api._finish(_op, json_build_object('op', _op, 'diagnosis', _id, 'firm', api._ref(f),
    'on', _on, 'verdict', _verdict, 'stage', stage));
end
$$;
