-- 工作日历: public holidays and shifted working days, one table for each year, as the State Council announces them.
-- A year without one is refused: weekends alone would give wrong deadlines.

create table pipeline.calendar (
  year integer not null,
  edition integer not null,
  notice pipeline.line not null,
  op uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  primary key (year, edition),
  constraint calendar_year_is_possible check (year between 1999 and 2200),
  constraint calendar_edition_counts_from_zero check (edition >= 0),
  constraint calendar_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint calendar_of_a_person_has_an_operation check ((edition = 0) = (op is null))
);
comment on table pipeline.calendar is
  '工作日历: a year whose holidays are known; edition 0 came with the program, a later one replaces those before it';
comment on column pipeline.calendar.notice is '依据: the notice that announced it, by its number';

create table pipeline.calendar_day (
  year integer not null,
  edition integer not null,
  day date not null,
  kind text collate "C" not null,
  name pipeline.line not null,
  notice pipeline.line not null,
  primary key (year, edition, day),
  constraint calendar_day_is_of_a_calendar foreign key (year, edition) references pipeline.calendar (year, edition),
  constraint calendar_day_kind_is_known check (kind in ('holiday', 'workday')),
  constraint calendar_day_is_near_its_year check (
    day between make_date(year - 1, 12, 1) and make_date(year, 12, 31)),
  constraint calendar_workday_is_on_a_weekend check (kind = 'holiday' or extract(isodow from day) >= 6)
);
comment on table pipeline.calendar_day is
  '放假和调休: a day off, or a Saturday or Sunday that is worked; a notice may reach into the December before its year';
create index calendar_day_by_day on pipeline.calendar_day (day);

-- The latest table of each year.
create view pipeline.calendar_now with (security_invoker) as
select distinct on (c.year) c.* from pipeline.calendar c order by c.year, c.edition desc;

-- 工作日: what the notices say, and else Monday to Friday. Refuses a year without a table (PL371).
create function pipeline.is_workday(_day date) returns boolean
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp
as $$
declare
  said text;
begin
  if not exists (select from pipeline.calendar c where c.year = extract(year from _day)) then
    raise exception using errcode = 'PL371', message = 'no calendar of this year', detail = json_build_object(
      'year', extract(year from _day), 'known', (select json_agg(c.year order by c.year) from pipeline.calendar_now c))::text;
  end if;
  select d.kind into said
    from pipeline.calendar_day d
    join pipeline.calendar_now c on c.year = d.year and c.edition = d.edition
    where d.day = _day order by d.year desc limit 1;
  return coalesce(said = 'workday', extract(isodow from _day) <= 5);
end
$$;
comment on function pipeline.is_workday(date) is '工作日: whether a day is worked in China';

grant select on pipeline.calendar, pipeline.calendar_day, pipeline.calendar_now
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;
grant insert on pipeline.calendar, pipeline.calendar_day to pl_api;
revoke all on function pipeline.is_workday(date) from public;
grant execute on function pipeline.is_workday(date)
  to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance;
