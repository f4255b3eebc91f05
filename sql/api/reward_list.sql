-- 奖补名单和合计: what was worked out, approved, paid and taken back.

-- 奖补台账: one line a reward, with what is still to be done.
create function api.reward_list(_year integer, _firm text)
returns table (year integer, no integer, name text, credit_code text, county_name text, number text, issued_on date,
  sales numeric, city numeric, province numeric, total numeric, preparer text, approver text, approved_on date,
  paid numeric, paid_on date, documents text, clawed_back numeric, state text, clause text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select l.year::integer, f.no, f.name, f.credit_code, c.name, l.number, l.issued_on, l.sales, l.city, l.province,
    l.city + l.province, l.preparer, l.approver, l.approved_on,
    coalesce(l.paid_city, 0) + coalesce(l.paid_province, 0), l.paid_on, l.documents,
    coalesce(l.back_city, 0) + coalesce(l.back_province, 0),
    case
      when l.paid_on is not null and l.revoked and coalesce(l.back_city, 0) + coalesce(l.back_province, 0)
        < coalesce(l.paid_city, 0) + coalesce(l.paid_province, 0) then 'to_claw_back'
      when l.back_on is not null then 'clawed_back'
      when not l.stands and l.paid_on is null then 'dropped'
      when l.twin and l.paid_on is null then 'duplicate'
      when coalesce(l.paid_city, 0) + coalesce(l.paid_province, 0) = l.city + l.province then 'paid'
      when l.paid_on is not null then 'partly_paid'
      when l.approved_on is not null then 'approved' else 'computed' end,
    l.clause
  from api._rewards(_firm, _year) l
  join pipeline.firm f on f.id = l.firm
  left join pipeline.county c on c.code = f.county
  order by l.year, c.sort_no nulls last, f.no
$$;

-- 预算、承诺、拨付: by year of certification and purse. Committed is what was worked out and still stands.
create function api.reward_totals(_year integer)
returns table (year integer, tier text, budget numeric, firms bigint, committed numeric, approved numeric, paid numeric,
  clawed_back numeric, remaining numeric)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with budget as (
    select distinct on (b.year, b.tier) b.year::integer as year, b.tier, b.amount from pipeline.reward_budget b
    order by b.year, b.tier, b.recorded_at desc),
  spent as (
    select l.year::integer as year, t.tier, count(*) filter (where t.amount > 0 and (l.counts or t.paid is not null)) as firms,
      sum(t.amount) filter (where l.counts or t.paid is not null) as committed,
      sum(t.amount) filter (where l.approved_on is not null and (l.counts or t.paid is not null)) as approved,
      sum(t.paid) as paid, sum(t.back) as back
    from (select r.*, r.stands and not r.twin as counts from api.reward_line r) l
    cross join lateral (values ('city', l.city, l.paid_city, l.back_city),
      ('province', l.province, l.paid_province, l.back_province)) t (tier, amount, paid, back)
    group by 1, 2)
  select coalesce(b.year, s.year), coalesce(b.tier, s.tier), b.amount, coalesce(s.firms, 0), coalesce(s.committed, 0),
    coalesce(s.approved, 0), coalesce(s.paid, 0), coalesce(s.back, 0),
    b.amount - coalesce(s.committed, 0) + coalesce(s.back, 0)
  from budget b full join spent s on s.year = b.year and s.tier = b.tier
  where _year is null or coalesce(b.year, s.year) = _year
  order by 1, 2
$$;
