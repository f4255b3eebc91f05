import Pipeline

extension Command {
  private static let until = Common.day(
    "until", "到", Text("延到哪一天（默认延到允许的最后一天）", "extend to (default: as far as allowed)"))
  private static let why = Common.text("reason", "原因", "TEXT", Text("原因", "reason"), required: true)

  static let reserveExtend = Command(
    "reserve extend", "在库 延期", .write, Text("延长一次在库期限", "extend the term of a stay, once"),
    [Common.firm, until, why, Common.on],
    examples: ["reserve extend 平高 --reason 拟申报下一批次 --on 2022-06-01"]
  ) { line, shell in
    let json = try shell.store().extendTerm(
      try line.required(Common.firm), until: line[until], reason: try line.required(why),
      on: line[Common.on] ?? shell.today, shell.write(line))
    return .moved(
      json,
      Text(
        "期满日由 \(json["before"].plain) 延到 \(json["until"].plain)",
        "term extended from \(json["before"].plain) to \(json["until"].plain)"))
  }

  static let reserveTerms = Command(
    "reserve terms", "在库 期限", .read, Text("在库企业的期满日和延期", "when the terms of open stays end"),
    [Common.asOf, Common.county],
    examples: ["reserve terms", "reserve terms --county 宝丰县 --as-of 2022-06-30"]
  ) { line, shell in
    Answer(
      list: try shell.store().terms(asOf: line[Common.asOf], county: line[Common.county]),
      empty: Text("没有在库企业", "nobody is in the reserve"))
  }

  static let reserveCarry = Command(
    "reserve carry", "在库 结转", .write,
    Text(
      "年终结转：期满而没有在申报的按“期满”出库，其余结转下年；先用 --dry-run 看",
      "year end: stays past their term leave as expired unless an application is under way; try --dry-run first"
    ),
    [Common.onRequired], examples: ["reserve carry --on 2022-12-31 --dry-run"]
  ) { line, shell in
    let json = try shell.store().carryOver(on: try line.required(Common.onRequired), shell.write(line))
    func table(_ key: String, _ day: String, _ title: Text) -> [Answer.Block] {
      let rows = json[key].array
      guard !rows.isEmpty else { return [] }
      let columns: [Table.Column] = [
        .init("no", Text("编号", "no"), .number), .init("name", Text("企业名称", "firm")),
        .init("stage", Text("阶段", "stage"), .named(Stage.self)), .init(day, Text("日期", "on"), .day),
      ]
      return [.line(title), .table(Table(columns, rows.map { one in columns.map { one[$0.key] } }))]
    }
    return Answer(
      json: json,
      [
        .line(
          Text(
            "\(json["on"].plain) 结转：期满出库 \(json["expired"].array.count) 家，结转下年 \(json["carried"].plain) 家",
            "carry-over of \(json["on"].plain): \(json["expired"].array.count) expired, \(json["carried"].plain) go on"
          ))
      ]
        + table("expired", "ends", Text("期满出库：", "expired:"))
        + table("waiting", "ends", Text("已期满、正在申报，等结果：", "past the term, application under way:"))
        + table("moved_since", "on", Text("已期满、之后还有登记，另行处理：", "past the term, with later steps:")))
  }

  private static let reason = Value<ExitReason>.option(
    "reason", "原因", "moved|closed", Text("moved 迁出本市，closed 注销", "moved out of the city, or closed down"),
    required: true, words: ["moved", "closed"]
  ) { word, spelling, _ in
    guard let reason = ExitReason(typed: word), [.moved, .closed].contains(reason) else {
      throw InputRefusal.badChoice(
        option: spelling, value: word, choices: [Text("moved（迁出）", "moved"), Text("closed（注销吊销）", "closed")])
    }
    return reason
  }
  private static let note = Common.text(
    "note", "说明", "TEXT", Text("说明，例如迁往何处", "note, such as where it went"))

  static let firmLeave = Command(
    "firm leave", "企业 离开", .write,
    Text(
      "企业整体迁出本市或注销：在库的出库，有效证书不再计入本市存量",
      "the firm moved out or closed: its stay ends, its certificate no longer counts here"),
    [Common.firm, reason, note, Common.onRequired],
    examples: ["firm leave 平高 --reason moved --note 迁往郑州 --on 2022-03-01"]
  ) { line, shell in
    let reason = try line.required(reason)
    let json = try shell.store().leaveCity(
      try line.required(Common.firm), reason: reason, note: line[note],
      on: try line.required(Common.onRequired),
      shell.write(line))
    let number = json["number"].string
    return .moved(
      json,
      Text(
        "已登记\(reason.name.zh)\(number.map { "，证书 \($0) 不再计入本市" } ?? "")",
        "\(reason.name.en)\(number.map { "; certificate \($0) no longer counts here" } ?? "")"))
  }
}
