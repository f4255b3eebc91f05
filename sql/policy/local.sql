-- What the bureau decides itself. A change of mind is a new row with a later date.
insert into pipeline.local_policy (key, since, value, note) values
  ('apply_gate', '2019-01-01', 'open', '申报闸口：open 只提示诊断结论，strict 结论不是 eligible 时拒绝申报'),
  ('ever_certified', '2019-01-01', 'open', '曾经认定过的企业：open 可以入库，closed 不再入库'),
  ('split_reward', '2019-01-01', 'refuse', '从已认定企业分立出来的企业首次认定：refuse 不再奖补，pay 照常奖补'),
  ('objection_unit', '2019-01-01', 'working', '公示天数按 working 工作日，或 calendar 自然日'),
  ('objection_first_day', '2019-01-01', 'same', '公示第一天：same 发布当日，next 次日'),
  ('extension_months', '2019-01-01', '12', '在库期限每次最多延长几个月'),
  ('assign_days', '2019-01-01', '30', '入库后多少天仍未指派算问题'),
  ('plan_days', '2019-01-01', '90', '入库后多少天仍无一企一策算问题'),
  ('visit_days', '2019-01-01', '90', '多少天没有走访算问题'),
  ('stage_days', '2019-01-01', '180', '在同一阶段停留多少天以上算问题'),
  ('score_intake', '2019-01-01', '30', '县区考核：入库完成率满分'),
  ('score_plan', '2019-01-01', '15', '县区考核：方案率满分'),
  ('score_visit', '2019-01-01', '15', '县区考核：走访覆盖率满分'),
  ('score_growth', '2019-01-01', '40', '县区考核：有效存量增速满分'),
  ('score_growth_full', '2019-01-01', '25', '县区考核：有效存量增长百分之多少得满分'),
  ('first_visit_days', '2019-01-01', '30', '指派后多少天内第一次走访'),
  ('follow_days', '2019-01-01', '30', '走访发现问题、转交或待跟进后多少天再跟进'),
  ('need_days', '2019-01-01', '60', '企业需求提出后多少天内办结'),
  ('leader_sales_min', '2019-01-01', 'unset', '创新龙头后备：上年销售收入不低于多少；unset 未设'),
  ('leader_rd_min', '2019-01-01', 'unset', '创新龙头后备：上年研发费用不低于多少；unset 未设'),
  ('leader_rd_ratio_min', '2019-01-01', 'unset', '创新龙头后备：上年研发费用占销售收入不低于多少；unset 未设'),
  ('leader_inventions_min', '2019-01-01', 'unset', '创新龙头后备：有效发明专利不少于几件；unset 未设'),
  ('leader_certificate', '2019-01-01', 'unset', '创新龙头后备：required 要有有效高企证书；unset 未设'),
  ('match_days', '2019-01-01', '14', '供需对接多少天没有跟进开始提醒'),
  ('deadline_notice_days', '2019-01-01', '30', '申报截止日前多少天开始提醒'),
  ('certificate_notice_days', '2019-01-01', '180', '证书到期前多少天开始提醒'),
  ('term_notice_days', '2019-01-01', '90', '在库期限届满前多少天开始提醒')
on conflict (key, since) do update set value = excluded.value, note = excluded.note;

-- 省市的目标、奖补和期限: numbers that province and city set themselves, with their papers. Not law of certification.
-- Points of first_reward_cap are 万元, from the sales of the year before on.
insert into pipeline.rule_set (id, subject, title, effective_from) values
  ('city', 'local', '省、市自定的目标、奖补和期限（本地设定，不是认定法规）', '2019-01-01')
on conflict (id) do update set
  subject = excluded.subject, title = excluded.title, effective_from = excluded.effective_from;
delete from pipeline.rule where rule_set = 'city';
insert into pipeline.rule (rule_set, id, value, unit, operator, clause, name, name_en) values
  ('city', 'intake_target', 100, 'firms', '>=', '平政〔2019〕16号 二(一)2', '每年入库家数', 'firms to enter a year'),
  ('city', 'stock_target_2020', 150, 'firms', '>=', '平政〔2019〕16号', '2020年高新技术企业家数', 'high-tech enterprises in 2020'),
  ('city', 'sme_target_2020', 300, 'firms', '>=', '平政〔2019〕16号', '2020年科技型中小企业家数', 'technology SMEs in 2020'),
  ('city', 'pool_term_years', 3, 'years', '<=', '市科技局设定', '在库期限', 'years in the reserve'),
  ('city', 'pool_extensions', 1, 'times', '<=', '市科技局设定', '延期次数', 'extensions of the term'),
  ('city', 'objection_days', 5, 'days', '>=', '市科技局设定', '入库名单公示天数', 'days of objection to an intake list'),
  ('city', 'rd_subsidy_base', 5000000, 'yuan', '<=', '河南省研发费用补助（2018年度，报道口径）',
    '研发费用补助第一段', 'first part of the R&D subsidy'),
  ('city', 'rd_subsidy_rate', 0.10, 'ratio', '=', '河南省研发费用补助（2018年度，报道口径）',
    '第一段补助比例', 'rate of the first part'),
  ('city', 'rd_subsidy_rate_above', 0.05, 'ratio', '=', '河南省研发费用补助（2018年度，报道口径）',
    '超出部分补助比例', 'rate above it'),
  ('city', 'rd_subsidy_cap', 1000000, 'yuan', '<=', '河南省研发费用补助（2018年度，报道口径）',
    '一般企业补助上限', 'cap for firms in general'),
  ('city', 'rd_subsidy_cap_sme', 2000000, 'yuan', '<=', '河南省研发费用补助（2018年度，报道口径）',
    '科技型中小企业等补助上限', 'cap for technology SMEs and the like'),
  ('city', 'rd_subsidy_cap_platform', 3000000, 'yuan', '<=', '河南省研发费用补助（2018年度，报道口径）',
    '国家级平台等补助上限', 'cap for national platforms and the like'),
  ('city', 'rd_subsidy_cap_leader', 4000000, 'yuan', '<=', '河南省研发费用补助（2018年度，报道口径）',
    '创新龙头企业补助上限', 'cap for leading firms');
