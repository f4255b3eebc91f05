-- Every named rule of the tables is broken once, directly and as superuser, and refuses by its name.
-- The last test compares what was broken with the catalogue, so that no rule is left out.
begin;
select no_plan();

-- A short uuid: u('f1').
create function u(_hex text) returns uuid language sql immutable
as $$ select lpad(_hex, 32, '0')::uuid $$;

-- Every named rule: checks, foreign keys, unique constraints and unique indexes, with its SQLSTATE.
create temp view rule as
select conname as name, case contype when 'c' then '23514' when 'f' then '23503' else '23505' end as state
from pg_constraint where connamespace = 'pipeline'::regnamespace and contype <> 'p'
union
select c.relname, '23505'
from pg_index i join pg_class c on c.oid = i.indexrelid
where i.indisunique and not i.indisprimary and c.relnamespace = 'pipeline'::regnamespace
union
-- References that are checked for a whole statement at once, by triggers.
select split_part(encode(t.tgargs, 'escape'), '\000', 1), '23503'
from pg_trigger t where t.tgfoid = 'pipeline.is_referred_to()'::regprocedure;

create temp table broken (name text);

-- Passes when the statement is refused by the rule of this name.
create function refused(_rule text, _statement text) returns text language plpgsql
as $$
declare
  by_rule text := 'none';
  state text := '00000';
begin
  begin
    execute _statement;
  exception when others then
    get stacked diagnostics by_rule = constraint_name, state = returned_sqlstate;
  end;
  insert into broken values (_rule);
  return is(state || ' ' || by_rule, (select r.state || ' ' || r.name from rule r where r.name = _rule), _rule);
end
$$;

-- One valid row of everything, two where one must not be like the other.
insert into pipeline.operation (op, verb, payload_hash) values (u('0'), 'test', sha256('x'));
insert into pipeline.firm (id, credit_code, name, name_key, head) values
  (u('f1'), '91410400000000001X', '甲公司', '甲公司', 20),
  (u('f2'), '91410400000000002X', '乙公司', '乙公司', 20);
insert into pipeline.event (firm, seq, verb, on_date, op)
  select u(f), n, 'test', '2019-08-01', u('0') from unnest(array['f1', 'f2']) f, generate_series(1, 20) n;
insert into pipeline.firm_change (firm, seq, field, old_value, new_value) values
  (u('f1'), 1, 'product', '甲', '乙');
insert into pipeline.batch (id, intake_year, file, content_sha256, on_date, firm_rows, op) values
  (u('b1'), 2019, '名单.csv', repeat('a', 64), '2019-08-01', 1, u('0')),
  (u('b2'), 2020, '名单.csv', repeat('a', 64), '2020-08-01', 1, u('0'));
insert into pipeline.batch_row (batch, sheet, row_no, firm, outcome) values
  (u('b1'), '一', 1, u('f1'), 'entered'), (u('b1'), '一', 2, null, 'rejected');
insert into pipeline.episode (
    id, firm, intake_year, entered_on, entered_seq, stage, stage_on, stage_seq, furthest, ended_on) values
  (u('e0'), u('f1'), 2018, '2018-08-01', 1, 'exited', '2019-01-01', 1, 'entered', '2019-01-01'),
  (u('e1'), u('f1'), 2019, '2019-08-01', 1, 'entered', '2019-08-01', 1, 'entered', null),
  (u('e2'), u('f2'), 2019, '2019-08-01', 1, 'entered', '2019-08-01', 1, 'entered', null);
insert into pipeline.stage_event (firm, seq, episode, verb, from_stage, to_stage) values
  (u('f1'), 1, u('e1'), 'intake', '', 'entered');
insert into pipeline.episode_void (firm, seq, episode, reason) values
  (u('f1'), 2, u('e0'), '重复'), (u('f2'), 2, u('e2'), '重复');
insert into pipeline.episode_exit (firm, seq, episode, reason) values (u('f1'), 3, u('e1'), 'moved');
insert into pipeline.officer (id, name, county, capacity, login, on_date, op) values
  (u('c1'), '王工', '410421', 20, 'wang', '2019-01-01', u('0')), (u('c2'), '李工', '410421', 20, 'li', '2019-01-01', u('0'));
insert into pipeline.assignment (firm, seq, episode, officer) values (u('f1'), 4, u('e1'), u('c1'));
insert into pipeline.target (intake_year, goal, on_date, op) values (2019, 100, '2019-01-01', u('0'));
insert into pipeline.fact (firm, seq, year, key, value) values (u('f1'), 5, 2018, 'sales', 100);
insert into pipeline.ip (id, firm, seq, kind, title, number, acquired_by) values
  (u('11'), u('f1'), 6, 'invention', '阀', 'ZL1', '自主研发'),
  (u('12'), u('f1'), 6, 'invention', '泵', 'ZL2', '自主研发');
insert into pipeline.achievement (id, firm, seq, year, title) values
  (u('21'), u('f1'), 7, 2018, '阀'), (u('22'), u('f1'), 7, 2018, '泵');
insert into pipeline.incident (id, firm, seq, kind) values (u('31'), u('f1'), 8, '安全');
insert into pipeline.visit (id, firm, seq, episode, officer, mode) values
  (u('41'), u('f1'), 9, u('e1'), u('c1'), '现场');
insert into pipeline.diagnosis (
    id, firm, seq, episode, apply_on, rule_set, verdict, findings, inputs) values
  (u('51'), u('f1'), 10, u('e1'), '2020-08-01', '2016', 'not_yet', '[]', '{}');
insert into pipeline.plan_item (firm, seq, episode, item, criterion, measure) values
  (u('f1'), 11, u('e1'), 1, 'age', '等');
insert into pipeline.plan_item_done (firm, seq, episode, item, evidence) values
  (u('f1'), 12, u('e1'), 1, '台账');
insert into pipeline.application (id, firm, seq, episode, batch) values
  (u('61'), u('f1'), 13, u('e1'), '2020-1'), (u('62'), u('f1'), 14, u('e1'), '2020-2');
insert into pipeline.application_back (firm, seq, application) values
  (u('f1'), 15, u('61')), (u('f1'), 16, u('62'));
insert into pipeline.review (id, firm, seq, episode, application, result) values
  (u('71'), u('f1'), 17, u('e1'), u('61'), 'pass');
insert into pipeline.certificate (id, firm, seq, episode, application, number, issued_on) values
  (u('81'), u('f1'), 18, u('e1'), u('61'), 'GR201941000001', '2019-12-01'),
  (u('82'), u('f1'), 19, u('e1'), u('61'), 'GR201941000002', '2019-12-01');

-- Domains.
select refused('credit_code_is_18_allowed_characters', format('select %L::pipeline.credit_code', t))
  from unnest(array['91410400000000001O', '91410400000000001', E'91410400000000001X\n', '']) t;
select refused('date_is_between_1900_and_2200', format('select %L::pipeline.past_date', t))
  from unnest(array['1899-12-31', '2201-01-01', 'infinity', '-infinity']) t;
select refused('year_is_between_1949_and_2200', format('select %s::pipeline.fiscal_year', t))
  from unnest(array[1948, 2201]) t;
-- Line feed, escape, delete, C1, zero width, line separator, right to left, isolate, byte order mark.
select refused('line_has_no_control_characters', format('select %L::pipeline.line', '甲' || chr(c) || '乙'))
  from unnest(array[10, 27, 127, 155, 8203, 8232, 8238, 8294, 65279]) c;
select refused('line_is_not_blank_at_its_ends', format('select %L::pipeline.line', t))
  from unnest(array['', ' ', ' 甲', '甲 ', '　甲', '甲' || chr(160)]) t;
select refused('line_is_at_most_200_characters', $$select repeat('甲', 201)::pipeline.line$$);
select lives_ok($$select repeat('甲', 200)::pipeline.line$$, 'a line may have 200 characters');
select refused('note_has_no_control_characters', format('select %L::pipeline.note', '甲' || chr(c) || '乙'))
  from unnest(array[11, 27, 8203, 8238]) c;
