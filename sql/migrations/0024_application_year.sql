-- 申报年度: deadlines of batches, applications that come back mended, the province's announcements; and the term of a stay.

insert into pipeline.transition (verb, from_stage, to_stage) values ('apply resubmit', 'planned', 'applied');

alter table pipeline.application
  add column again uuid,
  add constraint application_again_is_of_the_firms_application
    foreign key (again, firm) references pipeline.application (id, firm),
  add constraint application_is_not_again_itself check (again <> id);
comment on column pipeline.application.again is '补正: the returned application that this one mends';

create table pipeline.batch_deadline (
  batch pipeline.line not null,
  kind text collate "C" not null,
  due pipeline.past_date not null,
  reason pipeline.note,
  document pipeline.line,
  on_date pipeline.past_date not null,
  op uuid primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint batch_deadline_kind_is_known check (kind in ('submit', 'recheck', 'recommend')),
  constraint batch_deadline_has_an_operation foreign key (op) references pipeline.operation (op)
);
comment on table pipeline.batch_deadline is
  '批次截止日: of the firms, of what comes back, of the city''s recommendation; the latest row for a batch and kind holds, a later one is an extension with its reason';
create index batch_deadline_by_batch on pipeline.batch_deadline (batch, kind, recorded_at);
grant insert on pipeline.batch_deadline to pl_api;
grant select on pipeline.batch_deadline
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;

create table pipeline.announcement (
  firm uuid not null,
  seq integer not null,
  application uuid not null,
  step text collate "C" not null,
  until_on pipeline.past_date,
  document pipeline.line,
  primary key (firm, seq),
  constraint announcement_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint announcement_is_of_the_firms_application
    foreign key (application, firm) references pipeline.application (id, firm),
  constraint announcement_step_is_known check (step in ('proposed', 'published', 'filed')),
  constraint announcement_only_a_publication_has_an_end check (until_on is null or step = 'published')
);
comment on table pipeline.announcement is
  '认定公布: 拟认定, 公示, 备案公告 of an application that passed the review; only the last one counts as certified by the province';
create index announcement_by_application on pipeline.announcement (application);

create table pipeline.episode_extension (
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  until_on pipeline.past_date not null,
  reason pipeline.note not null,
  primary key (firm, seq),
  constraint episode_extension_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint episode_extension_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm)
);
comment on table pipeline.episode_extension is '在库延期: a stay whose term was extended, and to which day';
create index episode_extension_by_episode on pipeline.episode_extension (episode);

select pipeline.wall('pipeline.announcement', true), pipeline.wall('pipeline.episode_extension', true);
grant insert on pipeline.announcement, pipeline.episode_extension to pl_api;
