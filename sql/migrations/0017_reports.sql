-- What the conversion report looks up before and instead of its one scan over all stays, and forecasts that were kept.
create index episode_after_the_first_event on pipeline.episode (firm) where entered_seq > 1;
create index episode_by_county on pipeline.episode (county_at_entry);

create table pipeline.forecast (
  op uuid primary key,
  as_of pipeline.past_date not null,
  known_at timestamptz not null,
  certified integer not null,
  expected numeric(12, 6) not null,
  low integer not null,
  high integer not null,
  backtest json not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  constraint forecast_has_an_operation foreign key (op) references pipeline.operation (op),
  constraint forecast_interval_is_a_range check (0 <= low and low <= high),
  constraint forecast_is_not_negative check (certified >= 0 and expected between 0 and 1000000)
);
comment on table pipeline.forecast is
  '存档的预测: certificates of a year as forecast on a day, with the back-test of that day; held against what came later';
create index forecast_by_day on pipeline.forecast (as_of, recorded_at);
grant select on pipeline.forecast to pl_api, pl_city, pl_auditor, pl_officer, pl_county, pl_finance, pl_backup;
grant insert on pipeline.forecast to pl_api;
