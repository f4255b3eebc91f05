import Pipeline

extension Command {
  private static let about = Common.choice(
    EvidenceKind.self, "about", "证明", Text("证明什么", "what it proves"), required: true)
  private static let title = Common.line("title", "名称", "TEXT", Text("材料名称", "the paper"), required: true)
  private static let figuresOf = Common.whole(
    "year", "年度", Text("年度指标的年度（不写为各年）", "the year of the figures (default: of all years)"), from: 1949,
    to: 2200)
  private static let file = Common.text(
    "file", "文件", "FILE", Text("材料的文件：只记指纹，文件不入库", "its file: only the hash is kept"), required: true)
  private static let place = Common.line(
    "place", "存放处", "TEXT", Text("文件存在哪里（默认文件路径）", "where it lies (default: the path)"))

  static let evidenceAdd = Command(
    "evidence add", "材料 登记", .write,
    Text("登记企业交来的材料：文件指纹和存放处；交过一次的不用再交", "record a paper that was handed in: hash and place; once is enough"),
    [Common.firm, about, figuresOf, title, file, place, Common.on],
    examples: ["evidence add 平高 --about figures --year 2019 --title 2019年审计报告 --file 审计报告.pdf --place 档案柜3-2"]
  ) { line, shell in
    let path = try line.required(file)
    if line.has(figuresOf), line[about] != .figures {
      throw InputRefusal.unexpected("--year", command: "evidence add")
    }
    let json = try shell.store().addEvidence(
      try line.required(Common.firm), try line.required(about), year: line[figuresOf],
      title: try line.required(title),
      sha256: try PlainFile.sha256(of: path), place: line[place] ?? path, on: line[Common.on] ?? shell.today,
      ids: shell.ids,
      shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(same: json["firm"].firmName) + Text("：已登记材料“", ": recorded “")
            + Text(same: safeForTerminal(json["title"].plain) + "”"))
      ])
  }

  static let evidenceList = Command(
    "evidence list", "材料 列表", .read, Text("企业交过的材料", "papers that a firm handed in"), [Common.firm],
    examples: ["evidence list 平高"]
  ) { line, shell in
    Answer(
      list: try shell.store().evidence(try line.required(Common.firm)),
      empty: Text("还没有登记材料", "no paper is recorded"))
  }

  private static let out = Paper.out(["xlsx", "pdf"])

  static let firmDossier = Command(
    "firm dossier", "企业 档案", .system,
    Text("一企一档：基本情况、在库、指标、知识产权、成果、申报、证书、资金、材料，不含联系人", "all of one firm in one file, without contacts"),
    [Common.firm, out, Common.force], examples: ["firm dossier 平高 --out 平高档案.xlsx"]
  ) { line, shell in
    let path = try line.required(out)
    let store = try shell.store()
    let json = try store.dossier(try line.required(Common.firm))
    let document = DossierDocument(json, asOf: shell.today, knownAt: try store.moment())
    let notes = try Paper.write(
      document.file, to: path, "firm dossier #\(json["firm"]["no"].plain)", rows: document.rows, line, shell)
    return .wrote(path, Text(same: json["firm"].firmName), document.stamp, notes)
  }
}
