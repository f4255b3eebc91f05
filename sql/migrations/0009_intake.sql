-- What an intake list brings beside its firms: its cells, contacts, an office's own words; and what an undo needs.

-- 批次编号: what people type in `intake undo 3`.
create sequence pipeline.batch_no as integer;
grant usage on sequence pipeline.batch_no to pl_api;
alter table pipeline.batch
  add column no integer not null default nextval('pipeline.batch_no'),
  add column sheet text not null default '',
  add column titles text[] not null default '{}',
  add column header_row integer not null default 1,
  add column undone_op uuid,
  add constraint batch_no_is_unique unique (no),
  add constraint batch_undo_has_an_operation foreign key (undone_op) references pipeline.operation (op),
  add constraint batch_undo_has_time_and_operation check ((undone_at is null) = (undone_op is null));
comment on column pipeline.batch.titles is 'the headings of the list by place; cells of batch_row stand under them';
grant update (undone_at, undone_op) on pipeline.batch to pl_api;

-- A workbook may hold the lists of several offices, one on each sheet.
drop index pipeline.batch_file_enters_once_a_year;
create unique index batch_file_enters_once_a_year
  on pipeline.batch (intake_year, content_sha256, sheet) where undone_at is null;

alter table pipeline.batch_row add column cells text[];
comment on column pipeline.batch_row.cells is
  'the cells as the list has them; of personal data only a hash, made with the batch''s id';

create table pipeline.contact (
  firm uuid not null,
  seq integer not null,
  person pipeline.line,
  phone pipeline.line,
  primary key (firm, seq),
  constraint contact_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq)
);
comment on table pipeline.contact is
  '联系人: as an intake list had it, and nowhere else; the latest row holds, an empty one takes it back';
grant select on pipeline.contact to pl_api, pl_city;
grant insert on pipeline.contact to pl_api;

create table pipeline.code_confirmed (
  credit_code pipeline.credit_code primary key,
  reason pipeline.note not null,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint code_confirmed_has_an_operation foreign key (op) references pipeline.operation (op)
);
comment on table pipeline.code_confirmed is
  '确认代码: a person has said why a credit code is right although its check digit fails';
grant select on pipeline.code_confirmed to pl_api, pl_city;
grant insert on pipeline.code_confirmed to pl_api;

create table pipeline.heading_mapping (
  name pipeline.line not null,
  title pipeline.line not null,
  means pipeline.line,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  primary key (op, title),
  constraint heading_mapping_has_an_operation foreign key (op) references pipeline.operation (op)
);
comment on table pipeline.heading_mapping is
  '表头对照: an office''s own heading and the usual one it stands for; the latest row of a title holds, a null takes it back';
create index heading_mapping_by_name on pipeline.heading_mapping (name, title, recorded_at);
grant select on pipeline.heading_mapping to pl_api, pl_city;
grant insert on pipeline.heading_mapping to pl_api;

-- 撤回的指标: an undo cannot delete a figure that came first; it says that nothing is known again.
alter table pipeline.fact add column withdrawn boolean not null default false;

-- A list brings nine figures a firm, and two foreign keys checked row by row took half of an import. The same two
-- rules are checked here for all rows of a statement at once, for everybody, in both directions
-- (docs/decisions/0021-facts-checked-as-a-set.md).
alter table pipeline.fact drop constraint fact_has_an_event, drop constraint fact_key_is_known;

create function pipeline.fact_refers() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select from added a
    where not exists (select from pipeline.event e where e.firm = a.firm and e.seq = a.seq))
  then
    raise foreign_key_violation using constraint = 'fact_has_an_event', schema = 'pipeline', table = 'fact',
      message = 'insert or update on table "fact" violates "fact_has_an_event"';
  end if;
  if exists (
    select from (select distinct a.key from added a) a
    where not exists (select from pipeline.fact_kind k where k.key = a.key))
  then
    raise foreign_key_violation using constraint = 'fact_key_is_known', schema = 'pipeline', table = 'fact',
      message = 'insert or update on table "fact" violates "fact_key_is_known"';
  end if;
  return null;
end
$$;
create trigger fact_refers_when_added after insert on pipeline.fact
  referencing new table as added for each statement execute function pipeline.fact_refers();
create trigger fact_refers_when_changed after update on pipeline.fact
  referencing new table as added for each statement execute function pipeline.fact_refers();

create function pipeline.fact_is_referred_to() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  -- Waits for figures that other sessions are adding; those that come later find the row gone.
  lock table pipeline.fact in share row exclusive mode;
  -- Apart, for a statement is read as a whole and the two tables have no column in common.
  if tg_table_name = 'event' then
    if exists (
      select from gone g join pipeline.fact f on f.firm = g.firm and f.seq = g.seq
      where not exists (select from pipeline.event e where e.firm = g.firm and e.seq = g.seq))
    then
      raise foreign_key_violation using constraint = 'fact_has_an_event', schema = 'pipeline', table = 'event',
        message = 'update or delete on table "event" violates "fact_has_an_event"';
    end if;
  elsif exists (
    select from pipeline.fact f
    where not exists (select from pipeline.fact_kind k where k.key = f.key))
  then
    raise foreign_key_violation using constraint = 'fact_key_is_known', schema = 'pipeline', table = 'fact_kind',
      message = 'update or delete on table "fact_kind" violates "fact_key_is_known"';
  end if;
  return null;
end
$$;
create trigger fact_keeps_its_event_when_deleted after delete on pipeline.event
  referencing old table as gone for each statement execute function pipeline.fact_is_referred_to();
create trigger fact_keeps_its_event_when_changed after update on pipeline.event
  referencing old table as gone for each statement execute function pipeline.fact_is_referred_to();
create trigger fact_keeps_its_kind_when_deleted after delete on pipeline.fact_kind
  referencing old table as gone for each statement execute function pipeline.fact_is_referred_to();
create trigger fact_keeps_its_kind_when_changed after update on pipeline.fact_kind
  referencing old table as gone for each statement execute function pipeline.fact_is_referred_to();

create function pipeline.fact_is_not_left_behind() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from pipeline.fact) then
    raise foreign_key_violation using schema = 'pipeline', table = tg_table_name,
      constraint = case tg_table_name when 'event' then 'fact_has_an_event' else 'fact_key_is_known' end,
      message = 'truncate leaves rows of "fact" behind';
  end if;
  return null;
end
$$;
create trigger fact_stays_when_emptied after truncate on pipeline.event
  for each statement execute function pipeline.fact_is_not_left_behind();
create trigger fact_stays_when_emptied after truncate on pipeline.fact_kind
  for each statement execute function pipeline.fact_is_not_left_behind();
revoke all on function
  pipeline.fact_refers(), pipeline.fact_is_referred_to(), pipeline.fact_is_not_left_behind() from public;
