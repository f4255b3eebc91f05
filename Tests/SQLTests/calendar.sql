-- 工作日历: which days are worked, and deadlines in working days.
begin;
select plan(16);

-- The publicity period of a provincial office: ten working days, the day of publication counted.
select is(api.workdays_after('2023-11-10', 10, 'same'), '2023-11-23', 'ten working days from the day itself');
select is(api.workdays_after('2023-11-10', 10, 'next'), '2023-11-24', 'one later from the day behind it');
select is(api.workdays_between('2023-11-10', '2023-11-23'), 10, 'and counted back');
select is(api.workdays_after('2023-09-28', 2, 'same'), '2023-10-07', 'over the holidays of autumn, to a Saturday that is worked');
select is(api.workdays_after('2023-11-11', 1, 'same'), '2023-11-13', 'published on a Saturday, the first day is Monday');
select is(api.workdays_after('2023-12-29', 2, 'same'), '2024-01-02', 'over the end of a year');
select is(api.workdays_after('2020-01-23', 2, 'same'), '2020-02-03', 'the holiday of 2020 that was made longer');
select is(pipeline.is_workday('2019-05-02'), false, 'the holiday of 2019 that was changed by a later notice');
select is(pipeline.is_workday('2022-12-31'), false, 'a notice reaches into the December before');
select is(pipeline.is_workday('2024-02-18'), true, 'a Sunday that is worked');

-- Counted by hand from the notices: days off that are no Saturday or Sunday, less weekends worked.
select results_eq(
  $$select extract(year from d)::integer, count(*) filter (where pipeline.is_workday(d::date))
    from generate_series('2019-01-01'::timestamp, '2026-12-31', '1 day') d group by 1 order by 1$$,
  $$values (2019, 250::bigint), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)$$,
  'working days of each year');
select is_empty(
  $$select d.day from pipeline.calendar_day d where d.notice !~ '^国办发明电〔20[0-9]{2}〕[0-9]+号$'$$,
  'every day says which notice it comes from');

select throws_ok($$select pipeline.is_workday('2018-12-28')$$, 'PL371', null, 'a year without a table is refused');
select throws_ok($$select api.workdays_after('2026-12-30', 3, 'next')$$, 'PL371', null, 'also when a count runs into it');
select throws_ok($$select api.calendar_show(2030)$$, 'PL371', null, 'and when it is asked for');

-- A later edition of a year holds, and the rows of the one before are left as they were.
insert into pipeline.operation (op, verb, payload_hash) values ('00000000-0000-7000-8000-000000000001', 'test', sha256('x'));
insert into pipeline.calendar (year, edition, notice, op) values (2024, 1, '例示〔2024〕1号', '00000000-0000-7000-8000-000000000001');
insert into pipeline.calendar_day (year, edition, day, kind, name, notice) values (2024, 1, '2024-11-11', 'holiday', '例示节', '例示〔2024〕1号');
select ok(not pipeline.is_workday('2024-11-11') and pipeline.is_workday('2024-10-01'), 'the latest edition of a year holds');

select * from finish();
rollback;
