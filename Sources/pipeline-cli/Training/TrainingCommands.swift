import Pipeline

extension Command {
  private static let title = Value<String>.argument("TITLE", "名称", Text("培训名称", "what it is called")) {
    word, spelling, _ in try Common.cleanLine(word, spelling)
  }
  private static let number = Value<Int>.argument(
    "NO", "编号", Text("培训编号，见 training list", "its number, see training list")
  ) {
    word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1_000_000_000)
  }
  private static let numberOptional = Value<Int>.argument(
    "NO", "编号", Text("只看这一期的企业", "the firms of this one"), required: false
  ) { word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1_000_000_000) }
  private static let firms = Value<String>.argument(
    "FIRM", "企业", Common.firm.help, required: false, repeated: true
  ) { word, _, _ in word }
  private static let on = Common.day(
    "on", "日期", Text("哪天，可以是将来", "on which day, past or ahead"), required: true)
  private static let gap = Common.choice(
    Criterion.self, "gap", "短板", Text("针对的短板，例如 rd_ratio", "the gap it is against, such as rd_ratio"))
  private static let place = Common.line("place", "地点", "TEXT", Text("地点", "where"))
  private static let seats = Common.whole(
    "capacity", "名额", Text("名额（家）", "firms that may come"), from: 1, to: 10_000)
  private static let people = Common.whole(
    "people", "人数", Text("每家到几人（默认 1）", "people of each firm (default: 1)"), from: 1, to: 9999)
  private static let year = Common.whole("year", "年份", Text("只看这一年", "only this year"), from: 1949, to: 2200)
  private static let allLacking = Flag(
    "lacking", "所有缺的",
    Text("培训所针对的短板，诊断不达标的都报名", "every firm that does not meet the condition the training is against"))
  private static let wanted = Value<Criterion>.argument(
    "GAP", "短板", Text("短板：中文名或编码，例如 研发费用占比、rd_ratio", "the gap, such as rd_ratio"),
    words: Criterion.allCases.map(\.rawValue) + Criterion.words
  ) { word, spelling, _ in try Common.readChoice(word, spelling) }

  static let trainingAdd = Command(
    "training add", "培训 登记", .write,
    Text("登记一期培训，写明针对哪个短板，并说出几家缺", "add a course against a gap, and see how many firms have it"),
    [title, on, gap, place, seats],
    examples: ["training add 研发费用辅助账怎么建 --on 2026-12-10 --gap rd_ratio --place 市科技局 --capacity 40"]
  ) { line, shell in
    var draft = TrainingDraft(title: try line.required(title), on: try line.required(on))
    draft.gap = line[gap]
    draft.place = line[place]
    draft.capacity = line[seats]
    let json = try shell.store().addTraining(draft, ids: shell.ids, shell.write(line))
    let no = json["training"]["no"].plain
    var blocks: [Answer.Block] = [
      .line(
        Text(
          "已登记培训 \(no)：\(draft.on) \(draft.title)",
          "training \(no) added: \(draft.on) \(safeForTerminal(draft.title))"))
    ]
    if let gap = draft.gap {
      blocks.append(
        .line(standing(gap, json["lacking"].int ?? 0, json["unknown"].int ?? 0, json["undiagnosed"].int ?? 0))
      )
    }
    return Answer(
      json: json, blocks,
      notes: [
        Text("下一步：", "next: ")
          + Answer.step(draft.gap == nil ? "training enrol \(no) FIRM" : "training enrol \(no) --lacking")
      ])
  }

  static let trainingEnrol = Command(
    "training enrol", "培训 报名", .write, Text("给企业报名，可以一次几家", "enrol firms, several at once"),
    [number, firms, allLacking, Common.county, Common.on],
    examples: ["training enrol 1 平高 例示尼龙", "training enrol 1 --lacking --county 宝丰县"]
  ) { line, shell in
    let store = try shell.store()
    let no = try line.required(number)
    var wanted = line.all(firms)
    var open: Text?
    if line[allLacking] {
      // Refused here when there is no such course.
      _ = try store.trainingFirms(no)
      let course = try store.trainings(year: nil).json.array.first { $0["no"].int == no } ?? .null
      guard let gap = course["gap"].string.flatMap(Criterion.init(rawValue:)) else {
        throw InputRefusal.missing(parameter: "FIRM", command: "training enrol")
      }
      let found = try store.lacking(gap, officer: nil, mine: false, county: line[Common.county])
      wanted += found.rows(where: "status", is: "fail").json.array.map { "#\($0["no"].plain)" }
      let unknown = found.rows(where: "status", is: "unknown").rows.count
      let undiagnosed = try store.undiagnosed(officer: nil, mine: false, county: line[Common.county]).count
      if unknown + undiagnosed > 0 {
        open = Text(
          "只报了诊断不达标的；待核 \(unknown) 家、没有诊断过 \(undiagnosed) 家没有报：training suggest \(gap.name.zh)",
          "only firms that do not meet it; \(unknown) unknown and \(undiagnosed) never diagnosed are left out: training suggest \(gap.rawValue)"
        )
      }
    }
    if wanted.isEmpty, !line[allLacking] {
      throw InputRefusal.missing(parameter: "FIRM", command: "training enrol")
    }
    let json = try store.enrol(wanted, in: no, on: line[Common.on] ?? shell.today, shell.write(line))
    var answer = trained(
      json, Text("新报名", "enrolled"),
      Text("，共 \(json["enrolled"].plain) 家", ", \(json["enrolled"].plain) in all"))
    if let open { answer.notes.append(open) }
    return answer
  }

  static let trainingAttend = Command(
    "training attend", "培训 到场", .write, Text("登记到场的企业和人数", "record the firms that came, and how many people"),
    [number, firms, people], examples: ["training attend 1 平高 --people 3"]
  ) { line, shell in
    let wanted = line.all(firms)
    if wanted.isEmpty { throw InputRefusal.missing(parameter: "FIRM", command: "training attend") }
    let json = try shell.store().attend(
      wanted, training: try line.required(number), people: line[people] ?? 1, shell.write(line))
    return trained(
      json, Text("到场", "came"), Text("，每家 \(json["people"].plain) 人", ", \(json["people"].plain) people each")
    )
  }

  private static func trained(_ json: JSON, _ what: Text, _ more: Text) -> Answer {
    let firms = json["firms"].array
    let name = Text("培训 \(json["training"]["no"].plain)：", "training \(json["training"]["no"].plain): ")
    let table = Table(
      [.init("no", Text("编号", "no"), .number), .init("name", Text("企业", "firm"))],
      firms.map { [$0["no"], $0["name"]] })
    return Answer(
      json: json,
      [.line(name + what + Text(" \(firms.count) 家", " \(English.many(firms.count, "firm"))") + more)]
        + (firms.isEmpty ? [] : [.table(table)]),
      notes: firms.isEmpty ? [] : [Answer.undo(json)])
  }

  static let trainingList = Command(
    "training list", "培训 列表", .read,
    Text(
      "培训和到场情况；“对口”是到场的企业里诊断出这个短板的",
      "courses and who came; “with the gap” counts firms whose diagnosis has it"),
    [numberOptional, year], examples: ["training list", "training list 1", "training list --year 2026"]
  ) { line, shell in
    if let no = line[numberOptional] {
      return Answer(
        list: try shell.store().trainingFirms(no), empty: Text("还没有企业报名", "no firm has enrolled yet"))
    }
    return Answer(
      list: try shell.store().trainings(year: line[year]), empty: Text("还没有培训", "there is no training yet"))
  }

  static let trainingSuggest = Command(
    "training suggest", "培训 建议", .read,
    Text(
      "谁缺：最近一次诊断没有达到这一条的在库企业，附上次培训；资料不全的和没有诊断过的另列",
      "who lacks it: firms in stock whose latest diagnosis does not meet the condition; unknown ones and those never diagnosed apart"
    ),
    [wanted, Common.county, Mine.officer, Mine.flag],
    examples: ["training suggest 研发费用占比", "training suggest core_ip --county 宝丰县 --csv"]
  ) { line, shell in
    let (officer, mine) = Mine.meant(line, shell)
    let gap = try line.required(wanted)
    let store = try shell.store()
    let found = try store.lacking(gap, officer: officer, mine: mine, county: line[Common.county])
    let open = try store.undiagnosed(officer: officer, mine: mine, county: line[Common.county])
    let (fail, unknown) = (
      found.rows(where: "status", is: "fail"), found.rows(where: "status", is: "unknown")
    )
    var blocks: [Answer.Block] = [
      .line(standing(gap, fail.rows.count, unknown.rows.count, open.count))
    ]
    for (title, table) in [
      (Text("不达标：", "not met:"), fail),
      (
        Text("待核（资料不全，还不知道缺不缺；diagnose 会列出待补的资料）：", "unknown (data is missing; diagnose lists it):"),
        unknown
      ),
    ] where !table.rows.isEmpty {
      blocks += [.blank, .line(title), .table(table.without("status"))]
    }
    if let first = open.first {
      let numbers = open.map { "#\($0["no"].plain)" }.joined(separator: " ")
      blocks += [
        .blank,
        .line(
          Text("没有诊断过，不知道缺不缺：", "never diagnosed, so nobody knows whether they lack it: ")
            + Text(same: numbers)),
        .line(Text("先诊断：", "diagnose them first: ") + Answer.step("diagnose \(first["no"].plain)")),
      ]
    }
    return Answer(json: found.json, blocks, table: found)
  }

  /// How the firms in stock stand to a condition (达标情况).
  private static func standing(_ gap: Criterion, _ lacking: Int, _ unknown: Int, _ undiagnosed: Int) -> Text {
    Text(
      "在库企业“\(gap.name.zh)”：不达标 \(lacking) 家，待核 \(unknown) 家，没有诊断过 \(undiagnosed) 家",
      "“\(gap.name.en)” of the firms in stock: \(lacking) not met, \(unknown) unknown, \(undiagnosed) never diagnosed"
    )
  }
}
