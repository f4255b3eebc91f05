-- 供给方: institutes, universities, service agencies and experts that may meet the needs of firms.

-- Each provider as last said.
create view api.provider_now with (security_invoker) as
select distinct on (e.provider) e.provider as id, p.no, e.edition, e.kind, e.name, e.name_key, e.readings, e.field, e.place,
  e.offers, e.closed, e.recorded_at, e.actor, e.op
from pipeline.provider_entry e join pipeline.provider p on p.id = e.provider
order by e.provider, e.edition desc;

-- The provider meant: #number, its name, or a part of the name or of its spelling that only one has. _text is folded.
create function api._provider(_text text) returns api.provider_now
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  one api.provider_now;
  how_many integer;
begin
  if _text ~ '^#[0-9]{1,9}$' then
    select p.* into one from api.provider_now p where p.no = substr(_text, 2)::integer;
  else
    select p.* into one from api.provider_now p where p.name_key = _text;
    if not found then
      select count(*) into how_many from api.provider_now p
        where strpos(p.name_key, _text) > 0 or exists (select from unnest(p.readings) r where starts_with(r, lower(_text)));
      if how_many > 1 then
        perform api._refuse('PL611', 'several providers', json_build_object('provider', _text, 'candidates', (
          select json_agg(json_build_object('no', p.no, 'name', p.name, 'kind', p.kind) order by p.no)
          from api.provider_now p
          where strpos(p.name_key, _text) > 0 or exists (select from unnest(p.readings) r where starts_with(r, lower(_text))))));
      end if;
      select p.* into one from api.provider_now p
        where strpos(p.name_key, _text) > 0 or exists (select from unnest(p.readings) r where starts_with(r, lower(_text)));
    end if;
  end if;
  if one.id is null then
    perform api._refuse('PL610', 'no such provider', json_build_object('provider', _text));
  end if;
  return one;
end
$$;

create function api._provider_ref(_provider api.provider_now) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('id', (_provider).id, 'no', (_provider).no, 'name', (_provider).name, 'kind', (_provider).kind,
    'field', (_provider).field, 'place', (_provider).place, 'offers', (_provider).offers, 'closed', (_provider).closed)
$$;

-- Refuses a name that another provider has or first had.
create function api._provider_is_new(_key text, _except uuid) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  known record;
begin
  select p.no, p.name into known from api.provider_now p
    where p.id is distinct from _except and (p.name_key = _key or exists (
      select from pipeline.provider_entry e where e.provider = p.id and e.edition = 1 and e.name_key = _key)) limit 1;
  if found then
    perform api._refuse('PL612', 'the provider is known', json_build_object('no', known.no, 'name', known.name));
  end if;
end
$$;

create function api.provider_add(
  _op uuid, _build text, _id uuid, _kind text, _name text, _key text, _readings text[], _field text, _place text, _offers text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'provider add', jsonb_build_array(_kind, _name, _field, _place, _offers));
begin
  if not w.fresh then return w.answer; end if;
  perform api._provider_is_new(_key, null);
  insert into pipeline.provider (id, op) values (_id, _op);
  insert into pipeline.provider_entry (provider, edition, kind, name, name_key, readings, field, place, offers, op)
  values (_id, 1, _kind, _name, _key, _readings, _field, _place, _offers, _op);
  return api._finish(_op, json_build_object('op', _op, 'provider', (
    select api._provider_ref(p) from api.provider_now p where p.id = _id)));
end
$$;

-- Says it again: what is given replaces what was said; the same again writes nothing. Null leaves a thing as it is.
create function api.provider_edit(
  _op uuid, _build text, _provider text, _kind text, _name text, _key text, _readings text[], _field text, _place text,
  _offers text, _closed boolean)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'provider edit', jsonb_build_array(
    _provider, _kind, _name, _field, _place, _offers, _closed));
  p api.provider_now;
  changed boolean;
begin
  if not w.fresh then return w.answer; end if;
  p := api._provider(_provider);
  if _key is not null then
    perform api._provider_is_new(_key, p.id);
  end if;
  changed := (coalesce(_kind, p.kind), coalesce(_name, p.name), coalesce(_field, p.field), coalesce(_place, p.place),
      coalesce(_offers, p.offers), coalesce(_closed, p.closed))
    is distinct from (p.kind, p.name::text, p.field, p.place::text, p.offers::text, p.closed);
  if changed then
    insert into pipeline.provider_entry (
      provider, edition, kind, name, name_key, readings, field, place, offers, closed, op)
    values (p.id, p.edition + 1, coalesce(_kind, p.kind), coalesce(_name, p.name), coalesce(_key, p.name_key),
      case when _key is null then p.readings else _readings end, coalesce(_field, p.field), coalesce(_place, p.place),
      coalesce(_offers, p.offers), coalesce(_closed, p.closed), _op);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'changed', changed, 'provider', (
    select api._provider_ref(x) from api.provider_now x where x.id = p.id)));
end
$$;

-- Providers by number; every filter may be null. A field finds those below it as well.
create function api.provider_list(_text text, _kind text, _field text, _all boolean)
returns table (no integer, kind text, name text, field text, place text, offers text, closed boolean)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select p.no, p.kind, p.name::text, p.field, p.place::text, p.offers::text, p.closed
  from api.provider_now p
  where (_all or not p.closed) and (_kind is null or p.kind = _kind)
    and (_field is null or p.field = _field or starts_with(p.field, _field || '.'))
    and (_text is null or strpos(lower(concat_ws(' ', p.name, p.offers, p.place)), lower(_text)) > 0
      or exists (select from unnest(p.readings) r where strpos(r, lower(_text)) > 0))
  order by p.no
$$;

-- A provider with the matches that the caller may see: those of one's own firms.
create function api.provider_show(_provider text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  p api.provider_now := api._provider(_provider);
begin
  return json_build_object('provider', api._provider_ref(p), 'matches', (
    select coalesce(json_agg(json_build_object('need', n.no, 'firm', api._ref(f), 'on', m.on_date, 'kind', n.kind,
        'progress', coalesce(x.step, 'matched'), 'since', coalesce(x.on_date, m.on_date), 'amount', c.amount::text)
        order by m.on_date, n.no), '[]')
    from api.need_match_now m
    join api.need_now n on n.id = m.need
    join api.kin k on k.record = m.firm
    join pipeline.firm f on f.id = k.firm
    left join lateral (
      select s.step, s.on_date from api.need_step_now s where s.match = m.id order by s.on_date desc, s.seq desc limit 1) x on true
    left join lateral (
      select s.amount from api.need_step_now s where s.match = m.id and s.step = 'contracted' limit 1) c on true
    where m.provider = p.id));
end
$$;
