-- 审计: is the history what was recorded? Auditors and the city bureau ask; what they may not read themselves (contacts)
-- is read for them and only its hash is shown.

create function api._audits() returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(pipeline.my_role() not in ('city', 'auditor'), true) then
    perform api._refuse('PL604', 'the role does not have this verb', json_build_object(
      'login', session_user, 'role', pipeline.my_role(), 'verb', 'audit'));
  end if;
end
$$;

-- What is wrong, the first bad place of each firm and kind: each event against its link, each link against the one
-- before, numbers without gaps, particulars against their changes, stays against their events.
create function api.audit_verify()
returns table (problem text, firm_no integer, firm text, seq integer, detail text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
set datestyle = 'ISO, YMD' set timezone = 'UTC'
as $$
begin
  perform api._audits();
  create temp table audit_text on commit drop as select null::uuid as firm, null::integer as seq, null::uuid as op, null::text as text limit 0;
  execute 'insert into pg_temp.audit_text ' || api._chain_query('true', null);
  analyze pg_temp.audit_text;
  return query
    with linked as (
      select coalesce(t.firm, l.firm) as firm, coalesce(t.seq, l.seq) as seq, t.text, l.content, l.head,
        lag(l.head) over w as before, lag(coalesce(t.seq, l.seq), 1, 0) over w as number_before
      from pg_temp.audit_text t full join pipeline.link l on l.firm = t.firm and l.seq = t.seq
      window w as (partition by coalesce(t.firm, l.firm) order by coalesce(t.seq, l.seq))),
    bad as (
      select k.firm, k.seq, case
          when k.text is null then 'event_missing'
          when k.content is null then 'link_missing'
          when k.number_before <> k.seq - 1 then 'number_missing'
          when sha256(convert_to(k.text, 'UTF8')) <> k.content then 'content'
          when sha256(coalesce(k.before, '') || k.content) <> k.head then 'head'
        end as problem, null::text as detail
      from linked k
      union all
      select f.id, f.head, 'tail', f.head || ' <> ' || coalesce(n.last, 0)
      from pipeline.firm f
      left join (select k.firm, max(k.seq) as last from linked k group by k.firm) n on n.firm = f.id
      where f.head <> coalesce(n.last, 0)
      union all
      select s.firm, s.seq, 'particulars', s.field
      from (
        select distinct on (c.firm, c.field) c.firm, c.seq, c.field, c.new_value
        from pipeline.firm_change c order by c.firm, c.field, c.seq desc) s
      join pipeline.firm f on f.id = s.firm
      where s.new_value is distinct from case s.field when 'name' then f.name when 'county' then f.county
        when 'founded' then f.founded::text when 'field' then f.field when 'product' then f.product
        when 'industry' then f.industry when 'address' then f.address end
      union all
      select e.firm, e.entered_seq, 'stay', e.intake_year || ': ' || e.stage || ' <> ' || coalesce(r.stage, 'void')
      from pipeline.episode e
      left join api._stays_recounted() r on r.episode = e.id
      where case when r.episode is null then not e.voided else
        (e.stage, e.stage_on::date, e.stage_seq, e.entered_on::date, e.ended_on::date, e.furthest, e.voided)
          is distinct from (r.stage, r.stage_on, r.stage_seq, r.entered_on, r.ended_on, r.furthest, r.voided) end),
    first as (
      select distinct on (b.firm, b.problem) b.firm, b.seq, b.problem, b.detail
      from bad b where b.problem is not null order by b.firm, b.problem, b.seq)
    select f.problem, x.no, x.name::text, f.seq, f.detail
    from first f left join pipeline.firm x on x.id = f.firm
    order by x.no nulls first, f.seq, f.problem;
  drop table pg_temp.audit_text;
end
$$;

-- Every stay counted again from the events that hold: what pipeline.episode must repeat.
create function api._stays_recounted()
returns table (episode uuid, stage text, stage_on date, stage_seq integer, entered_on date, ended_on date, furthest text,
  voided boolean)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with held as materialized (
    select s.episode, s.seq, s.to_stage, s.on_date, t.position,
      row_number() over (partition by s.episode order by s.on_date desc, s.seq desc) as nth
    from api.stage_event_now s join pipeline.stage t on t.code = s.to_stage)
  select l.episode, l.to_stage, l.on_date, l.seq, a.first, case when l.to_stage in ('certified', 'exited') then l.on_date end,
    t.code, exists (select from api.episode_void_now v where v.episode = l.episode)
  from held l
  join (
    select h.episode, min(h.on_date) as first, max(h.position) filter (where h.to_stage <> 'exited') as furthest
    from held h group by h.episode) a on a.episode = l.episode
  join pipeline.stage t on t.position = a.furthest
  where l.nth = 1
$$;

-- 锚: the head of each chain, to be kept where the database's administrator cannot reach it.
create function api.audit_heads()
returns table (firm uuid, no integer, seq integer, algorithm text, head text, recorded_at timestamptz)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._audits();
  return query
    select f.id, f.no, l.seq, l.algorithm, encode(l.head, 'hex'), v.recorded_at
    from pipeline.firm f
    join lateral (select x.* from pipeline.link x where x.firm = f.id order by x.seq desc limit 1) l on true
    join pipeline.event v on v.firm = l.firm and v.seq = l.seq
    order by f.no;
end
$$;

-- The heads at places an anchor names: what has become of each.
create function api.audit_anchor(_firms uuid[], _seqs integer[], _heads text[])
returns table (firm uuid, no integer, seq integer, found text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  perform api._audits();
  return query
    select a.firm, f.no, a.seq, case
      when f.id is null then 'firm_removed'
      when l.head is null then 'tail_cut'
      when encode(l.head, 'hex') <> a.head then 'recomputed' end
    from unnest(_firms, _seqs, _heads) as a (firm, seq, head)
    left join pipeline.firm f on f.id = a.firm
    left join pipeline.link l on l.firm = a.firm and l.seq = a.seq
    where f.id is null or l.head is null or encode(l.head, 'hex') <> a.head;
end
$$;

-- The texts and links of everything, in order: what a verifier elsewhere needs.
create function api.audit_texts()
returns table (firm uuid, no integer, seq integer, head text, text text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
set datestyle = 'ISO, YMD' set timezone = 'UTC'
as $$
begin
  perform api._audits();
  return query execute format(
    'select t.firm, f.no, t.seq, encode(l.head, ''hex''), t.text from (%s) t
      join pipeline.firm f on f.id = t.firm left join pipeline.link l on l.firm = t.firm and l.seq = t.seq
      order by f.no, t.seq', api._chain_query('true', null));
end
$$;

-- 溯源: everything that was recorded of one firm, with what holds of it today.
create function api.audit_trace(_firm text)
returns table (seq integer, verb text, on_date date, holds text, recorded_at timestamptz, actor text, op uuid, head text)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  f pipeline.firm := api._firm(_firm);
begin
  return query
    select v.seq, v.verb, v.on_date::date, case when c.void then 'void' when c.on_date is not null then c.on_date::text end,
      v.recorded_at, v.actor, v.op, left(encode(l.head, 'hex'), 12)
    from pipeline.event v
    left join pipeline.link l on l.firm = v.firm and l.seq = v.seq
    left join lateral (
      select x.void, x.on_date from pipeline.correction x
      where x.firm = v.firm and x.corrects = v.seq order by x.seq desc limit 1) c on true
    where v.firm = f.id order by v.seq;
end
$$;

-- 查阅记录, newest first.
create function api.audit_access()
returns table (recorded_at timestamptz, actor text, kind text, firm_no integer, firm text, what text, reason text,
  rows integer, file_sha256 text)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select a.recorded_at, a.actor, a.kind, f.no, f.name::text, a.what::text, a.reason::text, a.row_count, a.file_sha256
  from pipeline.access a left join pipeline.firm f on f.id = a.firm
  order by a.recorded_at desc, a.id
$$;