select lives_ok($$select E'甲\n\t乙'::pipeline.note$$, 'a note may have lines and tabs');
select refused('note_is_at_most_4000_characters', $$select repeat('甲', 4001)::pipeline.note$$);

-- Code tables.
select refused('county_code_is_six_digits', $$insert into pipeline.county values ('4104', '某县', '{}', 99)$$);
select refused('county_names_are_unique', $$insert into pipeline.county values ('410499', '叶县', '{}', 99)$$);
select refused('county_order_is_unique', $$insert into pipeline.county values ('410499', '某县', '{}', 1)$$);
select refused('stage_positions_are_unique', $$insert into pipeline.stage values ('x', '某', 1, false)$$);
select refused(
  'transition_leads_to_a_stage', $$insert into pipeline.transition values ('exit', 'entered', 'nowhere')$$);
select refused(
  'fact_unit_is_known', $$insert into pipeline.fact_kind values ('x', '某', 'tons', 0, 1, 99)$$);
select refused(
  'fact_kind_range_is_a_range', $$insert into pipeline.fact_kind values ('x', '某', 'yuan', 1, 0, 99)$$);
select refused('ip_class_is_one_or_two', $$insert into pipeline.ip_kind values ('trademark', '商标', 3)$$);

-- Operations, firms, events.
select refused(
  'operation_payload_hash_is_sha256',
  $$insert into pipeline.operation (op, verb, payload_hash) values (u('9'), 'x', 'short')$$);
select refused(
  'operation_attempts_are_positive',
  $$insert into pipeline.operation (op, verb, payload_hash, attempts) values (u('9'), 'x', sha256('x'), 0)$$);
create function firm(_set text) returns text language sql
as $$ select format('update pipeline.firm set %s where id = %L', _set, u('f1')) $$;
select refused('firm_no_is_unique', firm($$no = (select no from pipeline.firm where id = u('f2'))$$));
select refused('firm_credit_code_is_unique', firm($$credit_code = '91410400000000002X'$$));
select refused('firm_county_is_an_office', firm($$county = '410400'$$));
select refused('firm_field_is_a_dotted_code', firm(format('field = %L', t)))
  from unnest(array['9', '0.1', '4.3.2.1', '4.', '新材料']) t;
select refused('firm_head_counts_events', firm('head = -1'));
select refused('event_is_of_a_firm', $$update pipeline.event set firm = u('9') where firm = u('f1') and seq = 20$$);
select refused('event_has_an_operation', $$update pipeline.event set op = u('9') where seq = 20$$);
select refused('event_seq_starts_at_one', $$update pipeline.event set seq = 0 where seq = 20$$);
select refused('firm_change_field_is_known', $$update pipeline.firm_change set field = 'credit_code'$$);
select refused('firm_change_keeps_the_key_of_a_name', $$update pipeline.firm_change set field = 'name'$$);
select refused('firm_change_keeps_the_key_of_a_name', $$update pipeline.firm_change set old_key = '甲'$$);
select refused('firm_change_changes_something', $$update pipeline.firm_change set new_value = old_value$$);

-- A record of a firm hangs on one of its events, and on a stay of the same firm.
select refused(t || '_has_an_event', format('update pipeline.%I set seq = 999', t))
  from unnest(array[
    'firm_change', 'stage_event', 'episode_void', 'episode_exit', 'assignment', 'fact', 'ip',
    'achievement', 'incident', 'visit', 'diagnosis', 'plan_item', 'plan_item_done', 'application', 'review',
    'certificate']) t;
select refused(
  'application_back_has_an_event',
  $$update pipeline.application_back set seq = 999 where application = u('61')$$);
select refused(
  t || '_is_of_the_firms_episode',
  format($f$update pipeline.%I set episode = u('e2') where firm = u('f1')$f$, t))
  from unnest(array[
    'stage_event', 'episode_exit', 'assignment', 'visit', 'diagnosis', 'application', 'review',
    'certificate']) t;
select refused(
  'episode_void_is_of_the_firms_episode',
  $$update pipeline.episode_void set episode = u('e1') where firm = u('f2')$$);
select refused(
  'plan_item_is_of_the_firms_episode',
  $$insert into pipeline.plan_item (firm, seq, episode, item, criterion, measure)
    values (u('f1'), 11, u('e2'), 1, 'age', '等')$$);
select refused(
  'plan_item_done_is_of_the_firms_episode',
  $$update pipeline.plan_item_done set (firm, seq) = (select e.firm, e.seq from pipeline.event e
    where e.firm = u('f2') limit 1)$$);

-- Intake.
select refused(
  'batch_file_enters_once_a_year', $$update pipeline.batch set intake_year = 2019 where id = u('b2')$$);
select refused('batch_hash_is_sha256', $$update pipeline.batch set content_sha256 = repeat('A', 64)$$);
select refused('batch_verb_is_known', $$update pipeline.batch set verb = 'firm add'$$);
select refused('batch_rows_are_counted', $$update pipeline.batch set firm_rows = -1$$);
select refused('batch_has_an_operation', $$update pipeline.batch set op = u('9')$$);
select refused('batch_row_is_of_a_batch', $$update pipeline.batch_row set batch = u('9')$$);
select refused('batch_row_firm_exists', $$update pipeline.batch_row set firm = u('9') where row_no = 1$$);
select refused(
  'batch_row_outcome_is_known', $$update pipeline.batch_row set outcome = 'lost' where row_no = 1$$);
select refused(
  'batch_row_rejected_has_no_firm', $$update pipeline.batch_row set firm = null where row_no = 1$$);
select refused(
  'batch_row_rejected_has_no_firm', $$update pipeline.batch_row set outcome = 'rejected' where row_no = 1$$);
select lives_ok(
  $$update pipeline.batch set undone_at = now(), undone_op = u('0') where id = u('b1');
    update pipeline.batch set intake_year = 2019 where id = u('b2')$$,
  'after an undo the file may enter again');

select refused('batch_no_is_unique', $$update pipeline.batch set no = 1$$);
select refused('batch_undo_has_an_operation', $$update pipeline.batch set undone_op = u('9') where id = u('b1')$$);
select refused('batch_undo_has_time_and_operation', $$update pipeline.batch set undone_at = now() where id = u('b2')$$);
insert into pipeline.contact (firm, seq, person) values (u('f1'), 5, '赵某');
select refused('contact_has_an_event', $$update pipeline.contact set seq = 999$$);
delete from pipeline.contact;
insert into pipeline.code_confirmed (credit_code, reason, op) values ('91410400000000001X', '核对', u('0'));
select refused('code_confirmed_has_an_operation', $$update pipeline.code_confirmed set op = u('9')$$);
insert into pipeline.heading_mapping (name, title, means, op) values ('宝丰', '单位', '企业名称', u('0'));
select refused('heading_mapping_has_an_operation', $$update pipeline.heading_mapping set op = u('9')$$);

-- Stays.
create function stay(_set text) returns text language sql
as $$ select format('update pipeline.episode set %s where id = %L', _set, u('e1')) $$;
create function stay_of(_firm text) returns text language sql
as $$ select format('insert into pipeline.episode (id, firm, intake_year, entered_on, entered_seq, stage,
    stage_on, stage_seq, furthest) values (%L, %L, 2019, %L, 1, %4$L, %3$L, 1, %4$L)',
    u('e9'), u(_firm), '2019-08-01', 'entered') $$;
