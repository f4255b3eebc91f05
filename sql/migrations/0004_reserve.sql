-- One stay in the reserve, the officers, and what moves a firm through it.

create table pipeline.batch (
  id uuid primary key,
  intake_year pipeline.fiscal_year not null,
  file pipeline.line not null,
  content_sha256 text collate "C" not null,
  on_date pipeline.past_date not null,
  firm_rows integer not null,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  undone_at timestamptz,
  constraint batch_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint batch_hash_is_sha256 check (content_sha256 ~ '^[0-9a-f]{64}$'),
  constraint batch_rows_are_counted check (firm_rows >= 0)
);
comment on table pipeline.batch is '入库批次: one intake file, recognised again by its content';
create unique index batch_file_enters_once_a_year
  on pipeline.batch (intake_year, content_sha256) where undone_at is null;

create table pipeline.batch_row (
  batch uuid not null,
  sheet text not null,
  row_no integer not null,
  firm uuid,
  outcome text collate "C" not null,
  primary key (batch, sheet, row_no),
  constraint batch_row_is_of_a_batch foreign key (batch) references pipeline.batch (id),
  constraint batch_row_firm_exists foreign key (firm) references pipeline.firm (id),
  constraint batch_row_outcome_is_known check (outcome in ('entered', 'already_in', 'rejected')),
  constraint batch_row_rejected_has_no_firm check ((outcome = 'rejected') = (firm is null))
);
comment on table pipeline.batch_row is '入库行: what became of each row of an intake file';

create table pipeline.episode (
  id uuid primary key,
  firm uuid not null,
  intake_year pipeline.fiscal_year not null,
  entered_on pipeline.past_date not null,
  entered_seq integer not null,
  county_at_entry text collate "C",
  batch uuid,
  stage text collate "C" not null,
  stage_on pipeline.past_date not null,
  stage_seq integer not null,
  furthest text collate "C" not null,
  ended_on pipeline.past_date,
  voided boolean not null default false,
  constraint episode_is_of_a_firm foreign key (firm) references pipeline.firm (id),
  constraint episode_county_is_an_office foreign key (county_at_entry) references pipeline.county (code),
  constraint episode_batch_exists foreign key (batch) references pipeline.batch (id),
  constraint episode_stage_is_known foreign key (stage) references pipeline.stage (code),
  constraint episode_furthest_is_known foreign key (furthest) references pipeline.stage (code),
  constraint episode_of_a_firm_is_unique unique (id, firm),
  constraint episode_ends_not_before_it_starts check (ended_on >= entered_on),
  constraint episode_ends_when_certified_or_exited check (
    (ended_on is not null) = (stage in ('certified', 'exited')))
);
comment on table pipeline.episode is
  '在库经历: one stay of one firm; stage, furthest and end repeat what stage_event says';
create unique index episode_is_open_once_per_firm
  on pipeline.episode (firm) where ended_on is null and not voided;
create index episode_by_firm on pipeline.episode (firm, entered_seq);
create index episode_by_year on pipeline.episode (intake_year);

create table pipeline.stage_event (
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  verb text collate "C" not null,
  from_stage text collate "C" not null,
  to_stage text collate "C" not null,
  primary key (firm, seq),
  constraint stage_event_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint stage_event_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint stage_event_is_an_allowed_transition
    foreign key (verb, from_stage, to_stage) references pipeline.transition (verb, from_stage, to_stage)
);
comment on table pipeline.stage_event is '阶段事件: the truth about stages; everything else is derived';
create index stage_event_by_episode on pipeline.stage_event (episode, seq);

create table pipeline.episode_void (
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  reason pipeline.note not null,
  primary key (firm, seq),
  constraint episode_void_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint episode_void_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint episode_is_voided_once unique (episode)
);
comment on table pipeline.episode_void is '作废: entered by mistake; counts nowhere, and is not an exit';

create table pipeline.episode_exit (
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  reason text collate "C" not null,
  note pipeline.note,
  primary key (firm, seq),
  constraint episode_exit_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint episode_exit_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint episode_exit_reason_is_known foreign key (reason) references pipeline.exit_reason (code)
);
comment on table pipeline.episode_exit is '出库: why a stay ended without a certificate';

create sequence pipeline.officer_no as integer;
create table pipeline.officer (
  id uuid primary key,
  no integer not null default nextval('pipeline.officer_no'),
  name pipeline.line not null,
  county text collate "C" not null,
  field text collate "C",
  capacity smallint not null,
  login text collate "C",
  since pipeline.past_date,
  on_date pipeline.past_date not null,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint officer_no_is_unique unique (no),
  constraint officer_is_added_once unique (county, name),
  constraint officer_login_is_unique unique (login),
  constraint officer_county_is_an_office foreign key (county) references pipeline.county (code),
  constraint officer_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint officer_capacity_is_1_to_200 check (capacity between 1 and 200),
  constraint officer_field_is_a_dotted_code check (field ~ '^[1-8](\.[0-9]{1,2}){0,2}$')
);
comment on table pipeline.officer is '首席科技服务员: who looks after firms, for which county, how many at most';

create table pipeline.assignment (
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  officer uuid not null,
  primary key (firm, seq),
  constraint assignment_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint assignment_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint assignment_officer_exists foreign key (officer) references pipeline.officer (id)
);
comment on table pipeline.assignment is
  '指派: holds from its date to the next assignment of the episode or to its end';
create index assignment_by_episode on pipeline.assignment (episode, seq);
create index assignment_by_officer on pipeline.assignment (officer);

create table pipeline.target (
  intake_year pipeline.fiscal_year not null,
  county text collate "C",
  goal integer not null,
  on_date pipeline.past_date not null,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  primary key (op),
  constraint target_county_is_an_office foreign key (county) references pipeline.county (code),
  constraint target_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint target_goal_is_not_negative check (goal between 0 and 1000000)
);
comment on table pipeline.target is '入库目标: the latest row for a year and county holds; null county is the city';
create index target_by_year on pipeline.target (intake_year, county, recorded_at);
