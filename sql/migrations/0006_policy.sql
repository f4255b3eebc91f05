-- Policy as data. Law (national, with its clause) and local settings never share a table.

create table pipeline.rule_set (
  id text collate "C" primary key,
  title text not null,
  effective_from date not null,
  effective_to date,
  constraint rule_set_ends_after_it_starts check (effective_to > effective_from)
);
comment on table pipeline.rule_set is '规则集: one state of the law, by the day of application';

create table pipeline.rule (
  rule_set text collate "C" not null,
  id text collate "C" not null,
  value numeric not null,
  unit text not null,
  operator text not null,
  clause text not null,
  primary key (rule_set, id),
  constraint rule_is_of_a_rule_set foreign key (rule_set) references pipeline.rule_set (id),
  constraint rule_operator_is_known check (operator in ('>=', '>', '<=', '<', '=')),
  constraint rule_value_is_finite check (value between -1e13 and 1e13)
);
comment on table pipeline.rule is '规则: one number of the law with its operator and clause';

create table pipeline.local_policy (
  key text collate "C" not null,
  since date not null,
  value text not null,
  note text not null,
  primary key (key, since)
);
comment on table pipeline.local_policy is '本地设定: what the bureau decides itself; never printed as law';
