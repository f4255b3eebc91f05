import Pipeline

extension Command {
  private static let period = BulletinOptions.period(required: true)
  private static let out = Common.text(
    "out", "输出", "FILE", Text("写成可以修改的草稿文件（.txt）", "write the draft as a file to change (.txt)"))

  static let bulletinDraft = Command(
    "bulletin draft", "通报 起草", .read,
    Text(
      "由数字起草一期通报；改好后 bulletin freeze --text",
      "draft a bulletin from the figures; change it, then bulletin freeze --text"),
    [period, Common.asOf, Common.knownAt, out, Common.force],
    examples: ["bulletin draft --period 2019Q4", "bulletin draft --period 2019 --out 草稿.txt"]
  ) { line, shell in
    let (draft, content) = try BulletinOptions.draft(try line.required(period), line, shell)
    let table = BulletinOptions.counties(content)
    let head: JSON = [
      "period": .string(draft.period.code), "as_of": .day(draft.asOf), "known_at": .string(draft.knownAt),
      "sha256": .string(draft.sha256), "words": .string(draft.words), "content": content.json,
    ]
    if let path = line[out] {
      try OutputFile.check(path, force: line[Common.force], ["txt"])
      try InputFile.replace(path, with: Array(draft.file.utf8))
      return Answer(
        json: head.setting("file", .string(path)),
        [.line(Text("已写出草稿 \(path)", "wrote the draft \(path)"))], table: table,
        notes: [Text("下一步：改好后 ", "next: change it, then ") + Answer.step("bulletin freeze --text \(path)")])
    }
    return Answer(
      json: head,
      draft.words.split(separator: "\n").map { .line(Text(same: safeForTerminal(String($0)))) } + [
        .blank, .table(table),
      ], table: table)
  }
}
