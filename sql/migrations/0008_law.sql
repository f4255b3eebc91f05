-- The law whole: which law a rule set states, its bands, what was decided where its text is silent, the fields,
-- and what a verdict needs to be judged again years later.

alter table pipeline.rule_set
  add column subject text collate "C" not null default 'high_tech',
  add constraint rule_set_subject_is_known check (subject in ('high_tech', 'sme', 'giant', 'local'));
comment on column pipeline.rule_set.subject is
  '认定对象: high_tech 高新技术企业, sme 科技型中小企业, giant 科技小巨人; local 省市自定的目标、奖补和期限, not law';

alter table pipeline.rule
  add column name text not null default '',
  add column name_en text not null default '';

create table pipeline.rule_band (
  rule_set text collate "C" not null,
  item text collate "C" not null,
  grade text collate "C" not null,
  least numeric not null,
  operator text not null,
  low smallint not null,
  high smallint not null,
  clause text not null,
  primary key (rule_set, item, grade),
  constraint rule_band_is_of_a_rule_set foreign key (rule_set) references pipeline.rule_set (id),
  constraint rule_band_operator_is_known check (operator in ('>=', '>')),
  constraint rule_band_points_are_a_range check (0 <= low and low <= high and high <= 100),
  constraint rule_band_least_is_finite check (least between -1e13 and 1e13)
);
comment on table pipeline.rule_band is
  '评分档次: points of an item from a value on; below the last band there are none';

create table pipeline.choice (
  id text collate "C" not null,
  since date not null,
  position smallint not null,
  value text not null,
  options text[] not null,
  clause text not null,
  primary key (id, since),
  constraint choice_value_is_an_option check (value = any (options))
);
comment on table pipeline.choice is
  '取舍: what this system does where the text of the law is silent or contradicts itself; not law';

create table pipeline.remedy (
  kind text collate "C" not null,
  since date not null,
  position smallint not null,
  lead_days integer not null,
  effort integer not null,
  effort_each integer not null,
  each_of numeric not null,
  bureau pipeline.line not null,
  primary key (kind, since),
  constraint remedy_lead_is_0_to_3650_days check (lead_days between 0 and 3650),
  constraint remedy_effort_is_not_negative check (effort >= 0 and effort_each >= 0),
  constraint remedy_is_counted_in_positive_amounts check (each_of > 0 and each_of <= 1e13)
);
comment on table pipeline.remedy is
  '补短板措施: local advice; effort = effort + effort_each for every each_of begun, in days of work';

create table pipeline.tech_field (
  code text collate "C" primary key,
  name text not null,
  parent text collate "C",
  constraint tech_field_code_is_dotted check (code ~ '^[1-8](\.[0-9]{1,2}){0,2}$'),
  constraint tech_field_parent_exists foreign key (parent) references pipeline.tech_field (code)
);
comment on table pipeline.tech_field is '国家重点支持的高新技术领域: 8 fields, 52 groups, 254 entries, as of 2016';

create table pipeline.law_text (
  sha256 text collate "C" primary key,
  content json not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint law_text_hash_is_of_its_content check (
    sha256 = encode(pg_catalog.sha256(convert_to(content::text, 'UTF8')), 'hex'))
);
comment on table pipeline.law_text is
  '诊断所依规则原文: every number a verdict was judged by, kept once, so that it can be judged again';

alter table pipeline.diagnosis
  add column law text collate "C",
  add column score json,
  add column paths json,
  add constraint diagnosis_law_is_kept foreign key (law) references pipeline.law_text (sha256);

alter table pipeline.plan_item
  add column amount numeric(16, 2),
  add column unit text,
  add constraint plan_item_amount_has_a_unit check ((amount is null) = (unit is null)),
  add constraint plan_item_unit_is_known check (unit in ('yuan', 'heads', 'titles', 'items', 'points', 'days'));

-- Further figures: what the two readings of a gap in the law need, and conversions stated as a number.
alter table pipeline.fact_kind
  drop constraint fact_unit_is_known,
  add constraint fact_unit_is_known check (unit in ('yuan', 'heads', 'points', 'items'));
insert into pipeline.fact_kind (key, name, unit, lowest, highest, position) values
  ('rd_other', '研发费用中的其他费用', 'yuan', 0, 1e13, 19),
  ('tech_staff_183', '满183天的科技人员', 'heads', 0, 1e7, 20),
  ('conversions', '科技成果转化项数', 'items', 0, 1e6, 21);

-- Titles: since when protected, whose they are, and when they lapsed.
alter table pipeline.ip
  add column filed pipeline.past_date,
  add column owner pipeline.line,
  add constraint ip_of_a_firm_is_unique unique (id, firm),
  add constraint ip_is_filed_before_it_is_granted check (filed <= granted);
comment on column pipeline.ip.owner is 'whose name it stands in when not the firm''s: such a title does not count';

create table pipeline.ip_lapse (
  firm uuid not null,
  seq integer not null,
  ip uuid not null,
  reason pipeline.note not null,
  primary key (firm, seq),
  constraint ip_lapse_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint ip_lapse_is_of_the_firms_title foreign key (ip, firm) references pipeline.ip (id, firm),
  constraint ip_lapses_once unique (ip)
);
comment on table pipeline.ip_lapse is '知识产权失效: lapsed, annulled or given away from the event''s date on';

create table pipeline.ip_none (
  firm uuid not null,
  seq integer not null,
  evidence pipeline.note not null,
  primary key (firm, seq),
  constraint ip_none_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq)
);
comment on table pipeline.ip_none is '无知识产权: looked for on the event''s date and none found';

create table pipeline.application_ip (
  application uuid not null,
  firm uuid not null,
  ip uuid not null,
  primary key (application, ip),
  constraint application_ip_is_of_the_firms_application
    foreign key (application, firm) references pipeline.application (id, firm),
  constraint application_ip_is_of_the_firms_title foreign key (ip, firm) references pipeline.ip (id, firm)
);
comment on table pipeline.application_ip is '申报所用知识产权: a title of Class II serves once';
create index application_ip_by_ip on pipeline.application_ip (ip);

-- What lets a firm count as a 科技型中小企业 without the score.
create table pipeline.honour (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  kind text collate "C" not null,
  title pipeline.line not null,
  place smallint,
  constraint honour_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint honour_kind_is_known check (kind in ('award', 'institute', 'standard')),
  constraint honour_place_is_1_to_100 check (place between 1 and 100),
  constraint honour_counts_once_per_firm unique (firm, kind, title)
);
comment on table pipeline.honour is
  '资质荣誉: national award (with its rank), provincial R&D institute, standard drafted (with the place)';

grant select on
  pipeline.rule_band, pipeline.choice, pipeline.remedy, pipeline.tech_field, pipeline.law_text,
  pipeline.ip_lapse, pipeline.ip_none, pipeline.application_ip, pipeline.honour
  to pl_api, pl_city;
grant insert on
  pipeline.law_text, pipeline.ip_lapse, pipeline.ip_none, pipeline.application_ip, pipeline.honour
  to pl_api;
