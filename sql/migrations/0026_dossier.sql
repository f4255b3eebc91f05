-- 一企一档 and 百快遴选: what a firm has handed in once, and the weights by which an office ranks firms.

create table pipeline.evidence (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  about text collate "C" not null,
  title pipeline.line not null,
  sha256 text collate "C" not null,
  place pipeline.line not null,
  constraint evidence_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint evidence_about_is_known check (
    about in ('figures', 'title', 'achievement', 'certificate', 'plan', 'application', 'reward', 'support', 'other')),
  constraint evidence_hash_is_sha256 check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table pipeline.evidence is
  '佐证材料: a paper that the firm handed in: what it proves, the hash of its file, and where it lies; the file itself stays there';
create index evidence_by_firm on pipeline.evidence (firm, seq);
select pipeline.wall('pipeline.evidence', true);
grant insert on pipeline.evidence to pl_api;

create table pipeline.shortlist_weight (
  since pipeline.past_date not null,
  size smallint not null,
  growth smallint not null,
  rd smallint not null,
  reason pipeline.note,
  op uuid primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint shortlist_weight_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint shortlist_weights_are_0_to_100 check (
    size between 0 and 100 and growth between 0 and 100 and rd between 0 and 100 and size + growth + rd > 0)
);
comment on table pipeline.shortlist_weight is
  '遴选权重: of size, growth and R&D, from a day on, as the office sets them; local, not the policy''s';
grant insert on pipeline.shortlist_weight to pl_api;
grant select on pipeline.shortlist_weight
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;
