-- 培训: courses against a gap, the firms that enrolled and the firms that came.

create sequence pipeline.training_no as integer;
grant usage on sequence pipeline.training_no to pl_api;
grant select on sequence pipeline.training_no to pl_backup;

create table pipeline.training (
  id uuid primary key,
  no integer not null default nextval('pipeline.training_no'),
  title pipeline.line not null,
  on_date pipeline.past_date not null,
  gap text collate "C",
  place pipeline.line,
  capacity integer,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint training_no_is_unique unique (no),
  constraint training_is_added_once unique (title, on_date),
  constraint training_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint training_gap_is_a_condition check (gap in (
    'age', 'core_ip', 'field', 'tech_staff_ratio', 'rd_ratio', 'rd_domestic', 'hitech_income_share', 'score',
    'clean_record')),
  constraint training_capacity_is_positive check (capacity between 1 and 10000)
);
comment on table pipeline.training is '培训: a course of a day, past or ahead, and the gap it is against';
grant select on pipeline.training
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;
grant insert on pipeline.training to pl_api;

create table pipeline.training_enrolled (
  firm uuid not null,
  seq integer not null,
  training uuid not null,
  primary key (firm, seq),
  constraint training_enrolled_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint training_enrolled_is_of_a_training foreign key (training) references pipeline.training (id)
);
comment on table pipeline.training_enrolled is '培训报名: the firm is to come';
create index training_enrolled_by_training on pipeline.training_enrolled (training);

create table pipeline.training_attended (
  firm uuid not null,
  seq integer not null,
  training uuid not null,
  people smallint not null,
  primary key (firm, seq),
  constraint training_attended_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint training_attended_is_of_a_training foreign key (training) references pipeline.training (id),
  constraint training_attended_by_people check (people between 1 and 9999)
);
comment on table pipeline.training_attended is '培训到场: how many people of the firm came';
create index training_attended_by_training on pipeline.training_attended (training);

select pipeline.wall('pipeline.training_enrolled'), pipeline.wall('pipeline.training_attended');
grant insert on pipeline.training_enrolled, pipeline.training_attended to pl_api;
