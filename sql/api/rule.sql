-- 规则: the law as dated rows, and beside it, never mixed with it, what was decided here.

-- The rule set in force for a subject (high_tech, sme, giant) on a day.
create function api._rule_set(_subject text, _on date) returns pipeline.rule_set
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one pipeline.rule_set;
begin
  select r.* into one from pipeline.rule_set r
    where r.subject = _subject and r.effective_from <= _on
      and (r.effective_to is null or _on < r.effective_to)
    order by r.effective_from desc, r.id desc limit 1;
  if not found then
    perform api._refuse('PL307', 'no rule set for this day', json_build_object('on', _on));
  end if;
  return one;
end
$$;

-- Everything a judge needs of one rule set: numbers, bands, and the choices and advice of the day.
create function api.law(_subject text, _on date) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('rule_set', s.id, 'subject', s.subject, 'title', s.title,
    'rules', (select json_agg(json_build_object('id', r.id, 'value', r.value::text,
        'unit', r.unit, 'operator', r.operator, 'clause', r.clause) order by r.id)
      from pipeline.rule r where r.rule_set = s.id),
    'bands', (select coalesce(json_agg(json_build_object('item', b.item, 'grade', b.grade,
        'least', trim_scale(b.least)::text, 'operator', b.operator, 'low', b.low, 'high', b.high)
        order by b.item, b.least desc), '[]')
      from pipeline.rule_band b where b.rule_set = s.id),
    'choices', (select json_agg(json_build_object('id', c.id, 'value', c.value) order by c.position)
      from api.choice_on(_on) c),
    'remedies', (select json_agg(json_build_object('kind', m.kind, 'lead_days', m.lead_days,
        'effort', m.effort, 'effort_each', m.effort_each, 'each_of', trim_scale(m.each_of)::text,
        'bureau', m.bureau) order by m.position)
      from (select distinct on (kind) * from pipeline.remedy
        where since <= _on order by kind, since desc) m))
  from api._rule_set(_subject, _on) s
$$;

-- The choices that hold on a day.
create function api.choice_on(_on date) returns setof pipeline.choice
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select distinct on (id) * from pipeline.choice where since <= _on order by id, since desc
$$;

-- What there is to show: rule sets of the law first, then the three classes that are not law.
create function api.rule_list()
returns table (id text, class text, title text, effective_from date, effective_to date, rows integer)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  (select s.id, case when s.subject in ('local', 'giant') then 'local' else 'law' end, s.title, s.effective_from, s.effective_to,
    (select count(*) from pipeline.rule r where r.rule_set = s.id)::integer
    + (select count(*) from pipeline.rule_band b where b.rule_set = s.id)::integer
  from pipeline.rule_set s order by array_position('{high_tech,sme,giant,local}', s.subject), s.effective_from, s.id)
  union all
  select 'choices', 'choice', '法条空白和矛盾处的取舍', min(since), null, count(*)::integer from pipeline.choice
  union all
  select 'local', 'local', '本地设定', min(since), null, count(*)::integer from pipeline.local_policy
  union all
  select 'advice', 'advice', '补短板措施（本地建议）', min(since), null, count(*)::integer from pipeline.remedy
$$;

-- Every row of one of them, in one form.
create function api.rule_show(_id text)
returns table (class text, id text, name text, name_en text, operator text, value text, unit text,
  points text, since date, clause text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  case _id
  when 'choices' then
    return query select 'choice', c.id, null::text, null::text, null::text, c.value, null::text,
      array_to_string(c.options, ' / '), c.since, c.clause
      from pipeline.choice c order by c.position, c.since;
  when 'local' then
    return query select 'local', p.key, p.note, null::text, null::text, p.value, null::text, null::text,
      p.since, null::text
      from pipeline.local_policy p order by p.key, p.since;
  when 'advice' then
    return query select 'advice', m.kind, null::text, null::text, null::text, m.lead_days::text, 'days',
      m.effort || case when m.effort_each > 0 then ' + ' || m.effort_each || ' / ' || trim_scale(m.each_of)
        else '' end, m.since, m.bureau::text
      from pipeline.remedy m order by m.position, m.since;
  else
    if not exists (select from pipeline.rule_set s where s.id = _id) then
      perform api._refuse('PL208', 'no such rule set', json_build_object('rule_set', _id,
        'known', (select json_agg(l.id) from api.rule_list() l)));
    end if;
    return query
      select case when s.subject in ('local', 'giant') then 'local' else 'law' end, r.id, r.name, r.name_en, r.operator, trim_scale(r.value)::text, r.unit, null::text,
        s.effective_from, r.clause
      from pipeline.rule r join pipeline.rule_set s on s.id = r.rule_set
      where r.rule_set = _id order by r.clause, r.id;
    return query
      select case when s.subject in ('local', 'giant') then 'local' else 'law' end, b.item || ' ' || b.grade, null::text, null::text, b.operator, trim_scale(b.least)::text,
        'band', case when b.low = b.high then b.low::text else b.low || '-' || b.high end,
        s.effective_from, b.clause
      from pipeline.rule_band b join pipeline.rule_set s on s.id = b.rule_set
      where b.rule_set = _id order by b.clause, b.item, b.grade;
  end case;
end
$$;

-- Rows that differ between two rule sets, or that only one has.
create function api.rule_diff(_one text, _other text)
returns table (id text, one text, other text, clause text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(a.id, b.id), concat_ws(' ', a.operator, a.value, a.points),
    concat_ws(' ', b.operator, b.value, b.points), coalesce(b.clause, a.clause)
  from api.rule_show(_one) a full join api.rule_show(_other) b on b.id = a.id
  where (a.operator, a.value, a.points) is distinct from (b.operator, b.value, b.points)
  order by 1
$$;
