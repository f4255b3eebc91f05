-- What every writing function stands on. Names that begin with an underscore are helpers: a person who calls
-- one runs it with his own rights, which are not enough to write.
--
-- Every function sets search_path to pg_catalog, pg_temp. An empty path would look types up in pg_temp first,
-- and a caller's own "uuid" there would run its code with the rights of pl_api.

-- 今天: the one notion of today, whatever the session's time zone.
create function api.today() returns date
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$ select pipeline.today() $$;

-- Ends the call with a code of docs/errors.md as SQLSTATE; detail holds what the client words.
create function api._refuse(_code text, _message text, _detail json default '{}') returns void
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = _code, message = _message, detail = _detail::text;
end
$$;

create type api.writing as (fresh boolean, answer json);

-- First statement of every write: takes the operation id, or gives back the stored answer of a repeat.
-- "do update" makes the repeat wait for the same durability as the first try.
create function api._begin(_op uuid, _build text, _verb text, _payload jsonb) returns api.writing
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  hash bytea := sha256(convert_to(_verb || chr(10) || _payload::text, 'UTF8'));
  seen record;
begin
  perform api._may(_verb);
  insert into pipeline.operation as o (op, verb, payload_hash)
  values (_op, _verb, hash)
  on conflict (op) do update set attempts = o.attempts + 1
  returning o.attempts = 1 as fresh, o.payload_hash, o.actor, o.result into seen;
  if _build is distinct from api.build() then
    perform api._refuse('PL003', 'client and database are of different builds',
      json_build_object('database', api.build(), 'client', _build));
  end if;
  if not seen.fresh and (seen.payload_hash <> hash or seen.actor <> session_user) then
    perform api._refuse('PL501', 'this operation id was used for something else',
      json_build_object('op', _op));
  end if;
  return (seen.fresh, seen.result)::api.writing;
end
$$;

-- Last statement of every write: links its events into their chains, and keeps the answer for a repeat.
create function api._finish(_op uuid, _answer json) returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._link(_op);
  update pipeline.operation set result = _answer where op = _op;
  return _answer;
end
$$;

create function api._not_future(_on date) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if _on > api.today() then
    perform api._refuse('PL303', 'a date in the future',
      json_build_object('on', _on, 'today', api.today()));
  end if;
end
$$;

-- Takes the firm's row lock, counts the event and writes its header; gives its number.
create function api._event(_firm uuid, _verb text, _on date, _op uuid) returns integer
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  number integer;
begin
  update pipeline.firm set head = head + 1 where id = _firm returning head into number;
  insert into pipeline.event (firm, seq, verb, on_date, op) values (_firm, number, _verb, _on, _op);
  return number;
end
$$;

-- 县（市、区）: a code, a name or an alias; null stays null.
create function api._county(_text text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  found_code text;
begin
  if _text is null then
    return null;
  end if;
  select code into found_code from pipeline.county
  where code = _text or name = _text or _text = any (aliases);
  if found_code is null then
    perform api._refuse('PL205', 'no such county office', json_build_object('county', _text,
      'known', (select json_agg(code || ' ' || name order by sort_no) from pipeline.county)));
  end if;
  return found_code;
end
$$;

create function api._county_name(_code text) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$ select name from pipeline.county where code = _code $$;

-- 本地设定 as it holds on a day; before the first row of a policy, that row.
create function api._local_policy(_key text, _on date) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select value from pipeline.local_policy where key = _key
  order by since > _on, case when since <= _on then since end desc, since limit 1
$$;
