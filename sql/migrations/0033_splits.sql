-- 分立: one firm becomes two. The new one is a firm of its own; where it came from is an event in both chains.

create table pipeline.firm_split (
  firm uuid not null,
  seq integer not null,
  other uuid not null,
  is_new boolean not null,
  reason pipeline.note not null,
  primary key (firm, seq, other),
  constraint firm_split_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint firm_split_other_is_a_firm foreign key (other) references pipeline.firm (id),
  constraint firm_split_parts_two_firms check (other <> firm)
);
comment on table pipeline.firm_split is
  '分立: in the chain of a new firm the firm it came out of (is_new true), and in that one''s chain the new firm (false)';
create index firm_split_by_other on pipeline.firm_split (other);
grant insert on pipeline.firm_split to pl_api;
select pipeline.wall('pipeline.firm_split', true);
