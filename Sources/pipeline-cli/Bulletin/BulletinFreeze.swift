import Pipeline

extension Command {
  private static let period = BulletinOptions.period(required: false)
  private static let text = Common.text(
    "text", "文稿", "FILE", Text("改好的草稿（bulletin draft --out）", "the changed draft (bulletin draft --out)"))

  static let bulletinFreeze = Command(
    "bulletin freeze", "通报 冻结", .write,
    Text(
      "冻结一期通报：数据、规则集、查询版本和指纹从此不变",
      "freeze a bulletin: rows, rule set, query version and hash never change again"),
    [period, text, Common.asOf, Common.knownAt, Common.on],
    examples: ["bulletin freeze --text 草稿.txt", "bulletin freeze --period 2019Q4"]
  ) { line, shell in
    let draft: BulletinDraft
    let content: BulletinContent
    var asked = ""
    if let path = line[text] {
      asked = try Paper.text(of: path)
      draft = try BulletinDraft(file: asked, path: path)
      content = try shell.store().bulletinContent(draft.period, asOf: draft.asOf, knownAt: draft.knownAt)
        .content
      if content.sha256 != draft.sha256 { throw BulletinRefusal.draftDiffers(period: draft.period.code) }
    } else {
      guard let period = line[period] else {
        throw InputRefusal.missing(parameter: "--period", command: "bulletin freeze")
      }
      (draft, content) = try BulletinOptions.draft(period, line, shell)
    }
    let json = try shell.store().freeze(
      draft, content, asked: asked, on: line[Common.on] ?? shell.today, ids: shell.ids, shell.write(line))
    return Answer(
      json: json,
      [
        .line(
          Text(
            "已冻结通报 #\(json["no"].plain)：\(draft.period.name.zh)，截至 \(draft.asOf)",
            "froze bulletin #\(json["no"].plain): \(draft.period.name.en), as of \(draft.asOf)")),
        .line(Text(same: "SHA-256 \(json["sha256"].plain)")),
      ],
      notes: [Text("下一步：", "next: ") + Answer.step("bulletin export \(json["no"].plain) --out 通报.docx")])
  }
}
