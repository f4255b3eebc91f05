-- 合并与拆分: two records become one firm, and are taken apart again exactly.

-- Of the stays of both firms those that overlap cannot all be true. The one that went furthest stays, the survivor's
-- before the other's, the earlier before the later; each that overlaps one that stays is a duplicate.
create function api._overlapping(_firms uuid[], _survivor uuid) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  stay record;
  kept uuid[] := '{}';
  surplus uuid[] := '{}';
begin
  for stay in
    select e.id, e.entered_on, coalesce(e.ended_on, date 'infinity') as ended_on
    from pipeline.episode e join api.kin k on k.record = e.firm join pipeline.stage s on s.code = e.furthest
    where k.firm = any (_firms) and not e.voided
    order by s.position desc, k.firm <> _survivor, e.entered_on, e.id
  loop
    if exists (
      select from pipeline.episode o
      where o.id = any (kept) and (o.entered_on = stay.entered_on or (
        o.entered_on < stay.ended_on and stay.entered_on < coalesce(o.ended_on, date 'infinity'))))
    then
      surplus := surplus || stay.id;
    else
      kept := kept || stay.id;
    end if;
  end loop;
  return surplus;
end
$$;

-- 合并: the first firm goes on, the second is read as part of it. The second's figures and contact fill what the
-- first has not; overlapping stays are voided as duplicates.
create function api.firm_merge(
  _op uuid, _build text, _firm text, _other text, _on date, _reason text)
returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'firm merge', jsonb_build_array(_firm, _other, _on, _reason));
  f pipeline.firm;
  gone pipeline.firm;
  surplus uuid[];
  one uuid;
  step integer;
  steps jsonb := '{}';
  figures bigint;
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  f := api._firm(_firm);
  gone := api._firm(_other);
  if f.id = gone.id then
    perform api._refuse('PL330', 'the two are one firm', json_build_object('firm', f.name, 'no', f.no));
  end if;
  perform from pipeline.firm x join api.kin k on k.record = x.id
    where k.firm in (f.id, gone.id) order by x.id for update of x;
  select x.* into f from pipeline.firm x where x.id = f.id;
  select x.* into gone from pipeline.firm x where x.id = gone.id;
  if f.merged_into is not null or gone.merged_into is not null then
    perform api._refuse('PL508', 'merged meanwhile');
  end if;

  surplus := api._overlapping(array[f.id, gone.id], f.id);
  if exists (
    select from pipeline.episode e
    where e.firm = gone.id and e.ended_on is null and not e.voided and e.id <> all (surplus))
  then
    perform api._refuse('PL331', 'the other firm is in the reserve', json_build_object(
      'firm', f.name, 'no', f.no, 'other', gone.name, 'other_no', gone.no));
  end if;

  for one in
    select k.record from api.kin k where k.firm = gone.id
    union select f.id union select e.firm from pipeline.episode e where e.id = any (surplus)
    order by 1
  loop
    step := api._event(one, 'firm merge', _on, _op);
    steps := steps || jsonb_build_object(one, step);
    insert into pipeline.episode_void (firm, seq, episode, reason)
    select e.firm, step, e.id, _reason from pipeline.episode e where e.firm = one and e.id = any (surplus);
  end loop;
  update pipeline.episode set voided = true where id = any (surplus);

  insert into pipeline.firm_merge (firm, seq, other, survives, reason)
  select k.record, (steps ->> k.record::text)::integer, f.id, false, _reason from api.kin k where k.firm = gone.id
  union all
  select f.id, (steps ->> f.id::text)::integer, gone.id, true, _reason;
  insert into pipeline.fact (firm, seq, year, key, value, forecast)
  select f.id, (steps ->> f.id::text)::integer, n.year, n.key, n.value, n.forecast
  from api.fact_now n
  where n.firm = gone.id and not exists (
    select from api.fact_now o where o.firm = f.id and o.year = n.year and o.key = n.key);
  get diagnostics figures = row_count;
  insert into pipeline.contact (firm, seq, person, phone)
  select f.id, (steps ->> f.id::text)::integer, c.person, c.phone
  from (select x.* from api.contact_now x where x.firm = gone.id order by x.seq desc limit 1) c
  where not exists (select from api.contact_now x where x.firm = f.id);
  update pipeline.firm x set merged_into = f.id from api.kin k where k.record = x.id and k.firm = gone.id;

  return api._finish(_op, json_build_object('op', _op, 'firm', api._ref(f), 'other', api._ref(gone), 'on', _on,
    'figures', figures, 'looks_like_branch', starts_with(gone.name_key, f.name_key) and gone.name_key <> f.name_key,
    'voided', (select coalesce(json_agg(json_build_object('no', x.no, 'year', e.intake_year,
        'entered', e.entered_on, 'ended', e.ended_on, 'stage', e.stage) order by e.entered_on, x.no), '[]')
      from pipeline.episode e join pipeline.firm x on x.id = e.firm where e.id = any (surplus))));
