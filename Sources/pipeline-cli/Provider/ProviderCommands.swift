import Pipeline

/// What the commands of providers share (供给方参数).
enum ProviderOptions {
  static let provider = Value<String>.argument(
    "PROVIDER", "供给方", Text("供给方：名称、其一部分、拼音或 '#编号'", "provider: name, part of it, pinyin or '#number'")
  ) { word, spelling, _ in try Common.clean(word, spelling) }
  static let kinds = Text("科研院所、高校、服务机构或专家", "institute, university, agency or expert")
}

extension Command {
  private static let newName = Value<String>.argument(
    "NAME", "名称", Text("供给方的名称", "what the provider is called")
  ) { word, spelling, _ in try Common.cleanLine(word, spelling) }
  private static let name = Common.line("name", "名称", "NAME", Text("改成的名称", "the new name"))
  private static let kindRequired = Common.choice(
    ProviderKind.self, "kind", "类别", ProviderOptions.kinds, required: true)
  private static let kind = Common.choice(ProviderKind.self, "kind", "类别", ProviderOptions.kinds)
  private static let place = Common.line("place", "所在地", "TEXT", Text("所在地", "where it is"))
  private static let offersRequired = Common.text(
    "offers", "能提供", "TEXT", Text("能提供什么；不写电话和账号", "what it offers; no telephone numbers or accounts"),
    required: true)
  private static let offers = Common.text("offers", "能提供", "TEXT", offersRequired.help)
  private static let close = Flag("close", "停用", Text("不再匹配", "to be matched no more"))
  private static let reopen = Flag("reopen", "恢复", Text("停用的恢复使用", "may be matched again"))
  private static let text = Common.text(
    "text", "文字", "TEXT", Text("名称、所在地或能提供的含有这几个字，或名称拼音", "in name, place or offers, or the name's pinyin"))
  private static let closedToo = Flag("all", "全部", Text("连同停用的", "closed ones too"))

  static let providerAdd = Command(
    "provider add", "供给方 登记", .write,
    Text("登记一个供给方：科研院所、高校、服务机构或专家", "record a provider: an institute, university, service agency or expert"),
    [newName, kindRequired, offersRequired, Common.field, place],
    examples: ["provider add 例示新材料研究院 --kind 科研院所 --offers 尼龙改性、中试、检测 --field 4.3.2 --place 郑州"]
  ) { line, shell in
    var draft = ProviderDraft()
    draft.name = FirmName(try line.required(newName))
    draft.kind = try line.required(kindRequired)
    draft.offers = try line.required(offersRequired)
    draft.field = line[Common.field]
    draft.place = line[place]
    _ = try PublicWording(title: draft.name?.text ?? "", text: draft.offers ?? "")
    let json = try shell.store().addProvider(draft, ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [.line(Text("已登记供给方 ", "recorded provider ") + Text(same: json["provider"].firmName))],
      notes: [
        Text("下一步：", "next: ") + Answer.step("need match N '#\(json["provider"]["no"].plain)'")
      ])
  }

  static let providerEdit = Command(
    "provider edit", "供给方 修改", .write,
    Text("修改供给方；原来的留作旧版", "say a provider again; what was said stays as an edition"),
    [ProviderOptions.provider, name, kind, offers, Common.field, place, close, reopen],
    examples: ["provider edit 尼龙研究院 --offers 尼龙改性、中试、检测、人才培训", "provider edit '#2' --close"]
  ) { line, shell in
    var draft = ProviderDraft()
    draft.name = line[name].map { FirmName($0) }
    draft.kind = line[kind]
    draft.offers = line[offers]
    draft.field = line[Common.field]
    draft.place = line[place]
    draft.closed = line[close] ? true : line[reopen] ? false : nil
    _ = try PublicWording(title: draft.name?.text ?? "", text: draft.offers ?? "")
    let json = try shell.store().editProvider(
      try line.required(ProviderOptions.provider), draft, shell.write(line))
    let what =
      json["changed"].bool == true
      ? Text("：已修改", ": changed") : Text("：没有变化，未写入", ": nothing changed, nothing written")
    return Answer(json: json, [.line(Text(same: json["provider"].firmName) + what)])
  }

  static let providerList = Command(
    "provider list", "供给方 列表", .read, Text("供给方名录", "the register of providers"),
    [text, kind, Common.field, closedToo],
    examples: ["provider list", "provider list --text 尼龙 --kind 科研院所", "provider list --field 4.3 --csv"]
  ) { line, shell in
    Answer(
      list: try shell.store().providers(
        text: line[text], kind: line[kind], field: line[Common.field], all: line[closedToo]),
      empty: Text("没有这样的供给方", "there is no such provider"))
  }

  static let providerShow = Command(
    "provider show", "供给方 查看", .read, Text("一个供给方和它对接的需求", "a provider and the needs it was matched with"),
    [ProviderOptions.provider], examples: ["provider show 尼龙研究院"]
  ) { line, shell in
    let json = try shell.store().provider(try line.required(ProviderOptions.provider))
    let one = json["provider"]
    let kind = ProviderKind(rawValue: one["kind"].plain)?.name ?? Text(same: "")
    let details = [one["field"].string, one["place"].string].compactMap { $0.map(safeForTerminal) }.joined(
      separator: "  ")
    let columns: [Table.Column] = [
      .init("need", Text("需求", "need"), .number), .init("firm", Text("企业", "firm")),
      .init("kind", Text("类别", "kind"), .named(NeedKind.self)), .init("on", Text("匹配", "matched"), .day),
      .init("progress", Text("进展", "progress"), .named(NeedProgress.self)),
      .init("since", Text("自", "since"), .day),
      .init("amount", Text("合同金额（万元）", "contract (10k yuan)"), .money),
    ]
    let matches = Table(
      columns,
      json["matches"].array.map { match in
        columns.map { $0.key == "firm" ? .string(match["firm"]["name"].plain) : match[$0.key] }
      })
    return Answer(
      json: json,
      [
        .line(
          Text(same: one.firmName) + Text("　\(kind.zh)", "   \(kind.en)")
            + (one["closed"].bool == true ? Text("　已停用", "   closed") : Text(same: ""))),
        .line(Text(same: details)), .line(Text(same: safeForTerminal(one["offers"].plain))),
      ].filter { $0 != .line(Text(same: "")) }
        + (matches.rows.isEmpty
          ? [.line(Text("还没有匹配过需求", "it has not been matched with a need"))] : [.table(matches)]),
      table: matches)
  }
}
