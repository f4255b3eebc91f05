import Pipeline

extension Command {
  static let intakeBatches = Command(
    "intake batches", "入库 批次", .read,
    Text("导入过的名单，及其批次编号", "the lists that were imported, with their numbers"),
    [Common.yearOptional], examples: ["intake batches", "intake batches --year 2019"]
  ) { line, shell in
    Answer(
      list: try shell.store().batches(year: line[Common.yearOptional]),
      empty: Text("还没有导入过名单", "no list was imported yet"))
  }
}
