-- 指标表: a list may bring yearly figures only; it is kept, recognised and taken back like a list of firms.
alter table pipeline.batch
  add column verb text collate "C" not null default 'intake import',
  add constraint batch_verb_is_known check (verb in ('intake import', 'fact import'));
comment on column pipeline.batch.verb is 'intake import: a list of firms; fact import: figures of firms that are known';
comment on column pipeline.batch.intake_year is
  'of a list of figures the fiscal year of those whose heading names none';
drop index pipeline.batch_file_enters_once_a_year;
create unique index batch_file_enters_once_a_year
  on pipeline.batch (intake_year, content_sha256, sheet) where undone_at is null and verb = 'intake import';

-- An officer brings in figures of the firms he looks after.
create or replace function pipeline.my_batches() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select b.id from pipeline.batch b where b.actor = session_user and pipeline.my_role() in ('county', 'officer')
$$;
