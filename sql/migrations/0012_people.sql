-- Who the people are, what each may see, and what is kept of their looking. Identity is session_user: set role does
-- not change it, and inside a function with rights of its own current_user is not the person.
reset role;
do $$
declare
  role_name text;
begin
  foreach role_name in array array['pl_officer', 'pl_county', 'pl_finance', 'pl_auditor'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception
      when duplicate_object or unique_violation then null;
    end;
  end loop;
  begin
    -- Only a superuser may make a role that reads past row security; `doctor --mlps` tells where it is missing.
    if (select rolsuper from pg_roles where rolname = current_user) then
      create role pl_backup nologin bypassrls;
    else
      create role pl_backup nologin;
    end if;
  exception
    when duplicate_object or unique_violation then null;
  end;
end
$$;
set local role pl_owner;
grant usage on schema pipeline to pl_officer, pl_county, pl_finance, pl_auditor, pl_backup;

create table pipeline.person (
  login text collate "C" primary key,
  name pipeline.line not null,
  role text collate "C" not null,
  county text collate "C",
  officer uuid,
  admin boolean not null default false,
  op uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  revoked_at timestamptz,
  revoked_by text,
  constraint person_role_is_known check (role in ('officer', 'county', 'city', 'finance', 'auditor')),
  constraint person_county_is_an_office foreign key (county) references pipeline.county (code),
  constraint person_officer_exists foreign key (officer) references pipeline.officer (id),
  constraint person_is_one_officer unique (officer),
  constraint person_has_what_the_role_needs check (
    (role = 'officer') = (officer is not null) and (role = 'county') = (county is not null)),
  constraint person_admin_is_of_the_city check (not admin or role = 'city'),
  constraint person_login_is_no_role_of_the_system check (
    login !~ '^(pl_|pg_)' and login <> '' and octet_length(login) <= 63),
  constraint person_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint person_revocation_has_time_and_actor check ((revoked_at is null) = (revoked_by is null))
);
comment on table pipeline.person is
  '人员: one login, one person, one role; what they may do comes from this row and not from memberships';

create table pipeline.officer_leave (
  officer uuid primary key,
  on_date pipeline.past_date not null,
  reason pipeline.note,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint officer_leave_is_of_an_officer foreign key (officer) references pipeline.officer (id),
  constraint officer_leave_has_an_operation foreign key (op) references pipeline.operation (op)
);
comment on table pipeline.officer_leave is '离任: the officer looks after no firm after this day';

create table pipeline.access (
  id uuid primary key default gen_random_uuid(),
  kind text collate "C" not null,
  firm uuid,
  what pipeline.note not null,
  reason pipeline.note,
  row_count integer,
  file_sha256 text collate "C",
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint access_kind_is_known check (kind in ('reveal', 'export')),
  constraint access_of_a_firm foreign key (firm) references pipeline.firm (id),
  constraint access_to_a_contact_has_a_reason check (kind <> 'reveal' or (firm is not null and reason is not null)),
  constraint access_export_has_rows_and_hash check (
    (kind = 'export') = (row_count is not null and file_sha256 is not null)),
  constraint access_hash_is_sha256 check (file_sha256 ~ '^[0-9a-f]{64}$'),
  constraint access_rows_are_counted check (row_count >= 0)
);
comment on table pipeline.access is
  '查阅记录: each reveal of a contact and each export; written before the answer is given';
create index access_by_firm on pipeline.access (firm);

-- 今天: the one notion of today, whatever the session's time zone.
create function pipeline.today() returns date
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

-- The role of whoever is logged in; null when nobody has registered the login, or it was revoked.
create function pipeline.my_role() returns text
language sql stable security definer parallel safe set search_path = pg_catalog, pg_temp
as $$ select p.role from pipeline.person p where p.login = session_user and p.revoked_at is null $$;

create function pipeline.my_county() returns text
language sql stable security definer parallel safe set search_path = pg_catalog, pg_temp
as $$ select p.county from pipeline.person p where p.login = session_user and p.revoked_at is null $$;

create function pipeline.is_admin() returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, pg_temp
as $$ select exists (
  select from pipeline.person p where p.login = session_user and p.revoked_at is null and p.admin) $$;

create function pipeline.sees_all() returns boolean
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$ select coalesce(pipeline.my_role() in ('city', 'auditor', 'finance'), false) $$;

create function pipeline.writes_all() returns boolean
language sql stable parallel safe set search_path = pg_catalog, pg_temp
as $$ select coalesce(pipeline.my_role() in ('city', 'finance'), false) $$;

-- The firms of an officer (assigned today) or of a county office; none for the others, who see all.
create function pipeline.my_firms() returns setof uuid
language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp
as $$
  select f.id from pipeline.person p join pipeline.firm f on f.county = p.county
  where p.login = session_user and p.revoked_at is null and p.role = 'county'
  union all
  select e.firm
  from pipeline.person p
  cross join lateral (select distinct a.episode from pipeline.assignment a where a.officer = p.officer) mine
  join pipeline.episode e on e.id = mine.episode and not e.voided
    and (e.ended_on is null or e.ended_on >= pipeline.today())
  cross join lateral (
    select a.officer
    from pipeline.assignment a
    join pipeline.event v on v.firm = a.firm and v.seq = a.seq
    left join lateral (
      select x.void, x.on_date from pipeline.correction x
      where x.firm = a.firm and x.corrects = a.seq order by x.seq desc limit 1) c on true
    where a.episode = e.id and c.void is not true and coalesce(c.on_date, v.on_date) <= pipeline.today()
    order by coalesce(c.on_date, v.on_date) desc, a.seq desc limit 1) latest
  where p.login = session_user and p.revoked_at is null and p.role = 'officer' and latest.officer = p.officer
    and not exists (
      select from pipeline.officer_leave l where l.officer = p.officer and l.on_date < pipeline.today())
$$;

revoke all on function
  pipeline.today(), pipeline.my_role(), pipeline.my_county(), pipeline.is_admin(), pipeline.sees_all(),
  pipeline.writes_all(), pipeline.my_firms() from public;
grant execute on function
  pipeline.today(), pipeline.my_role(), pipeline.my_county(), pipeline.is_admin(), pipeline.sees_all(),
  pipeline.writes_all(), pipeline.my_firms()
  to pl_api, pl_officer, pl_county, pl_city, pl_finance, pl_auditor;
grant insert, update (revoked_at, revoked_by) on pipeline.person to pl_api;
grant insert on pipeline.officer_leave, pipeline.access to pl_api;
grant update (login) on pipeline.officer to pl_api;