select refused('episode_is_of_a_firm', stay_of('9'));
select refused('episode_is_open_once_per_firm', stay_of('f1'));
select refused('episode_batch_exists', stay($$batch = u('9')$$));
select refused('episode_county_is_an_office', stay($$county_at_entry = '410400'$$));
select refused('episode_stage_is_known', stay($$stage = 'nowhere'$$));
select refused('episode_furthest_is_known', stay($$furthest = 'nowhere'$$));
select refused('episode_ends_not_before_it_starts', stay($$stage = 'exited', ended_on = '2019-07-31'$$));
select refused('episode_ends_when_certified_or_exited', stay(t))
  from unnest(array[$$stage = 'exited'$$, $$stage = 'certified'$$, $$ended_on = '2019-09-01'$$]) t;
select refused(
  'stage_event_is_an_allowed_transition', $$update pipeline.stage_event set to_stage = 'certified'$$);
select refused('episode_exit_reason_is_known', $$update pipeline.episode_exit set reason = 'tired'$$);
select refused(
  'firm_alias_has_an_event',
  $$insert into pipeline.firm_alias (firm, seq, alias, key) values (u('f1'), 999, '厂', '厂')$$);
select refused('firm_word_kind_is_known', $$update pipeline.firm_word set kind = 'nick'$$);
select refused('firm_word_is_not_empty', $$insert into pipeline.firm_word (firm, kind, word) values (u('f1'), 'name', '')$$);

-- Corrections.
create function correct(_seq integer, _corrects integer, _on date, _void boolean) returns text language sql
as $$ select format('insert into pipeline.correction values (%L, %s, %s, %L, %L, %L)',
    u('f1'), _seq, _corrects, _on, _void, '登记有误') $$;
select refused('correction_has_an_event', correct(999, 5, null, true));
select refused('correction_is_of_an_event', correct(20, 0, null, true));
select refused('correction_comes_after_what_it_corrects', correct(20, 20, null, true));
select refused('correction_gives_a_date_or_voids', correct(20, 5, '2019-08-02', true));

-- Officers and targets.
create function officer(_set text) returns text language sql
as $$ select format('update pipeline.officer set %s where id = %L', _set, u('c1')) $$;
select refused('officer_no_is_unique', officer($$no = (select no from pipeline.officer where id = u('c2'))$$));
select refused('officer_is_added_once', officer($$name = '李工'$$));
select refused('officer_login_is_unique', officer($$login = 'li'$$));
select refused('officer_county_is_an_office', officer($$county = '410400'$$));
select refused('officer_has_an_operation', officer($$op = u('9')$$));
select refused('officer_capacity_is_1_to_200', officer('capacity = 0'));
select refused('officer_capacity_is_1_to_200', officer('capacity = 201'));
select refused('officer_field_is_a_dotted_code', officer($$field = '9'$$));
select refused('assignment_officer_exists', $$update pipeline.assignment set officer = u('9')$$);
insert into pipeline.forecast (op, as_of, known_at, certified, expected, low, high, backtest)
  values (u('0'), '2020-01-01', now(), 1, 2.5, 0, 4, '[]');
select refused('forecast_has_an_operation', $$update pipeline.forecast set op = u('9')$$);
select refused('forecast_interval_is_a_range', $$update pipeline.forecast set low = 5$$);
select refused('forecast_is_not_negative', $$update pipeline.forecast set expected = -1$$);
select refused('target_county_is_an_office', $$update pipeline.target set county = '410400'$$);
select refused('target_has_an_operation', $$update pipeline.target set op = u('9')$$);
select refused('target_goal_is_not_negative', $$update pipeline.target set goal = -1$$);

-- Facts, titles, incidents, visits.
select refused('fact_key_is_known', $$update pipeline.fact set key = 'profit'$$);
select refused('fact_key_is_known', $$insert into pipeline.fact (firm, seq, year, key, value)
  select u('f1'), 5, 2017, k, 1 from unnest(array['rd', 'profit']) k$$);
select refused('fact_key_is_known', $$delete from pipeline.fact_kind where key = 'sales'$$);
select refused('fact_key_is_known', $$update pipeline.fact_kind set key = 'profit' where key = 'sales'$$);
select refused('fact_has_an_event', $$insert into pipeline.fact (firm, seq, year, key, value)
  select u('f1'), n, 2017, 'rd', 1 from unnest(array[5, 999]) n$$);
-- Event 5 of f1 has a figure and nothing else.
select refused('fact_has_an_event', $$delete from pipeline.event where firm = u('f1') and seq = 5$$);
select refused('fact_has_an_event', $$update pipeline.event set seq = 99 where firm = u('f1') and seq = 5$$);
select refused('fact_has_an_event', $$truncate pipeline.event cascade$$);
select refused('fact_key_is_known', $$truncate pipeline.fact_kind$$);
select lives_ok($$delete from pipeline.event where firm = u('f1') and seq = 20$$, 'an event without a figure may go');
select refused('fact_value_is_finite', format('update pipeline.fact set value = %L', t))
  from unnest(array['NaN', '10000000000000.01']) t;
select refused('fact_only_net_assets_may_be_negative', $$update pipeline.fact set value = -0.01$$);
select lives_ok($$update pipeline.fact set key = 'net_assets', value = -1$$, 'net assets may be negative');
select refused('ip_kind_is_known', $$update pipeline.ip set kind = 'trademark'$$);
select refused('ip_acquisition_is_known', $$update pipeline.ip set acquired_by = '购买'$$);
select refused('incident_kind_is_known', $$update pipeline.incident set kind = '交通'$$);
select refused('incident_clean_check_has_evidence', $$update pipeline.incident set kind = null$$);
select refused('visit_mode_is_known', $$update pipeline.visit set mode = '梦里'$$);
select refused('visit_officer_exists', $$update pipeline.visit set officer = u('9')$$);

-- Diagnosis, plan, application, review, certificate.
select refused('diagnosis_verdict_is_known', $$update pipeline.diagnosis set verdict = 'maybe'$$);
select refused(
  'plan_item_number_is_positive',
  $$insert into pipeline.plan_item (firm, seq, episode, item, criterion, measure)
    values (u('f1'), 11, u('e1'), 0, 'age', '等')$$);
select refused('plan_item_done_is_of_an_item', $$update pipeline.plan_item_done set item = 2$$);
select refused(
  'application_back_is_of_the_firms_application',
  $$update pipeline.application_back set application = u('9') where seq = 15$$);
select refused('review_is_of_the_firms_application', $$update pipeline.review set application = u('9')$$);
select refused('review_result_is_pass_or_fail', $$update pipeline.review set result = 'draw'$$);
select refused('review_score_is_0_to_100', format('update pipeline.review set score = %L', t))
  from unnest(array['-0.01', '100.01', 'NaN']) t;
select refused(
  'certificate_number_is_unique',
  $$update pipeline.certificate set number = 'GR201941000001' where id = u('82')$$);
select refused(
  'certificate_number_is_gr_and_12_digits', format('update pipeline.certificate set number = %L', t))
  from unnest(array['GR20194100001', 'gr201941000003', 'GR2019410000003']) t;
select refused(
  'certificate_is_of_the_firms_application', $$update pipeline.certificate set application = u('9')$$);

-- Law and local policy.
select refused(
  'rule_is_of_a_rule_set', $$insert into pipeline.rule values ('1999', 'x', 1, 'days', '>=', '第一条')$$);
select refused('rule_operator_is_known', $$update pipeline.rule set operator = '<>'$$);
select refused('rule_value_is_finite', $$update pipeline.rule set value = 'NaN'$$);
select refused(
  'rule_set_ends_after_it_starts', $$update pipeline.rule_set set effective_to = effective_from$$);

-- The law whole, and what hangs on it.
insert into pipeline.ip_lapse (firm, seq, ip, reason) values (u('f1'), 6, u('11'), '未缴年费');
insert into pipeline.ip_none (firm, seq, evidence) values (u('f2'), 6, '检索记录');
insert into pipeline.application_ip (application, firm, ip) values (u('61'), u('f1'), u('11'));
insert into pipeline.honour (id, firm, seq, kind, title, place) values
  (u('91'), u('f1'), 7, 'award', '奖', 3), (u('92'), u('f1'), 7, 'award', '章', 2);
