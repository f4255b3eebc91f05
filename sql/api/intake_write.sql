-- 入库登记: what a judged list leaves behind.

-- Writes what was judged. New firms begin with the event of their entry; known ones get one more.
create function api._intake_write(
  _verb text, _op uuid, _batch uuid, _year integer, _on date, _years pipeline.fiscal_year[], _keys text[])
returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.firm (
    id, credit_code, name, name_key, initials, county, founded, field, product, industry, address, head)
  select r.new_firm, r.code, r.name, r.key, string_to_array(r.initials, ' '), r.county, r.founded,
    r.field, r.product, r.industry, r.address, 1
  from pg_temp.intake_row r join pg_temp.intake_verdict v using (row_no)
  where v.known is null
  order by r.row_no;

  create temp table intake_entry on commit drop as
  select r.row_no, r.new_firm as firm, 1 as seq, true as enters, r.episode, r.county
  from pg_temp.intake_row r join pg_temp.intake_verdict v using (row_no)
  where v.known is null
  order by r.row_no;
  with wanted as (
    select v.row_no, v.known, v.outcome from pg_temp.intake_verdict v
    where v.known is not null and (
      v.outcome = 'entered'
      or v.row_no in (select c.row_no from pg_temp.intake_change c)
      or v.row_no in (select g.row_no from pg_temp.intake_figure g where not g.kept)
      or v.row_no in (select c.row_no from pg_temp.intake_contact c))),
  raised as (
    update pipeline.firm f set head = f.head + 1 from wanted n where f.id = n.known
    returning f.id, f.head, f.county)
  insert into pg_temp.intake_entry (row_no, firm, seq, enters, episode, county)
  select n.row_no, n.known, f.head, n.outcome = 'entered', r.episode, coalesce(r.county, f.county)
  from wanted n join raised f on f.id = n.known join pg_temp.intake_row r using (row_no);
  analyze pg_temp.intake_entry;

  insert into pipeline.event (firm, seq, verb, on_date, op)
  select n.firm, n.seq, _verb, _on, _op from pg_temp.intake_entry n;
  insert into pipeline.episode (
    id, firm, intake_year, entered_on, entered_seq, county_at_entry, batch,
    stage, stage_on, stage_seq, furthest)
  select n.episode, n.firm, _year, _on, n.seq, n.county, _batch, 'entered', _on, n.seq, 'entered'
  from pg_temp.intake_entry n where n.enters;
  insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
  select n.firm, n.seq, n.episode, 'intake', '', 'entered' from pg_temp.intake_entry n where n.enters;

  insert into pipeline.firm_change (firm, seq, field, old_value, new_value, old_key, old_initials)
  select c.firm, n.seq, c.field, c.old_value, c.new_value, c.old_key, case when c.field = 'name' then f.initials end
  from pg_temp.intake_change c join pg_temp.intake_entry n using (row_no) join pipeline.firm f on f.id = c.firm;
  update pipeline.firm f set
    name = coalesce(c.name, f.name),
    name_key = case when c.name is not null then r.key else f.name_key end,
    initials = case when c.name is not null then string_to_array(r.initials, ' ') else f.initials end,
    county = coalesce(c.county, f.county),
    founded = coalesce(c.founded, f.founded),
    field = coalesce(c.field, f.field),
    product = coalesce(c.product, f.product),
    industry = coalesce(c.industry, f.industry),
    address = coalesce(c.address, f.address)
  from (
    select x.row_no, x.firm,
      max(x.new_value) filter (where x.field = 'name') as name,
      max(x.new_value) filter (where x.field = 'county') as county,
      max(x.new_value) filter (where x.field = 'founded')::date as founded,
      max(x.new_value) filter (where x.field = 'field') as field,
      max(x.new_value) filter (where x.field = 'product') as product,
      max(x.new_value) filter (where x.field = 'industry') as industry,
      max(x.new_value) filter (where x.field = 'address') as address
    from pg_temp.intake_change x group by x.row_no, x.firm) c
  join pg_temp.intake_row r using (row_no)
  where f.id = c.firm;

  insert into pipeline.fact (firm, seq, year, key, value)
  select x.firm, 1, x.year, x.key, x.value
  from (
    select r.new_firm as firm, unnest(_years) as year, unnest(_keys) as key, unnest(r.figures) as value
    from pg_temp.intake_row r join pg_temp.intake_verdict v using (row_no)
    where v.known is null order by r.new_firm) x
  where x.value is not null;
  insert into pipeline.fact (firm, seq, year, key, value)
  select g.firm, n.seq, g.year, g.key, g.value
  from pg_temp.intake_figure g join pg_temp.intake_entry n using (row_no) where not g.kept;

  insert into pipeline.contact (firm, seq, person, phone)
  select c.firm, n.seq, c.person, c.phone
  from pg_temp.intake_contact c join pg_temp.intake_entry n using (row_no)
  union all
  select r.new_firm, 1, r.person, r.phone
  from pg_temp.intake_row r join pg_temp.intake_verdict v using (row_no)
  where v.known is null and (r.person is not null or r.phone is not null);

  insert into pipeline.batch_row (batch, sheet, row_no, firm, outcome, cells)
  select _batch, b.sheet, r.row_no,
    case when v.row_no is not null then coalesce(v.known, r.new_firm) end, coalesce(v.outcome, 'rejected'), r.cells
  from pipeline.batch b, pg_temp.intake_row r left join pg_temp.intake_verdict v using (row_no)
  where b.id = _batch
  order by r.row_no;
end
$$;
