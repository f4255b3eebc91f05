-- 需求发布: a person words a need for the public, another who may publish confirms the words, and they are found by everybody
-- until they are withdrawn. Neither contacts nor, without the firm's consent, its name get there.

-- The need of a number, if it is one of the caller's firms.
create function api._need_meant(_no integer) returns api.need_now
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  n api.need_now;
begin
  select x.* into n from api.need_now x
    join api.kin k on k.record = x.firm join api.my_firm m on m.id = k.firm where x.no = _no;
  if not found then
    perform api._refuse('PL271', 'no such need', json_build_object('need', _no));
  end if;
  return n;
end
$$;

-- The same with its record locked, and refused when it is settled.
create function api._need_open(_no integer) returns api.need_now
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  n api.need_now := api._need_meant(_no);
  done api.need_settled_now;
begin
  perform from pipeline.firm x where x.id = n.firm for update;
  select s.* into done from api.need_settled_now s where s.need = n.id limit 1;
  if found then
    perform api._refuse('PL522', 'settled already', json_build_object('need', _no, 'on', done.on_date, 'how', done.how));
  end if;
  return n;
end
$$;

create function api._need_ref(_need api.need_now) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object('id', (_need).id, 'no', (_need).no, 'kind', (_need).kind, 'text', (_need).text)
$$;

-- 核对码: by which a publisher says which words were read.
create function api._words_code(_title text, _text text, _field text, _named boolean) returns text
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select left(encode(sha256(convert_to(concat_ws(chr(10), _title, _text, coalesce(_field, '-'), _named), 'UTF8')), 'hex'), 6)
$$;

-- What in a text tells whose it is: the firm's contacts always; its code, names and aliases unless it is named. Null when
-- nothing does. _key is the text as names are folded.
create function api._words_tell(_record uuid, _key text, _named boolean) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with records as (
    select r.record from api.kin k join api.kin r on r.firm = k.firm where k.record = _record)
  select t.word from (
    select c.person as word, upper(regexp_replace(c.person, '\s', '', 'g')) as key, 2 as least
    from api.contact_now c join records r on r.record = c.firm
    union all
    select c.phone, regexp_replace(c.phone, '\D', '', 'g'), 7 from api.contact_now c join records r on r.record = c.firm
    union all
    select f.credit_code, f.credit_code, 18 from pipeline.firm f join records r on r.record = f.id where not _named
    union all
    select w.word, x.key, x.least from pipeline.firm_word w join records r on r.record = w.firm
    cross join lateral (values (w.word, 2), (api._core_name(regexp_replace(w.word, '[(（][^)）]*[)）]', '', 'g')), 3)) x (key, least)
    where not _named and w.kind in ('name', 'former', 'alias')) t
  where char_length(t.key) >= t.least and (
    strpos(_key, t.key) > 0 or t.key ~ '^[0-9]+$' and strpos(regexp_replace(_key, '[-()]', '', 'g'), t.key) > 0)
  order by char_length(t.key) desc, t.word limit 1
$$;

create function api._words_are_safe(_need api.need_now, _key text, _named boolean) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  told text := api._words_tell((_need).firm, _key, _named);
begin
  if told is not null then
    perform api._refuse('PL615', 'the words tell whose need it is', json_build_object('need', (_need).no, 'word', told));
  end if;
end
$$;

-- 拟发布. _key is title and text as names are folded. The same words again write nothing.
create function api.need_propose(
  _op uuid, _build text, _id uuid, _no integer, _on date, _title text, _text text, _key text, _field text, _named boolean,
  _consent text, _readings text[])
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need propose', jsonb_build_array(
    _no, _on, _title, _text, _field, _named, _consent));
  n api.need_now;
  before api.need_proposal_now;
  changed boolean;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  n := api._need_open(_no);
  perform api._words_are_safe(n, _key, _named);
  select p.* into before from api.need_proposal_now p where p.need = n.id order by p.on_date desc, p.seq desc limit 1;
  changed := (before.title::text, before.text::text, before.field, before.named, before.consent::text)
    is distinct from (_title, _text, _field, _named, _consent);
  if changed then
    insert into pipeline.need_proposal (id, firm, seq, need, title, text, field, named, consent, readings)
    values (_id, n.firm, api._event(n.firm, 'need propose', _on, _op), n.id, _title, _text, _field, _named, _consent, _readings);
    perform api._need_order(n.id);
  end if;
  return api._finish(_op, json_build_object('op', _op, 'need', api._need_ref(n), 'on', _on, 'changed', changed,
    'title', _title, 'text', _text, 'field', _field, 'named', _named,
    'code', api._words_code(_title, _text, _field, _named),
    'firm', (select api._ref(f) from pipeline.firm f where f.id = n.firm)));
end
$$;

