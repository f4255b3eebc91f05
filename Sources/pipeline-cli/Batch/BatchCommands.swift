import Pipeline

extension Command {
  private static let batch = Value<String>.argument(
    "BATCH", "批次", Text("申报批次，例如 2020-1", "batch, for example 2020-1")
  ) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }
  private static let batchOptional = Value<String>.argument(
    "BATCH", "批次", Text("只看这一批次", "only this batch"), required: false
  ) { word, spelling, _ in try Common.cleanLine(word, spelling) }
  private static let kind = Common.choice(
    DeadlineKind.self, "kind", "事项", Text("什么的截止日（默认企业提交）", "deadline of what (default: firms submit)"))
  private static let due = Common.day("due", "截止日", Text("截止日", "the last day"), required: true)
  private static let document = Common.line("doc", "文号", "N", Text("文件号", "number of the paper"))

  static let batchSet = Command(
    "batch set", "批次 截止", .write,
    Text(
      "登记申报批次的截止日；改动要写原因，原来的保留",
      "set a deadline of a batch; moving it needs a reason, the earlier one is kept"),
    [batch, kind, due, Common.reason, document, Common.on],
    examples: [
      "batch set 2023-3 --due 2023-08-20 --on 2023-05-10",
      "batch set 2023-3 --due 2023-09-05 --reason 系统维护顺延 --on 2023-08-15",
    ]
  ) { line, shell in
    let kind = line[kind] ?? .submit
    let json = try shell.store().setBatchDeadline(
      try line.required(batch), kind, due: try line.required(due), reason: line[Common.reason],
      document: line[document], on: line[Common.on] ?? shell.today, shell.write(line))
    let before = json["before"].string
    return Answer(
      json: json,
      [
        .line(
          Text(
            "批次 \(json["batch"].plain) \(kind.name.zh)截止 \(json["due"].plain)\(before.map { "（原 \($0)）" } ?? "")",
            "batch \(json["batch"].plain), \(kind.name.en): due \(json["due"].plain)\(before.map { " (was \($0))" } ?? "")"
          ))
      ])
  }

  static let batchList = Command(
    "batch list", "批次 列表", .read, Text("各批次的截止日和每次改动", "deadlines of batches, and how they were moved"),
    [batchOptional],
    examples: ["batch list", "batch list 2023-3"]
  ) { line, shell in
    Answer(
      list: try shell.store().batchDeadlines(line[batchOptional]),
      empty: Text("没有登记截止日", "no deadline is recorded"))
  }

  private static let step = Common.choice(
    AnnouncementStep.self, "step", "环节", Text("拟认定、公示或备案公告", "proposed, published or filed"), required: true)
  private static let until = Common.day("until", "到", Text("公示的最后一天", "last day of the publication"))

  static let certifyAnnounce = Command(
    "certify announce", "认定 公布", .write,
    Text(
      "登记省里的公布环节：拟认定、公示、备案公告；只有备案算数，都可以不登记",
      "record what the province announced; only filing counts, each step is optional"),
    [Common.firm, step, Common.onRequired, until, document],
    examples: ["certify announce 平高 --step 公示 --on 2020-11-10 --until 2020-11-23"]
  ) { line, shell in
    let step = try line.required(step)
    if line[until] != nil, step != .published {
      throw InputRefusal.badChoice(
        option: "--step", value: step.rawValue, choices: [Text("published（公示）", "published")])
    }
    let json = try shell.store().announce(
      try line.required(Common.firm), step, until: line[until], document: line[document],
      on: try line.required(Common.onRequired), shell.write(line))
    var answer = Answer.moved(
      json, Text("已登记\(step.name.zh)", step.name.en),
      next: step == .filed
        ? Answer.step("certify record '#\(json["firm"]["no"].plain)' --on DATE --number NUMBER") : nil)
    if let expected = json["expected"].day, let stated = json["until"].day, expected != stated {
      answer.notes.append(
        Text(
          "请核对：按工作日历公示期满日是 \(expected)，登记的是 \(stated)",
          "please check: by the calendar of working days it ends on \(expected), not on \(stated)"))
    }
    return answer
  }

  static let certifyAnnounced = Command(
    "certify announced", "认定 公布统计", .read,
    Text("各批次申报、通过、拟认定、公示、备案、发证的家数", "by batch: applied, passed, proposed, published, filed, certified"),
    [batchOptional],
    examples: ["certify announced", "certify announced 2020-1 --json"]
  ) { line, shell in
    Answer(list: try shell.store().announced(line[batchOptional]), empty: Text("没有申报", "nobody has applied"))
  }
}
