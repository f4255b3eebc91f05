-- 服务器设置: what a 等保 evaluator asks of the server, as far as this login may see it; null means that it may not.

create function api._setting(_name text) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$ select current_setting(_name, true) $$;

-- Lines of pg_hba.conf by what they let in; null where this login may not read them.
create function api._hba(_condition text) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  n bigint;
begin
  execute 'select count(*) from pg_hba_file_rules where error is null and ' || _condition into n;
  return n;
exception when insufficient_privilege then
  return null;
end
$$;

-- One row for each item: whether it holds, and what was found.
create function api.mlps() returns table (id text, ok boolean, found text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select * from (values
    ('password_encryption', api._setting('password_encryption') = 'scram-sha-256', api._setting('password_encryption')),
    ('passwordcheck', api._setting('shared_preload_libraries') ~ '\mpasswordcheck\M', api._setting('shared_preload_libraries')),
    ('auth_delay', api._setting('shared_preload_libraries') ~ '\mauth_delay\M', api._setting('shared_preload_libraries')),
    ('password_age', not exists (
        select from pipeline.person p join pg_roles r on r.rolname = p.login
        where p.revoked_at is null and not r.rolsuper and (r.rolvaliduntil is null or r.rolvaliduntil > now() + interval '90 days')),
      (select string_agg(p.login, ' ' order by p.login) from pipeline.person p join pg_roles r on r.rolname = p.login
        where p.revoked_at is null and not r.rolsuper and (r.rolvaliduntil is null or r.rolvaliduntil > now() + interval '90 days'))),
    ('idle_session', api._setting('idle_session_timeout') <> '0', api._setting('idle_session_timeout')),
    ('idle_in_transaction', (select s.setting::integer between 1 and 600000 from pg_settings s
        where s.name = 'idle_in_transaction_session_timeout'), api._setting('idle_in_transaction_session_timeout')),
    ('statement_timeout', exists (
        select from pg_db_role_setting d, unnest(d.setconfig) c
        where d.setdatabase = (select oid from pg_database where datname = current_database()) and d.setrole = 0
          and c like 'statement_timeout=%' and c <> 'statement_timeout=0'), api._setting('statement_timeout')),
    ('ssl', api._setting('ssl') = 'on', api._setting('ssl')),
    ('hba_ssl', api._hba($c$type in ('host', 'hostnossl') and auth_method <> 'reject'$c$) = 0,
      api._hba($c$type in ('host', 'hostnossl') and auth_method <> 'reject'$c$)::text),
    ('hba_trust', api._hba($c$auth_method in ('trust', 'password', 'md5', 'ident')$c$) = 0,
      api._hba($c$auth_method in ('trust', 'password', 'md5', 'ident')$c$)::text),
    ('public_connect', not exists (
        select from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        where d.datname = current_database() and a.grantee = 0),
      (select string_agg(a.privilege_type, ' ' order by a.privilege_type)
        from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        where d.datname = current_database() and a.grantee = 0)),
    ('large_objects', not exists (
        select from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea') and p.pronamespace = 'pg_catalog'::regnamespace and a.grantee = 0), null),
    ('strong_logins', not exists (
        select from pipeline.person p join pg_roles r on r.rolname = p.login
        where p.revoked_at is null and not p.admin and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication)), null),
    ('one_login_each', not exists (
        select from pg_auth_members m join pg_roles g on g.oid = m.roleid and g.rolname in (
          'pl_officer', 'pl_county', 'pl_city', 'pl_finance', 'pl_auditor')
        join pg_roles r on r.oid = m.member and r.rolcanlogin
        where not exists (select from pipeline.person p where p.login = r.rolname)),
      (select string_agg(distinct r.rolname, ' ') from pg_auth_members m join pg_roles g on g.oid = m.roleid and g.rolname in (
          'pl_officer', 'pl_county', 'pl_city', 'pl_finance', 'pl_auditor')
        join pg_roles r on r.oid = m.member and r.rolcanlogin
        where not exists (select from pipeline.person p where p.login = r.rolname))),
    ('separate_duties', exists (select from pipeline.person p where p.role = 'auditor' and p.revoked_at is null), null),
    ('log_connections', api._setting('log_connections') = 'on' and api._setting('log_disconnections') = 'on',
      api._setting('log_connections') || ' ' || api._setting('log_disconnections')),
    ('log_prefix', api._setting('log_line_prefix') ~ '%u' and api._setting('log_line_prefix') ~ '%[mtn]'
        and api._setting('log_line_prefix') ~ '%[rh]', api._setting('log_line_prefix')),
    ('log_kept', api._setting('logging_collector') = 'on' or api._setting('log_destination') ~ 'syslog',
      api._setting('log_destination')),
    ('log_parameters', api._setting('log_parameter_max_length_on_error') = '0'
        and api._setting('log_min_duration_statement') = '-1', api._setting('log_parameter_max_length_on_error')),
    ('checksums', api._setting('data_checksums') = 'on', api._setting('data_checksums')),
    ('archive', api._setting('archive_mode') <> 'off', api._setting('archive_mode')),
    ('backup_role', (select r.rolbypassrls and not r.rolcanlogin from pg_roles r where r.rolname = 'pl_backup'), null)
  ) as x (id, ok, found)
$$;
