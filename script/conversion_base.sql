-- A made-up base for script/bench conversion: :n stays with eight events each, of 4 % of the firms two, in twelve counties.
set session_replication_role = replica;
insert into pipeline.operation (op, verb, payload_hash)
values ('00000000-0000-7000-8000-000000000001', 'bench', sha256('x'));
create temp table shape as
select n, md5('stay ' || n)::uuid as episode,
  md5('firm ' || case when n % 25 = 0 then n - 1 else n end)::uuid as firm,
  case when n % 25 = 0 then 9 else 1 end as first_seq,
  date '2015-01-01' + (n::bigint * 7919 % 2000)::integer + case when n % 25 = 0 then 1600 else 0 end as entered_on,
  (select array_agg(code) from pipeline.county)[1 + n % 12] as county,
  case when (n + 1) % 25 = 0 then 35 else n::bigint * 104729 % 100 end as fate,
  (n::bigint * 15485863 % 1500)::integer as days
from generate_series(1, :n) n;
insert into pipeline.firm (id, credit_code, name, name_key, county, field, head)
select firm, '91410421MA' || lpad(n::text, 8, '0'), '例示第' || n || '号制品有限公司', n, county, 1 + n % 8, 8
from shape where n % 25 > 0;
insert into pipeline.episode (id, firm, intake_year, entered_on, entered_seq, county_at_entry, stage, stage_on, stage_seq,
  furthest, ended_on)
select episode, firm, date_part('year', entered_on), entered_on, first_seq, county,
  case when fate < 30 then 'certified' when fate < 45 then 'exited' else 'planned' end, entered_on + days, first_seq + 7,
  case when fate < 30 then 'certified' else 'planned' end, case when fate < 45 then entered_on + days end
from shape;
insert into pipeline.event (firm, seq, verb, on_date, op)
select firm, first_seq + k, 'bench', entered_on + days * k / 7, '00000000-0000-7000-8000-000000000001'
from shape, generate_series(0, 7) k;
insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage)
select firm, first_seq + k, episode, 'bench', '', case
  when k = 7 and fate < 30 then 'certified' when k = 7 and fate < 45 then 'exited'
  else ('{entered,assigned,diagnosed,planned,applied,planned,applied,planned}'::text[])[k + 1] end
from shape, generate_series(0, 7) k;
vacuum analyze;