select refused('rule_set_subject_is_known', $$update pipeline.rule_set set subject = 'unicorn'$$);
select refused(
  'rule_band_is_of_a_rule_set',
  $$insert into pipeline.rule_band values ('1999', 'growth', 'A', 1, '>=', 1, 2, '第一条')$$);
select refused('rule_band_operator_is_known', $$update pipeline.rule_band set operator = '<'$$);
select refused('rule_band_points_are_a_range', $$update pipeline.rule_band set low = 3, high = 2$$);
select refused('rule_band_points_are_a_range', $$update pipeline.rule_band set high = 101$$);
select refused('rule_band_least_is_finite', $$update pipeline.rule_band set least = 'NaN'$$);
select refused('choice_value_is_an_option', $$update pipeline.choice set value = 'whatever'$$);
select refused('remedy_lead_is_0_to_3650_days', format('update pipeline.remedy set lead_days = %s', n))
  from unnest(array[-1, 3651]) n;
select refused('remedy_effort_is_not_negative', $$update pipeline.remedy set effort_each = -1$$);
select refused('remedy_is_counted_in_positive_amounts', format('update pipeline.remedy set each_of = %L', n))
  from unnest(array['0', 'NaN']) n;
select refused('tech_field_code_is_dotted', $$insert into pipeline.tech_field values ('9.1', '某', null)$$);
select refused('tech_field_parent_exists', $$insert into pipeline.tech_field values ('8.99', '某', '8.98')$$);
select refused('law_text_hash_is_of_its_content', $$insert into pipeline.law_text values (repeat('0', 64), '{}')$$);
select refused('diagnosis_law_is_kept', $$update pipeline.diagnosis set law = repeat('0', 64)$$);
select refused('plan_item_amount_has_a_unit', $$update pipeline.plan_item set amount = 1$$);
select refused('plan_item_unit_is_known', $$update pipeline.plan_item set amount = 1, unit = 'tons'$$);
select refused(
  'ip_is_filed_before_it_is_granted', $$update pipeline.ip set filed = '2019-02-01', granted = '2019-01-01'$$);
select refused('ip_lapse_has_an_event', $$update pipeline.ip_lapse set seq = 99$$);
select refused('ip_lapse_is_of_the_firms_title', $$update pipeline.ip_lapse set firm = u('f2')$$);
select refused('ip_none_has_an_event', $$update pipeline.ip_none set seq = 99$$);
select refused(
  'application_ip_is_of_the_firms_application', $$update pipeline.application_ip set application = u('63')$$);
select refused('application_ip_is_of_the_firms_title', $$update pipeline.application_ip set ip = u('19')$$);
select refused('honour_has_an_event', $$update pipeline.honour set seq = 99$$);
select refused('honour_kind_is_known', $$update pipeline.honour set kind = 'medal'$$);
select refused('honour_place_is_1_to_100', $$update pipeline.honour set place = 0$$);

-- Chains.
insert into pipeline.link (firm, seq, content, head) values (u('f1'), 1, sha256('a'), sha256('b'));
select refused('link_has_an_event', $$update pipeline.link set seq = 99$$);
select refused('link_algorithm_is_known', $$update pipeline.link set algorithm = 'md5'$$);
select refused('link_format_is_known', $$update pipeline.link set format = 9$$);
select refused('link_hashes_are_whole', s) from unnest(array[
  $$update pipeline.link set content = 'x'$$, $$update pipeline.link set head = 'x'$$]) s;

-- People, leaving, looking.
insert into pipeline.person (login, name, role) values ('t_1', '甲', 'city');
insert into pipeline.person (login, name, role, officer) values ('t_2', '乙', 'officer', u('c1'));
select refused('person_role_is_known', $$insert into pipeline.person (login, name, role) values ('t_3', '丙', 'chief')$$);
select refused('person_county_is_an_office',
  $$insert into pipeline.person (login, name, role, county) values ('t_3', '丙', 'county', '999999')$$);
select refused('person_officer_exists',
  $$insert into pipeline.person (login, name, role, officer) values ('t_3', '丙', 'officer', u('c9'))$$);
select refused('person_is_one_officer',
  $$insert into pipeline.person (login, name, role, officer) values ('t_3', '丙', 'officer', u('c1'))$$);
select refused('person_has_what_the_role_needs', s) from unnest(array[
  $$insert into pipeline.person (login, name, role) values ('t_3', '丙', 'officer')$$,
  $$insert into pipeline.person (login, name, role) values ('t_3', '丙', 'county')$$,
  $$insert into pipeline.person (login, name, role, county) values ('t_3', '丙', 'city', '410421')$$,
  $$insert into pipeline.person (login, name, role, officer) values ('t_3', '丙', 'finance', u('c2'))$$]) s;
select refused('person_admin_is_of_the_city',
  $$insert into pipeline.person (login, name, role, admin) values ('t_3', '丙', 'auditor', true)$$);
select refused('person_login_is_no_role_of_the_system',
  format($$insert into pipeline.person (login, name, role) values (%L, '丙', 'city')$$, l))
  from unnest(array['pl_city', 'pg_monitor', '', repeat('x', 64)]) l;
select refused('person_has_an_operation',
  $$insert into pipeline.person (login, name, role, op) values ('t_3', '丙', 'city', u('99'))$$);
select refused('person_revocation_has_time_and_actor', $$update pipeline.person set revoked_at = now() where login = 't_1'$$);
insert into pipeline.officer_leave (officer, on_date, op) values (u('c1'), '2020-01-01', u('0'));
select refused('officer_leave_is_of_an_officer',
  $$insert into pipeline.officer_leave (officer, on_date, op) values (u('c9'), '2020-01-01', u('0'))$$);
select refused('officer_leave_has_an_operation',
  $$insert into pipeline.officer_leave (officer, on_date, op) values (u('c2'), '2020-01-01', u('99'))$$);
select refused('access_kind_is_known', $$insert into pipeline.access (kind, what) values ('look', 'x')$$);
select refused('access_of_a_firm', $$insert into pipeline.access (kind, firm, what, reason) values ('reveal', u('f9'), 'x', 'x')$$);
select refused('access_to_a_contact_has_a_reason', s) from unnest(array[
  $$insert into pipeline.access (kind, firm, what) values ('reveal', u('f1'), 'x')$$,
  $$insert into pipeline.access (kind, what, reason) values ('reveal', 'x', 'x')$$]) s;
select refused('access_export_has_rows_and_hash', $$insert into pipeline.access (kind, what, row_count) values ('export', 'x', 1)$$);
select refused('access_hash_is_sha256',
  $$insert into pipeline.access (kind, what, row_count, file_sha256) values ('export', 'x', 1, 'short')$$);
select refused('access_rows_are_counted',
  $$insert into pipeline.access (kind, what, row_count, file_sha256) values ('export', 'x', -1, repeat('a', 64))$$);

-- Merged records.
select refused('firm_is_merged_into_a_firm', $$update pipeline.firm set merged_into = u('f9') where id = u('f1')$$);
select refused('firm_is_not_merged_into_itself', $$update pipeline.firm set merged_into = id where id = u('f1')$$);
select refused('firm_merge_has_an_event',
  $$insert into pipeline.firm_merge (firm, seq, other, survives, reason) values (u('f1'), 999, u('f2'), true, '一家')$$);
select refused('firm_merge_other_is_a_firm',
  $$insert into pipeline.firm_merge (firm, seq, other, survives, reason) values (u('f1'), 1, u('f9'), true, '一家')$$);
select refused('firm_split_has_an_event',
  $$insert into pipeline.firm_split (firm, seq, other, is_new, reason) values (u('f1'), 999, u('f2'), true, '分立')$$);
select refused('firm_split_other_is_a_firm',
  $$insert into pipeline.firm_split (firm, seq, other, is_new, reason) values (u('f1'), 1, u('f9'), true, '分立')$$);
