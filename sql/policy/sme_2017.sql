-- 国科发政〔2017〕115号 (S115): the numbers for a 科技型中小企业; and the third step of the ladder, 科技小巨人.
insert into pipeline.rule_set (id, subject, title, effective_from) values
  ('sme-2017', 'sme', '科技型中小企业评价办法（国科发政〔2017〕115号）', '2017-05-03'),
  ('giant', 'giant', '科技小巨人：年销售收入超过1亿元（梯次培育口径，未见单独的认定办法）', '2016-01-01')
on conflict (id) do update set
  subject = excluded.subject, title = excluded.title, effective_from = excluded.effective_from;

delete from pipeline.rule where rule_set in ('sme-2017', 'giant');
insert into pipeline.rule (rule_set, id, value, unit, operator, clause, name, name_en) values
  ('sme-2017', 'sme_staff_max', 500, 'heads', '<=', '国科发政〔2017〕115号 第六条(二)', '职工总数', 'staff'),
  ('sme-2017', 'sme_sales_max', 200000000, 'yuan', '<=', '国科发政〔2017〕115号 第六条(二)',
    '年销售收入', 'sales of the year'),
  ('sme-2017', 'sme_assets_max', 200000000, 'yuan', '<=', '国科发政〔2017〕115号 第六条(二)',
    '资产总额', 'total assets'),
  ('sme-2017', 'sme_pass', 60, 'points', '>=', '国科发政〔2017〕115号 第六条(五)', '综合评价得分', 'score'),
  ('sme-2017', 'sme_staff_points_min', 0, 'points', '>', '国科发政〔2017〕115号 第六条(五)',
    '科技人员指标得分', 'points for R&D staff'),
  ('sme-2017', 'sme_cap_staff', 20, 'points', '<=', '国科发政〔2017〕115号 第七条', '科技人员满分', 'most points for staff'),
  ('sme-2017', 'sme_cap_rd', 50, 'points', '<=', '国科发政〔2017〕115号 第七条', '研发投入满分', 'most points for R&D'),
  ('sme-2017', 'sme_cap_ip', 30, 'points', '<=', '国科发政〔2017〕115号 第七条', '科技成果满分', 'most points for results'),
  ('sme-2017', 'sme_parttime_months', 6, 'months', '>=', '国科发政〔2017〕115号 第九条(一)(二)',
    '兼职和临时人员累计月数', 'months for part-time staff to count'),
  ('sme-2017', 'sme_update_due', 331, 'month_day', '<=', '国科发政〔2017〕115号 第十二条',
    '信息更新截止日', 'last day of the yearly update'),
  ('sme-2017', 'sme_award_rank_max', 3, 'place', '<=', '国科发政〔2017〕115号 第八条(二)',
    '国家科技奖励名次', 'rank in a national award'),
  ('sme-2017', 'sme_award_years', 5, 'years', '<=', '国科发政〔2017〕115号 第八条(二)',
    '国家科技奖励年限', 'years an award counts'),
  ('sme-2017', 'sme_standard_place_max', 5, 'place', '<=', '国科发政〔2017〕115号 第八条(四)；第九条',
    '标准起草单位名次', 'place among the drafters of a standard'),
  ('sme-2017', 'sme_standard_years', 5, 'years', '<=', '国科发政〔2017〕115号 第八条(四)',
    '主导标准年限', 'years a standard counts'),
  ('giant', 'giant_sales_min', 100000000, 'yuan', '>', '梯次培育口径', '年销售收入', 'sales of the year');

delete from pipeline.rule_band where rule_set in ('sme-2017', 'giant');
insert into pipeline.rule_band (rule_set, item, grade, least, operator, low, high, clause)
select 'sme-2017', item, grade, least, '>=', points, points, '国科发政〔2017〕115号 第七条' || part
from (values
  ('sme_staff', 'A', 0.30, 20, '1'), ('sme_staff', 'B', 0.25, 16, '1'), ('sme_staff', 'C', 0.20, 12, '1'),
  ('sme_staff', 'D', 0.15, 8, '1'), ('sme_staff', 'E', 0.10, 4, '1'),
  ('sme_rd_sales', 'A', 0.06, 50, '2(1)'), ('sme_rd_sales', 'B', 0.05, 40, '2(1)'),
  ('sme_rd_sales', 'C', 0.04, 30, '2(1)'), ('sme_rd_sales', 'D', 0.03, 20, '2(1)'),
  ('sme_rd_sales', 'E', 0.02, 10, '2(1)'),
  ('sme_rd_cost', 'A', 0.30, 50, '2(2)'), ('sme_rd_cost', 'B', 0.25, 40, '2(2)'),
  ('sme_rd_cost', 'C', 0.20, 30, '2(2)'), ('sme_rd_cost', 'D', 0.15, 20, '2(2)'),
  ('sme_rd_cost', 'E', 0.10, 10, '2(2)'),
  ('sme_ip_class1', 'A', 1, 30, '3'), ('sme_ip_class2', 'B', 4, 24, '3'), ('sme_ip_class2', 'C', 3, 18, '3'),
  ('sme_ip_class2', 'D', 2, 12, '3'), ('sme_ip_class2', 'E', 1, 6, '3')
) as band (item, grade, least, points, part);
