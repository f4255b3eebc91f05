-- 一企一档: what a firm has handed in, once, in one place; and the papers it rests on.

create function api.evidence_add(
  _op uuid, _build text, _id uuid, _firm text, _about text, _year integer, _title text, _sha256 text, _place text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'evidence add', jsonb_build_array(
    _firm, _about, _title, _sha256, _place, _on, _year));
  f pipeline.firm;
  known record;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select e.title, e.place, e.on_date into known from api.evidence_now e join api.kin k on k.record = e.firm
    where k.firm = f.id and e.sha256 = _sha256 and e.about = _about and e.year is not distinct from _year limit 1;
  if found then
    perform api._refuse('PL534', 'handed in already', json_build_object('firm', f.name, 'no', f.no,
      'title', known.title, 'place', known.place, 'on', known.on_date));
  end if;
  insert into pipeline.evidence (id, firm, seq, about, year, title, sha256, place)
  values (_id, f.id, api._event(f.id, 'evidence add', _on, _op), _about, _year, _title, _sha256, _place);
  return api._finish(_op, json_build_object('op', _op, 'evidence', _id, 'firm', api._ref(f), 'on', _on, 'about', _about, 'year', _year,
    'title', _title, 'sha256', _sha256, 'place', _place));
end
$$;

-- Of some kinds of papers those that a firm has not handed in, joined by commas; figures are asked for of a year.
create function api._lacking(_firm uuid, _about text[], _year integer) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(string_agg(a.about, ',' order by a.nth), '')
  from unnest(_about) with ordinality as a (about, nth)
  where not exists (
    select from api.evidence_now e join api.kin k on k.record = e.firm
    where k.firm = _firm and e.about = a.about and (a.about <> 'figures' or e.year is null or e.year = _year))
$$;

create function api.evidence_list(_firm text)
returns table (about text, year integer, title text, place text, sha256 text, on_date date, actor text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
begin
  return query
  select e.about, e.year::integer, e.title::text, e.place::text, e.sha256, e.on_date, e.actor
  from api.evidence_now e join api.kin k on k.record = e.firm
  where k.firm = f.id order by e.about, e.year, e.on_date, e.title;
end
$$;

-- Everything of one firm that a paper may need, without contacts. Rows in the order of their days.
create function api.firm_dossier(_firm text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
  records uuid[] := array(select k.record from api.kin k where k.firm = f.id);
begin
  return json_build_object(
    'firm', api.firm_show(_firm),
    'stays', (
      select coalesce(json_agg(json_build_object('year', e.intake_year, 'entered', e.entered_on, 'county', api._county_name(e.county_at_entry),
          'furthest', e.furthest, 'stage', e.stage, 'ended', e.ended_on) order by e.entered_on, e.entered_seq), '[]')
      from pipeline.episode e where e.firm = any (records) and not e.voided),
    'titles', (
      select coalesce(json_agg(json_build_object('kind', i.kind, 'title', i.title, 'number', i.number, 'granted', i.granted,
          'by', i.acquired_by) order by i.granted nulls last, i.title), '[]')
      from api.ip_now i where i.firm = any (records)),
    'achievements', (
      select coalesce(json_agg(json_build_object('year', a.year, 'title', a.title) order by a.year, a.title), '[]')
      from api.achievement_now a where a.firm = any (records)),
    'applications', (
      select coalesce(json_agg(json_build_object('on', a.on_date, 'batch', a.batch, 'verdict', a.verdict,
          'back', (select min(b.on_date) from api.application_back_now b where b.application = a.id),
          'result', (select r.result from api.review_now r where r.application = a.id order by r.on_date desc limit 1))
          order by a.on_date, a.seq), '[]')
      from api.application_now a where a.firm = any (records)),
    'certificates', (
      select coalesce(json_agg(json_build_object('number', c.number, 'issued', c.issued_on, 'until', c.valid_until,
          'cause', c.cause) order by c.issued_on), '[]')
      from api.certificate_line c where c.firm = f.id),
    'money', (
      select coalesce(json_agg(json_build_object('on', m.on_date, 'what', m.what, 'amount', m.amount::text, 'document', m.document)
          order by m.on_date, m.what, m.document), '[]')
      from (
        select s.on_date, s.kind as what, s.amount, s.document::text from api.support_now s where s.firm = any (records)
        union all
        select p.on_date, 'reward_' || p.tier, p.amount, p.document from api.reward_payment_now p where p.firm = any (records)
        union all
        select b.on_date, 'back_' || b.tier, -b.amount, b.document from api.reward_clawback_now b where b.firm = any (records)) m),
    'evidence', (
      select coalesce(json_agg(json_build_object('about', e.about, 'year', e.year, 'title', e.title, 'place', e.place, 'sha256', e.sha256,
          'on', e.on_date) order by e.about, e.year, e.on_date, e.title), '[]')
      from api.evidence_now e where e.firm = any (records)));
end
$$;
