-- 一家企业的档案: records that were merged read as one firm.
--
-- To list what belongs to a firm F:
--   … from api.visit_now v join api.kin k on k.record = v.firm where k.firm = F
-- To count by firm now: the same join, and k.firm instead of v.firm.
-- To count by firm as known at K:
--   … left join api.merged_known(K) m on m.record = e.firm, and coalesce(m.firm, e.firm); api._lineage for one record.
-- A merge says that two records have been one firm all along: it counts at any day, from the time on that it was
-- recorded, until it is taken back.

-- Each record once, with the firm it belongs to: itself, or the record it was merged into.
create view api.kin with (security_invoker) as
select f.id as firm, f.id as record from pipeline.firm f where f.merged_into is null
union all
select f.merged_into, f.id from pipeline.firm f where f.merged_into is not null;

-- The merged records only, as known at a time.
create function api.merged_known(_known_at timestamptz) returns table (record uuid, firm uuid)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select distinct on (m.firm) m.firm, m.other
  from pipeline.firm_merge m
  join pipeline.event v on v.firm = m.firm and v.seq = m.seq
  where not m.survives and v.recorded_at <= _known_at and not coalesce((
    select c.void from pipeline.correction c
    join pipeline.event x on x.firm = c.firm and x.seq = c.seq
    where c.firm = m.firm and c.corrects = m.seq and x.recorded_at <= _known_at
    order by c.seq desc limit 1), false)
  order by m.firm, m.seq desc
$$;

-- Each record with the firm it belonged to as known at a time; null is now.
create function api._kin_known(_known_at timestamptz) returns table (firm uuid, record uuid)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(m.firm, f.id), f.id
  from pipeline.firm f left join api.merged_known(coalesce(_known_at, 'infinity')) m on m.record = f.id
$$;
