-- Corrections: what an event is declared to be after the fact. Nothing is changed or deleted for it.

create table pipeline.correction (
  firm uuid not null,
  seq integer not null,
  corrects integer not null,
  on_date pipeline.past_date,
  void boolean not null,
  reason pipeline.note not null,
  primary key (firm, seq, corrects),
  constraint correction_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint correction_is_of_an_event foreign key (firm, corrects) references pipeline.event (firm, seq),
  constraint correction_comes_after_what_it_corrects check (corrects < seq),
  constraint correction_gives_a_date_or_voids check (not (void and on_date is not null))
);
comment on table pipeline.correction is
  '更正: an earlier event of the firm is void, or has another effective date, or is again as first recorded (neither); the latest row for an event holds';
create index correction_by_event on pipeline.correction (firm, corrects, seq);
grant select on pipeline.correction to pl_api, pl_city;
grant insert on pipeline.correction to pl_api;

-- The day of entry may be corrected, and a voiding may be taken back and said again.
grant update (entered_on) on pipeline.episode to pl_api;
alter table pipeline.episode_void drop constraint episode_is_voided_once;
create index episode_void_by_episode on pipeline.episode_void (episode);
