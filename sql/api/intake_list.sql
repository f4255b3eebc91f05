-- 入库名单: one line a firm that came in with a year's list.

create function api._year_has_intake(_year integer) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select from pipeline.episode e where e.intake_year = _year and not e.voided)
  then
    perform api._refuse('PL305', 'a year without an intake', json_build_object('year', _year,
      'years', (select json_agg(y.intake_year order by y.intake_year) from (
        select distinct e.intake_year from pipeline.episode e where not e.voided) y)));
  end if;
end
$$;

create function api.intake_list(_year integer)
returns table (seq bigint, no integer, name text, credit_code text, county text, county_name text,
  field text, product text, sales numeric, rd numeric, ip1 bigint, ip2 bigint, staff numeric,
  tech_staff numeric, officer text, gaps json, entered_on date, stage text, again boolean)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._year_has_intake(_year);
  return query
    select row_number() over (order by c.sort_no nulls last, e.entered_on, f.no), f.no, f.name::text,
      f.credit_code::text, c.code, c.name, f.field, f.product::text,
      (select n.value from api.fact_now n where n.firm = f.id and n.year = _year - 1 and n.key = 'sales'),
      (select n.value from api.fact_now n where n.firm = f.id and n.year = _year - 1 and n.key = 'rd'),
      (select count(*) from api.ip_now i join pipeline.ip_kind k on k.code = i.kind
        where i.firm = any (e.records) and k.class = 1 and i.owner is null
          and not exists (select from api.ip_lapse_now l where l.ip = i.id)),
      (select count(*) from api.ip_now i join pipeline.ip_kind k on k.code = i.kind
        where i.firm = any (e.records) and k.class = 2 and i.owner is null
          and not exists (select from api.ip_lapse_now l where l.ip = i.id)),
      (select trim_scale(n.value) from api.fact_now n
        where n.firm = f.id and n.year = _year - 1 and n.key = 'staff'),
      (select trim_scale(n.value) from api.fact_now n
        where n.firm = f.id and n.year = _year - 1 and n.key = 'tech_staff'),
      (select o.name::text from api.assignment_now a join pipeline.officer o on o.id = a.officer
        where a.episode = e.id order by a.on_date desc, a.seq desc limit 1),
      (select coalesce((select json_agg(x ->> 'id') from json_array_elements(d.findings) x
          where x ->> 'status' = 'fail'), '[]')
        from api.diagnosis_now d where d.firm = f.id order by d.seq desc limit 1),
      e.entered_on::date, e.stage,
      exists (select from pipeline.episode p
        where p.firm = any (e.records) and not p.voided and (p.entered_on, p.entered_seq) < (e.entered_on, e.entered_seq))
    from (
      select distinct on (k.firm) x.*, k.firm as goes_on,
        array(select r.record from api.kin r where r.firm = k.firm) as records
      from pipeline.episode x join api.kin k on k.record = x.firm
      where x.intake_year = _year and not x.voided order by k.firm, x.entered_on desc, x.entered_seq desc) e
    join pipeline.firm f on f.id = e.goes_on
    left join pipeline.county c on c.code = api._entry_county(e.firm, e.county_at_entry)
    order by 1;
end
$$;
