-- 更正需求: what a firm asked for was put down under a wrong kind or in wrong words; the need stays the same one.

create function pipeline.is_need_kind(_kind text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select _kind in ('funds', 'people', 'technology', 'premises', 'policy', 'market', 'ip', 'other')
$$;
revoke all on function pipeline.is_need_kind(text) from public;
grant execute on function pipeline.is_need_kind(text) to pl_api;
alter table pipeline.need drop constraint need_kind_is_known;
alter table pipeline.need add constraint need_kind_is_known check (pipeline.is_need_kind(kind));

create table pipeline.need_amended (
  firm uuid not null,
  seq integer not null,
  need uuid not null,
  kind text collate "C" not null,
  text pipeline.note not null,
  reason pipeline.note not null,
  primary key (firm, seq),
  constraint need_amended_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint need_amended_is_of_the_firms_need foreign key (need, firm) references pipeline.need (id, firm),
  constraint need_amended_kind_is_known check (pipeline.is_need_kind(kind)),
  constraint need_amended_says_something check (btrim(text) <> '')
);
comment on table pipeline.need_amended is
  '更正需求: the kind and the words that hold from the moment this is recorded, and why; the latest that holds counts';
create index need_amended_by_need on pipeline.need_amended (need);
grant insert on pipeline.need_amended to pl_api;
select pipeline.wall('pipeline.need_amended');