select refused('firm_split_parts_two_firms',
  $$insert into pipeline.firm_split (firm, seq, other, is_new, reason) values (u('f1'), 1, u('f1'), true, '分立')$$);
select refused('firm_merge_joins_two_firms',
  $$insert into pipeline.firm_merge (firm, seq, other, survives, reason) values (u('f1'), 1, u('f1'), true, '一家')$$);

-- Bulletins.
create temp table paper as select jsonb_build_object('id', u('b1'), 'no', 900001, 'period', '2019Q4', 'since', '2019-10-01',
  'until', '2019-12-31', 'as_of', '2019-12-31', 'known_at', '2020-01-05T10:00:00+08', 'rule_set', '2016',
  'query_version', 'x', 'words', 'x', 'content', '{}', 'sha256', encode(sha256('{}'), 'hex'), 'on_date', '2020-01-06',
  'op', u('0'), 'recorded_at', '2020-01-06T10:00:00+08', 'actor', 'x') as good;
insert into pipeline.bulletin select (jsonb_populate_record(null::pipeline.bulletin, good)).* from paper;
select refused(t.name, format(
    'insert into pipeline.bulletin select (jsonb_populate_record(null::pipeline.bulletin, good || %L)).* from paper',
    jsonb_build_object('id', u('b2'), 'no', 900002) || t.change::jsonb))
from (values
  ('bulletin_no_is_unique', '{"no": 900001}'),
  ('bulletin_has_an_operation', '{"op": "00000000-0000-0000-0000-00000000dead"}'),
  ('bulletin_rule_set_is_known', '{"rule_set": "2099"}'),
  ('bulletin_period_has_days', '{"until": "2019-09-30"}'), ('bulletin_period_has_days', '{"as_of": "2019-12-30"}'),
  ('bulletin_knows_nothing_of_later', '{"known_at": "2020-01-07T10:00:00+08"}'),
  ('bulletin_hash_is_that_of_its_content', '{"content": "[]"}'),
  ('bulletin_has_words', '{"words": ""}')) t (name, change);

-- Certificates that end, and the duties of their holders.
insert into pipeline.certificate_end (firm, seq, certificate, cause) values (u('f1'), 1, u('81'), 'fraud');
select refused('certificate_end_has_an_event',
  $$insert into pipeline.certificate_end (firm, seq, certificate, cause) values (u('f1'), 999, u('81'), 'fraud')$$);
select refused('certificate_end_is_of_the_firms_certificate',
  $$insert into pipeline.certificate_end (firm, seq, certificate, cause) values (u('f2'), 1, u('81'), 'fraud')$$);
select refused('certificate_end_cause_is_known',
  $$insert into pipeline.certificate_end (firm, seq, certificate, cause) values (u('f1'), 2, u('81'), 'bored')$$);
select refused('annual_report_has_an_event',
  $$insert into pipeline.annual_report (firm, seq, year) values (u('f1'), 999, 2019)$$);
select refused('change_report_has_an_event',
  $$insert into pipeline.change_report (firm, seq, kind, happened_on) values (u('f1'), 999, 'rename', '2020-01-01')$$);
select refused('change_report_kind_is_known',
  $$insert into pipeline.change_report (firm, seq, kind, happened_on) values (u('f1'), 1, 'mood', '2020-01-01')$$);

-- Rewards: one claim for a line, approved by another person, paid once and as approved, clawed back at most whole.
insert into pipeline.reward (id, firm, seq, line, year) values
  (u('91'), u('f1'), 1, u('f1'), 2019), (u('92'), u('f2'), 1, u('f2'), 2019);
insert into pipeline.reward_claim (firm, seq, reward, certificate, sales, city, province, clause, preparer) values
  (u('f1'), 1, u('91'), u('81'), 100, 20, 10, '标准', 'a'), (u('f2'), 1, u('92'), u('82'), 100, 20, 10, '标准', 'a');
insert into pipeline.reward_approval (firm, seq, reward, claim_seq, preparer, approver, city, province) values
  (u('f1'), 2, u('91'), 1, 'a', 'b', 20, 10), (u('f2'), 2, u('92'), 1, 'a', 'b', 20, 10);
insert into pipeline.reward_payment (firm, seq, reward, line, tier, city, province, amount, document) values
  (u('f1'), 3, u('91'), u('f1'), 'city', 20, 10, 20, '一号');
insert into pipeline.reward_clawback (firm, seq, reward, tier, paid, amount, document) values
  (u('f1'), 4, u('91'), 'city', 20, 5, '二号');
insert into pipeline.reward (id, firm, seq, line, year) values (u('95'), u('f1'), 9, u('f4'), 2019);
insert into pipeline.reward_claim (firm, seq, reward, certificate, sales, city, province, clause, preparer)
  values (u('f1'), 9, u('95'), u('81'), 100, 20, 10, '标准', 'a');
insert into pipeline.reward (id, firm, seq, line, year) values (u('96'), u('f1'), 10, u('f5'), 2019);
insert into pipeline.reward_claim (firm, seq, reward, certificate, sales, city, province, clause, preparer)
  values (u('f1'), 10, u('96'), u('81'), 100, 20, 10, '标准', 'a');
insert into pipeline.reward_approval (firm, seq, reward, claim_seq, preparer, approver, city, province)
  values (u('f1'), 10, u('96'), 10, 'a', 'b', 20, 10);
insert into pipeline.reward_payment (firm, seq, reward, line, tier, city, province, amount, document) values
  (u('f2'), 3, u('92'), u('f2'), 'city', 20, 10, 20, '一号');
create temp table money (kind text primary key, good jsonb);
insert into money select 'reward', to_jsonb(t) || jsonb_build_object('id', u('93'), 'seq', 5, 'line', u('f3')) from pipeline.reward t where id = u('91');
insert into money select 'reward_claim', to_jsonb(t) || '{"seq": 5}' from pipeline.reward_claim t where reward = u('91');
insert into money select 'reward_approval', to_jsonb(t) || jsonb_build_object('seq', 5, 'reward', u('95'), 'claim_seq', 9) from pipeline.reward_approval t where reward = u('91');
insert into money select 'reward_payment', to_jsonb(t) || '{"seq": 5, "tier": "province", "amount": 10}' from pipeline.reward_payment t where reward = u('91');
insert into money select 'reward_clawback', to_jsonb(t) || jsonb_build_object('seq', 5, 'reward', u('92')) from pipeline.reward_clawback t where reward = u('91');
insert into money values
  ('reward_rule', '{"tier": "city", "since": "2018-01-01", "least": 0, "amount": 20, "clause": "一号", "recorded_at": "2020-01-01", "actor": "a"}'),
  ('reward_budget', jsonb_build_object('year', 2020, 'tier', 'city', 'amount', 20, 'document', '一号', 'on_date', '2020-01-01',
    'op', u('0'), 'recorded_at', '2020-01-01', 'actor', 'a')),
  ('support', jsonb_build_object('id', u('a1'), 'firm', u('f1'), 'seq', 1, 'kind', 'voucher', 'amount', 20, 'document', '一号'));
select refused(t.rule, format('insert into pipeline.%I select (jsonb_populate_record(null::pipeline.%I, %L)).*',
    m.kind, m.kind, m.good || t.change::jsonb))
