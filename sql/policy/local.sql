-- What the bureau decides itself. A change of mind is a new row with a later date.
insert into pipeline.local_policy (key, since, value, note) values
  ('apply_gate', '2019-01-01', 'open', '申报闸口：open 只提示诊断结论，strict 结论不是 eligible 时拒绝申报'),
  ('reserve_term_years', '2019-01-01', '3', '在库期限（年），自入库之日起'),
  ('reserve_extensions', '2019-01-01', '1', '在库期满可延长的次数'),
  ('ever_certified', '2019-01-01', 'open', '曾经认定过的企业：open 可以入库，closed 不再入库'),
  ('objection_days', '2019-01-01', '5', '入库名单公示天数'),
  ('objection_unit', '2019-01-01', 'working', '公示天数按 working 工作日，或 calendar 自然日'),
  ('objection_first_day', '2019-01-01', 'same', '公示第一天：same 发布当日，next 次日'),
  ('reward_province_1', '2019-01-01', '300000', '首次认定省级奖补上限（元）：上年销售收入 1000 万元以上（含）'),
  ('reward_province_2', '2019-01-01', '200000', '首次认定省级奖补上限（元）：上年销售收入 200 万元（含）至 1000 万元'),
  ('reward_province_3', '2019-01-01', '100000', '首次认定省级奖补上限（元）：上年销售收入不足 200 万元')
on conflict (key, since) do update set value = excluded.value, note = excluded.note;

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
