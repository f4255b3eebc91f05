-- What every table and function must have, whoever writes the next one. Each test lists the offenders.
begin;
select plan(23);

create temp view product_table as
select c.oid, c.relname, c.relowner from pg_class c
where c.relnamespace = 'pipeline'::regnamespace and c.relkind in ('r', 'p');
create temp view product_function as
select p.oid::regprocedure as signature, p.proname, p.proowner, p.proacl, p.proconfig, p.prosecdef,
  p.provolatile, p.prolang, p.prosrc
from pg_proc p where p.pronamespace = 'api'::regnamespace;
select cmp_ok((select count(*) from product_table), '>', 25::bigint, 'the tables are found');
select cmp_ok((select count(*) from product_function), '>', 50::bigint, 'the functions are found');

-- Tables.
select is_empty(
  $$select relname from product_table t
    where not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')$$,
  'every table has a primary key');
select is_empty(
  $$select conname from pg_constraint
    where connamespace = 'pipeline'::regnamespace and contype <> 'p'
      and conname ~ '_(check|fkey|key|excl|not_null)[0-9]*$'$$,
  'every constraint has a name that says something');
select is_empty(
  $$select conname from pg_constraint
    where connamespace = 'pipeline'::regnamespace and contype <> 'p' group by conname having count(*) > 1$$,
  'no two constraints share a name, so that a refusal names one rule');
select is_empty(
  $$select conname from pg_constraint where connamespace = 'pipeline'::regnamespace and not convalidated$$,
  'every constraint holds for the rows there are');
select is_empty(
  $$select relname from product_table where relowner <> 'pl_owner'::regrole$$,
  'every table belongs to pl_owner');
select is_empty(
  $$select relname from product_table
    where coalesce(obj_description(oid, 'pg_class'), '') !~ '[一-龥]'$$,
  'every table says what it is, with its Chinese term');
select is_empty(
  $$select c.relname from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace in ('pipeline'::regnamespace, 'api'::regnamespace) and a.grantee = 0$$,
  'no table, view or sequence grants anything to PUBLIC');
select is_empty(
  $$select n.nspname from pg_namespace n, aclexplode(n.nspacl) a
    where n.nspname in ('pipeline', 'api') and a.grantee = 0$$,
  'neither schema grants anything to PUBLIC');
select is_empty(
  $$select t.relname, c.attname from product_table t join pg_attribute c on c.attrelid = t.oid,
      aclexplode(c.attacl) a
    where a.grantee <> 'pl_api'::regrole and t.relname not in ('visit', 'contact')$$,
  'columns are granted to pl_api only, but for those of a visit and a contact');
select is_empty(
  $$select c.relname, a.grantee::regrole, a.privilege_type from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'pipeline'::regnamespace and c.relkind = 'r' and a.privilege_type <> 'SELECT'
      and a.grantee not in ('pl_owner'::regrole, 'pl_api'::regrole)$$,
  'people may read tables, never write them');
select is_empty(
  $$select conname from pg_constraint
    where contype = 'f' and connamespace = 'pipeline'::regnamespace
      and (confdeltype <> 'a' or confupdtype <> 'a')$$,
  'no foreign key deletes or changes rows by itself');
select is_empty(
  $$select t.relname, c.attname from product_table t join pg_attribute c on c.attrelid = t.oid
    where c.atttypid in ('float4'::regtype, 'float8'::regtype, 'money'::regtype, 'timestamp'::regtype,
      'bpchar'::regtype)$$,
  'no binary fractions, no times without a zone, no padded texts');

-- Functions and views.
-- The migrator makes them unread, so that their order in the files does not matter.
select lives_ok(
  $$select case l.lanname when 'sql' then fmgr_sql_validator(f.signature) else plpgsql_validator(f.signature) end
    from product_function f join pg_language l on l.oid = f.prolang$$,
  'every function can be compiled');
select is_empty(
  $$select signature from product_function
    where not coalesce(proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']$$,
  'every function looks names up in pg_catalog first, in pg_temp last, and nowhere else');
select is_empty(
  $$select signature from product_function where prosecdef and proowner <> 'pl_api'::regrole$$,
  'every function with rights of its own belongs to pl_api');
select is_empty(
  $$select signature from product_function where prosecdef and starts_with(proname, '_')$$,
  'no helper has rights of its own');
select is_empty(
  $$select signature from product_function f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a
    where a.grantee = 0$$,
  'no function may be run by PUBLIC');
select is_empty(
  $$select signature from product_function
    where provolatile <> 'v' and prosrc ~* '\m(insert into|update pipeline|delete from)\M'$$,
  'what writes is volatile');
select is_empty(
  $$select relname from pg_class
    where relnamespace = 'api'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on,security_invoker=1}'$$,
  'every view reads with the rights of its reader');
select is_empty(
  $$select o.identity as dependent, r.identity as on_what
    from pg_depend d,
      pg_identify_object(d.classid, d.objid, d.objsubid) o,
      pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) r
    where o.identity ~ '(^| on )pipeline\.' and r.identity ~ '(^| on )api(\.|$)'$$,
  'nothing in schema pipeline depends on schema api');

-- The same, by trying it: api goes, and every object of pipeline is still there.
create function objects() returns bigint language sql as $$
  select (select count(*) from pg_class where relnamespace = 'pipeline'::regnamespace)
    + (select count(*) from pg_constraint where connamespace = 'pipeline'::regnamespace)
    + (select count(*) from pg_attrdef where adrelid::regclass::text like 'pipeline.%')
    + (select count(*) from pg_trigger where tgrelid::regclass::text like 'pipeline.%')
    + (select count(*) from pg_policy) $$;
create temp table before as select objects() as n;
drop schema api cascade;
select is(objects(), (select n from before), 'schema api may be dropped and nothing of pipeline goes');

select * from finish();
rollback;
