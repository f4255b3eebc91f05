-- 企业: add, change, void, show.

create function api.firm_add(
  _op uuid, _build text, _id uuid, _name text, _key text, _initials text[], _code text, _county text,
  _founded date, _field text, _product text, _industry text, _address text,
  _on date, _year integer, _episode uuid)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'firm add', jsonb_build_array(
    _name, _code, _county, _founded, _field, _product, _industry, _address, _on, _year));
  known pipeline.firm;
  made pipeline.firm;
  office text := api._own_county(_county);
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  perform api._not_future(_founded);
  select f.* into known from pipeline.firm f where f.credit_code = _code;
  if found then
    perform api._not_elsewhere(array[known.id], array[_code]);
    perform api._refuse('PL502', 'the firm is already known', json_build_object(
      'firm', known.name, 'no', known.no, 'code', _code));
  end if;
  insert into pipeline.firm (
    id, credit_code, name, name_key, initials, county, founded, field, product, industry, address)
  values (_id, _code, _name, _key, _initials, office, _founded, _field, _product, _industry, _address)
  returning * into made;
  seq := api._event(made.id, 'firm add', _on, _op);
  if _year is not null then
    perform api._enter(made.id, _episode, _year, _on, office, null, seq);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(made), 'on', _on,
    'county', office, 'stage', case when _year is not null then 'entered' end));
end
$$;

-- Sets one particular of a firm; the same value again writes no event.
create function api.firm_change(
  _op uuid, _build text, _firm text, _verb text, _on date, _fields text[], _values text[],
  _key text, _initials text[])
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, _verb, jsonb_build_array(_firm, _on, _fields, _values));
  f pipeline.firm;
  before jsonb;
  step integer;
  changes json := '[]';
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  -- A name without its key would not be found again, and a key without its name would find the wrong firm.
  if coalesce(case _verb
      when 'firm rename' then _fields = '{name}' and _key is not null and _initials is not null
      when 'firm move' then _fields = '{county}' and _key is null and _initials is null
      when 'firm edit' then _fields <@ '{founded,field,product,industry,address}'
        and _key is null and _initials is null
    end, false) is false
  then
    perform api._refuse('PL008', 'not what this verb may change');
  end if;
  f := api._firm_locked(_firm);
  before := to_jsonb(f);
  select array_agg(t.field), array_agg(case when t.field = 'county' then api._county(t.value) else t.value end)
    into _fields, _values
    from unnest(_fields, _values) as t (field, value)
    where (case when t.field = 'county' then api._county(t.value) else t.value end)
      is distinct from before ->> t.field;
  if _fields is not null then
    perform api._not_future(t.value::date) from unnest(_fields, _values) as t (field, value)
      where t.field = 'founded';
    step := api._event(f.id, _verb, _on, _op);
    insert into pipeline.firm_change (firm, seq, field, old_value, new_value, old_key, old_initials)
    select f.id, step, t.field, before ->> t.field, t.value, case when t.field = 'name' then f.name_key end,
      case when t.field = 'name' then f.initials end
    from unnest(_fields, _values) as t (field, value);
    before := before || (
      select jsonb_object_agg(t.field, t.value) from unnest(_fields, _values) as t (field, value));
    update pipeline.firm set
      name = before ->> 'name',
      name_key = coalesce(_key, name_key),
      initials = coalesce(_initials, initials),
      county = before ->> 'county',
      founded = (before ->> 'founded')::date,
      field = before ->> 'field',
      product = before ->> 'product',
      industry = before ->> 'industry',
      address = before ->> 'address'
    where id = f.id returning * into f;
    changes := (select json_agg(json_build_object('field', c.field, 'old', c.old_value, 'new', c.new_value)
        order by c.field)
      from pipeline.firm_change c where c.firm = f.id and c.seq = step);
  end if;
  return api._finish(_op, json_build_object(
    'op', _op, 'firm', api._ref(f), 'on', _on, 'changes', changes));
end
$$;

-- 作废: the latest stay was a mistake; it counts nowhere from now on.
create function api.firm_void(_op uuid, _build text, _firm text, _on date, _reason text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'firm void', jsonb_build_array(_firm, _on, _reason));
  f pipeline.firm;
  e pipeline.episode;
  seq integer;
