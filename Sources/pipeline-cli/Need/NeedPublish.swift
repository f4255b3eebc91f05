import Pipeline

/// What the commands of one need share (需求参数).
enum NeedOptions {
  static let number = Value<Int>.argument(
    "NO", "编号", Text("需求编号，见 need list", "number of the need, see need list")
  ) {
    word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1_000_000_000)
  }
  static let numberOptional = Value<Int>.argument("NO", "编号", number.help, required: false) {
    word, spelling, _ in try Common.readWhole(word, spelling, from: 1, to: 1_000_000_000)
  }
}

extension Command {
  private static let title = Common.line(
    "title", "标题", "TEXT", Text("公开的标题", "title for the public"), required: true)
  private static let words = Common.text(
    "text", "内容", "TEXT", Text("公开的内容；不写电话、账号和联系人", "text for the public; no numbers, accounts or contacts"),
    required: true)
  private static let named = Flag(
    "named", "具名", Text("公开企业名称，要有企业同意", "name the firm, which must have agreed"))
  private static let consent = Common.text(
    "consent", "同意", "TEXT", Text("企业怎样同意具名的", "how the firm agreed to be named"))
  private static let code = Common.text(
    "code", "核对码", "CODE",
    Text("读过的文字的核对码，见 need proposals", "code of the words you read, see need proposals"),
    required: true)
  private static let why = Common.text("reason", "原因", "TEXT", Text("原因", "reason"), required: true)

  static let needPropose = Command(
    "need propose", "需求 拟发布", .write,
    Text(
      "写出一项需求的公开文字，等有权的人发布；默认匿名",
      "word a need for the public, until somebody who may publishes it; anonymous unless named"),
    [NeedOptions.number, title, words, Common.field, named, consent, Common.on],
    examples: ["need propose 1 --title 求购尼龙改性技术 --text 需要耐低温尼龙改性配方和中试，预算约30万元 --field 4.3.2"]
  ) { line, shell in
    let number = try line.required(NeedOptions.number)
    let wording = try PublicWording(title: try line.required(title), text: try line.required(words))
    let naming: NeedNaming
    switch (line[named], line[consent]) {
    case (true, let said?): naming = .named(consent: said)
    case (true, nil): throw InputRefusal.missing(parameter: "--consent", command: "need propose")
    case (false, nil): naming = .anonymous
    case (false, _?): throw InputRefusal.missing(parameter: "--named", command: "need propose")
    }
    let json = try shell.store().proposeNeed(
      number, wording, field: line[Common.field], naming, on: line[Common.on] ?? shell.today, ids: shell.ids,
      shell.write(line))
    guard json["changed"].bool == true else {
      return Answer(json: json, [.line(Text("文字没有变化，未写入", "the words are the same, nothing written"))])
    }
    return Answer(
      json: json,
      [
        .line(
          Text(
            "需求 \(number)：已拟发布（\(line[named] ? "具名" : "匿名")），核对码 \(json["code"].plain)",
            "need \(number): worded for the public (\(line[named] ? "named" : "anonymous")), code \(json["code"].plain)"
          ))
      ],
      notes: [
        Text("下一步：由县级或市级核对文字后 ", "next, by the county or the city, who reads the words: ")
          + Answer.step("need publish \(number) --code \(json["code"].plain)")
      ])
  }

  static let needProposals = Command(
    "need proposals", "需求 待发布", .read,
    Text(
      "等待发布的公开文字和核对码；写编号的只看那一项",
      "words that wait to be published, with their codes; of one need with its number"),
    [NeedOptions.numberOptional, Common.county], examples: ["need proposals", "need proposals --county 宝丰县"]
  ) { line, shell in
    Answer(
      list: try shell.store().proposedNeeds(line[NeedOptions.numberOptional], county: line[Common.county]),
      empty: Text("没有等待发布的需求", "nothing waits to be published"))
  }

  static let needPublish = Command(
    "need publish", "需求 发布", .write,
    Text("发布一项需求：只发布读过的那份文字", "publish a need: the words that were read, and no others"),
    [NeedOptions.number, code, Common.on], examples: ["need publish 3 --code f2b02a"]
  ) { line, shell in
    let number = try line.required(NeedOptions.number)
    let json = try shell.store().publishNeed(
      number, code: try line.required(code), on: line[Common.on] ?? shell.today, shell.write(line))
    let title = safeForTerminal(json["title"].plain)
    return Answer(
      json: json, [.line(Text("需求 \(number) 已发布：\(title)", "need \(number) is published: \(title)"))],
      notes: [Text("下一步：", "next: ") + Answer.step("need search")])
  }

  static let needWithdraw = Command(
    "need withdraw", "需求 撤下", .write, Text("撤下一项已发布的需求", "withdraw a need that was published"),
    [NeedOptions.number, why, Common.on], examples: ["need withdraw 4 --reason 企业要求撤下"]
  ) { line, shell in
    let number = try line.required(NeedOptions.number)
    let json = try shell.store().withdrawNeed(
      number, reason: try line.required(why), on: line[Common.on] ?? shell.today, shell.write(line))
    return Answer(
      json: json, [.line(Text("需求 \(number) 已撤下", "need \(number) is withdrawn"))], notes: [Answer.undo(json)]
    )
  }
}
