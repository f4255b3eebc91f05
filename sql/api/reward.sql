-- 首次认定奖补: worked out from the standards, approved by another person, paid once, taken back after a revocation.

-- The amount of a tier for a certificate issued on a day, by sales of the year before. Null where no standard is known.
create function api._reward_rule(_tier text, _on date, _sales numeric) returns pipeline.reward_rule
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select r.* from pipeline.reward_rule r
  where r.tier = _tier and r.least <= _sales and r.since = (
    select max(x.since) from pipeline.reward_rule x where x.tier = _tier and x.since <= _on)
  order by r.least desc limit 1
$$;

create function api.reward_standard(
  _op uuid, _build text, _tier text, _since date, _least numeric, _amount numeric, _clause text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reward standard', jsonb_build_array(
    _tier, _since, _least, _amount, _clause));
  known pipeline.reward_rule;
begin
  if not w.fresh then return w.answer; end if;
  select r.* into known from pipeline.reward_rule r
    where r.tier = _tier and r.since = _since and r.least = _least;
  if found then
    perform api._refuse('PL532', 'the standard is known', json_build_object('tier', _tier, 'since', _since,
      'least', known.least::text, 'amount', known.amount::text));
  end if;
  insert into pipeline.reward_rule (tier, since, least, amount, clause, op)
  values (_tier, _since, _least, _amount, _clause, _op);
  return api._finish(_op, json_build_object('op', _op, 'tier', _tier, 'since', _since,
    'least', _least::numeric(16, 2)::text, 'amount', _amount::numeric(16, 2)::text, 'clause', _clause));
end
$$;

create function api.reward_standards()
returns table (tier text, since date, from_sales numeric, amount numeric, clause text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select r.tier, r.since, r.least, r.amount, r.clause from pipeline.reward_rule r order by r.tier, r.since, r.least desc
$$;

create function api.reward_budget(
  _op uuid, _build text, _year integer, _tier text, _amount numeric, _document text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reward budget', jsonb_build_array(
    _year, _tier, _amount, _document, _on));
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  insert into pipeline.reward_budget (year, tier, amount, document, on_date, op)
  values (_year, _tier, _amount, _document, _on, _op);
  return api._finish(_op, json_build_object('op', _op, 'year', _year, 'tier', _tier,
    'amount', _amount::numeric(16, 2)::text, 'document', _document, 'on', _on));
end
$$;

-- Each reward with its latest claim and what followed. revoked: the certificate was ended by the authority. twin: another
-- reward of the same firm, claimed for a record that was merged with it, was paid, or approved before and neither is paid.
create view api.reward_line with (security_invoker) as
select r.id, r.year, k.firm, r.firm as record, c.seq as claim_seq, c.certificate, l.number, l.issued_on, c.sales, c.city,
  c.province, c.clause, c.preparer, c.on_date as claimed_on, a.approver, a.on_date as approved_on,
  l.cause is not null and l.cause not in ('moved', 'closed') as revoked, l.id is not null and l.ended_on is null as stands,
  p.city as paid_city, p.province as paid_province, p.paid_on, p.documents,
  b.city as back_city, b.province as back_province, b.back_on,
  exists (
    select from api.reward_approval_now x join api.kin m on m.record = x.firm
    where m.firm = k.firm and x.reward <> r.id
      and (a.reward is null or p.paid_on is null and (
        exists (select from api.reward_payment_now y where y.reward = x.reward)
        or (x.on_date, x.recorded_at) < (a.on_date, a.recorded_at)))) as twin
from api.reward_now r
join api.kin k on k.record = r.firm
join lateral (
  select x.* from api.reward_claim_now x where x.reward = r.id order by x.seq desc limit 1) c on true
left join api.certificate_line l on l.id = c.certificate
left join api.reward_approval_now a on a.reward = r.id
left join lateral (
  select sum(x.amount) filter (where x.tier = 'city') as city, sum(x.amount) filter (where x.tier = 'province') as province,
    max(x.on_date) as paid_on, string_agg(distinct x.document, '、' order by x.document) as documents
  from api.reward_payment_now x where x.reward = r.id) p on true
left join lateral (
  select sum(x.amount) filter (where x.tier = 'city') as city, sum(x.amount) filter (where x.tier = 'province') as province,
    max(x.on_date) as back_on
  from api.reward_clawback_now x where x.reward = r.id) b on true;

-- 测算: the firms first certified in a year, each line of records once. Doing it again writes what has changed and was not
-- approved; a firm whose sales are not known waits.
create function api.reward_compute(
  _op uuid, _build text, _year integer, _on date, _firms uuid[], _ids uuid[])
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reward compute', jsonb_build_array(_year, _on));
  one record;
  step integer;
  id uuid;
  claim uuid;
  fresh integer := 0;
  changed integer := 0;
  same integer := 0;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  if api._reward_rule('city', make_date(_year, 12, 31), 1e13) is null then
    perform api._refuse('PL384', 'no standard of the city', json_build_object('year', _year));
  end if;
  for one in
    select d.* from api._reward_due(_year) d where d.why is null order by d.firm
  loop
    perform from pipeline.firm f where f.id = one.firm for update;
    if one.approved then
      same := same + 1;
      continue;
    end if;
    if one.claim_city = one.city and one.claim_province = one.province and one.claim_certificate = one.certificate
      and one.claim_sales = one.sales
    then
      same := same + 1;
      continue;
    end if;
    claim := one.reward;
    if claim is null then
      id := _ids[array_position(_firms, one.firm)];
      if id is null then
        perform api._refuse('PL508', 'certified meanwhile');
      end if;
      step := api._event(one.firm, 'reward compute', _on, _op);
      insert into pipeline.reward (id, firm, seq, line, year) values (id, one.firm, step, one.firm, _year);
      insert into pipeline.reward_claim (firm, seq, reward, certificate, sales, city, province, clause)
      values (one.firm, step, id, one.certificate, one.sales, one.city, one.province, one.clause);
      fresh := fresh + 1;
    else
      step := api._event(one.record, 'reward compute', _on, _op);
      insert into pipeline.reward_claim (firm, seq, reward, certificate, sales, city, province, clause)
      values (one.record, step, claim, one.certificate, one.sales, one.city, one.province, one.clause);
      changed := changed + 1;
    end if;
  end loop;
  return api._finish(_op, json_build_object('op', _op, 'year', _year, 'on', _on, 'new', fresh, 'changed', changed,
    'unchanged', same, 'papers', (
      select coalesce(json_agg(json_build_object('no', l.no, 'name', l.name, 'number', l.number, 'lacking', l.lacking)
          order by l.no), '[]')
      from api.reward_list(_year, null) l where l.state = 'computed'), 'waiting', (
      select coalesce(json_agg(json_build_object('no', f.no, 'name', f.name, 'number', d.number, 'why', d.why)
          order by f.no), '[]')
      from api._reward_due(_year) d join pipeline.firm f on f.id = d.firm where d.why is not null)));
