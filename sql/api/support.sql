-- 财政扶持: research funds, R&D subsidies and innovation vouchers that a firm got, with the paper they rest on.

create function api.support_add(
  _op uuid, _build text, _id uuid, _firm text, _kind text, _amount numeric, _document text, _gap text, _note text,
  _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'support add', jsonb_build_array(
    _firm, _kind, _amount, _document, _gap, _note, _on));
  f pipeline.firm;
  known record;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select s.on_date, s.amount into known from api.support_now s join api.kin k on k.record = s.firm
    where k.firm = f.id and s.kind = _kind and s.document = _document limit 1;
  if found then
    perform api._refuse('PL531', 'recorded already', json_build_object('firm', f.name, 'no', f.no,
      'document', _document, 'on', known.on_date, 'amount', known.amount::text));
  end if;
  insert into pipeline.support (id, firm, seq, kind, amount, document, gap, note)
  values (_id, f.id, api._event(f.id, 'support add', _on, _op), _kind, _amount, _document, _gap, _note);
  return api._finish(_op, json_build_object('op', _op, 'support', _id, 'firm', api._ref(f), 'on', _on, 'kind', _kind,
    'amount', _amount::numeric(16, 2)::text, 'document', _document, 'gap', _gap, 'lacking', api._support_lacks(f.id, _kind, _on)));
end
$$;

-- What support of a kind is paid by: its own papers; of an R&D subsidy also the figures of the year before.
create function api._support_lacks(_firm uuid, _kind text, _on date) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select api._lacking(_firm, case _kind when 'rd_subsidy' then '{figures,support}'::text[] else '{support}' end,
    date_part('year', _on)::integer - 1)
$$;

create function api.support_list(_firm text, _year integer)
returns table (no integer, name text, county_name text, on_date date, kind text, amount numeric, document text, gap text,
  note text, lacking text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  wanted uuid;
begin
  if _firm is not null then
    wanted := (api._firm(_firm)).id;
  end if;
  return query
  select f.no, f.name::text, c.name, s.on_date, s.kind, s.amount, s.document::text, s.gap, s.note::text,
    api._support_lacks(k.firm, s.kind, s.on_date)
  from api.support_now s join api.kin k on k.record = s.firm join pipeline.firm f on f.id = k.firm
  left join pipeline.county c on c.code = api._county_on(k.firm, s.on_date, null)
  where (wanted is null or k.firm = wanted) and (_year is null or date_part('year', s.on_date) = _year)
  order by s.on_date, f.no, s.document;
end
$$;

-- 扶持合计: by year and county, kind, or both left out; the county is the firm's of that day.
create function api.support_totals(_by text, _year integer)
returns table (year integer, part text, firms bigint, payments bigint, amount numeric)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select x.year, x.part, count(distinct x.firm), count(*), sum(x.amount)
  from (
    select date_part('year', s.on_date)::integer as year, k.firm, s.amount,
      case _by when 'kind' then s.kind when 'county' then coalesce(api._county_on(k.firm, s.on_date, null), '') end as part
    from api.support_now s join api.kin k on k.record = s.firm) x
  left join pipeline.county c on c.code = x.part
  where _year is null or x.year = _year
  group by x.year, x.part, c.sort_no order by x.year, c.sort_no nulls last, x.part
$$;
