-- What an operation is, what a firm is, and the header of every change to a firm.

-- Text that people read: no control, zero-width or direction-changing characters, whatever the client.
create domain pipeline.line as text
  constraint line_has_no_control_characters check (
    value !~ '[\u0001-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]')
  constraint line_is_not_blank_at_its_ends check (value = btrim(value, E' \u3000\u00A0') and value <> '')
  constraint line_is_at_most_200_characters check (char_length(value) <= 200);
create domain pipeline.note as text
  constraint note_has_no_control_characters check (
    value !~ '[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]')
  constraint note_is_at_most_4000_characters check (char_length(value) <= 4000);
create domain pipeline.credit_code as text collate "C"
  constraint credit_code_is_18_allowed_characters check (value ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');
create domain pipeline.past_date as date
  constraint date_is_between_1900_and_2200 check (value between date '1900-01-01' and date '2200-12-31');
create domain pipeline.fiscal_year as smallint
  constraint year_is_between_1949_and_2200 check (value between 1949 and 2200);

create table pipeline.operation (
  op uuid primary key,
  verb text collate "C" not null,
  payload_hash bytea not null,
  actor text not null default session_user,
  attempts integer not null default 1,
  result json,
  recorded_at timestamptz not null default now(),
  constraint operation_attempts_are_positive check (attempts >= 1),
  constraint operation_payload_hash_is_sha256 check (octet_length(payload_hash) = 32)
);
comment on table pipeline.operation is
  '操作: every write takes its id here first; a repeat gets the stored answer';

create sequence pipeline.firm_no as integer;
create table pipeline.firm (
  id uuid primary key,
  no integer not null default nextval('pipeline.firm_no'),
  credit_code pipeline.credit_code not null,
  name pipeline.line not null,
  name_key text not null,
  initials text[] not null default '{}',
  county text collate "C",
  founded pipeline.past_date,
  field text collate "C",
  product pipeline.line,
  industry pipeline.line,
  address pipeline.line,
  head integer not null default 0,
  constraint firm_no_is_unique unique (no),
  constraint firm_credit_code_is_unique unique (credit_code),
  constraint firm_county_is_an_office foreign key (county) references pipeline.county (code),
  constraint firm_field_is_a_dotted_code check (field ~ '^[1-8](\.[0-9]{1,2}){0,2}$'),
  constraint firm_head_counts_events check (head >= 0)
);
comment on table pipeline.firm is '企业: one row for one credit code; name and county are the current ones';
comment on column pipeline.firm.name_key is 'the name folded for matching, as the client folds it';
comment on column pipeline.firm.initials is 'pinyin initials, one entry for each reading';
comment on column pipeline.firm.head is 'number of the firm''s latest event; raising it takes the row lock';
create index firm_by_name_key on pipeline.firm (name_key);
create index firm_by_county on pipeline.firm (county);

create table pipeline.event (
  firm uuid not null,
  seq integer not null,
  verb text collate "C" not null,
  on_date pipeline.past_date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  op uuid not null,
  primary key (firm, seq),
  constraint event_is_of_a_firm foreign key (firm) references pipeline.firm (id),
  constraint event_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint event_seq_starts_at_one check (seq >= 1)
);
comment on table pipeline.event is
  '事件: the header of one change to one firm: what, effective when, recorded when, by whom';
create index event_by_op on pipeline.event (op);

create table pipeline.firm_change (
  firm uuid not null,
  seq integer not null,
  field text collate "C" not null,
  old_value text,
  new_value text,
  old_key text,
  primary key (firm, seq, field),
  constraint firm_change_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint firm_change_field_is_known check (
    field in ('name', 'county', 'founded', 'field', 'product', 'industry', 'address')),
  constraint firm_change_keeps_the_key_of_a_name check ((field = 'name') = (old_key is not null)),
  constraint firm_change_changes_something check (old_value is distinct from new_value)
);
comment on table pipeline.firm_change is '企业信息变更: former names, counties and other particulars';
comment on column pipeline.firm_change.old_key is 'the former name folded for matching';
create index firm_change_by_old_key on pipeline.firm_change (old_key) where old_key is not null;
