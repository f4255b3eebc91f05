import Pipeline

extension Command {
  static let auditTrace = Command(
    "audit trace", "审计 溯源", .read,
    Text(
      "一家企业登记过的一切：谁、何时、操作号、后来怎样更正",
      "everything recorded of a firm: who, when, which operation, what was corrected"),
    [Common.firm], examples: ["audit trace 平高"]
  ) { line, shell in
    Answer(
      list: try shell.store().trace(try line.required(Common.firm)),
      empty: Text("没有事件", "there are no events"))
  }

  static let auditAccess = Command(
    "audit access", "审计 查阅记录", .read,
    Text("谁查阅过联系人、导出过什么文件", "who looked at contacts, and which files went out"), examples: ["audit access"]
  ) { _, shell in
    Answer(list: try shell.store().accesses(), empty: Text("还没有查阅和导出", "nobody looked or exported yet"))
  }
}
