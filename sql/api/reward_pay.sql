-- 奖补拨付和追回: money that goes out, and money that comes back.

-- 拨付: what was approved and not yet paid, of one purse or both. Nothing is paid on a certificate that was revoked.
create function api.reward_pay(
  _op uuid, _build text, _firm text, _year integer, _tier text, _document text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reward pay', jsonb_build_array(_firm, _year, _tier, _document, _on));
  one api.reward_line;
  step integer;
  done jsonb := '[]';
  money numeric := 0;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  for one in
    select r.* from api._rewards(_firm, _year) r
    where r.approved_on is not null and not r.revoked and (not r.twin or _firm is not null)
      and ((_tier is distinct from 'province' and r.paid_city is null and r.city > 0)
        or (_tier is distinct from 'city' and r.paid_province is null and r.province > 0))
  loop
    perform from pipeline.firm f where f.id in (one.firm, one.record) order by f.id for update;
    if _on < one.approved_on then
      perform api._refuse('PL108', 'before the approval', json_build_object('due', _on, 'on', one.approved_on));
    end if;
    if one.twin then
      perform api._refuse('PL386', 'the line has a reward', json_build_object(
        'firm', (select f.name from pipeline.firm f where f.id = one.firm)));
    end if;
    step := api._event(one.record, 'reward pay', _on, _op);
    insert into pipeline.reward_payment (firm, seq, reward, line, tier, city, province, amount, document)
    select one.record, step, one.id, one.firm, t.tier, one.city, one.province, t.amount, _document
    from (values ('city', one.city, one.paid_city), ('province', one.province, one.paid_province)) t (tier, amount, paid)
    where t.paid is null and t.amount > 0 and (_tier is null or t.tier = _tier);
    done := done || (select jsonb_agg(jsonb_build_object('no', f.no, 'name', f.name, 'tier', p.tier, 'amount', p.amount::text)
        order by p.tier)
      from pipeline.firm f, pipeline.reward_payment p where f.id = one.firm and p.firm = one.record and p.seq = step);
    money := money + (select sum(p.amount) from pipeline.reward_payment p where p.firm = one.record and p.seq = step);
  end loop;
  if done = '[]' then
    perform api._refuse('PL387', 'nothing waits', json_build_object('verb', 'reward pay'));
  end if;
  return api._finish(_op, json_build_object('op', _op, 'on', _on, 'document', _document, 'payments', done,
    'total', money::numeric(16, 2)::text));
end
$$;

-- 追回: what was paid on a certificate that the authority has ended, or twice for one line.
create function api.reward_clawback(
  _op uuid, _build text, _firm text, _tier text, _amount numeric, _document text, _on date)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'reward clawback', jsonb_build_array(_firm, _tier, _amount, _document, _on));
  f pipeline.firm;
  one record;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm_locked(_firm);
  select p.firm, p.reward, p.tier, p.amount, p.on_date into one
    from api.reward_payment_now p join api.reward_line r on r.id = p.reward
    where r.firm = f.id and p.tier = _tier
      and (r.revoked or exists (
        select from api.reward_payment_now o join api.reward_line q on q.id = o.reward
        where q.firm = f.id and o.tier = p.tier and (o.on_date, o.recorded_at) < (p.on_date, p.recorded_at)))
      and not exists (select from api.reward_clawback_now c where c.reward = p.reward and c.tier = p.tier)
    order by p.on_date desc limit 1;
  if not found then
    perform api._refuse('PL388', 'nothing to take back', json_build_object('firm', f.name, 'no', f.no, 'tier', _tier));
  end if;
  if _amount > one.amount then
    perform api._refuse('PL389', 'more than was paid', json_build_object(
      'firm', f.name, 'amount', _amount::numeric(16, 2)::text, 'paid', one.amount::text));
  end if;
  if _on < one.on_date then
    perform api._refuse('PL108', 'before the payment', json_build_object('due', _on, 'on', one.on_date));
  end if;
  insert into pipeline.reward_clawback (firm, seq, reward, tier, paid, amount, document)
  values (one.firm, api._event(one.firm, 'reward clawback', _on, _op), one.reward, one.tier, one.amount,
    coalesce(_amount, one.amount), _document);
  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'on', _on, 'tier', one.tier,
    'paid', one.amount::text, 'amount', coalesce(_amount, one.amount)::numeric(16, 2)::text, 'document', _document));
end
$$;
