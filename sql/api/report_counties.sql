-- 县区进度: what a bulletin says of each county: intake against target, plans, visits, applications, certificates, and the
-- valid stock with its growth over a year. Stays count in the county of entry, certificates in the firm's of the day.

create function api._county_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with stay as materialized (select s.*, coalesce(s.county, '') as place from api._stays(_q) s),
  one as (
    select s.place, 'entered' as item, s.episode, s.firm, s.line, null::integer as seq, true as by_firm
    from stay s where s.intake_year = date_part('year', (_q).until) and s.entered_on <= (_q).until
    union all
    select s.place, 'period_entered', s.episode, s.firm, s.line, null, true
    from stay s where s.entered_on between (_q).since and (_q).until
    union all
    select s.place, x.item, s.episode, s.firm, s.line, null, false
    from stay s
    cross join lateral (values ('stock', true), ('planned', exists (
      select from pipeline.stage_event t
      where t.episode = s.episode and t.to_stage = 'planned'
        and api._event_day(t.firm, t.seq, coalesce((_q).known_at, 'infinity')) <= (_q).until))) x (item, counts)
    where x.counts and s.entered_on <= (_q).until and (s.ended_on is null or s.ended_on > (_q).until)
    union all
    select s.place, x.item, s.episode, t.firm, s.line, t.seq, x.item = 'visited'
    from stay s join api._visits(_q) t on t.line = s.line
      and t.on_date >= s.entered_on and (s.ended_on is null or t.on_date < s.ended_on)
    cross join (values ('visits'), ('visited')) x (item)
    where t.on_date between (_q).since and (_q).until
    union all
    select s.place, 'applied', s.episode, a.firm, s.line, a.seq, false
    from stay s join pipeline.application a on a.episode = s.episode
    join api.event_known(coalesce((_q).known_at, 'infinity')) v on v.firm = a.firm and v.seq = a.seq
    where v.on_date between (_q).since and (_q).until
    union all
    select api._county_on(c.line, c.issued_on, (_q).known_at), 'certified', c.episode, c.firm, c.line, c.seq, false
    from api._certificates(_q) c where c.issued_on between (_q).since and (_q).until
    union all
    select v.county, 'valid', null, v.firm, v.line, v.seq, false from api._valid(_q, (_q).until) v
    union all
    select v.county, 'valid_before', null, v.firm, v.line, v.seq, false
    from api._valid(_q, ((_q).until - interval '1 year')::date) v),
  placed as (
    select o.*, x.at, row_number() over (
      partition by x.at, o.item, o.line order by o.episode, o.seq) as nth
    from one o cross join lateral (
      select o.place as at where (_q).county is null or o.place = (_q).county
      union all
      select 'all' where (_q).county is null) x)
  select '', 'counties', p.at, p.item, p.episode, p.firm, p.seq, null::integer, null::integer
  from placed p where not p.by_firm or p.nth = 1
$$;

-- 县区位次: what places among the counties are given by, for a question about one of them and for those who see one county's
-- firms only. Numbers of counties, which every bulletin prints, and no firm; it has rights of its own to count beyond the
-- caller's walls.
create function api.county_league(_report text, _as_of date, _known_at timestamptz, _since date, _until date) returns json
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with counted as (
    select r.place, r.item, count(*) as n
    from api._report_rows(_report, (_as_of, _known_at, null, _since, _until, null)::api.question) r
    where _report in ('counties', 'growth') and r.figure = _report
      and r.item in ('entered', 'before', 'valid', 'valid_before')
    group by r.place, r.item)
  select coalesce(json_object_agg(c.place, c.counts), '{}')
  from (select n.place, json_object_agg(n.item, n.n) as counts from counted n group by n.place) c
$$;

-- The goals of a year as they stood on a day, known at a time: the city under all, counties under their codes.
create function api._goals(_year integer, _as_of date, _known_at timestamptz) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_object_agg(coalesce(g.county, 'all'), g.goal), '{}')
  from (
    select distinct on (t.county) t.county, t.goal from pipeline.target t
    where t.kind = 'intake' and t.intake_year = _year and t.on_date <= _as_of and t.recorded_at <= coalesce(_known_at, 'infinity')
    order by t.county, t.recorded_at desc) g
$$;

-- The goals of the city for each year, likewise.
create function api._targets(_as_of date, _known_at timestamptz) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(json_object_agg(g.intake_year, g.goal), '{}')
  from (
    select distinct on (t.intake_year) t.intake_year, t.goal from pipeline.target t
    where t.kind = 'intake' and t.county is null and t.on_date <= _as_of and t.recorded_at <= coalesce(_known_at, 'infinity')
    order by t.intake_year, t.recorded_at desc) g
$$;

-- 考核得分: how many points each part of a county's score has, and the growth in per cent that earns all of its own, as set
-- locally.
create function api.score_settings(_on date) returns json
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select json_object_agg(k, api._local_policy('score_' || k, coalesce(_on, api.today()))::integer)
  from unnest('{intake,plan,visit,growth,growth_full}'::text[]) k
$$;
