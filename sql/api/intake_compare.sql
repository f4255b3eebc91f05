-- 名单与已有资料的出入: what a list says otherwise of firms that are known, and what looks a thousand times off.

-- What a list says otherwise of firms that are known: particulars and figures. A figure that a person has
-- recorded stays as it is and is only pointed out; one that came from a list gives way to the newer list, unless the
-- two are a thousand times apart: then it is asked about first. A list of figures says nothing else.
create function api._intake_compare(_verb text, _years pipeline.fiscal_year[], _keys text[]) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  create temp table intake_change on commit drop as
  select v.row_no, f.id as firm, c.field, c.old_value, c.new_value,
    case when c.field = 'name' then f.name_key end as old_key
  from pg_temp.intake_verdict v
  join pg_temp.intake_row r using (row_no)
  join pipeline.firm f on f.id = v.known
  cross join lateral (values
    ('name', f.name::text, r.name), ('county', f.county, r.county),
    ('founded', to_char(f.founded, 'YYYY-MM-DD'), to_char(r.founded, 'YYYY-MM-DD')), ('field', f.field, r.field),
    ('product', f.product, r.product), ('industry', f.industry, r.industry), ('address', f.address, r.address)
  ) as c (field, old_value, new_value)
  where _verb = 'intake import' and c.old_value is distinct from c.new_value and c.new_value is not null
    and (v.ghost or c.old_value is null);

  create temp table intake_figure on commit drop as
  select v.row_no, v.known as firm, t.year, t.key, t.value,
    case when not n.withdrawn then n.value end as old_value,
    coalesce(not n.withdrawn and not n.forecast and (e.verb = 'fact set' or (
      t.value > 0 and n.value > 0 and (t.value >= 1000 * n.value or n.value >= 1000 * t.value))), false) as kept
  from pg_temp.intake_verdict v
  join pg_temp.intake_row r using (row_no)
  cross join lateral unnest(_years, _keys, r.figures) as t (year, key, value)
  left join lateral (
    select x.* from api.fact_held x
    where x.firm = v.known and x.year = t.year and x.key = t.key order by x.seq desc limit 1) n on true
  left join pipeline.event e on e.firm = n.firm and e.seq = n.seq
  where v.known is not null and t.value is not null
    and (n.value is distinct from t.value or n.forecast or n.withdrawn);

  create temp table intake_contact on commit drop as
  select v.row_no, v.known as firm, r.person, r.phone
  from pg_temp.intake_verdict v
  join pg_temp.intake_row r using (row_no)
  left join lateral (
    select x.person, x.phone from api.contact_now x
    where x.firm = v.known order by x.seq desc limit 1) n on true
  where _verb = 'intake import' and v.known is not null and (r.person is not null or r.phone is not null)
    and (n.person is distinct from r.person or n.phone is distinct from r.phone);
end
$$;

-- Money a thousand times off what is known of the firm for that year or the next to it.
create function api._intake_doubts(_years pipeline.fiscal_year[], _keys text[]) returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  return (select coalesce(json_agg(json_build_object('row', d.row_no, 'year', d.year, 'key', d.key,
      'value', d.value::text, 'known', d.known::text, 'known_year', d.known_year) order by d.row_no, d.year, d.key), '[]')
  from (
    select distinct on (v.row_no, t.year, t.key) v.row_no, t.year, t.key, t.value, n.value as known,
      n.year as known_year
    from pg_temp.intake_verdict v
    join pg_temp.intake_row r using (row_no)
    cross join lateral unnest(_years, _keys, r.figures) as t (year, key, value)
    join pipeline.fact_kind k on k.key = t.key and k.unit = 'yuan'
    join api.fact_now n on n.firm = v.known and n.key = t.key and n.year between t.year - 1 and t.year + 1
    where v.known is not null
      and t.value > 0 and n.value > 0 and (t.value >= 1000 * n.value or n.value >= 1000 * t.value)
    order by v.row_no, t.year, t.key, abs(n.year - t.year), n.year) d);
end
$$;
