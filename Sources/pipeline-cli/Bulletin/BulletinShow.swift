import Pipeline

extension Command {
  static let bulletinList = Command(
    "bulletin list", "通报 列表", .read, Text("已冻结的通报", "bulletins that are frozen"), examples: ["bulletin list"]
  ) { _, shell in
    Answer(list: try shell.store().bulletins(), empty: Text("还没有冻结的通报", "no bulletin is frozen yet"))
  }

  static let bulletinShow = Command(
    "bulletin show", "通报 查看", .read, Text("查看冻结的文稿和数据", "show the frozen words and rows"),
    [BulletinOptions.which],
    examples: ["bulletin show 1", "bulletin show 2019Q4"]
  ) { line, shell in
    let bulletin = try shell.store().bulletin(try line.required(BulletinOptions.which))
    let content = try BulletinOptions.content(bulletin)
    let table = BulletinOptions.counties(content)
    return Answer(
      json: BulletinOptions.head(bulletin).setting("words", bulletin["words"]).setting(
        "content", content.json),
      [.line(BulletinOptions.title(bulletin)), .blank]
        + bulletin["words"].plain.split(separator: "\n").map {
          .line(Text(same: safeForTerminal(String($0))))
        }
        + [.blank, .table(table), .line(Text(same: "SHA-256 \(bulletin["sha256"].plain)"))], table: table)
  }

  private static let out = Paper.out(["docx", "xlsx", "html", "pdf"])

  static let bulletinExport = Command(
    "bulletin export", "通报 导出", .system, Text("把冻结的通报写成文件", "write a frozen bulletin as a file"),
    [BulletinOptions.which, out, Common.force], examples: ["bulletin export 1 --out 通报.docx"]
  ) { line, shell in
    let path = try line.required(out)
    let bulletin = try shell.store().bulletin(try line.required(BulletinOptions.which))
    let content = try BulletinOptions.content(bulletin)
    guard let document = BulletinDocument(bulletin) else {
      throw BulletinRefusal.differs(no: bulletin["no"].plain, cells: 0)
    }
    let notes = try Paper.write(
      document.file(for: path), to: path, "bulletin export \(bulletin["no"].plain)",
      rows: content.json["counties"].array.count, line, shell)
    return Answer(
      json: BulletinOptions.head(bulletin).setting("file", .string(path)),
      [.line(Text("已写出 \(path)：\(document.title)", "wrote \(path): \(document.title)"))], notes: notes)
  }
}
