-- 编号可以收回: two certificates that hold never share a number; one that was taken back gives it free. Papers say which year's
-- figures they prove. Goals are also of the certified stock and its growth.

create table pipeline.certificate_number (
  certificate uuid primary key,
  firm uuid not null,
  number text collate "C" not null,
  constraint certificate_number_is_of_the_firms_certificate foreign key (certificate, firm)
    references pipeline.certificate (id, firm)
);
comment on table pipeline.certificate_number is
  '在用证书编号: the numbers of the certificates that hold; kept by triggers, counted again from history at any time';
insert into pipeline.certificate_number (certificate, firm, number)
select c.id, c.firm, c.number from pipeline.certificate c
where not coalesce((
  select x.void from pipeline.correction x
  where x.firm = c.firm and x.corrects = c.seq order by x.seq desc limit 1), false);
alter table pipeline.certificate drop constraint certificate_number_is_unique;
alter table pipeline.certificate_number add constraint certificate_number_is_unique unique (number);
create index certificate_by_number on pipeline.certificate (number);

create function pipeline.certificate_numbered() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pipeline.certificate_number (certificate, firm, number) values (new.id, new.firm, new.number)
  on conflict (certificate) do update set number = excluded.number;
  return null;
end
$$;
create trigger certificate_takes_its_number after insert or update of number on pipeline.certificate
  for each row execute function pipeline.certificate_numbered();

-- The latest correction of an event holds: void gives the number free, anything else takes it again.
create function pipeline.certificate_corrected() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  one record;
begin
  for one in
    select c.id, c.firm, c.number, l.void from pipeline.certificate c
    join (
      select distinct on (a.firm, a.corrects) a.firm, a.corrects, a.void from added a order by a.firm, a.corrects, a.seq desc) l
      on l.firm = c.firm and l.corrects = c.seq
  loop
    if one.void then
      delete from pipeline.certificate_number n where n.certificate = one.id;
    else
      insert into pipeline.certificate_number (certificate, firm, number) values (one.id, one.firm, one.number)
      on conflict (certificate) do nothing;
    end if;
  end loop;
  return null;
end
$$;
create trigger certificate_number_follows after insert on pipeline.correction
  referencing new table as added for each statement execute function pipeline.certificate_corrected();
revoke all on function pipeline.certificate_numbered(), pipeline.certificate_corrected() from public;

select pipeline.wall('pipeline.certificate_number', true);
grant insert on pipeline.certificate_number to pl_api;

alter table pipeline.evidence
  add column year pipeline.fiscal_year,
  add constraint evidence_year_is_of_figures check (year is null or about = 'figures');
comment on column pipeline.evidence.year is 'the fiscal year whose figures the paper proves; null for all, or for other papers';

alter table pipeline.target
  add column kind text collate "C" not null default 'intake',
  add constraint target_kind_is_known check (kind in ('intake', 'stock', 'growth'));
comment on column pipeline.target.kind is
  'intake: firms of the year''s list; stock: 有效高企存量 at the year''s end; growth: its growth over the year in per cent';