from (values
  ('reward', 'reward_has_an_event', '{"seq": 999}'),
  ('reward', 'reward_is_claimed_once_for_a_line', format('{"line": "%s"}', u('f1'))),
  ('reward_claim', 'reward_claim_has_an_event', '{"seq": 999}'),
  ('reward_claim', 'reward_claim_is_of_the_firms_reward', format('{"reward": "%s"}', u('92'))),
  ('reward_claim', 'reward_claim_certificate_exists', format('{"certificate": "%s"}', u('89'))),
  ('reward_claim', 'reward_claim_is_an_amount', '{"city": 0, "province": 0}'),
  ('reward_claim', 'reward_claim_is_an_amount', '{"city": -1}'),
  ('reward_claim', 'reward_claim_is_an_amount', '{"city": "NaN"}'),
  ('reward_approval', 'reward_approval_has_an_event', '{"seq": 999}'),
  ('reward_approval', 'reward_is_approved_by_another_person', '{"approver": "a"}'),
  ('reward_payment', 'reward_payment_has_an_event', '{"seq": 999}'),
  ('reward_payment', 'reward_payment_is_approved', '{"city": 30}'),
  ('reward_payment', 'reward_payment_is_approved', '{"province": 11, "amount": 11}'),
  ('reward_payment', 'reward_payment_is_the_approved_amount', '{"amount": 11}'),
  ('reward_payment', 'reward_payment_is_the_approved_amount', '{"tier": "county"}'),
  ('reward_payment', 'reward_payment_is_the_approved_amount', '{"amount": 0, "province": 0}'),
  ('reward_payment', 'reward_is_paid_once', '{"tier": "city", "amount": 20}'),
  ('reward_payment', 'reward_is_paid_once_for_a_line', format('{"tier": "city", "amount": 20, "reward": "%s"}', u('96'))),
  ('reward_clawback', 'reward_clawback_has_an_event', '{"seq": 999}'),
  ('reward_clawback', 'reward_clawback_is_of_a_payment', '{"tier": "province"}'),
  ('reward_clawback', 'reward_clawback_is_no_more_than_was_paid', '{"amount": 21}'),
  ('reward_clawback', 'reward_is_clawed_back_once', format('{"reward": "%s"}', u('91'))),
  ('reward_rule', 'reward_rule_tier_is_known', '{"tier": "county"}'),
  ('reward_rule', 'reward_rule_is_in_yuan', '{"amount": -1}'),
  ('reward_rule', 'reward_rule_has_an_operation', format('{"op": "%s"}', u('99'))),
  ('reward_budget', 'reward_budget_tier_is_known', '{"tier": "county"}'),
  ('reward_budget', 'reward_budget_is_not_negative', '{"amount": -1}'),
  ('reward_budget', 'reward_budget_has_an_operation', format('{"op": "%s"}', u('99'))),
  ('support', 'support_has_an_event', '{"seq": 999}'),
  ('support', 'support_kind_is_known', '{"kind": "cake"}'),
  ('support', 'support_is_an_amount', '{"amount": 0}')) t (kind, rule, change)
join money m using (kind);
-- Approved once, and only as claimed.
insert into pipeline.reward_claim (firm, seq, reward, certificate, sales, city, province, clause, preparer)
  values (u('f1'), 6, u('91'), u('81'), 100, 30, 10, '标准', 'a');
select refused('reward_is_approved_once', $$insert into pipeline.reward_approval (
    firm, seq, reward, claim_seq, preparer, approver, city, province) values (u('f1'), 7, u('91'), 6, 'a', 'b', 30, 10)$$);
insert into pipeline.reward (id, firm, seq, line, year) values (u('94'), u('f1'), 8, u('f3'), 2019);
select refused('reward_approval_is_of_a_claim', $$insert into pipeline.reward_approval (
    firm, seq, reward, claim_seq, preparer, approver, city, province) values (u('f1'), 7, u('94'), 1, 'a', 'b', 20, 10)$$);

-- The application year and the term of a stay.
insert into pipeline.announcement (firm, seq, application, step) values (u('f1'), 1, u('61'), 'proposed');
select refused(t.rule, t.statement) from (values
  ('application_again_is_of_the_firms_application',
    $$insert into pipeline.application (id, firm, seq, batch, again) values (u('63'), u('f2'), 13, '2020-1', u('61'))$$),
  ('application_is_not_again_itself',
    $$insert into pipeline.application (id, firm, seq, batch, again) values (u('63'), u('f1'), 13, '2020-1', u('63'))$$),
  ('batch_deadline_kind_is_known',
    $$insert into pipeline.batch_deadline (batch, kind, due, on_date, op) values ('2020-1', 'nap', '2020-05-01', '2020-01-01', u('0'))$$),
  ('batch_deadline_has_an_operation',
    $$insert into pipeline.batch_deadline (batch, kind, due, on_date, op) values ('2020-1', 'submit', '2020-05-01', '2020-01-01', u('99'))$$),
  ('announcement_has_an_event',
    $$insert into pipeline.announcement (firm, seq, application, step) values (u('f1'), 999, u('61'), 'filed')$$),
  ('announcement_is_of_the_firms_application',
    $$insert into pipeline.announcement (firm, seq, application, step) values (u('f2'), 1, u('61'), 'filed')$$),
  ('announcement_step_is_known',
    $$insert into pipeline.announcement (firm, seq, application, step) values (u('f1'), 2, u('61'), 'cheered')$$),
  ('announcement_only_a_publication_has_an_end',
    $$insert into pipeline.announcement (firm, seq, application, step, until_on) values (u('f1'), 2, u('61'), 'filed', '2020-01-01')$$),
  ('episode_extension_has_an_event',
    $$insert into pipeline.episode_extension (firm, seq, episode, until_on, reason) values (u('f1'), 999, u('e1'), '2023-01-01', '补')$$),
  ('episode_extension_is_of_the_firms_episode',
    $$insert into pipeline.episode_extension (firm, seq, episode, until_on, reason) values (u('f2'), 1, u('e1'), '2023-01-01', '补')$$)
  ) t (rule, statement);

-- Papers that were handed in, and weights.
select refused(t.rule, t.statement) from (values
  ('evidence_has_an_event',
    $$insert into pipeline.evidence (id, firm, seq, about, title, sha256, place) values (u('b9'), u('f1'), 999, 'plan', 'x', repeat('a', 64), 'x')$$),
  ('evidence_about_is_known',
    $$insert into pipeline.evidence (id, firm, seq, about, title, sha256, place) values (u('b9'), u('f1'), 1, 'gossip', 'x', repeat('a', 64), 'x')$$),
  ('evidence_hash_is_sha256',
    $$insert into pipeline.evidence (id, firm, seq, about, title, sha256, place) values (u('b9'), u('f1'), 1, 'plan', 'x', 'short', 'x')$$),
  ('shortlist_weight_has_an_operation',
    $$insert into pipeline.shortlist_weight (since, size, growth, rd, op) values ('2020-01-01', 1, 1, 1, u('99'))$$),
  ('shortlist_weights_are_0_to_100',
    $$insert into pipeline.shortlist_weight (since, size, growth, rd, op) values ('2020-01-01', 0, 0, 0, u('0'))$$)
  ) t (rule, statement);

-- (id, firm) and the like repeat another key for the sake of the foreign keys to it: it cannot be broken alone.
insert into broken values ('episode_of_a_firm_is_unique'), ('application_of_a_firm_is_unique'), ('ip_of_a_firm_is_unique'),
  ('certificate_of_a_firm_is_unique'), ('reward_of_a_firm_is_unique'), ('reward_claim_names_preparer_and_amounts'),
  ('reward_approval_names_its_amounts'), ('reward_payment_is_known_with_its_amount');

-- The calendar.
insert into pipeline.calendar (year, edition, notice, op) values (2100, 1, '例示', u('0'));
select refused('calendar_year_is_possible', $$insert into pipeline.calendar (year, edition, notice) values (1998, 0, '例示')$$);
select refused('calendar_edition_counts_from_zero',
  $$insert into pipeline.calendar (year, edition, notice, op) values (2100, -1, '例示', u('0'))$$);
select refused('calendar_has_an_operation',
  $$insert into pipeline.calendar (year, edition, notice, op) values (2100, 2, '例示', u('dead'))$$);
