-- 走访说得更多: willingness, what became of a problem, and needs of firms as items of their own. Local policies get the
-- operation that set them.

alter table pipeline.visit
  add column willingness smallint,
  add column handling text collate "C",
  add constraint visit_willingness_is_one_to_five check (willingness between 1 and 5),
  add constraint visit_handling_is_known check (handling in ('settled', 'passed_on', 'to_follow')),
  add constraint visit_handling_is_of_something_found check (handling is null or found is not null);
comment on column pipeline.visit.willingness is '申报意愿五档: 1 none to 5 preparing already';
comment on column pipeline.visit.handling is '问题处理: settled on the spot, passed on to a bureau, or to follow';

create sequence pipeline.need_no as integer;
grant usage on sequence pipeline.need_no to pl_api;
grant select on sequence pipeline.need_no to pl_backup;

create table pipeline.need (
  id uuid primary key,
  no integer not null default nextval('pipeline.need_no'),
  firm uuid not null,
  seq integer not null,
  kind text collate "C" not null,
  text pipeline.note not null,
  visit uuid,
  constraint need_no_is_unique unique (no),
  constraint need_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_was_said_in_a_visit foreign key (visit) references pipeline.visit (id),
  constraint need_kind_is_known check (kind in (
    'funds', 'people', 'technology', 'premises', 'policy', 'market', 'ip', 'other')),
  constraint need_is_not_empty check (btrim(text) <> '')
);
comment on table pipeline.need is '企业需求: what a firm asks for, open until it is settled; shown by its number';
create index need_by_firm on pipeline.need (firm, seq);

create table pipeline.need_settled (
  firm uuid not null,
  seq integer not null,
  need uuid not null,
  outcome text collate "C" not null,
  how pipeline.note not null,
  primary key (firm, seq),
  constraint need_settled_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_settled_is_of_a_need foreign key (need) references pipeline.need (id),
  constraint need_outcome_is_known check (outcome in ('met', 'dropped'))
);
comment on table pipeline.need_settled is '需求办结: met, or not wanted any more; how, and on which day';
create index need_settled_by_need on pipeline.need_settled (need);

select pipeline.wall('pipeline.need'), pipeline.wall('pipeline.need_settled');
grant insert on pipeline.need, pipeline.need_settled to pl_api;

alter table pipeline.local_policy
  add column op uuid,
  add constraint local_policy_has_an_operation foreign key (op) references pipeline.operation (op);
comment on column pipeline.local_policy.op is 'the operation that set it; null came with the program';
grant insert on pipeline.local_policy to pl_api;