begin
  if not w.fresh then return w.answer; end if;
  f := api._firm_locked(_firm);
  select x.* into e from pipeline.episode x join api.kin k on k.record = x.firm
    where k.firm = f.id and not x.voided order by x.entered_on desc, x.entered_seq desc limit 1;
  if not found then
    perform api._open_episode(f, 'firm void');
  end if;
  perform api._not_future(_on);
  if _on < e.entered_on then
    perform api._refuse('PL302', 'dated before the entry', json_build_object(
      'firm', f.name, 'no', f.no, 'verb', 'firm void', 'on', _on, 'stage', 'entered', 'stage_on', e.entered_on));
  end if;
  seq := api._event(e.firm, 'firm void', _on, _op);
  insert into pipeline.episode_void (firm, seq, episode, reason) values (e.firm, seq, e.id, _reason);
  update pipeline.episode set voided = true where id = e.id;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on,
    'episode', json_build_object('year', e.intake_year, 'entered', e.entered_on), 'stage', e.stage));
end
$$;

-- One line a firm: the current stay, its stage and its officer.
create view api.firm_line with (security_invoker) as
select f.id, f.no, f.name, f.credit_code, f.county, c.name as county_name, c.sort_no as county_order,
  f.founded, f.field, f.product, f.industry, f.address,
  e.id as episode, e.intake_year, e.entered_on, e.stage, e.stage_on, e.ended_on,
  o.id as officer, o.no as officer_no, o.name as officer_name
from pipeline.firm f
left join pipeline.county c on c.code = f.county
left join lateral (
  select x.* from api.kin k join pipeline.episode x on x.firm = k.record
  where k.firm = f.id and not x.voided order by x.entered_on desc, x.entered_seq desc limit 1) e on true
left join lateral (
  select a.officer from api.assignment_now a
  where a.episode = e.id order by a.on_date desc, a.seq desc limit 1) a on true
left join pipeline.officer o on o.id = a.officer;

-- The latest value of each figure of each fiscal year; one that was taken back is not known.
create view api.fact_now with (security_invoker) as
select x.firm, x.year, x.key, x.value, x.forecast, x.seq, k.unit, k.name, k.position
from (
  select distinct on (f.firm, f.year, f.key) f.*
  from api.fact_held f order by f.firm, f.year, f.key, f.seq desc) x
join pipeline.fact_kind k using (key)
where not x.withdrawn;

create function api._fact_value(_unit text, _value numeric) returns json
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select case when _unit = 'yuan' then to_json(_value::numeric(16, 2)::text)
    else to_json(trim_scale(_value)) end
$$;

create function api._facts(_firm uuid) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_agg(y.line order by y.year), '[]')
  from (
    select v.year, (
      '{"year":' || v.year || ','
      || string_agg(to_json(v.key)::text || ':' || api._fact_value(v.unit, v.value)::text, ','
        order by v.position) || '}')::json as line
    from api.fact_now v where v.firm = _firm group by v.year) y
$$;

