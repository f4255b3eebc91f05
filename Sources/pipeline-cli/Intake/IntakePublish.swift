import Pipeline

extension Command {
  private static let note = Common.text("note", "说明", "TEXT", Text("给复核人的说明", "a word to the approver"))
  private static let number = Value<Int>.argument(
    "NO", "编号", Text("名单编号（见 intake published）", "number of the list (see intake published)"), required: false
  ) { word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1_000_000) }
  private static let out = Common.text(
    "out", "输出", "FILE", Text("输出文件：.xlsx、.csv、.pdf", "file to write: .xlsx, .csv, .pdf"))

  static let intakePropose = Command(
    "intake propose", "入库 拟定", .write,
    Text("拟定公布名单：冻结现在的名单，由另一人公布", "freeze the list as it is now; another person publishes it"),
    [Common.year, Common.on, note], examples: ["intake propose --year 2019"]
  ) { line, shell in
    let year = try line.required(Common.year)
    let json = try shell.store().proposeIntake(
      year: year, on: line[Common.on] ?? shell.today, note: line[note], ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已拟定第 \(json["no"].plain) 号名单：\(year) 年度 \(json["firms"].plain) 家，经办人 \(json["preparer"].plain)",
            "froze list no. \(json["no"].plain): \(json["firms"].plain) firms of \(year), by \(json["preparer"].plain)"
          )),
        .line(Text(same: "SHA-256 \(json["sha256"].plain)")),
      ],
      notes: [
        Text("下一步：市级另一人核对后 ", "next: another person of the city checks it and runs ")
          + Answer.step("intake publish --year \(year)")
      ])
  }

  static let intakePublish = Command(
    "intake publish", "入库 公布", .write,
    Text(
      "公布别人拟定的名单；拟定以后库里变了的不公布", "publish the list another person froze; not if the reserve has changed since"),
    [Common.year, Common.on], examples: ["intake publish --year 2019"]
  ) { line, shell in
    if case .embedded = shell.choice { throw ReviewedRefusal.onePersonHere(verb: "intake publish") }
    let year = try line.required(Common.year)
    let json = try shell.store().publishIntake(
      year: year, on: line[Common.on] ?? shell.today, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已公布第 \(json["no"].plain) 号名单：\(year) 年度 \(json["firms"].plain) 家，\(json["preparer"].plain) 经办，\(json["approver"].plain) 复核",
            "published list no. \(json["no"].plain): \(json["firms"].plain) firms of \(year), prepared by \(json["preparer"].plain), approved by \(json["approver"].plain)"
          )),
        .line(Text(same: "SHA-256 \(json["sha256"].plain)")),
      ],
      notes: [
        Text("下一步：", "next: ") + Answer.step("intake published \(json["no"].plain) --out 公示.pdf")
      ])
  }

  static let intakePublished = Command(
    "intake published", "入库 公布的名单", .system,
    Text("列出拟定和公布的名单；给出编号就照原样再读一份", "frozen and published lists; with a number, one of them as it was"),
    [number, Common.yearOptional, out, Common.force],
    examples: ["intake published --year 2019", "intake published 1 --out 公示.pdf"]
  ) { line, shell in
    guard let no = line[number] else {
      if line[out] != nil { throw InputRefusal.missing(parameter: "NO", command: "intake published") }
      return Answer(
        list: try shell.store().frozenIntakes(year: line[Common.yearOptional]),
        empty: Text("还没有名单", "no list yet"))
    }
    let json = try shell.store().publishedIntake(no)
    guard json["intact"].bool == true, let day = Day(json["on"].plain) else {
      throw BulletinRefusal.differs(no: String(no), cells: 0)
    }
    let year = json["year"].int ?? 0
    let standing = IntakeStanding(frozen: json)
    let head = Text(
      "第 \(no) 号名单：\(year) 年度 \(json["firms"].plain) 家，\(json["preparer"].plain) 于 \(json["on"].plain) 拟定；",
      "list no. \(no): \(json["firms"].plain) firms of \(year), frozen by \(json["preparer"].plain) on \(json["on"].plain); "
    )
    guard let path = line[out] else {
      let columns: [Table.Column] = [
        .init("seq", Text("序号", "no."), .number), .init("name", Text("企业名称", "firm")),
        .init("credit_code", Text("统一社会信用代码", "credit code")),
        .init("county_name", Text("县（市、区）", "county")), .init("field", Text("技术领域", "field")),
        .init("entered_on", Text("入库日期", "entered"), .day),
      ]
      let table = Table(columns, json["rows"].array.map { one in columns.map { one[$0.key] } })
      return Answer(
        json: json,
        [.line(head + standing.words), .table(table), .line(Text(same: "SHA-256 \(json["sha256"].plain)"))])
    }
    let document = IntakeDocument(
      frozen: json["rows"].array, year: year, asOf: day, knownAt: json["known_at"].plain,
      columns: ColumnSet(.intake, isPublic: true), standing: standing)
    let notes = try Paper.write(
      document.file, to: path, "intake published \(no)", rows: json["firms"].int ?? 0, line, shell)
    return Answer(
      json: ["file": .string(path), "no": .int(no), "year": .int(year), "rows": json["firms"]],
      [.line(Text("已写出 \(path)：", "wrote \(path): ") + head + standing.words)], notes: notes)
  }
}
