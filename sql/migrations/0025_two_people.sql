-- 双人复核: what makes a list final or lets a firm past the gate is prepared by one person and approved by another. The
-- approval refers to the proposal and its preparer together, and a check keeps the two apart: no function can forget it.
-- Who prepared and who approved is written by the table itself, from the login; nobody is granted those columns.

-- 年度名单.
create table pipeline.intake_proposal (
  id uuid primary key,
  no integer not null,
  intake_year pipeline.fiscal_year not null,
  content text not null,
  sha256 text collate "C" not null,
  firms integer not null,
  on_date pipeline.past_date not null,
  note pipeline.note,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  preparer text not null default session_user,
  constraint intake_proposal_no_is_unique unique (no),
  constraint intake_proposal_names_its_preparer unique (id, preparer),
  constraint intake_proposal_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint intake_proposal_firms_are_counted check (firms > 0),
  constraint intake_proposal_hash_is_that_of_its_content check (
    encode(sha256(convert_to(content, 'UTF8')), 'hex') = sha256)
);
comment on table pipeline.intake_proposal is
  '拟公布名单: the public rows of a year''s list, frozen as JSON with their SHA-256, until somebody else publishes them';

create table pipeline.intake_publication (
  proposal uuid primary key,
  preparer text not null,
  on_date pipeline.past_date not null,
  op uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  approver text not null default session_user,
  constraint intake_publication_is_of_a_proposal foreign key (proposal, preparer)
    references pipeline.intake_proposal (id, preparer),
  constraint intake_publication_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint intake_is_published_by_another_person check (approver <> preparer)
);
comment on table pipeline.intake_publication is '公布: of a frozen list, by somebody else than who prepared it; never changed';

-- 闸口放行.
create table pipeline.gate_request (
  id uuid primary key,
  firm uuid not null,
  seq integer not null,
  episode uuid not null,
  verdict text collate "C",
  reason pipeline.note not null,
  preparer text not null default session_user,
  constraint gate_request_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint gate_request_is_of_the_firms_episode foreign key (episode, firm) references pipeline.episode (id, firm),
  constraint gate_request_names_its_preparer unique (id, firm, preparer)
);
comment on table pipeline.gate_request is
  '放行申请: that a firm may apply though the strict gate is closed to its verdict, and why';
create index gate_request_by_firm on pipeline.gate_request (firm, seq);

create table pipeline.gate_approval (
  firm uuid not null,
  seq integer not null,
  request uuid not null,
  preparer text not null,
  note pipeline.note,
  approver text not null default session_user,
  primary key (firm, seq),
  constraint gate_approval_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint gate_approval_is_of_a_request foreign key (request, firm, preparer)
    references pipeline.gate_request (id, firm, preparer),
  constraint gate_is_opened_by_another_person check (approver <> preparer)
);
comment on table pipeline.gate_approval is
  '放行: of one request, by somebody else than who made it; good for the next application of the stay';
create index gate_approval_by_request on pipeline.gate_approval (request);

select pipeline.wall('pipeline.gate_request'), pipeline.wall('pipeline.gate_approval');
grant insert (id, firm, seq, episode, verdict, reason) on pipeline.gate_request to pl_api;
grant insert (firm, seq, request, preparer, note) on pipeline.gate_approval to pl_api;

-- A frozen list is the bureau's and the auditors' until it is published, and then everybody's through api.intake_published.
do $$
declare
  kept text;
begin
  foreach kept in array array['pipeline.intake_proposal', 'pipeline.intake_publication'] loop
    execute format('alter table %s enable row level security, force row level security', kept);
    execute format('create policy owner_does_all on %s to pl_owner using (true) with check (true)', kept);
    execute format('create policy functions_read on %s for select to pl_api using (true)', kept);
    execute format('create policy functions_add_for_the_city on %s for insert to pl_api with check (
      (select pipeline.my_role()) = ''city'')', kept);
    execute format('create policy city_reads on %s for select to pl_city using ((select pipeline.my_role()) = ''city'')', kept);
    execute format('create policy auditor_reads on %s for select to pl_auditor using (
      (select pipeline.my_role()) = ''auditor'')', kept);
    execute format('grant select on %s to pl_api, pl_city, pl_auditor, pl_backup', kept);
  end loop;
end
$$;
grant insert (id, no, intake_year, content, sha256, firms, on_date, note, op) on pipeline.intake_proposal to pl_api;
grant insert (proposal, preparer, on_date, op) on pipeline.intake_publication to pl_api;

-- The readings of a former name, so that an undone renaming leaves none of the wrong ones behind.
alter table pipeline.firm_change add column old_initials text[];
comment on column pipeline.firm_change.old_initials is 'pinyin readings before a change of name; null where that was before they were kept';