end
$$;

-- The merged record that a word means: its own number, code or name, or the firm's that has just one.
create function api._merged_record(_key text) returns pipeline.firm
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  candidates uuid[];
  one pipeline.firm;
begin
  select array_agg(m.id) into candidates
    from api.record_matches(_key) m join pipeline.firm f on f.id = m.id where f.merged_into is not null;
  if candidates is null then
    one := api._firm(_key);
    select array_agg(f.id) into candidates from pipeline.firm f where f.merged_into = one.id;
  end if;
  if candidates is null then
    perform api._refuse('PL332', 'nothing was merged', json_build_object('firm', one.name, 'no', one.no));
  end if;
  if cardinality(candidates) > 1 then
    perform api._refuse('PL202', 'several firms match', json_build_object(
      'firm', _key, 'count', cardinality(candidates),
      'candidates', (select json_agg(json_build_object('no', f.no, 'name', f.name, 'credit_code', f.credit_code,
          'county', api._county_name(f.county)) order by f.no)
        from pipeline.firm f where f.id = any (candidates))));
  end if;
  select f.* into one from pipeline.firm f where f.id = candidates[1];
  return one;
end
$$;

-- 拆分: voids all that a merge wrote, so that both records read as if there had been none. Merges of one firm are
-- taken back in the opposite order, for each built on those before.
create function api.firm_unmerge(_op uuid, _build text, _firm text, _on date, _reason text) returns json
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w api.writing := api._begin(_op, _build, 'firm unmerge', jsonb_build_array(_firm, _on, _reason));
begin
  if not w.fresh then return w.answer; end if;
  perform api._not_future(_on);
  return api._finish(_op, api._unmerge(_op, 'firm unmerge', api._merged_record(_firm), null, _on, _reason));
end
$$;

-- _wanted is the operation whose merge is meant; null for the latest of the firm.
create function api._unmerge(_op uuid, _verb text, _gone pipeline.firm, _wanted uuid, _on date, _reason text) returns json
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm;
  merge record;
  later record;
  restored uuid[];
begin
  perform from pipeline.firm x join api.kin k on k.record = x.id
    where k.firm = _gone.merged_into order by x.id for update of x;
  select x.* into f from pipeline.firm x where x.id = _gone.merged_into;
  if f.merged_into is not null
    or (select x.merged_into from pipeline.firm x where x.id = _gone.id) is distinct from f.id
  then
    perform api._refuse('PL508', 'merged otherwise meanwhile');
  end if;
  -- The latest merge of the firm, and the record that came in by it.
  select m.other, m.on_date, m.op, x.name, x.no into merge
    from api.firm_merge_now m join pipeline.firm x on x.id = m.other
    where m.firm = f.id and m.survives order by m.seq desc limit 1;
  if merge.other <> _gone.id or merge.op <> _wanted then
    perform api._refuse('PL333', 'a later merge comes first', json_build_object(
      'firm', _gone.name, 'no', _gone.no, 'other', merge.name, 'other_no', merge.no));
  end if;
  if _on < merge.on_date then
    perform api._refuse('PL108', 'before the merge', json_build_object('due', _on, 'on', merge.on_date));
  end if;
  select array_agg(x.episode) into restored
    from pipeline.episode_void x join pipeline.event v on v.firm = x.firm and v.seq = x.seq where v.op = merge.op;
  select n.entered_on, n.intake_year, x.name, x.no into later
    from pipeline.episode e join pipeline.episode n on n.firm = e.firm and n.id <> e.id
    join pipeline.firm x on x.id = e.firm
    where e.id = any (restored) and e.ended_on is null and n.ended_on is null and not n.voided limit 1;
  if found then
    perform api._refuse('PL334', 'the firm has entered anew', json_build_object(
      'firm', later.name, 'no', later.no, 'year', later.intake_year, 'entered', later.entered_on));
  end if;

  insert into pipeline.correction (firm, seq, corrects, void, reason)
  select v.firm, api._event(v.firm, _verb, _on, _op), v.seq, true, _reason
  from (select x.firm, x.seq from pipeline.event x where x.op = merge.op order by x.firm) v;
  perform api._episode_rebuild(e) from unnest(restored) e;
  update pipeline.firm x set merged_into = (
    select m.other from api.firm_merge_now m
    where m.firm = x.id and not m.survives order by m.seq desc limit 1)
  where x.merged_into = f.id;

  return json_build_object('op', _op, 'firm', api._ref(f), 'other', api._ref(_gone), 'on', _on,
    'merged_on', merge.on_date,
    'restored', (select coalesce(json_agg(json_build_object('no', x.no, 'year', e.intake_year,
        'entered', e.entered_on, 'ended', e.ended_on, 'stage', e.stage) order by e.entered_on, x.no), '[]')
      from pipeline.episode e join pipeline.firm x on x.id = e.firm where e.id = any (restored)));
end
$$;
