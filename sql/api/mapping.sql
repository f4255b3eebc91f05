-- 表头对照: what an office's own headings mean.

create view api.mapping_line with (security_invoker) as
select x.name::text, x.title::text, x.means::text, x.recorded_at, x.actor
from (
  select distinct on (m.name, m.title) m.*
  from pipeline.heading_mapping m order by m.name, m.title, m.recorded_at desc) x
where x.means is not null;

-- Sets what titles mean; a null takes a title back. What holds already writes nothing.
create function api.mapping_set(_op uuid, _build text, _name text, _titles text[], _means text[]) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'mapping set', jsonb_build_array(_name, _titles, _means));
begin
  if not w.fresh then return w.answer; end if;
  insert into pipeline.heading_mapping (name, title, means, op)
  select _name, t.title, t.means, _op
  from unnest(_titles, _means) as t (title, means)
  left join api.mapping_line m on m.name = _name and m.title = t.title
  where m.means is distinct from t.means;
  return api._finish(_op, json_build_object('op', _op, 'mapping', _name,
    'titles', (select coalesce(json_agg(json_build_object('title', m.title, 'means', m.means) order by m.title), '[]')
      from api.mapping_line m where m.name = _name)));
end
$$;

create function api.mapping_list(_name text)
returns table (name text, title text, means text, recorded_at timestamptz, actor text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select m.name, m.title, m.means, m.recorded_at, m.actor from api.mapping_line m
  where _name is null or m.name = _name order by m.name, m.title
$$;
