-- 合并: two records that turn out to be one firm. Both histories stay; a merge is an event in both chains.

create table pipeline.firm_merge (
  firm uuid not null,
  seq integer not null,
  other uuid not null,
  survives boolean not null,
  reason pipeline.note not null,
  primary key (firm, seq, other),
  constraint firm_merge_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint firm_merge_other_is_a_firm foreign key (other) references pipeline.firm (id),
  constraint firm_merge_joins_two_firms check (other <> firm)
);
comment on table pipeline.firm_merge is
  '合并: in the chain of a merged record the record that goes on (survives false), and in that one''s chain the merged (true); the latest row that holds counts';
create index firm_merge_by_firm on pipeline.firm_merge (firm, seq) where not survives;
grant insert on pipeline.firm_merge to pl_api;
select pipeline.wall('pipeline.firm_merge', true);

alter table pipeline.firm
  add column merged_into uuid,
  add constraint firm_is_merged_into_a_firm foreign key (merged_into) references pipeline.firm (id),
  add constraint firm_is_not_merged_into_itself check (merged_into <> id);
comment on column pipeline.firm.merged_into is
  '并入: the record that goes on for this firm, itself never merged; repeats what firm_merge says';
create index firm_by_merged_into on pipeline.firm (merged_into) where merged_into is not null;
grant update (merged_into) on pipeline.firm to pl_api;

-- Whoever works with a firm works with the records that were merged into it.
create function pipeline.my_own_firms() returns setof uuid
language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp
as $$
  select f.id from pipeline.person p join pipeline.firm f on f.county = p.county
  where p.login = session_user and p.revoked_at is null and p.role = 'county'
  union all
  select e.firm
  from pipeline.person p
  cross join lateral (select distinct a.episode from pipeline.assignment a where a.officer = p.officer) mine
  join pipeline.episode e on e.id = mine.episode and not e.voided
    and (e.ended_on is null or e.ended_on >= pipeline.today())
  cross join lateral (
    select a.officer
    from pipeline.assignment a
    join pipeline.event v on v.firm = a.firm and v.seq = a.seq
    left join lateral (
      select x.void, x.on_date from pipeline.correction x
      where x.firm = a.firm and x.corrects = a.seq order by x.seq desc limit 1) c on true
    where a.episode = e.id and c.void is not true and coalesce(c.on_date, v.on_date) <= pipeline.today()
    order by coalesce(c.on_date, v.on_date) desc, a.seq desc limit 1) latest
  where p.login = session_user and p.revoked_at is null and p.role = 'officer' and latest.officer = p.officer
    and not exists (
      select from pipeline.officer_leave l where l.officer = p.officer and l.on_date < pipeline.today())
$$;
revoke all on function pipeline.my_own_firms() from public;
create or replace function pipeline.my_firms() returns setof uuid
language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp
as $$
  with own as materialized (select o.firm from pipeline.my_own_firms() as o (firm))
  select own.firm from own
  union all
  select f.id from own join pipeline.firm f on f.merged_into = own.firm
$$;
