-- Bulletins: what was published, kept as it was published.

create table pipeline.bulletin (
  id uuid primary key,
  no integer not null,
  period pipeline.line not null,
  since pipeline.past_date not null,
  until pipeline.past_date not null,
  as_of pipeline.past_date not null,
  known_at timestamptz not null,
  rule_set text collate "C" not null,
  query_version text collate "C" not null,
  words text not null,
  content text not null,
  sha256 text collate "C" not null,
  on_date pipeline.past_date not null,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint bulletin_no_is_unique unique (no),
  constraint bulletin_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint bulletin_rule_set_is_known foreign key (rule_set) references pipeline.rule_set (id),
  constraint bulletin_period_has_days check (since <= until and until <= as_of),
  constraint bulletin_knows_nothing_of_later check (known_at <= recorded_at),
  constraint bulletin_hash_is_that_of_its_content check (
    encode(sha256(convert_to(content, 'UTF8')), 'hex') = sha256),
  constraint bulletin_has_words check (words <> '' and char_length(words) <= 100000)
);
comment on table pipeline.bulletin is
  '通报: the frozen rows and words of a period, with what they rest on; never changed, a correction is another bulletin';
comment on column pipeline.bulletin.no is '期号: without gaps, so it is no sequence';
comment on column pipeline.bulletin.content is 'the rows as the JSON text whose SHA-256 is beside it';
comment on column pipeline.bulletin.query_version is 'the build whose queries counted the rows';
create index bulletin_by_period on pipeline.bulletin (period, no);
grant select on pipeline.bulletin
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;
grant insert on pipeline.bulletin to pl_api;