select refused('calendar_of_a_person_has_an_operation', s) from unnest(array[
  $$insert into pipeline.calendar (year, edition, notice) values (2100, 2, '例示')$$,
  $$insert into pipeline.calendar (year, edition, notice, op) values (2101, 0, '例示', u('0'))$$]) s;
select refused(t.name, format($$insert into pipeline.calendar_day (year, edition, day, kind, name, notice) values (2100, %s)$$, t.row))
from (values
  ('calendar_day_is_of_a_calendar', $$3, '2100-01-01', 'holiday', '元旦', '例示'$$),
  ('calendar_day_kind_is_known', $$1, '2100-01-01', 'half', '元旦', '例示'$$),
  ('calendar_day_is_near_its_year', $$1, '2099-11-30', 'holiday', '元旦', '例示'$$),
  ('calendar_day_is_near_its_year', $$1, '2101-01-01', 'holiday', '元旦', '例示'$$),
  ('calendar_workday_is_on_a_weekend', $$1, '2100-01-01', 'workday', '元旦', '例示'$$)) t (name, row);

-- Two people.
insert into pipeline.intake_proposal (id, no, intake_year, content, sha256, firms, on_date, op, preparer) values
  (u('a1'), 900001, 2019, '[]', encode(sha256('[]'), 'hex'), 1, '2020-01-06', u('0'), 'zhang'),
  (u('a2'), 900002, 2019, '[]', encode(sha256('[]'), 'hex'), 1, '2020-01-06', u('0'), 'zhang');
insert into pipeline.intake_publication (proposal, preparer, on_date, op, approver) values (u('a1'), 'zhang', '2020-01-07', u('0'), 'li');
insert into pipeline.gate_request (id, firm, seq, episode, reason, preparer) values (u('a3'), u('f1'), 10, u('e1'), '急', 'zhang');
insert into pipeline.gate_approval (firm, seq, request, preparer, approver) values (u('f1'), 11, u('a3'), 'zhang', 'li');
select refused(t.name, t.statement) from (values
  ('intake_proposal_no_is_unique', $$update pipeline.intake_proposal set no = 900001 where id = u('a2')$$),
  ('intake_proposal_has_an_operation', $$update pipeline.intake_proposal set op = u('9') where id = u('a2')$$),
  ('intake_proposal_firms_are_counted', $$update pipeline.intake_proposal set firms = 0$$),
  ('intake_proposal_hash_is_that_of_its_content', $$update pipeline.intake_proposal set content = '[1]'$$),
  ('intake_publication_is_of_a_proposal',
    $$insert into pipeline.intake_publication (proposal, preparer, on_date, op, approver) values (u('a2'), 'wang', '2020-01-07', u('0'), 'li')$$),
  ('intake_publication_is_of_a_proposal', $$update pipeline.intake_proposal set preparer = 'wang' where id = u('a1')$$),
  ('intake_publication_has_an_operation', $$update pipeline.intake_publication set op = u('9')$$),
  ('intake_is_published_by_another_person', $$update pipeline.intake_publication set approver = 'zhang'$$),
  ('gate_request_has_an_event', $$update pipeline.gate_request set seq = 999$$),
  ('gate_request_is_of_the_firms_episode', $$update pipeline.gate_request set episode = u('e2')$$),
  ('gate_approval_has_an_event', $$update pipeline.gate_approval set seq = 999$$),
  ('gate_approval_is_of_a_request', $$update pipeline.gate_approval set preparer = 'wang'$$),
  ('gate_approval_is_of_a_request', $$update pipeline.gate_request set preparer = 'wang'$$),
  ('gate_is_opened_by_another_person', $$update pipeline.gate_approval set approver = 'zhang'$$)) t (name, statement);

insert into broken values ('intake_proposal_names_its_preparer'), ('gate_request_names_its_preparer');

-- Visits, needs, training, local policies.
insert into pipeline.visit (id, firm, seq, mode) values (u('5a'), u('f1'), 1, '现场');
insert into pipeline.need (id, no, firm, seq, kind, text) values (u('5b'), 900001, u('f1'), 1, 'people', '招人');
insert into pipeline.training (id, no, title, on_date, op) values (u('5c'), 900001, '课', '2019-12-01', u('0'));
select refused(t.name, t.statement) from (values
  ('visit_willingness_is_one_to_five', $$insert into pipeline.visit (id, firm, seq, mode, willingness) values (u('5d'), u('f1'), 1, '现场', 6)$$),
  ('visit_handling_is_known', $$insert into pipeline.visit (id, firm, seq, mode, found, handling) values (u('5d'), u('f1'), 1, '现场', 'x', 'x')$$),
  ('visit_handling_is_of_something_found', $$insert into pipeline.visit (id, firm, seq, mode, handling) values (u('5d'), u('f1'), 1, '现场', 'settled')$$),
  ('need_no_is_unique', $$insert into pipeline.need (id, no, firm, seq, kind, text) values (u('5d'), 900001, u('f1'), 1, 'people', 'x')$$),
  ('need_has_an_event', $$insert into pipeline.need (id, firm, seq, kind, text) values (u('5d'), u('f1'), 999, 'people', 'x')$$),
  ('need_was_said_in_a_visit', $$insert into pipeline.need (id, firm, seq, kind, text, visit) values (u('5d'), u('f1'), 1, 'people', 'x', u('dead'))$$),
  ('need_kind_is_known', $$insert into pipeline.need (id, firm, seq, kind, text) values (u('5d'), u('f1'), 1, 'x', 'x')$$),
  ('need_amended_has_an_event', $$insert into pipeline.need_amended (firm, seq, need, kind, text, reason) values (u('f1'), 999, u('5b'), 'ip', 'x', 'x')$$),
  ('need_amended_is_of_the_firms_need', $$insert into pipeline.need_amended (firm, seq, need, kind, text, reason) values (u('f1'), 1, u('dead'), 'ip', 'x', 'x')$$),
  ('need_amended_kind_is_known', $$insert into pipeline.need_amended (firm, seq, need, kind, text, reason) values (u('f1'), 1, u('5b'), 'x', 'x', 'x')$$),
  ('need_amended_says_something', $$insert into pipeline.need_amended (firm, seq, need, kind, text, reason) values (u('f1'), 1, u('5b'), 'ip', ' ', 'x')$$),
  ('need_is_not_empty', $$insert into pipeline.need (id, firm, seq, kind, text) values (u('5d'), u('f1'), 1, 'people', ' ')$$),
  ('need_settled_has_an_event', $$insert into pipeline.need_settled (firm, seq, need, outcome, how) values (u('f1'), 999, u('5b'), 'met', 'x')$$),
  ('need_settled_is_of_a_need', $$insert into pipeline.need_settled (firm, seq, need, outcome, how) values (u('f1'), 1, u('dead'), 'met', 'x')$$),
  ('need_outcome_is_known', $$insert into pipeline.need_settled (firm, seq, need, outcome, how) values (u('f1'), 1, u('5b'), 'x', 'x')$$),
  ('local_policy_has_an_operation', $$insert into pipeline.local_policy (key, since, value, note, op) values ('x', '2020-01-01', 'x', 'x', u('dead'))$$),
  ('training_no_is_unique', $$insert into pipeline.training (id, no, title, on_date, op) values (u('5d'), 900001, '课2', '2019-12-01', u('0'))$$),
  ('training_is_added_once', $$insert into pipeline.training (id, title, on_date, op) values (u('5d'), '课', '2019-12-01', u('0'))$$),
  ('training_has_an_operation', $$insert into pipeline.training (id, title, on_date, op) values (u('5d'), '课2', '2019-12-01', u('dead'))$$),
  ('training_gap_is_a_condition', $$insert into pipeline.training (id, title, on_date, gap, op) values (u('5d'), '课2', '2019-12-01', 'x', u('0'))$$),
  ('training_capacity_is_positive', $$insert into pipeline.training (id, title, on_date, capacity, op) values (u('5d'), '课2', '2019-12-01', 0, u('0'))$$),
  ('training_enrolled_has_an_event', $$insert into pipeline.training_enrolled (firm, seq, training) values (u('f1'), 999, u('5c'))$$),
  ('training_enrolled_is_of_a_training', $$insert into pipeline.training_enrolled (firm, seq, training) values (u('f1'), 1, u('dead'))$$),
  ('training_attended_has_an_event', $$insert into pipeline.training_attended (firm, seq, training, people) values (u('f1'), 999, u('5c'), 1)$$),
  ('training_attended_is_of_a_training', $$insert into pipeline.training_attended (firm, seq, training, people) values (u('f1'), 1, u('dead'), 1)$$),
  ('training_attended_by_people', $$insert into pipeline.training_attended (firm, seq, training, people) values (u('f1'), 1, u('5c'), 0)$$)) t (name, statement);

