-- 需求发布和供需对接: a need in words fit for the public, who may meet it, and what came of it. A provider is no firm of the
-- reserve; everything said of a need is an event of its firm.

create sequence pipeline.provider_no as integer;
grant usage on sequence pipeline.provider_no to pl_api;
grant select on sequence pipeline.provider_no to pl_backup;

create table pipeline.provider (
  id uuid primary key,
  no integer not null default nextval('pipeline.provider_no'),
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint provider_no_is_unique unique (no),
  constraint provider_has_an_operation foreign key (op) references pipeline.operation (op)
);
comment on table pipeline.provider is '供给方: who may meet needs of firms, shown by its number; what it is called and offers stands in its entries';

create table pipeline.provider_entry (
  provider uuid not null,
  edition integer not null,
  kind text collate "C" not null,
  name pipeline.line not null,
  name_key text not null,
  readings text[] not null default '{}',
  field text collate "C",
  place pipeline.line,
  offers pipeline.note not null,
  closed boolean not null default false,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  primary key (provider, edition),
  constraint provider_entry_is_of_a_provider foreign key (provider) references pipeline.provider (id),
  constraint provider_entry_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint provider_entry_counts_from_one check (edition >= 1),
  constraint provider_kind_is_known check (kind in ('institute', 'university', 'agency', 'expert')),
  constraint provider_field_is_a_dotted_code check (field ~ '^[1-8](\.[0-9]{1,2}){0,2}$'),
  constraint provider_offers_something check (btrim(offers) <> '')
);
comment on table pipeline.provider_entry is
  '供给方条目: kind, name, field and offers as said, the latest edition holds; closed ones are matched no more';
create unique index provider_is_added_once on pipeline.provider_entry (name_key) where edition = 1;
grant insert on pipeline.provider, pipeline.provider_entry to pl_api;
grant select on pipeline.provider, pipeline.provider_entry
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;

alter table pipeline.need add constraint need_of_a_firm_is_unique unique (id, firm);

create table pipeline.need_proposal (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  need uuid not null,
  title pipeline.line not null,
  text pipeline.note not null,
  field text collate "C",
  named boolean not null,
  consent pipeline.note,
  readings text[] not null default '{}',
  constraint need_proposal_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_proposal_is_of_the_firms_need foreign key (need, firm) references pipeline.need (id, firm),
  constraint need_proposal_of_a_firm_is_unique unique (id, firm),
  constraint need_proposal_says_something check (btrim(text) <> ''),
  constraint need_proposal_field_is_a_dotted_code check (field ~ '^[1-8](\.[0-9]{1,2}){0,2}$'),
  constraint need_proposal_names_the_firm_by_consent check (named = (consent is not null))
);
comment on table pipeline.need_proposal is
  '拟发布需求: the words for the public, which are not those of the visit; named when the firm agreed, and how it did';
create index need_proposal_by_need on pipeline.need_proposal (need);

create table pipeline.need_publication (
  firm uuid not null,
  seq integer not null,
  proposal uuid not null,
  primary key (firm, seq),
  constraint need_publication_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_publication_is_of_a_proposal foreign key (proposal, firm) references pipeline.need_proposal (id, firm)
);
comment on table pipeline.need_publication is '需求发布: these words are public from a day on, until they are withdrawn or followed by others';
create index need_publication_by_proposal on pipeline.need_publication (proposal);

create table pipeline.need_withdrawal (
  firm uuid not null,
  seq integer not null,
  need uuid not null,
  reason pipeline.note not null,
  primary key (firm, seq),
  constraint need_withdrawal_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_withdrawal_is_of_the_firms_need foreign key (need, firm) references pipeline.need (id, firm)
);
comment on table pipeline.need_withdrawal is '需求撤下: what was published is public no more, and why';
create index need_withdrawal_by_need on pipeline.need_withdrawal (need);

create table pipeline.need_match (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  need uuid not null,
  provider uuid not null,
  note pipeline.note,
  constraint need_match_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_match_is_of_the_firms_need foreign key (need, firm) references pipeline.need (id, firm),
  constraint need_match_of_a_firm_is_unique unique (id, firm),
  constraint need_match_is_with_a_provider foreign key (provider) references pipeline.provider (id)
);
comment on table pipeline.need_match is '供需匹配: a person brought a need and a provider together';
create index need_match_by_need on pipeline.need_match (need);
create index need_match_by_provider on pipeline.need_match (provider);

create table pipeline.need_step (
  firm uuid not null,
  seq integer not null,
  match uuid not null,
  step text collate "C" not null,
  amount numeric(16, 2),
  document pipeline.line,
  how pipeline.note,
  primary key (firm, seq),
  constraint need_step_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_step_is_of_the_firms_match foreign key (match, firm) references pipeline.need_match (id, firm),
  constraint need_step_is_known check (step in ('contacted', 'negotiating', 'contracted', 'failed', 'ended')),
  constraint need_step_has_an_amount_once_contracted check ((step = 'contracted') = (amount is not null)),
  constraint need_step_amount_is_possible check (amount > 0 and amount <= 1e13),
  constraint need_step_failed_for_a_reason check (step <> 'failed' or how is not null)
);
comment on table pipeline.need_step is '对接进展: 已联系, 洽谈中, 已签约 with the amount of the contract, 未成 with the reason, 已完成';
create index need_step_by_match on pipeline.need_step (match);

select pipeline.wall(t.name) from unnest(array[
  'pipeline.need_proposal', 'pipeline.need_publication', 'pipeline.need_withdrawal', 'pipeline.need_match',
  'pipeline.need_step']::regclass[]) as t (name);
grant insert on pipeline.need_proposal, pipeline.need_publication, pipeline.need_withdrawal, pipeline.need_match,
  pipeline.need_step to pl_api;
