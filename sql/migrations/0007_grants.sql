-- The functions (pl_api) get what they need and no more; people (pl_city) may read, never write.
-- History is append-only: no one is granted update or delete on it.
grant select on all tables in schema pipeline to pl_api, pl_city;
grant usage on all sequences in schema pipeline to pl_api;
grant insert, update (attempts, result) on pipeline.operation to pl_api;
grant insert, update (head, name, name_key, initials, county, founded, field, product, industry, address)
  on pipeline.firm to pl_api;
grant insert, update (stage, stage_on, stage_seq, furthest, ended_on, voided) on pipeline.episode to pl_api;
grant insert on
  pipeline.event, pipeline.firm_change, pipeline.batch, pipeline.batch_row, pipeline.stage_event,
  pipeline.episode_void, pipeline.episode_exit, pipeline.officer, pipeline.assignment, pipeline.target,
  pipeline.fact, pipeline.ip, pipeline.achievement, pipeline.incident, pipeline.visit,
  pipeline.diagnosis, pipeline.plan_item, pipeline.plan_item_done, pipeline.application,
  pipeline.application_back, pipeline.review, pipeline.certificate
  to pl_api;
