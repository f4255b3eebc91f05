-- Code tables: small, changed by migrations only, referencing nothing.
-- The same values stand in Swift as enums; a test compares the two.

create table pipeline.county (
  code text collate "C" primary key,
  name text not null,
  aliases text[] not null default '{}',
  sort_no smallint not null,
  constraint county_code_is_six_digits check (code ~ '^[0-9]{6}$'),
  constraint county_names_are_unique unique (name),
  constraint county_order_is_unique unique (sort_no)
);
comment on table pipeline.county is '县（市、区）: the twelve offices that report to the city';
insert into pipeline.county (code, name, aliases, sort_no) values
  ('410402', '新华区', '{新华}', 1),
  ('410403', '卫东区', '{卫东}', 2),
  ('410404', '石龙区', '{石龙}', 3),
  ('410411', '湛河区', '{湛河}', 4),
  ('410421', '宝丰县', '{宝丰}', 5),
  ('410422', '叶县', '{}', 6),
  ('410423', '鲁山县', '{鲁山}', 7),
  ('410425', '郏县', '{}', 8),
  ('410481', '舞钢市', '{舞钢}', 9),
  ('410482', '汝州市', '{汝州}', 10),
  ('410471', '高新区', '{平顶山高新技术产业开发区,平顶山高新区,高新技术产业开发区}', 11),
  ('410472', '城乡一体化示范区', '{平顶山市城乡一体化示范区,示范区,新城区,平顶山市新城区}', 12);

create table pipeline.stage (
  code text collate "C" primary key,
  name text not null,
  position smallint not null,
  final boolean not null,
  constraint stage_positions_are_unique unique (position)
);
comment on table pipeline.stage is '阶段: where a firm stands within one stay in the reserve';
insert into pipeline.stage (code, name, position, final) values
  ('entered', '已入库', 1, false),
  ('assigned', '已指派', 2, false),
  ('diagnosed', '已诊断', 3, false),
  ('planned', '已制定方案', 4, false),
  ('ready', '补短板完成', 5, false),
  ('applied', '已申报', 6, false),
  ('reviewed', '评审通过', 7, false),
  ('certified', '已认定', 8, true),
  ('exited', '已出库', 9, true);

create table pipeline.transition (
  verb text collate "C" not null,
  from_stage text collate "C" not null,
  to_stage text collate "C" not null,
  primary key (verb, from_stage, to_stage),
  constraint transition_leads_to_a_stage foreign key (to_stage) references pipeline.stage (code)
);
comment on table pipeline.transition is
  '阶段转换: which verb may move a firm from where to where; from_stage is empty at entry';
insert into pipeline.transition (verb, from_stage, to_stage) values
  ('intake', '', 'entered'),
  ('assign set', 'entered', 'assigned'),
  ('diagnose', 'assigned', 'diagnosed'),
  ('plan draft', 'diagnosed', 'planned'),
  ('plan done', 'planned', 'ready'),
  ('apply submit', 'planned', 'applied'),
  ('apply submit', 'ready', 'applied'),
  ('apply return', 'applied', 'planned'),
  ('apply withdraw', 'applied', 'planned'),
  ('review record', 'applied', 'planned'),
  ('review record', 'applied', 'reviewed'),
  ('certify record', 'reviewed', 'certified'),
  ('exit', 'entered', 'exited'),
  ('exit', 'assigned', 'exited'),
  ('exit', 'diagnosed', 'exited'),
  ('exit', 'planned', 'exited'),
  ('exit', 'ready', 'exited'),
  ('exit', 'applied', 'exited'),
  ('exit', 'reviewed', 'exited');

create table pipeline.exit_reason (
  code text collate "C" primary key,
  name text not null
);
comment on table pipeline.exit_reason is '出库原因';
insert into pipeline.exit_reason (code, name) values
  ('moved', '迁出'),
  ('closed', '注销吊销'),
  ('violation', '失信或事故'),
  ('fraud', '弄虚作假'),
  ('expired', '期满'),
  ('declined', '自愿退出'),
  ('uncooperative', '不配合');

create table pipeline.fact_kind (
  key text collate "C" primary key,
  name text not null,
  unit text not null,
  lowest numeric not null,
  highest numeric not null,
  position smallint not null,
  constraint fact_unit_is_known check (unit in ('yuan', 'heads', 'points')),
  constraint fact_kind_range_is_a_range check (lowest <= highest)
);
comment on table pipeline.fact_kind is
  '年度指标: what may be said of one firm in one fiscal year; yuan, heads, or self-assessed points';
insert into pipeline.fact_kind (key, name, unit, lowest, highest, position) values
  ('sales', '销售收入', 'yuan', 0, 1e13, 1),
  ('total_income', '总收入', 'yuan', 0, 1e13, 2),
  ('hitech_income', '高新技术产品（服务）收入', 'yuan', 0, 1e13, 3),
  ('rd', '研发费用', 'yuan', 0, 1e13, 4),
  ('rd_domestic', '境内研发费用', 'yuan', 0, 1e13, 5),
  ('net_assets', '净资产', 'yuan', -1e13, 1e13, 6),
  ('staff', '职工总数', 'heads', 0, 1e7, 7),
  ('tech_staff', '科技人员', 'heads', 0, 1e7, 8),
  ('total_assets', '资产总额', 'yuan', 0, 1e13, 9),
  ('cost', '成本费用', 'yuan', 0, 1e13, 10),
  ('ip_advance', '技术先进程度自评', 'points', 0, 8, 11),
  ('ip_support', '核心支持作用自评', 'points', 0, 8, 12),
  ('ip_acquisition', '知识产权获得方式自评', 'points', 0, 6, 13),
  ('ip_standard', '参与标准制定自评', 'points', 0, 2, 14),
  ('mgmt_system', '研发管理制度自评', 'points', 0, 6, 15),
  ('mgmt_institute', '研发机构自评', 'points', 0, 6, 16),
  ('mgmt_conversion', '成果转化制度自评', 'points', 0, 4, 17),
  ('mgmt_people', '人才培养制度自评', 'points', 0, 4, 18);

create table pipeline.ip_kind (
  code text collate "C" primary key,
  name text not null,
  class smallint not null,
  constraint ip_class_is_one_or_two check (class in (1, 2))
);
comment on table pipeline.ip_kind is '知识产权种类: Class I may be used again, Class II once';
insert into pipeline.ip_kind (code, name, class) values
  ('invention', '发明专利', 1),
  ('defence', '国防专利', 1),
  ('plant', '植物新品种', 1),
  ('crop', '国家级农作物品种', 1),
  ('drug', '国家新药', 1),
  ('tcm', '国家一级中药保护品种', 1),
  ('layout', '集成电路布图设计专有权', 1),
  ('utility', '实用新型', 2),
  ('design', '外观设计', 2),
  ('software', '软件著作权', 2);