-- 发布: of the words whose code the publisher gives, and of no others.
create function api.need_publish(_op uuid, _build text, _no integer, _on date, _code text, _key text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need publish', jsonb_build_array(_no, _on, _code));
  n api.need_now;
  p api.need_proposal_now;
  standing record;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  n := api._need_open(_no);
  select x.* into p from api.need_proposal_now x where x.need = n.id order by x.on_date desc, x.seq desc limit 1;
  if not found then
    perform api._refuse('PL613', 'nothing is proposed', json_build_object('need', _no));
  end if;
  if api._words_code(p.title, p.text, p.field, p.named) <> lower(_code) then
    perform api._refuse('PL614', 'other words than those read', json_build_object('need', _no, 'code', _code));
  end if;
  select s.published_on, s.shown into standing from api._need_standing(null, null) s where s.need = n.id;
  if standing.shown = p.id then
    perform api._refuse('PL616', 'published already', json_build_object('need', _no, 'on', standing.published_on));
  end if;
  perform api._words_are_safe(n, _key, p.named);
  insert into pipeline.need_publication (firm, seq, proposal)
  values (n.firm, api._event(n.firm, 'need publish', _on, _op), p.id);
  perform api._need_order(n.id);
  return api._finish(_op, json_build_object('op', _op, 'need', api._need_ref(n), 'on', _on, 'title', p.title, 'text', p.text,
    'field', p.field, 'named', p.named, 'firm', (select api._ref(f) from pipeline.firm f where f.id = n.firm)));
end
$$;

-- The words that wait, for who is to read them: of needs whose latest words are not public yet; of one need, its latest words.
create function api.need_proposals(_no integer, _county text)
returns table (no integer, on_date date, firm text, county text, kind text, title text, text text, field text, named boolean,
  consent text, said text, public text, code text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  only_county text := api._county(_county);
begin
  return query
    select n.no, p.on_date, f.name::text, api._county_name(f.county), n.kind, p.title::text, p.text::text, p.field, p.named,
      p.consent::text, n.text::text, q.title::text, api._words_code(p.title, p.text, p.field, p.named)
    from api._need_standing(null, null) s
    join api.need_now n on n.id = s.need
    join api.kin k on k.record = n.firm
    join pipeline.firm f on f.id = k.firm
    join lateral (select x.* from api.need_proposal_now x where x.need = n.id order by x.on_date desc, x.seq desc limit 1) p on true
    left join pipeline.need_proposal q on q.id = s.shown
    where s.settled_on is null
      and (n.no = _no or _no is null and (s.publicity = 'proposed' or s.publicity = 'published' and s.shown <> p.id)) and (only_county is null or f.county = only_county)
    order by p.on_date, n.no;
end
$$;

-- 撤下: public no more.
create function api.need_withdraw(_op uuid, _build text, _no integer, _on date, _reason text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'need withdraw', jsonb_build_array(_no, _on, _reason));
  n api.need_now;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  n := api._need_meant(_no);
  perform from pipeline.firm x where x.id = n.firm for update;
  if (select s.shown from api._need_standing(null, null) s where s.need = n.id) is null then
    perform api._refuse('PL617', 'not published', json_build_object('need', _no));
  end if;
  insert into pipeline.need_withdrawal (firm, seq, need, reason)
  values (n.firm, api._event(n.firm, 'need withdraw', _on, _op), n.id, _reason);
  perform api._need_order(n.id);
  return api._finish(_op, json_build_object('op', _op, 'need', api._need_ref(n), 'on', _on, 'reason', _reason,
    'firm', (select api._ref(f) from pipeline.firm f where f.id = n.firm)));
end
$$;

-- 需求查询: what is public on a day, for everybody who works here, whosever firm it is: the words as published, the county,
-- the firm where it agreed, and how far it has come. Nothing else of the need is told.
create function api.need_search(_text text, _kind text, _field text, _county text, _state text, _as_of date)
returns table (no integer, kind text, title text, text text, field text, county text, firm text, published_on date, state text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  only_county text := api._county(_county);
begin
  if pipeline.my_role() is null then
    perform api._refuse('PL603', 'not a person of this database', json_build_object('login', session_user));
  end if;
  return query
    select x.* from (
      select n.no, s.kind, p.title::text, p.text::text, p.field, api._county_name(f.county), case when p.named then f.name::text end,
        s.published_on,
        case when s.progress = 'contracted' then 'contracted' when s.progress in ('matched', 'contacted', 'negotiating') then 'talking'
          else 'sought' end as progress
      from api._need_standing(_as_of, null) s
      join pipeline.need_proposal p on p.id = s.shown
      join pipeline.need n on n.id = s.need
      join api.kin k on k.record = n.firm
      join pipeline.firm f on f.id = k.firm
      where s.settled_on is null
        and (_kind is null or s.kind = _kind)
        and (_field is null or p.field = _field or starts_with(p.field, _field || '.'))
        and (only_county is null or f.county = only_county)
        and (_text is null or strpos(lower(p.title || chr(10) || p.text), lower(_text)) > 0
          or exists (select from unnest(p.readings) r where strpos(r, lower(_text)) > 0))) x
    where _state is null or x.progress = _state
    order by x.published_on desc, x.no desc;
end
$$;