end
$$;

-- The firms whose first certificate was issued in a year, what the standards give, and why not where they give nothing.
create function api._reward_due(_year integer)
returns table (firm uuid, record uuid, certificate uuid, number text, sales numeric, city numeric, province numeric,
  clause text, reward uuid, approved boolean, claim_certificate uuid, claim_sales numeric, claim_city numeric,
  claim_province numeric, why text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select l.firm, r.record, l.id, l.number, s.value, c.amount, case when p.amount is null then 0 else least(p.amount, c.amount) end,
    concat_ws('；', c.clause, p.clause), r.id, r.approved_on is not null, r.certificate, r.sales, r.city, r.province,
    case when l.cause is not null then 'ended'
      when api._local_policy('split_reward', l.issued_on) = 'refuse' and exists (
        select from api._origins(l.firm) o join api.certificate_line x on x.firm = o.firm and x.issued_on < o.split_on)
      then 'split'
      when s.value is null then 'no_sales' when coalesce(c.amount, 0) = 0 then 'no_standard' end
  from api.certificate_line l
  left join lateral (
    select f.value from api.fact_now f
    where f.firm = l.firm and f.year = _year - 1 and f.key = 'sales' and not f.forecast) s on true
  left join lateral api._reward_rule('city', l.issued_on, s.value) c on true
  left join lateral api._reward_rule('province', l.issued_on, s.value) p on true
  left join lateral (
    select x.* from api.reward_line x where x.firm = l.firm
    order by x.approved_on nulls last, x.claimed_on limit 1) r on true
  where l.nth = 1 and date_part('year', l.issued_on) = _year
$$;

-- The lines for which `reward compute` needs an id each.
create function api.reward_candidates(_year integer) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_agg(d.firm), '[]') from api._reward_due(_year) d where d.why is null and d.reward is null
$$;

-- Of a firm, or of all firms first certified in a year, the rewards that a condition is about.
create function api._rewards(_firm text, _year integer) returns setof api.reward_line
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  wanted uuid;
begin
  if _firm is not null then
    wanted := (api._firm(_firm)).id;
  end if;
  return query select l.* from api.reward_line l
    where (wanted is null or l.firm = wanted) and (_year is null or l.year = _year) order by l.firm, l.record;
end
$$;

-- What the reward of a year of certification is paid by: the figures of the year before, the certificate, its own papers.
create function api._reward_lacks(_firm uuid, _year integer) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$ select api._lacking(_firm, '{figures,certificate,reward}', _year - 1) $$;

-- 审批: each claim that waits, by somebody else than who worked it out.
create function api.reward_approve(_op uuid, _build text, _firm text, _year integer, _on date) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reward approve', jsonb_build_array(_firm, _year, _on));
  one api.reward_line;
  done jsonb := '[]';
  money numeric := 0;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  for one in select r.* from api._rewards(_firm, _year) r
    where r.approved_on is null and r.stands and (not r.twin or _firm is not null)
  loop
    perform from pipeline.firm f where f.id in (one.firm, one.record) order by f.id for update;
    if one.preparer = session_user then
      perform api._refuse('PL385', 'one person prepared and approves', json_build_object('login', session_user,
        'firm', (select f.name from pipeline.firm f where f.id = one.firm)));
    end if;
    if _on < one.claimed_on then
      perform api._refuse('PL108', 'before the claim', json_build_object('due', _on, 'on', one.claimed_on));
    end if;
    if one.twin then
      perform api._refuse('PL386', 'the line has a reward', json_build_object(
        'firm', (select f.name from pipeline.firm f where f.id = one.firm)));
    end if;
    insert into pipeline.reward_approval (firm, seq, reward, claim_seq, preparer, city, province)
    values (one.record, api._event(one.record, 'reward approve', _on, _op), one.id, one.claim_seq, one.preparer,
      one.city, one.province);
    money := money + one.city + one.province;
    done := done || (select jsonb_build_object('no', f.no, 'name', f.name, 'number', one.number, 'city', one.city::text,
        'province', one.province::text, 'lacking', api._reward_lacks(one.firm, one.year::integer))
      from pipeline.firm f where f.id = one.firm);
  end loop;
  if done = '[]' then
    perform api._refuse('PL387', 'nothing waits', json_build_object('verb', 'reward approve'));
  end if;
  return api._finish(_op, json_build_object('op', _op, 'on', _on, 'rewards', done, 'total', money::numeric(16, 2)::text));
end
$$;
