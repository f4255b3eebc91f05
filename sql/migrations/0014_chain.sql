-- 哈希链: each event of a firm carries a hash of itself and of everything recorded by it, and of the event before. Who
-- changes a row, or takes one out, breaks the chain from there on; who makes the chain anew differs from the anchor
-- that auditors keep. The form of the hashed text is docs/chain.md; its number stands in every row.
create table pipeline.link (
  firm uuid not null,
  seq integer not null,
  algorithm text collate "C" not null default 'sha256',
  format smallint not null default 1,
  content bytea not null,
  head bytea not null,
  primary key (firm, seq),
  constraint link_has_an_event foreign key (firm, seq) references pipeline.event (firm, seq),
  constraint link_algorithm_is_known check (algorithm in ('sha256')),
  constraint link_format_is_known check (format = 1),
  constraint link_hashes_are_whole check (octet_length(content) = 32 and octet_length(head) = 32)
);
comment on table pipeline.link is
  '链环: hash of one event with all its rows (content), and of that and the head before (head)';
select pipeline.wall('pipeline.link', true);
grant insert on pipeline.link to pl_api;