-- Needs and supply.
insert into pipeline.provider (id, no, op) values (u('6a'), 900001, u('0')), (u('6b'), 900002, u('0'));
insert into pipeline.provider_entry (provider, edition, kind, name, name_key, offers, op) values
  (u('6a'), 1, 'institute', '甲院', '甲院', '检测', u('0'));
insert into pipeline.need_proposal (id, firm, seq, need, title, text, named) values (u('6c'), u('f1'), 1, u('5b'), '招人', '招两人', false);
insert into pipeline.need_publication (firm, seq, proposal) values (u('f1'), 2, u('6c'));
insert into pipeline.need_withdrawal (firm, seq, need, reason) values (u('f1'), 3, u('5b'), 'x');
insert into pipeline.need_match (id, firm, seq, need, provider) values (u('6d'), u('f1'), 4, u('5b'), u('6a'));
insert into pipeline.need_step (firm, seq, match, step, amount) values (u('f1'), 5, u('6d'), 'contracted', 1000);
select refused(t.name, t.statement) from (values
  ('provider_no_is_unique', $$insert into pipeline.provider (id, no, op) values (u('6e'), 900001, u('0'))$$),
  ('provider_has_an_operation', $$insert into pipeline.provider (id, op) values (u('6e'), u('dead'))$$),
  ('provider_entry_is_of_a_provider', $$update pipeline.provider_entry set provider = u('dead')$$),
  ('provider_entry_has_an_operation', $$update pipeline.provider_entry set op = u('dead')$$),
  ('provider_entry_counts_from_one', $$update pipeline.provider_entry set edition = 0$$),
  ('provider_kind_is_known', $$update pipeline.provider_entry set kind = 'x'$$),
  ('provider_field_is_a_dotted_code', $$update pipeline.provider_entry set field = '9.1'$$),
  ('provider_offers_something', $$update pipeline.provider_entry set offers = ' '$$),
  ('provider_is_added_once', $$insert into pipeline.provider_entry (provider, edition, kind, name, name_key, offers, op)
    values (u('6b'), 1, 'agency', '甲院', '甲院', 'x', u('0'))$$),
  ('need_proposal_has_an_event', $$update pipeline.need_proposal set seq = 999$$),
  ('need_proposal_is_of_the_firms_need', $$insert into pipeline.need_proposal (id, firm, seq, need, title, text, named)
    values (u('6e'), u('f2'), 1, u('5b'), 'x', 'x', false)$$),
  ('need_proposal_says_something', $$update pipeline.need_proposal set text = ' '$$),
  ('need_proposal_field_is_a_dotted_code', $$update pipeline.need_proposal set field = '9.1'$$),
  ('need_proposal_names_the_firm_by_consent', $$update pipeline.need_proposal set named = true$$),
  ('need_proposal_names_the_firm_by_consent', $$update pipeline.need_proposal set consent = '同意'$$),
  ('need_publication_has_an_event', $$update pipeline.need_publication set seq = 999$$),
  ('need_publication_is_of_a_proposal', $$update pipeline.need_publication set proposal = u('dead')$$),
  ('need_withdrawal_has_an_event', $$update pipeline.need_withdrawal set seq = 999$$),
  ('need_withdrawal_is_of_the_firms_need', $$update pipeline.need_withdrawal set need = u('dead')$$),
  ('need_match_has_an_event', $$update pipeline.need_match set seq = 999$$),
  ('need_match_is_of_the_firms_need', $$insert into pipeline.need_match (id, firm, seq, need, provider)
    values (u('6e'), u('f2'), 1, u('5b'), u('6a'))$$),
  ('need_match_is_with_a_provider', $$update pipeline.need_match set provider = u('dead')$$),
  ('need_step_has_an_event', $$update pipeline.need_step set seq = 999$$),
  ('need_step_is_of_the_firms_match', $$update pipeline.need_step set match = u('dead')$$),
  ('need_step_is_known', $$update pipeline.need_step set step = 'x', amount = null$$),
  ('need_step_has_an_amount_once_contracted', $$update pipeline.need_step set amount = null$$),
  ('need_step_has_an_amount_once_contracted', $$update pipeline.need_step set step = 'ended'$$),
  ('need_step_amount_is_possible', $$update pipeline.need_step set amount = 0$$),
  ('need_step_failed_for_a_reason', $$update pipeline.need_step set step = 'failed', amount = null$$)) t (name, statement);
-- (id, firm) repeat the key for the references to it.
insert into broken values ('need_of_a_firm_is_unique'), ('need_proposal_of_a_firm_is_unique'), ('need_match_of_a_firm_is_unique');

-- Numbers that may be given back, papers of a year, goals of a kind.
insert into pipeline.evidence (id, firm, seq, about, title, sha256, place) values
  (u('7a'), u('f1'), 1, 'plan', 'x', repeat('e', 64), 'x');
select refused(t.name, t.statement) from (values
  ('certificate_number_is_of_the_firms_certificate', $$update pipeline.certificate_number set certificate = u('dead') where certificate = u('81')$$),
  ('evidence_year_is_of_figures', $$update pipeline.evidence set year = 2019 where id = u('7a')$$),
  ('target_kind_is_known', $$update pipeline.target set kind = 'x'$$)) t (name, statement);

-- Words that firms are found by follow their aliases and former names.
insert into pipeline.firm_alias (firm, seq, alias, key) values (u('f2'), 1, '老厂', '老厂');
insert into pipeline.firm_change (firm, seq, field, old_value, new_value, old_key) values (u('f2'), 1, 'name', '旧厂', '新厂', '旧厂');
update pipeline.firm set name_key = '新厂', initials = '{xc}' where id = u('f2');
select set_eq($$select kind, word from pipeline.firm_word where firm = u('f2') and word in ('老厂', '旧厂', '新厂', 'xc')$$,
  $$values ('alias', '老厂'), ('former', '旧厂'), ('name', '新厂'), ('pinyin', 'xc')$$, 'an alias, a former and a new name are words');

-- A certificate that was taken back gives its number free, and takes it again only while nobody has it.
insert into pipeline.event (firm, seq, verb, on_date, op) values
  (u('f1'), 101, 'undo', '2019-12-02', u('0')), (u('f1'), 102, 'undo', '2019-12-03', u('0'));
insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 101, 18, true, '录错');
select lives_ok($$insert into pipeline.certificate (id, firm, seq, number, issued_on)
  values (u('83'), u('f2'), 3, 'GR201941000001', '2019-12-02')$$, 'the number of a void certificate is free');
select throws_ok($$insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 102, 18, false, '没有错')$$,
  '23505', null, 'and does not come back while another has it');
insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f2'), 4, 3, true, '录错');
select lives_ok($$insert into pipeline.correction (firm, seq, corrects, void, reason) values (u('f1'), 102, 18, false, '没有错')$$,
  'nobody has it: it holds again');
select is((select certificate from pipeline.certificate_number where number = 'GR201941000001'), u('81'), 'with its number');

select set_eq('select name::text from rule', 'select name from broken', 'every named rule was broken once');

select * from finish();
rollback;
