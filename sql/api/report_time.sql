-- 停留: D10 how long stays are in a stage. A stay that is still there on the day asked for is cut off, not left out.

create function api._time_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select s.bin, 'stages', s.stage, x.item, s.episode, s.firm, s.seq, x.late, x.days
  from api._steps(_q) s
  cross join lateral (select coalesce(s.next_on, (_q).as_of) - s.since as days) d
  cross join lateral (values ('entered', null, null),
    (case when s.next_stage is null then 'there' else 'left' end, 0, d.days)) x (item, late, days)
  where s.stage not in ('certified', 'exited')
    and s.since between (_q).since and (_q).until
$$;