delete from pipeline.rule_band where rule_set = 'city';
insert into pipeline.rule_band (rule_set, item, grade, least, operator, low, high, clause) values
  ('city', 'first_reward_cap', 'A', 10000000, '>=', 30, 30, '河南省首次认定奖补（摘要）'),
  ('city', 'first_reward_cap', 'B', 2000000, '>=', 20, 20, '河南省首次认定奖补（摘要）'),
  ('city', 'first_reward_cap', 'C', 0, '>=', 10, 10, '河南省首次认定奖补（摘要）');

-- 取舍: what is done where the text of the law is silent or contradicts itself. The reasons: docs/decisions/0010.
insert into pipeline.choice (id, since, position, value, options, clause) values
  ('growth_d_band', '2016-01-01', 1, 'body', '{body,form}', '195号 三(七)4；附件4'),
  ('conversion_below_one', '2016-01-01', 2, 'open', '{open,zero}', '195号 三(七)2'),
  ('negative_net_assets', '2016-01-01', 3, 'human', '{human,zero}', '195号 三(七)4'),
  ('growth_short', '2016-01-01', 4, 'human', '{human,zero}', '195号 三(七)4'),
  ('score_mean', '2016-01-01', 5, 'whole', '{whole,decimal}', '195号 三(七)'),
  ('class2_use', '2016-01-01', 6, 'certified', '{certified,reviewed}', '195号 三(二)4'),
  ('other_rd', '2016-01-01', 7, 'warn', '{warn,cut}', '195号 三(六)2(8)'),
  ('staff_days', '2016-01-01', 8, 'average', '{average,count}', '195号 三(五)'),
  ('part_time', '2016-01-01', 9, 'written', '{written}', '195号 三(五)'),
  ('zero_sales', '2016-01-01', 10, 'human', '{human}', '32号 第十一条(五)'),
  ('mgmt_points', '2016-01-01', 11, 'self', '{self,open}', '195号 三(七)3')
on conflict (id, since) do update set
  position = excluded.position, value = excluded.value, options = excluded.options, clause = excluded.clause;

-- 补短板措施: what usually mends a gap, in how many days and with how many days of work. Advice, not law.
insert into pipeline.remedy (kind, since, position, lead_days, effort, effort_each, each_of, bureau) values
  ('find_out', '2019-01-01', 1, 14, 1, 0, 1, '县（市、区）科技部门'),
  ('choose_field', '2019-01-01', 2, 14, 2, 0, 1, '市科技局'),
  ('software', '2019-01-01', 3, 60, 2, 4, 1, '市市场监督管理局'),
  ('utility', '2019-01-01', 4, 270, 2, 8, 1, '市市场监督管理局'),
  ('design', '2019-01-01', 5, 180, 2, 6, 1, '市市场监督管理局'),
  ('purchase', '2019-01-01', 6, 90, 20, 15, 1, '市市场监督管理局'),
  ('invention', '2019-01-01', 7, 720, 5, 25, 1, '市市场监督管理局'),
  ('conversion', '2019-01-01', 8, 60, 2, 5, 1, '市科技局'),
  ('system', '2019-01-01', 9, 45, 10, 0, 1, '市科技局'),
  ('institute', '2019-01-01', 10, 60, 20, 0, 1, '市科技局'),
  ('incentive', '2019-01-01', 11, 45, 8, 0, 1, '市科技局'),
  ('training', '2019-01-01', 12, 45, 8, 0, 1, '市人力资源和社会保障局'),
  ('standard', '2019-01-01', 13, 365, 40, 0, 1, '市市场监督管理局'),
  ('hire', '2019-01-01', 14, 30, 2, 5, 1, '市人力资源和社会保障局'),
  ('book_rd', '2019-01-01', 15, 30, 10, 1, 100000, '市税务局'),
  ('domestic_rd', '2019-01-01', 16, 30, 5, 1, 100000, '市税务局'),
  ('hitech_income', '2019-01-01', 17, 60, 5, 1, 200000, '市税务局'),
  ('sales', '2019-01-01', 18, 90, 10, 1, 200000, '市工业和信息化局'),
  ('capital', '2019-01-01', 19, 45, 5, 1, 200000, '市财政局')
on conflict (kind, since) do update set
  position = excluded.position, lead_days = excluded.lead_days, effort = excluded.effort,
  effort_each = excluded.effort_each, each_of = excluded.each_of, bureau = excluded.bureau;

-- 省首次认定奖补: what the province adds to the city's own standard at most, by sales of the year before. The city's
-- standard is not in this file: the office records its own (reward standard).
insert into pipeline.reward_rule (tier, since, least, amount, clause)
select 'province', date '2018-01-01', b.least, b.low * 10000, b.clause
from pipeline.rule_band b where b.rule_set = 'city' and b.item = 'first_reward_cap'
on conflict (tier, since, least) do update set amount = excluded.amount, clause = excluded.clause;
