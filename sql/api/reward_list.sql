-- 奖补名单和合计: what was worked out, approved, paid and taken back.

-- 奖补台账: one line a reward, with what is still to be done.
create function api.reward_list(_year integer, _firm text)
returns table (year integer, no integer, name text, credit_code text, county_name text, number text, issued_on date,
  sales numeric, city numeric, province numeric, total numeric, preparer text, approver text, approved_on date,
  paid numeric, paid_on date, documents text, clawed_back numeric, state text, clause text, lacking text)
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
    l.clause, api._reward_lacks(l.firm, l.year::integer)
  from api._rewards(_firm, _year) l
  join pipeline.firm f on f.id = l.firm
  left join pipeline.county c on c.code = f.county
  order by l.year, c.sort_no nulls last, f.no
$$;

-- Each reward as it stood on a day, known at a time (null is now): its latest claim by then, what followed by then, and whether
-- it counts: its certificate stands, and no other reward of the same firm was paid, or approved before while neither is paid.
create function api._rewards_known(_as_of date, _known_at timestamptz)
returns table (id uuid, firm uuid, record uuid, year integer, city numeric, province numeric, claim_seq integer,
  approved_seq integer, paid_city numeric, paid_province numeric, back_city numeric, back_province numeric, counts boolean)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with asked as (select coalesce(_as_of, api.today()) as day, coalesce(_known_at, 'infinity') as known),
  claim as (
    select distinct on (c.reward) c.reward, c.seq, c.certificate, c.city, c.province
    from pipeline.reward_claim c cross join asked a
    where api._event_day(c.firm, c.seq, a.known) <= a.day order by c.reward, c.seq desc),
  approval as (
    select p.reward, p.seq, d.day, v.recorded_at from pipeline.reward_approval p cross join asked a
    join pipeline.event v on v.firm = p.firm and v.seq = p.seq
    cross join lateral (select api._event_day(p.firm, p.seq, a.known) as day) d where d.day <= a.day),
  payment as (
    select p.reward, sum(p.amount) filter (where p.tier = 'city') as city, sum(p.amount) filter (where p.tier = 'province') as province
    from pipeline.reward_payment p cross join asked a where api._event_day(p.firm, p.seq, a.known) <= a.day group by p.reward),
  back as (
    select b.reward, sum(b.amount) filter (where b.tier = 'city') as city, sum(b.amount) filter (where b.tier = 'province') as province
    from pipeline.reward_clawback b cross join asked a where api._event_day(b.firm, b.seq, a.known) <= a.day group by b.reward),
  line as materialized (
    select r.id, k.firm, r.firm as record, r.year::integer as year, c.city, c.province, c.seq as claim_seq, p.seq as approved_seq,
      p.day as approved_on, p.recorded_at, y.city as paid_city, y.province as paid_province, y.reward is not null as paid,
      b.city as back_city, b.province as back_province,
      l.id is not null and (l.ended_on is null or l.ended_on > a.day) as stands
    from pipeline.reward r cross join asked a
    join api._kin_known(_known_at) k on k.record = r.firm
    join claim c on c.reward = r.id
    left join api._certificates_known(_known_at) l on l.id = c.certificate
    left join approval p on p.reward = r.id
    left join payment y on y.reward = r.id
    left join back b on b.reward = r.id)
  select l.id, l.firm, l.record, l.year, l.city, l.province, l.claim_seq, l.approved_seq, l.paid_city, l.paid_province,
    l.back_city, l.back_province,
    l.stands and not exists (
      select from line o
      where o.firm = l.firm and o.id <> l.id and o.approved_on is not null
        and (l.approved_on is null or not l.paid and (
          o.paid or (o.approved_on, o.recorded_at) < (l.approved_on, l.recorded_at))))
  from line l
$$;

-- D15 预算、承诺、拨付: by year of certification and purse, as of a day and known at a time. Committed is what was worked out
-- and still stands. A budget holds from its day on.
create function api.reward_totals(_year integer, _as_of date, _known_at timestamptz)
returns table (year integer, tier text, budget numeric, firms bigint, committed numeric, approved numeric, paid numeric,
  clawed_back numeric, remaining numeric)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  day date := coalesce(_as_of, api.today());
begin
  perform api._not_future(day);
  return query
  with budget as (
    select distinct on (b.year, b.tier) b.year::integer as year, b.tier, b.amount from pipeline.reward_budget b
    where b.on_date <= day and b.recorded_at <= coalesce(_known_at, 'infinity')
    order by b.year, b.tier, b.recorded_at desc),
  spent as (
    select l.year, t.tier, count(*) filter (where t.amount > 0 and (l.counts or t.paid is not null)) as firms,
      sum(t.amount) filter (where l.counts or t.paid is not null) as committed,
      sum(t.amount) filter (where l.approved_seq is not null and (l.counts or t.paid is not null)) as approved,
      sum(t.paid) as paid, sum(t.back) as back
    from api._rewards_known(day, _known_at) l
    cross join lateral (values ('city', l.city, l.paid_city, l.back_city),
      ('province', l.province, l.paid_province, l.back_province)) t (tier, amount, paid, back)
    group by 1, 2)
  select coalesce(b.year, s.year), coalesce(b.tier, s.tier), b.amount, coalesce(s.firms, 0), coalesce(s.committed, 0),
    coalesce(s.approved, 0), coalesce(s.paid, 0), coalesce(s.back, 0),
    b.amount - coalesce(s.committed, 0) + coalesce(s.back, 0)
  from budget b full join spent s on s.year = b.year and s.tier = b.tier
  where _year is null or coalesce(b.year, s.year) = _year
  order by 1, 2;
end
$$;

-- What stands behind the totals: each reward that is in them, purse by purse.
create function api.reward_total_ids(_year integer, _as_of date, _known_at timestamptz)
returns table (year integer, tier text, no integer, name text, committed numeric, approved numeric, paid numeric, clawed_back numeric)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select l.year, t.tier, f.no, f.name::text,
    case when l.counts or t.paid is not null then t.amount end,
    case when l.approved_seq is not null and (l.counts or t.paid is not null) then t.amount end, t.paid, t.back
  from api._rewards_known(_as_of, _known_at) l
  join pipeline.firm f on f.id = l.firm
  cross join lateral (values ('city', l.city, l.paid_city, l.back_city),
    ('province', l.province, l.paid_province, l.back_province)) t (tier, amount, paid, back)
  where t.amount > 0 and (l.counts or t.paid is not null) and (_year is null or l.year = _year)
  order by l.year, t.tier, f.no
$$;
