-- 本地设定: the bureau changes its mind by a new row with the day from which it holds.

create function api.policy_set(_op uuid, _build text, _key text, _value text, _since date, _note text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'policy set', jsonb_build_array(_key, _value, _since, _note));
  before text := api._local_policy(_key, _since);
  words text;
begin
  if not w.fresh then return w.answer; end if;
  select p.note into words from pipeline.local_policy p where p.key = _key order by p.since desc limit 1;
  if not found then
    perform api._refuse('PL273', 'no such policy', json_build_object('key', _key,
      'known', (select json_agg(distinct p.key order by p.key) from pipeline.local_policy p)));
  end if;
  if before is distinct from _value then
    if exists (select from pipeline.local_policy p where p.key = _key and p.since = _since) then
      perform api._refuse('PL520', 'set for this day already', json_build_object('key', _key, 'since', _since, 'value', before));
    end if;
    insert into pipeline.local_policy (key, since, value, note, op)
    values (_key, _since, _value, coalesce(_note, words), _op);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'key', _key, 'value', _value, 'since', _since, 'before', before,
    'note', coalesce(_note, words), 'changed', before is distinct from _value));
end
$$;

-- What holds on a day, and what will hold from a later one on.
create function api.policy_list(_on date)
returns table (key text, value text, since date, next_value text, next_since date, note text, set_by text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select distinct on (p.key) p.key, p.value, p.since, n.value, n.since, p.note, o.actor
  from pipeline.local_policy p
  left join pipeline.operation o on o.op = p.op
  left join lateral (
    select x.value, x.since from pipeline.local_policy x
    where x.key = p.key and x.since > coalesce(_on, api.today()) order by x.since limit 1) n on true
  where p.since <= coalesce(_on, api.today()) order by p.key, p.since desc
$$;
