-- 百快遴选 and 申报准备: lists that say who comes next, and why.

create function api.shortlist_weights(
  _op uuid, _build text, _since date, _size integer, _growth integer, _rd integer, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'shortlist weights', jsonb_build_array(
    _since, _size, _growth, _rd, _reason));
begin
  if not w.fresh then return w.answer; end if;
  insert into pipeline.shortlist_weight (since, size, growth, rd, reason, op)
  values (_since, _size, _growth, _rd, _reason, _op);
  return api._finish(_op, json_build_object('op', _op, 'since', _since, 'size', _size, 'growth', _growth, 'rd', _rd));
end
$$;

-- The firms with a certificate in force on a day, with the figures of a fiscal year and the year before, and the weights
-- that hold; points and ranks are the client's.
create function api.shortlist_base(_year integer, _as_of date, _county text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
  fiscal integer := coalesce(_year, date_part('year', day)::integer - 1);
  office text := api._county(_county);
begin
  perform api._not_future(day);
  return json_build_object('as_of', day, 'year', fiscal,
    'weights', (
      select json_build_object('size', w.size, 'growth', w.growth, 'rd', w.rd, 'since', w.since)
      from pipeline.shortlist_weight w where w.since <= day order by w.since desc, w.recorded_at desc limit 1),
    'firms', (
      select coalesce(json_agg(json_build_object('no', f.no, 'name', f.name, 'county_name', api._county_name(f.county),
          'number', c.number, 'sales', v.sales::text, 'before', v.before::text, 'rd', v.rd::text) order by f.no), '[]')
      from (
        select distinct on (l.firm) l.firm, l.number from api.certificate_line l
        where l.issued_on <= day and day < l.valid_until order by l.firm, l.issued_on desc) c
      join pipeline.firm f on f.id = c.firm
      cross join lateral (
        select max(n.value) filter (where n.key = 'sales' and n.year = fiscal) as sales,
          max(n.value) filter (where n.key = 'sales' and n.year = fiscal - 1) as before,
          max(n.value) filter (where n.key = 'rd' and n.year = fiscal) as rd
        from api.fact_now n where n.firm = f.id and not n.forecast and n.year between fiscal - 1 and fiscal) v
      where office is null or f.county = office));
end
$$;

-- 申报准备: open stays that may apply, with the latest verdict, what of the plan is open, and the days to a deadline.
create function api.apply_ready(_batch text, _as_of date, _county text)
returns table (no integer, name text, county_name text, officer text, stage text, verdict text, diagnosed_on date,
  open_items bigint, items bigint, next_due date, deadline date, days_left integer)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
  office text := api._county(_county);
  closing date := api._deadline(_batch, 'submit');
begin
  perform api._not_future(day);
  return query
  select l.no, l.name::text, l.county_name, l.officer_name::text, l.stage, d.verdict, d.on_date,
    count(i.item) filter (where x.item is null), count(i.item), min(i.due) filter (where x.item is null)::date, closing, closing - day
  from api.firm_line l
  left join lateral (
    select n.verdict, n.on_date from api.diagnosis_now n join api.kin k on k.record = n.firm
    where k.firm = l.id and n.on_date <= day order by n.on_date desc, n.seq desc limit 1) d on true
  left join api.plan_item_now i on i.episode = l.episode and i.on_date <= day
  left join api.plan_item_done_now x on x.episode = i.episode and x.item = i.item and x.on_date <= day
  where l.ended_on is null and l.stage in ('planned', 'ready') and l.entered_on <= day
    and (office is null or l.county = office)
  group by l.no, l.name, l.county_name, l.county_order, l.officer_name, l.stage, d.verdict, d.on_date
  order by array_position('{eligible,unknown,not_yet,infeasible}', d.verdict) nulls last,
    count(i.item) filter (where x.item is null), l.county_order, l.no;
end
$$;
