-- What the bureau decides itself. A change of mind is a new row with a later date.
insert into pipeline.local_policy (key, since, value, note) values
  ('apply_gate', '2019-01-01', 'open', '申报闸口：open 只提示诊断结论，strict 结论不是 eligible 时拒绝申报')
on conflict (key, since) do update set value = excluded.value, note = excluded.note;
