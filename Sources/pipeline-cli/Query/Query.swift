import Pipeline

extension Command {
  private static let sql = Value<String>.argument("SQL", "语句", Text("一条查询语句", "one reading statement")) {
    word, _, _ in
    word
  }

  static let query = Command(
    "query", "查询", .read,
    Text("用本人的权限运行一条只读 SQL", "run one reading SQL statement with your own rights"), [sql],
    examples: [
      "query 'select no, name, stage from api.firm_line order by no'", "query 'select 1 as one' --ndjson",
    ]
  ) { line, shell in
    Answer(list: try shell.store().query(try line.required(sql)), empty: Text("没有结果", "nothing"))
  }
}
