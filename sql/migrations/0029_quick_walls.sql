-- The same walls, cheaper: a person's firms are found by plans that a session keeps, and whether one firm is the person's is asked
-- of that firm alone.

-- Whether the firm is looked after by this officer today: the latest assignment of a stay that is open.
create function pipeline.in_hand(_firm uuid, _officer uuid, _today date) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
    select from pipeline.episode e
    cross join lateral (
      select a.officer
      from pipeline.assignment a
      join pipeline.event v on v.firm = a.firm and v.seq = a.seq
      left join lateral (
        select x.void, x.on_date from pipeline.correction x
        where x.firm = a.firm and x.corrects = a.seq order by x.seq desc limit 1) c on true
      where a.episode = e.id and c.void is not true and coalesce(c.on_date, v.on_date) <= _today
      order by coalesce(c.on_date, v.on_date) desc, a.seq desc limit 1) latest
    where e.firm = _firm and not e.voided and (e.ended_on is null or e.ended_on >= _today) and latest.officer = _officer);
end
$$;

create function pipeline.is_mine(_firm uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  me record;
  goes_on uuid;
begin
  select p.role, p.county, p.officer into me from pipeline.person p where p.login = session_user and p.revoked_at is null;
  if me.role is null or me.role not in ('county', 'officer') then
    return false;
  end if;
  select f.merged_into into goes_on from pipeline.firm f where f.id = _firm;
  if me.role = 'county' then
    return exists (select from pipeline.firm f where f.id in (_firm, goes_on) and f.county = me.county);
  end if;
  if exists (select from pipeline.officer_leave l where l.officer = me.officer and l.on_date < pipeline.today()) then
    return false;
  end if;
  return pipeline.in_hand(_firm, me.officer, pipeline.today())
    or goes_on is not null and pipeline.in_hand(goes_on, me.officer, pipeline.today());
end
$$;

create or replace function pipeline.my_own_firms() returns setof uuid
language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp
as $$
declare
  me record;
  day date := pipeline.today();
begin
  select p.role, p.county, p.officer into me from pipeline.person p where p.login = session_user and p.revoked_at is null;
  if me.role = 'county' then
    return query select f.id from pipeline.firm f where f.county = me.county;
  elsif me.role = 'officer' and not exists (
    select from pipeline.officer_leave l where l.officer = me.officer and l.on_date < day)
  then
    return query
      select e.firm
      from (select distinct a.episode from pipeline.assignment a where a.officer = me.officer) mine
      join pipeline.episode e on e.id = mine.episode and not e.voided and (e.ended_on is null or e.ended_on >= day)
      cross join lateral (
        select a.officer
        from pipeline.assignment a
        join pipeline.event v on v.firm = a.firm and v.seq = a.seq
        left join lateral (
          select x.void, x.on_date from pipeline.correction x
          where x.firm = a.firm and x.corrects = a.seq order by x.seq desc limit 1) c on true
        where a.episode = e.id and c.void is not true and coalesce(c.on_date, v.on_date) <= day
        order by coalesce(c.on_date, v.on_date) desc, a.seq desc limit 1) latest
      where latest.officer = me.officer;
  end if;
end
$$;

create or replace function pipeline.my_firms() returns setof uuid
language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    with own as materialized (select o.firm from pipeline.my_own_firms() as o (firm))
    select own.firm from own
    union all
    select f.id from own join pipeline.firm f on f.merged_into = own.firm;
end
$$;
revoke all on function pipeline.in_hand(uuid, uuid, date), pipeline.is_mine(uuid) from public;
grant execute on function pipeline.is_mine(uuid) to pl_api, pl_officer, pl_county, pl_city, pl_finance, pl_auditor;

-- Writing asks firm by firm; reading, which goes over many, looks for the person's firms once a statement as before.
create or replace function pipeline.wall(_table regclass, _for_finance boolean default false) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  key text := case when _table = 'pipeline.firm'::regclass then 'id' else 'firm' end;
begin
  execute format('alter table %s enable row level security, force row level security', _table);
  execute format('create policy owner_does_all on %s to pl_owner using (true) with check (true)', _table);
  execute format('create policy functions_read on %s for select to pl_api using (true)', _table);
  execute format('create policy functions_add_to_own_firms on %s for insert to pl_api with check (
    (select pipeline.writes_all()) or pipeline.is_mine(%I))', _table, key);
  execute format('create policy city_reads on %s for select to pl_city using (
    (select pipeline.my_role()) = ''city'')', _table);
  execute format('create policy auditor_reads on %s for select to pl_auditor using (
    (select pipeline.my_role()) = ''auditor'')', _table);
  execute format('create policy own_firms_read on %s for select to pl_officer, pl_county using (
    %I = any (array(select pipeline.my_firms())))', _table, key);
  execute format('grant select on %s to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_backup', _table);
  if _for_finance then
    execute format('create policy finance_reads on %s for select to pl_finance using (
      (select pipeline.my_role()) = ''finance'')', _table);
    execute format('grant select on %s to pl_finance', _table);
  end if;
end
$$;
do $$
declare
  one record;
begin
  for one in select p.polrelid::regclass as name from pg_policy p where p.polname = 'functions_add_to_own_firms' loop
    execute format('alter policy functions_add_to_own_firms on %s with check (
      (select pipeline.writes_all()) or pipeline.is_mine(firm))', one.name);
  end loop;
end
$$;
alter policy functions_change_own_firms on pipeline.firm
  using ((select pipeline.writes_all()) or pipeline.is_mine(id))
  with check ((select pipeline.writes_all()) or pipeline.is_mine(id));
alter policy functions_change_own_firms on pipeline.episode
  using ((select pipeline.writes_all()) or pipeline.is_mine(firm))
  with check ((select pipeline.writes_all()) or pipeline.is_mine(firm));
