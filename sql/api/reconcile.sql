-- 名单核对: a published list of certified firms held against what is recorded. Nothing is written, and a name alone joins
-- nothing: who a row is by name or likeness is a proposal that a person says yes to.

-- Each row of the list with the firm it names. Evidence, the strongest first: a person's choice, certificate number, credit
-- code; then, as proposals, the name, a former name, and a name that differs only in place, form or brackets.
create function api._reconcile_rows(
  _rows integer[], _keys text[], _codes text[], _numbers text[], _chosen integer[])
returns table (row_no integer, how text, firm uuid, candidates uuid[], contradicts boolean)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with line as materialized (
    select * from unnest(_rows, _keys, _codes, _numbers, _chosen) as t (row_no, key, code, number, chosen)),
  core as materialized (
    select k.firm, api._core_name(f.name_key) as core from pipeline.firm f join api.kin k on k.record = f.id),
  hit as (
    select l.row_no, 1 as rank, 'chosen' as how, k.firm
    from line l join api.my_firm f on f.no = l.chosen join api.kin k on k.record = f.id
    union
    select l.row_no, 2, 'number', c.firm from line l join api.certificate_line c on c.number = l.number
    union
    select l.row_no, 3, 'code', k.firm
    from line l join api.my_firm f on f.credit_code = l.code join api.kin k on k.record = f.id
    union
    select l.row_no, 4, 'name', k.firm
    from line l join api.my_firm f on f.name_key = l.key join api.kin k on k.record = f.id
    union
    select l.row_no, 5, 'former', k.firm
    from line l join api.firm_change_now c on c.field = 'name' and c.old_key = l.key
    join api.kin k on k.record = c.firm join api.my_firm f on f.id = k.firm
    union
    select l.row_no, 6, 'similar', o.firm
    from line l join core o on o.core = api._core_name(l.key) and char_length(o.core) >= 4),
  best as (
    select h.row_no, min(h.rank) as rank from hit h group by h.row_no)
  select l.row_no, h.how, case when count(h.firm) = 1 then min(h.firm::text)::uuid end, array_agg(h.firm order by h.firm),
    exists (
      select from hit a join hit b on b.row_no = a.row_no and b.firm <> a.firm
      where a.row_no = l.row_no and a.how in ('number', 'code') and b.how in ('number', 'code'))
    or coalesce(bool_or(h.how not in ('chosen', 'code') and f.credit_code <> l.code), false)
  from line l
  join best b on b.row_no = l.row_no
  join hit h on h.row_no = b.row_no and h.rank = b.rank
  join pipeline.firm f on f.id = h.firm
  group by l.row_no, h.how
$$;

-- The three lists and the coverage. Rows in _accepted were said yes to; _year is the year of certification.
create function api.reconcile(
  _year integer, _rows integer[], _names text[], _keys text[], _codes text[], _numbers text[], _chosen integer[],
  _accepted integer[])
returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with line as materialized (
    select t.row_no, t.name, t.key, t.code, t.number, m.how, m.firm, coalesce(m.candidates, '{}') as candidates,
      coalesce(m.contradicts, false) as contradicts,
      m.firm is not null and not coalesce(m.contradicts, false)
        and (m.how in ('number', 'code') or t.row_no = any (_accepted)) as sure
    from unnest(_rows, _names, _keys, _codes, _numbers) as t (row_no, name, key, code, number)
    left join api._reconcile_rows(_rows, _keys, _codes, _numbers, _chosen) m using (row_no)),
  judged as materialized (
    select l.*, f.no, f.name as our_name, f.credit_code, f.name_key is distinct from l.key as renamed,
      -- Through the reserve: a stay that had begun by the end of that year, and had not ended before it but by a certificate.
      exists (
        select from pipeline.episode e join api.kin k on k.record = e.firm
        where k.firm = l.firm and not e.voided and e.entered_on <= make_date(_year, 12, 31)
          and (e.ended_on is null or e.ended_on >= make_date(_year, 1, 1))) as in_reserve,
      (select w.stage from api.firm_line w where w.id = l.firm) as stage,
      exists (
        select from api.certificate_line c where c.firm = l.firm and (c.number = l.number
          or l.number is null and date_part('year', c.issued_on) = _year)) as recorded
    from line l left join pipeline.firm f on f.id = l.firm),
  -- Ours of that year: certified in it, or waiting for the result of an application of it.
  ours as (
    select c.firm, c.number, 'certified' as standing from api.certificate_line c where date_part('year', c.issued_on) = _year
    union all
    select k.firm, null, e.stage
    from pipeline.episode e join api.kin k on k.record = e.firm
    where not e.voided and e.ended_on is null and e.stage in ('applied', 'reviewed')
      and exists (select from api.application_now a where a.episode = e.id and date_part('year', a.on_date) = _year))
  select json_build_object(
    'rows', (select coalesce(json_agg(json_build_object('row', j.row_no, 'name', j.name, 'code', j.code, 'number', j.number,
        'how', j.how, 'no', j.no, 'our_name', j.our_name, 'our_code', j.credit_code, 'sure', j.sure, 'renamed', j.firm is not null and j.renamed,
        'contradicts', j.contradicts, 'in_reserve', j.in_reserve, 'stage', j.stage, 'recorded', j.recorded,
        'candidates', (select json_agg(x.no order by x.no) from pipeline.firm x where x.id = any (j.candidates)))
        order by j.row_no), '[]') from judged j),
    'absent', (select coalesce(json_agg(json_build_object('no', f.no, 'name', f.name, 'county_name', api._county_name(f.county),
        'number', o.number, 'standing', o.standing) order by f.no, o.standing), '[]')
      from ours o join pipeline.firm f on f.id = o.firm
      where not exists (select from judged j where o.firm = any (j.candidates))),
    'coverage', (select json_build_object('listed', count(*), 'from_reserve', count(*) filter (where j.sure and j.in_reserve),
        'to_confirm', count(*) filter (where not j.sure and exists (
          select from pipeline.episode e join api.kin k on k.record = e.firm
          where k.firm = any (j.candidates) and not e.voided and e.entered_on <= make_date(_year, 12, 31)
            and (e.ended_on is null or e.ended_on >= make_date(_year, 1, 1))))) from judged j))
$$;
