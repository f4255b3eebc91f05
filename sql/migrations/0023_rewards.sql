-- 首次认定奖补 and 财政扶持: what a firm may get, who prepared, approved and paid it. Each reward is claimed once for a line of
-- records, approved by somebody else than its preparer, and paid once from each purse, all by constraints.

create table pipeline.reward_rule (
  tier text collate "C" not null,
  since pipeline.past_date not null,
  least numeric(16, 2) not null,
  amount numeric(16, 2) not null,
  clause pipeline.line not null,
  op uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  primary key (tier, since, least),
  constraint reward_rule_tier_is_known check (tier in ('city', 'province')),
  constraint reward_rule_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint reward_rule_is_in_yuan check (least between 0 and 1e13 and amount between 0 and 1e10)
);
comment on table pipeline.reward_rule is
  '奖补标准: for certificates issued from a day on, by sales of the year before from an amount on; of the province, the most that it adds to the city''s; rows of the latest day hold';

create table pipeline.reward_budget (
  year pipeline.fiscal_year not null,
  tier text collate "C" not null,
  amount numeric(16, 2) not null,
  document pipeline.line not null,
  on_date pipeline.past_date not null,
  op uuid primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint reward_budget_tier_is_known check (tier in ('city', 'province')),
  constraint reward_budget_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint reward_budget_is_not_negative check (amount between 0 and 1e13)
);
comment on table pipeline.reward_budget is '奖补预算: of the firms certified in a year; the latest row for a year and tier holds';

create table pipeline.reward (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  line uuid not null,
  year pipeline.fiscal_year not null,
  constraint reward_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint reward_of_a_firm_is_unique unique (id, firm),
  constraint reward_is_claimed_once_for_a_line unique (line)
);
comment on table pipeline.reward is '首次认定奖补: one for a firm with all records merged into it; year is that of the first certificate';
create index reward_by_firm on pipeline.reward (firm);

create table pipeline.reward_claim (
  firm uuid not null,
  seq integer not null,
  reward uuid not null,
  certificate uuid not null,
  sales numeric(16, 2) not null,
  city numeric(16, 2) not null,
  province numeric(16, 2) not null,
  clause pipeline.note not null,
  preparer text not null default session_user,
  primary key (firm, seq),
  constraint reward_claim_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint reward_claim_is_of_the_firms_reward foreign key (reward, firm) references pipeline.reward (id, firm),
  constraint reward_claim_certificate_exists foreign key (certificate) references pipeline.certificate (id),
  constraint reward_claim_names_preparer_and_amounts unique (reward, seq, preparer, city, province),
  constraint reward_claim_is_an_amount check (
    city between 0 and 1e10 and province between 0 and 1e10 and city + province > 0)
);
comment on table pipeline.reward_claim is '奖补测算: amounts by the standards, and who worked them out; the latest one counts until it is approved';

create table pipeline.reward_approval (
  firm uuid not null,
  seq integer not null,
  reward uuid not null,
  claim_seq integer not null,
  preparer text not null,
  approver text not null default session_user,
  city numeric(16, 2) not null,
  province numeric(16, 2) not null,
  primary key (firm, seq),
  constraint reward_approval_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint reward_is_approved_once unique (reward),
  constraint reward_approval_names_its_amounts unique (reward, city, province),
  constraint reward_approval_is_of_a_claim foreign key (reward, claim_seq, preparer, city, province)
    references pipeline.reward_claim (reward, seq, preparer, city, province),
  constraint reward_is_approved_by_another_person check (approver <> preparer)
);
comment on table pipeline.reward_approval is '奖补审批: of one claim with its amounts, by somebody else';

create table pipeline.reward_payment (
  firm uuid not null,
  seq integer not null,
  reward uuid not null,
  line uuid not null,
  tier text collate "C" not null,
  city numeric(16, 2) not null,
  province numeric(16, 2) not null,
  amount numeric(16, 2) not null,
  document pipeline.line not null,
  primary key (firm, seq, tier),
  constraint reward_payment_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint reward_payment_is_approved foreign key (reward, city, province)
    references pipeline.reward_approval (reward, city, province),
  constraint reward_is_paid_once unique (reward, tier),
  constraint reward_is_paid_once_for_a_line unique (line, tier),
  constraint reward_payment_is_the_approved_amount check (
    amount > 0 and amount = case tier when 'city' then city when 'province' then province else -1 end),
  constraint reward_payment_is_known_with_its_amount unique (reward, tier, amount)
);
comment on table pipeline.reward_payment is '奖补拨付: the approved amount of one purse; line is the firm that the record counted for that day';

create table pipeline.reward_clawback (
  firm uuid not null,
  seq integer not null,
  reward uuid not null,
  tier text collate "C" not null,
  paid numeric(16, 2) not null,
  amount numeric(16, 2) not null,
  document pipeline.line not null,
  primary key (firm, seq, tier),
  constraint reward_clawback_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint reward_clawback_is_of_a_payment foreign key (reward, tier, paid)
    references pipeline.reward_payment (reward, tier, amount),
  constraint reward_is_clawed_back_once unique (reward, tier),
  constraint reward_clawback_is_no_more_than_was_paid check (amount > 0 and amount <= paid)
);
comment on table pipeline.reward_clawback is '奖补追回: money that came back after the certificate was revoked';

create table pipeline.support (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  kind text collate "C" not null,
  amount numeric(16, 2) not null,
  document pipeline.line not null,
  gap text collate "C",
  note pipeline.note,
  constraint support_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint support_kind_is_known check (kind in ('research', 'rd_subsidy', 'voucher')),
  constraint support_is_an_amount check (amount > 0 and amount <= 1e13)
);
comment on table pipeline.support is '财政扶持: 科研经费, 研发费用补助, 科技创新券; gap is the condition it was meant to help with';
create index support_by_firm on pipeline.support (firm, seq);

select pipeline.wall(t.name, true) from unnest(array[
  'pipeline.reward', 'pipeline.reward_claim', 'pipeline.reward_approval', 'pipeline.reward_payment',
  'pipeline.reward_clawback', 'pipeline.support']::regclass[]) as t (name);
grant insert on pipeline.reward_rule, pipeline.reward_budget, pipeline.reward, pipeline.reward_claim,
  pipeline.reward_approval, pipeline.reward_payment, pipeline.reward_clawback, pipeline.support to pl_api;
grant select on pipeline.reward_rule, pipeline.reward_budget
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;
