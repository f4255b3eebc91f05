-- 数据库状态: what "db status" and "doctor" print.
create function api.status() returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_build_object(
    'server', current_setting('server_version'), 'database', current_database(), 'user', session_user,
    'encoding', current_setting('server_encoding'),
    'ctype', (select d.datctype from pg_database d where d.datname = current_database()),
    'time_zone', current_setting('TimeZone'), 'today', api.today(), 'build', api.build(),
    'migrations', (select count(*) from pipeline.migration),
    'firms', (select count(*) from pipeline.firm),
    'in_reserve', (select count(*) from pipeline.episode where ended_on is null and not voided),
    'officers', (select count(*) from pipeline.officer),
    'visits', (select count(*) from api.visit_now))
$$;
