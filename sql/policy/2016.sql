-- 国科发火〔2016〕32号 (A32) and 国科发火〔2016〕195号 (G195): the numbers of the eight conditions.
-- Money is in yuan; 5,000万 and 2亿 belong to the tier with the smaller sales.
insert into pipeline.rule_set (id, title, effective_from) values
  ('2016', '高新技术企业认定管理办法（国科发火〔2016〕32号）及工作指引（国科发火〔2016〕195号）', '2016-01-01')
on conflict (id) do update set title = excluded.title, effective_from = excluded.effective_from;

insert into pipeline.rule (rule_set, id, value, unit, operator, clause) values
  ('2016', 'min_age_days', 365, 'days', '>=', '国科发火〔2016〕32号 第十一条(一)；195号 三(一)'),
  ('2016', 'min_ip_core', 1, 'titles', '>=', '国科发火〔2016〕32号 第十一条(二)'),
  ('2016', 'field_level', 3, 'level', '=', '国科发火〔2016〕32号 第十一条(三)'),
  ('2016', 'tech_staff_ratio', 0.10, 'ratio', '>=', '国科发火〔2016〕32号 第十一条(四)'),
  ('2016', 'rd_tier1_sales_max', 50000000, 'yuan', '<=', '国科发火〔2016〕32号 第十一条(五)1'),
  ('2016', 'rd_tier1_ratio', 0.05, 'ratio', '>=', '国科发火〔2016〕32号 第十一条(五)1'),
  ('2016', 'rd_tier2_sales_max', 200000000, 'yuan', '<=', '国科发火〔2016〕32号 第十一条(五)2'),
  ('2016', 'rd_tier2_ratio', 0.04, 'ratio', '>=', '国科发火〔2016〕32号 第十一条(五)2'),
  ('2016', 'rd_tier3_ratio', 0.03, 'ratio', '>=', '国科发火〔2016〕32号 第十一条(五)3'),
  ('2016', 'rd_domestic_share', 0.60, 'ratio', '>=', '国科发火〔2016〕32号 第十一条(五)'),
  ('2016', 'hitech_income_share', 0.60, 'ratio', '>=', '国科发火〔2016〕32号 第十一条(六)'),
  ('2016', 'score_pass', 70, 'points', '>', '国科发火〔2016〕32号 第十一条(七)；195号 三(七)'),
  ('2016', 'accident_lookback_days', 365, 'days', '<=', '国科发火〔2016〕32号 第十一条(八)；195号 三(一)')
on conflict (rule_set, id) do update set
  value = excluded.value, unit = excluded.unit, operator = excluded.operator, clause = excluded.clause;
