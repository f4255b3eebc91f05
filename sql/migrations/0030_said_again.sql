-- What was taken back may be said again: that a thing counts once is judged over what holds, under the firm's lock, and no key over
-- everything that was ever said stands in the way. A plan's items are numbered on where one was taken back.
alter table pipeline.plan_item_done drop constraint plan_item_done_pkey, add primary key (firm, seq, item);
create index plan_item_done_by_item on pipeline.plan_item_done (episode, item);
alter table pipeline.application_back drop constraint application_goes_back_once;
create index application_back_by_application on pipeline.application_back (application);
alter table pipeline.ip_lapse drop constraint ip_lapses_once;
create index ip_lapse_by_ip on pipeline.ip_lapse (ip);
drop index pipeline.ip_number_is_recorded_once_per_firm;
create index ip_by_number on pipeline.ip (firm, number);
alter table pipeline.achievement drop constraint achievement_counts_once_per_firm;
create index achievement_by_firm on pipeline.achievement (firm, title);
alter table pipeline.honour drop constraint honour_counts_once_per_firm;
create index honour_by_firm_and_title on pipeline.honour (firm, kind, title);
