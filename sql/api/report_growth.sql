-- 数量增速考核: D3 certificates by year of issue, D3b firms with a valid certificate (有效高企存量) and how their number
-- changed over the period, split into its parts.

-- Certificates that count, as known, in the firm's order of them. A certificate is dated by its day of issue, not by the
-- lists and notices before it. It ends after three years, or earlier for a cause.
create function api._certificates(_q api.question)
returns table (firm uuid, line uuid, seq integer, episode uuid, issued_on date, ends_on date, nth bigint,
  expires_on date, cause text, next_on date)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with known as materialized (select v.* from api.event_known(coalesce((_q).known_at, 'infinity')) v),
  early as (
    select distinct on (e.certificate) e.certificate, e.cause, v.on_date
    from pipeline.certificate_end e join known v on v.firm = e.firm and v.seq = e.seq
    where v.on_date <= (_q).as_of
    order by e.certificate, v.on_date, e.seq)
  select c.firm, c.line, c.seq, c.episode, c.issued_on, least(c.expires_on, e.on_date),
    row_number() over (partition by c.line order by c.issued_on, c.seq), c.expires_on,
    case when e.on_date < c.expires_on then e.cause end,
    lead(c.issued_on) over (partition by c.line order by c.issued_on, c.seq)
  from (
    select c.id, c.firm, api._lineage(c.firm, (_q).known_at) as line, c.seq, c.episode, v.on_date as issued_on,
      (v.on_date + interval '3 years')::date as expires_on
    from pipeline.certificate c
    join known v on v.firm = c.firm and v.seq = c.seq) c
  left join early e on e.certificate = c.id
  where c.issued_on <= (_q).as_of
$$;

-- The county a firm belongs to on a day: its own, or where that was open the first one filled in since.
create function api._county_on(_firm uuid, _on date, _known_at timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(api._firm_value(_firm, 'county', _on, coalesce(_known_at, 'infinity')),
    api._entry_county(_firm, null, coalesce(_known_at, 'infinity')), '')
$$;

-- 有效存量: firms with a valid certificate on a day, each once however many it has, in the county of that day.
create function api._valid(_q api.question, _on date)
returns table (line uuid, firm uuid, seq integer, county text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select distinct on (c.line) c.line, c.firm, c.seq, api._county_on(c.line, _on, (_q).known_at)
  from api._certificates(_q) c
  where c.issued_on <= _on and _on < c.ends_on
  order by c.line, c.issued_on desc, c.seq desc
$$;

create function api._growth_rows(_q api.question) returns setof api.report_row
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with certificate as materialized (select c.* from api._certificates(_q) c),
  pair as (
    select coalesce(b.line, a.line) as line, coalesce(b.firm, a.firm) as firm, coalesce(b.seq, a.seq) as seq,
      a.county as county_before, b.county as county_after, a.line is not null as before, b.line is not null as after,
      (select count(*) from certificate c where c.line = coalesce(b.line, a.line)
        and c.issued_on between (_q).since and (_q).until) as issued,
      (select min(c.issued_on) from certificate c where c.line = coalesce(b.line, a.line)) as first_on,
      -- The end of the certificate that ran longest says how the firm went.
      (select c.cause from certificate c where c.line = coalesce(b.line, a.line) and c.issued_on <= (_q).until
        order by c.ends_on desc, c.issued_on desc, c.seq desc limit 1) as cause
    from api._valid(_q, (_q).since - 1) a
    full join api._valid(_q, (_q).until) b on b.line = a.line),
  part as (
    select p.*, x.county, x.item
    from pair p cross join lateral (values
      (p.county_before, 'before', p.before),
      (p.county_after, 'first', p.after and not p.before and p.first_on >= (_q).since),
      (p.county_after, 'again', p.after and not p.before and p.first_on < (_q).since),
      (p.county_after, 'renewed', p.after and p.before and p.issued > 0),
      (p.county_before, case when p.cause is null then 'lapsed' when p.cause in ('moved', 'closed') then 'left'
        else 'revoked' end, p.before and not p.after),
      (p.county_after, 'moved_in', p.before and p.after and p.county_before <> p.county_after),
      (p.county_before, 'moved_out', p.before and p.after and p.county_before <> p.county_after),
      (p.county_after, 'valid', p.after)) x (county, item, counts)
    where x.counts)
  select '', 'growth', x.place, p.item, null::uuid, p.firm, p.seq, null::integer, null::integer
  from part p
  cross join lateral (
    select p.county as place where (_q).county is null or p.county = (_q).county
    union all
    select 'all' where (_q).county is null and p.item not in ('moved_in', 'moved_out')) x
  union all
  select '', 'goals', 'high_tech', 'counted', null, v.firm, v.seq, null, null
  from api._valid(_q, (_q).until) v where (_q).county is null
  union all
  select '', 'certificates', date_part('year', c.issued_on)::text, x.item, c.episode, c.firm, c.seq, null, null
  from certificate c
  cross join lateral (values ('issued'), (case when c.nth = 1 then 'first' else 'renewal' end),
    (case when c.episode is null then 'outside' else 'reserve' end)) x (item)
  where (_q).county is null or api._county_on(c.line, c.issued_on, (_q).known_at) = (_q).county
  union all
  -- Whose the certificates of the period are that came through the reserve: the county at entry, and that of the day of issue.
  select '', 'credit', x.place, k.item, c.episode, c.firm, c.seq, null, null
  from certificate c join pipeline.episode e on e.id = c.episode
  cross join lateral (values
    ('entry', coalesce(api._entry_county(e.firm, e.county_at_entry, coalesce((_q).known_at, 'infinity')), '')),
    ('issue', api._county_on(c.line, c.issued_on, (_q).known_at))) k (item, county)
  cross join lateral (
    select k.county as place where (_q).county is null or k.county = (_q).county
    union all
    select 'all' where (_q).county is null) x
  where c.issued_on between (_q).since and (_q).until
  union all
  -- D14: of the certificates that ran their three years, by the year of their end, those followed by another one.
  select '', 'renewals', date_part('year', c.expires_on)::text, x.item, c.episode, c.firm, c.seq, null, null
  from certificate c
  cross join lateral (
    select 'ended' union all
    select 'on_time' where c.next_on <= c.expires_on union all
    select 'within_year' where c.next_on <= (c.expires_on + interval '1 year')::date union all
    select 'pending' where coalesce(c.next_on, 'infinity') > (_q).as_of
      and (c.expires_on + interval '1 year')::date > (_q).as_of) x (item)
  where c.cause is null and c.expires_on <= (_q).as_of
    and ((_q).county is null or api._county_on(c.line, c.expires_on, (_q).known_at) = (_q).county)
$$;
