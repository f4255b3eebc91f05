-- 证书存续: what becomes of a certificate after its day of issue, and the duties of its holder.

alter table pipeline.certificate add constraint certificate_of_a_firm_is_unique unique (id, firm);

create table pipeline.certificate_end (
  firm uuid not null,
  seq integer not null,
  certificate uuid not null,
  cause text collate "C" not null,
  note pipeline.note,
  primary key (firm, seq),
  constraint certificate_end_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint certificate_end_is_of_the_firms_certificate
    foreign key (certificate, firm) references pipeline.certificate (id, firm),
  constraint certificate_end_cause_is_known check (
    cause in ('fraud', 'accident', 'unreported', 'unqualified', 'moved', 'closed'))
);
comment on table pipeline.certificate_end is
  '证书终止: before the three years are over: revoked for a cause of 32号 第十六、十七、十九条, or the firm moved out of the city or closed';
create index certificate_end_by_certificate on pipeline.certificate_end (certificate);

create table pipeline.annual_report (
  firm uuid not null,
  seq integer not null,
  year pipeline.fiscal_year not null,
  primary key (firm, seq),
  constraint annual_report_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq)
);
comment on table pipeline.annual_report is
  '年报: the report on a fiscal year that a holder filed; due by 31 May of the next, 32号 第十三条';

create table pipeline.change_report (
  firm uuid not null,
  seq integer not null,
  kind text collate "C" not null,
  happened_on pipeline.past_date not null,
  primary key (firm, seq),
  constraint change_report_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint change_report_kind_is_known check (
    kind in ('rename', 'merge', 'split', 'reorganise', 'business', 'relocate'))
);
comment on table pipeline.change_report is
  '变化报告: a holder reported that it was renamed or changed; due within three months, 32号 第十七条';

select pipeline.wall(t.name, true) from unnest(array[
  'pipeline.certificate_end', 'pipeline.annual_report', 'pipeline.change_report']::regclass[]) as t (name);
grant insert on pipeline.certificate_end, pipeline.annual_report, pipeline.change_report to pl_api;
