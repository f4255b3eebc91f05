-- What officers record about a firm, and what becomes of its application.

create table pipeline.fact (
  firm uuid not null,
  seq integer not null,
  year pipeline.fiscal_year not null,
  key text collate "C" not null,
  value numeric(16, 2) not null,
  forecast boolean not null default false,
  primary key (firm, year, key, seq),
  constraint fact_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint fact_key_is_known foreign key (key) references pipeline.fact_kind (key),
  constraint fact_value_is_finite check (value between -1e13 and 1e13),
  constraint fact_only_net_assets_may_be_negative check (value >= 0 or key = 'net_assets')
);
comment on table pipeline.fact is '年度指标值: yuan or heads or points of one fiscal year; the latest seq holds';

create table pipeline.ip (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  kind text collate "C" not null,
  title pipeline.line not null,
  number pipeline.line,
  granted pipeline.past_date,
  acquired_by text not null,
  constraint ip_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint ip_kind_is_known foreign key (kind) references pipeline.ip_kind (code),
  constraint ip_acquisition_is_known check (acquired_by in ('自主研发', '受让', '受赠', '并购'))
);
comment on table pipeline.ip is '知识产权: a title the firm owns; without a grant date it is only applied for';
create index ip_by_firm on pipeline.ip (firm);
create unique index ip_number_is_recorded_once_per_firm on pipeline.ip (firm, number);

create table pipeline.achievement (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  year pipeline.fiscal_year not null,
  title pipeline.line not null,
  constraint achievement_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint achievement_counts_once_per_firm unique (firm, title)
);
comment on table pipeline.achievement is
  '科技成果转化: one result counts once, however many products or places it serves';

create table pipeline.incident (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  kind text,
  evidence pipeline.note,
  constraint incident_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint incident_kind_is_known check (kind in ('安全', '质量', '环境')),
  constraint incident_clean_check_has_evidence check (kind is not null or evidence is not null)
);
comment on table pipeline.incident is
  '重大事故或严重违法: a null kind says that the firm was checked and found clean up to the date';
create index incident_by_firm on pipeline.incident (firm);

create table pipeline.visit (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  episode uuid,
  officer uuid,
  mode text not null,
  did pipeline.note,
  found pipeline.note,
  next_on pipeline.past_date,
  constraint visit_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint visit_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint visit_officer_exists foreign key (officer) references pipeline.officer (id),
  constraint visit_mode_is_known check (mode in ('现场', '电话', '线上'))
);
comment on table pipeline.visit is '走访: what was done and found on a day, and when to come again';
create index visit_by_firm on pipeline.visit (firm, seq);
create index visit_by_officer on pipeline.visit (officer);

create table pipeline.diagnosis (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  episode uuid,
  apply_on pipeline.past_date not null,
  rule_set text collate "C" not null,
  verdict text collate "C" not null,
  findings json not null,
  inputs json not null,
  constraint diagnosis_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint diagnosis_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint diagnosis_verdict_is_known check (
    verdict in ('eligible', 'not_yet', 'infeasible', 'unknown'))
);
comment on table pipeline.diagnosis is '诊断: a verdict with its rule set and the facts it rests on; never recomputed';
create index diagnosis_by_firm on pipeline.diagnosis (firm, seq);

create table pipeline.plan_item (
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  item smallint not null,
  criterion text collate "C" not null,
  measure pipeline.line not null,
  due pipeline.past_date,
  bureau pipeline.line,
  primary key (episode, item),
  constraint plan_item_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint plan_item_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint plan_item_number_is_positive check (item >= 1)
);
comment on table pipeline.plan_item is '一企一策事项: one measure against one gap, with owner and due date';

create table pipeline.plan_item_done (
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  item smallint not null,
  evidence pipeline.note not null,
  primary key (episode, item),
  constraint plan_item_done_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint plan_item_done_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint plan_item_done_is_of_an_item
    foreign key (episode, item) references pipeline.plan_item (episode, item)
);
comment on table pipeline.plan_item_done is '事项完成: on which evidence';

create table pipeline.application (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  episode uuid,
  batch pipeline.line not null,
  verdict text collate "C",
  constraint application_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint application_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint application_of_a_firm_is_unique unique (id, firm)
);
comment on table pipeline.application is '申报: one application of the firm, with the verdict known that day';
create index application_by_firm on pipeline.application (firm, seq);

create table pipeline.application_back (
  firm uuid not null,
  seq integer not null,
  application uuid not null,
  reason pipeline.note,
  primary key (firm, seq),
  constraint application_back_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint application_back_is_of_the_firms_application
    foreign key (application, firm) references pipeline.application (id, firm),
  constraint application_goes_back_once unique (application)
);
comment on table pipeline.application_back is '退回或撤回: the event''s verb says which';

create table pipeline.review (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  episode uuid,
  application uuid not null,
  result text collate "C" not null,
  score numeric(5, 2),
  reason pipeline.note,
  constraint review_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint review_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint review_is_of_the_firms_application
    foreign key (application, firm) references pipeline.application (id, firm),
  constraint review_result_is_pass_or_fail check (result in ('pass', 'fail')),
  constraint review_score_is_0_to_100 check (score between 0 and 100)
);
comment on table pipeline.review is '评审: the experts'' result; the score is a mean and may have decimals';
create index review_by_application on pipeline.review (application);

create table pipeline.certificate (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  episode uuid,
  application uuid,
  number text collate "C" not null,
  issued_on pipeline.past_date not null,
  constraint certificate_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint certificate_is_of_the_firms_episode
    foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint certificate_is_of_the_firms_application
    foreign key (application, firm) references pipeline.application (id, firm),
  constraint certificate_number_is_unique unique (number),
  constraint certificate_number_is_gr_and_12_digits check (number ~ '^GR[0-9]{12}$')
);
comment on table pipeline.certificate is '高新技术企业证书: valid for three years from the day of issue';
create index certificate_by_firm on pipeline.certificate (firm, issued_on);