create function api.firm_show(_firm text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  l api.firm_line;
begin
  select x.* into l from api.firm_line x where x.id = f.id;
  return json_build_object(
    'id', l.id, 'no', l.no, 'name', l.name, 'credit_code', l.credit_code,
    'county', l.county, 'county_name', l.county_name, 'founded', l.founded, 'field', l.field,
    'product', l.product, 'industry', l.industry, 'address', l.address,
    'stage', l.stage, 'stage_on', l.stage_on,
    'episode', case when l.episode is not null then json_build_object(
      'year', l.intake_year, 'entered', l.entered_on, 'ended', l.ended_on) end,
    'officer', case when l.officer is not null then json_build_object(
      'id', l.officer, 'no', l.officer_no, 'name', l.officer_name) end,
    'facts', api._facts(f.id),
    'ip', (select count(*) from api.ip_now i join api.kin k on k.record = i.firm where k.firm = f.id),
    'visits', (select count(*) from api.visit_now v join api.kin k on k.record = v.firm where k.firm = f.id),
    'certificate', (
      select json_build_object('number', c.number, 'issued', c.issued_on, 'expires', c.expires_on,
        'ended', c.ended_on, 'cause', c.cause)
      from api.certificate_line c where c.firm = f.id order by c.issued_on desc, c.seq desc limit 1),
    'former_names', (
      select coalesce(json_agg(c.old_value order by c.seq), '[]') from api.name_change_now c where c.firm = f.id),
    'aliases', api._aliases(f.id),
    'episodes', (
      select coalesce(json_agg(json_build_object('year', e.intake_year, 'entered', e.entered_on,
          'ended', e.ended_on, 'stage', e.stage) order by e.entered_on, e.entered_seq), '[]')
      from pipeline.episode e join api.kin k on k.record = e.firm where k.firm = f.id and not e.voided),
    'merged', (
      select coalesce(json_agg(json_build_object('no', x.no, 'name', x.name, 'credit_code', x.credit_code)
          order by x.no), '[]')
      from pipeline.firm x where x.merged_into = f.id),
    'split_from', (
      select coalesce(json_agg(json_build_object('no', x.no, 'name', x.name, 'on', d.on_date) order by d.on_date, x.no), '[]')
      from api.descent d join pipeline.firm x on x.id = d.origin where d.firm = f.id),
    'split_into', (
      select coalesce(json_agg(json_build_object('no', x.no, 'name', x.name, 'on', d.on_date) order by d.on_date, x.no), '[]')
      from api.descent d join pipeline.firm x on x.id = d.firm where d.origin = f.id));
end
$$;

-- What a word may mean, best first; what is only similar when nothing matches.
create function api.firm_find(_key text)
returns table (no integer, name text, credit_code text, county text, county_name text, stage text, match text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select m.no, m.name, m.credit_code, m.county, l.county_name, l.stage,
      case when m.no::text = ltrim(_key, '0') then 'exact' else ('{exact,alias,beginning,part,pinyin,pinyin}'::text[])[m.tier + 1] end
    from api.firm_matches(_key) m join api.firm_line l on l.id = m.id
    order by m.tier, m.no;
  if not found then
    return query
      select s.no, s.name, s.credit_code, s.county, l.county_name, l.stage, 'similar'
      from api.firm_similar(_key) with ordinality s (id, no, name, credit_code, county, place)
      join api.firm_line l on l.id = s.id order by s.place;
  end if;
end
$$;

-- 企业简称: a word of the office's own that finds the firm; dropping it is another row.
create function api.firm_alias(
  _op uuid, _build text, _firm text, _alias text, _key text, _drop boolean, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'firm alias', jsonb_build_array(_firm, _alias, _drop, _on));
  f pipeline.firm;
  other pipeline.firm;
  known boolean;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select x.* into other from pipeline.firm_word o join api.my_firm x on x.id = o.firm
    where o.word = _key and o.kind <> 'pinyin' and o.firm <> f.id and api._word_holds(o)
      and (o.kind <> 'name' or x.name_key = _key) order by x.no limit 1;
  if found and not _drop then
    perform api._refuse('PL570', 'the word means another firm', json_build_object(
      'alias', _alias, 'firm', other.name, 'no', other.no));
  end if;
  known := exists (
    select from pipeline.firm_word o
    where o.firm = f.id and o.kind = 'alias' and o.word = _key and api._word_holds(o));
  if _drop and not known then
    perform api._refuse('PL270', 'no such alias', json_build_object('firm', f.name, 'alias', _alias));
  end if;
  if known = _drop then
    insert into pipeline.firm_alias (firm, seq, alias, key, dropped)
    values (f.id, api._event(f.id, 'firm alias', _on, _op), _alias, _key, _drop);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on,
    'changed', known = _drop, 'aliases', api._aliases(f.id)));
end
$$;

create function api._aliases(_firm uuid) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_agg(x.alias order by x.seq), '[]')
  from (
    select distinct on (a.key) a.alias, a.seq, a.dropped from api.firm_alias_now a
    where a.firm = _firm order by a.key, a.seq desc) x
  where not x.dropped
$$;
