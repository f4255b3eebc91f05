-- Row security on every table that holds firms' data, forced, so that the owner is named in a policy like everybody
-- else. No policy reads a session setting. Helper calls stand in sub-selects: they run once a statement, not a row.

-- Puts the standard walls around a table with a column firm; new tables call it in their migration.
-- Everybody but finance may then read it through the policies; finance where amounts need it.
create function pipeline.wall(_table regclass, _for_finance boolean default false) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
  key text := case when _table = 'pipeline.firm'::regclass then 'id' else 'firm' end;
begin
  execute format('alter table %s enable row level security, force row level security', _table);
  execute format('create policy owner_does_all on %s to pl_owner using (true) with check (true)', _table);
  execute format('create policy functions_read on %s for select to pl_api using (true)', _table);
  execute format('create policy functions_add_to_own_firms on %s for insert to pl_api with check (
    (select pipeline.writes_all()) or %I in (select pipeline.my_firms()))', _table, key);
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
revoke all on function pipeline.wall(regclass, boolean) from public;
comment on function pipeline.wall(regclass, boolean) is '行级安全: the walls of one table with a column firm';

-- Finance needs amounts and what they belong to: stays, certificates, figures; no visits, plans or diagnoses.
select pipeline.wall(t.name, true) from unnest(array[
  'pipeline.firm', 'pipeline.event', 'pipeline.episode', 'pipeline.stage_event', 'pipeline.episode_exit',
  'pipeline.episode_void', 'pipeline.correction', 'pipeline.assignment', 'pipeline.firm_change', 'pipeline.fact',
  'pipeline.ip', 'pipeline.ip_lapse', 'pipeline.application', 'pipeline.application_back', 'pipeline.application_ip',
  'pipeline.review', 'pipeline.certificate']::regclass[]) as t (name);
select pipeline.wall(c.oid) from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and a.attname = 'firm' and not a.attisdropped
    and not c.relrowsecurity and c.relname not in ('batch_row', 'access')
  order by c.relname;

-- A county office may add firms of its own; nobody else but the city may.
drop policy functions_add_to_own_firms on pipeline.firm;
create policy functions_add_firms_of_own_county on pipeline.firm for insert to pl_api with check (
  (select pipeline.writes_all()) or county = (select pipeline.my_county()));
create policy functions_change_own_firms on pipeline.firm for update to pl_api
  using ((select pipeline.writes_all()) or id in (select pipeline.my_firms()))
  with check ((select pipeline.writes_all()) or id in (select pipeline.my_firms()));
create policy functions_change_own_firms on pipeline.episode for update to pl_api
  using ((select pipeline.writes_all()) or firm in (select pipeline.my_firms()))
  with check ((select pipeline.writes_all()) or firm in (select pipeline.my_firms()));

-- Of a visit, finance sees that there was one; of a contact, nobody sees more than that without api.contact_reveal.
create policy finance_counts on pipeline.visit for select to pl_finance using (
  (select pipeline.my_role()) = 'finance');
grant select (id, firm, seq, episode, officer, mode, next_on) on pipeline.visit to pl_finance;
revoke select on pipeline.contact from pl_city, pl_auditor, pl_officer, pl_county;
grant select (firm, seq) on pipeline.contact to pl_city, pl_auditor, pl_officer, pl_county;

-- Tables that hold firms' data without belonging to one firm. Whoever did something sees what came of it.
create function pipeline.wall_by_actor(_table regclass, _readers text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table %s enable row level security, force row level security', _table);
  execute format('create policy owner_does_all on %s to pl_owner using (true) with check (true)', _table);
  execute format('create policy functions_read on %s for select to pl_api using (true)', _table);
  execute format('create policy functions_add_in_own_name on %s for insert to pl_api with check (
    actor = session_user)', _table);
  execute format('create policy city_reads on %s for select to pl_city using (
    (select pipeline.my_role()) = ''city'')', _table);
  execute format('create policy auditor_reads on %s for select to pl_auditor using (
    (select pipeline.my_role()) = ''auditor'')', _table);
  execute format('create policy actor_reads on %s for select to %s using (
    actor = session_user and (select pipeline.my_role()) is not null)', _table, _readers);
  execute format('grant select on %s to pl_api, pl_city, pl_auditor, pl_backup, %s', _table, _readers);
end
$$;
revoke all on function pipeline.wall_by_actor(regclass, text) from public;

select pipeline.wall_by_actor('pipeline.operation', 'pl_officer, pl_county, pl_finance');
select pipeline.wall_by_actor('pipeline.batch', 'pl_county');
select pipeline.wall_by_actor('pipeline.code_confirmed', 'pl_county');
select pipeline.wall_by_actor('pipeline.access', 'pl_officer, pl_county, pl_finance');
create policy functions_change on pipeline.operation for update to pl_api using (true) with check (true);
create policy functions_undo on pipeline.batch for update to pl_api
  using ((select pipeline.writes_all()) or actor = session_user)
  with check ((select pipeline.writes_all()) or actor = session_user);

create function pipeline.my_batches() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select b.id from pipeline.batch b where b.actor = session_user and pipeline.my_role() = 'county' $$;
revoke all on function pipeline.my_batches() from public;
grant execute on function pipeline.my_batches() to pl_api, pl_county;
alter table pipeline.batch_row enable row level security, force row level security;
create policy owner_does_all on pipeline.batch_row to pl_owner using (true) with check (true);
create policy functions_read on pipeline.batch_row for select to pl_api using (true);
create policy functions_add_to_own_batches on pipeline.batch_row for insert to pl_api with check (
  (select pipeline.writes_all()) or batch in (select pipeline.my_batches()));
create policy city_reads on pipeline.batch_row for select to pl_city using ((select pipeline.my_role()) = 'city');
create policy auditor_reads on pipeline.batch_row for select to pl_auditor using (
  (select pipeline.my_role()) = 'auditor');
create policy own_batches_read on pipeline.batch_row for select to pl_county using (
  batch = any (array(select pipeline.my_batches())));
grant select on pipeline.batch_row to pl_auditor, pl_county, pl_backup;

alter table pipeline.person enable row level security, force row level security;
create policy owner_does_all on pipeline.person to pl_owner using (true) with check (true);
create policy functions_read on pipeline.person for select to pl_api using (true);
create policy functions_add_for_admins on pipeline.person for insert to pl_api with check (
  (select pipeline.is_admin()) and not admin);
create policy functions_revoke_for_admins on pipeline.person for update to pl_api
  using ((select pipeline.is_admin()) and login <> session_user) with check ((select pipeline.is_admin()));
create policy city_reads on pipeline.person for select to pl_city using ((select pipeline.my_role()) = 'city');
create policy auditor_reads on pipeline.person for select to pl_auditor using (
  (select pipeline.my_role()) = 'auditor');
create policy one_reads_oneself on pipeline.person for select to pl_officer, pl_county, pl_finance using (
  login = session_user);
grant select on pipeline.person to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;

-- What is no firm's: codes, law, officers, targets, office words. Everybody who works here may read it.
do $$
declare
  one regclass;
begin
  for one in
    select c.oid from pg_class c
    where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
  loop
    execute format('grant select on %s to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup', one);
  end loop;
end
$$;
grant select on all sequences in schema pipeline to pl_backup;
