-- Roles are cluster-wide, so each is made once and found again by the next database.
-- pl_owner owns the tables; pl_api owns the functions and holds only the grants they need;
-- pl_city (市科技局) is the group whose members may use every command. Nobody logs in as any of them.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['pl_owner', 'pl_api', 'pl_city'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception
      when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, role_name, 'member') then
      execute format('grant %I to %I', role_name, current_user);
    end if;
  end loop;
end
$$;

create schema pipeline authorization pl_owner;
create schema api authorization pl_api;
comment on schema pipeline is 'tables: written only by the functions of schema api';
comment on schema api is 'views and functions: dropped and rebuilt by every migrate';

grant usage on schema pipeline to pl_api, pl_city;
grant usage on schema api to pl_city;

set local role pl_owner;
create table pipeline.migration (
  version integer primary key,
  name text not null,
  sha256 text collate "C" not null,
  applied_at timestamptz not null default now(),
  applied_by text not null default session_user
);
comment on table pipeline.migration is '迁移: which migrations this database has, and the hash each had then';
