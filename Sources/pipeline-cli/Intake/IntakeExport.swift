import Pipeline

extension Command {
  private static let out = Paper.out(["xlsx", "csv", "pdf"])
  private static let withContacts = Flag(
    "with-contacts", "含联系人", Text("连联系人和电话一起导出，要说明用途", "with contacts and phones; needs --purpose"))
  private static let purpose = Common.text(
    "purpose", "用途", "TEXT", Text("联系人的用途", "what the contacts are for"))
  private static let isPublic = Flag(
    "public", "公示", Text("公示版：不含财务、服务员和短板", "for publication: no finance, officer or gaps"))

  static let intakeExport = Command(
    "intake export", "入库 导出", .system, Text("导出年度入库名单，可直接打印上报", "export the annual list, ready to print"),
    [Common.year, out, isPublic, withContacts, purpose, Paper.columns, Paper.force],
    examples: [
      "intake export --year 2019 --out 2019年入库名单.xlsx", "intake export --year 2019 --out 公示.pdf --public",
    ]
  ) { line, shell in
    let year = try line.required(Common.year)
    let path = try line.required(out)
    let columns = try Paper.columnSet(line, for: .intake, isPublic: line[isPublic])
    let store = try shell.store()
    let list = try store.intakeList(year: year)
    var contacts: [Int: IntakeDocument.Contact]?
    if line[withContacts] {
      guard let purpose = line[purpose] else { throw CorrectionRefusal.purposeMissing }
      try OutputFile.check(path, force: line[Common.force], ["xlsx", "csv", "pdf"])
      contacts = try store.contactsForExport(
        year: year, purpose: purpose, Write(op: shell.ids.make(), dryRun: false))
    }
    let standing = line[isPublic] ? IntakeStanding(try store.intakeStanding(year: year)) : nil
    let part = try Scope.part(shell)
    let document = IntakeDocument(
      list: list, year: year, asOf: shell.today, knownAt: try store.moment(), isPublic: line[isPublic],
      columns: columns, contacts: contacts, standing: standing, part: part?.zh)
    let notes = try Paper.write(
      document.file, to: path,
      "intake export \(year)\(line[isPublic] ? " --public" : "")\(line[withContacts] ? " --with-contacts" : "")",
      rows: list.rows.count, purpose: line[purpose], line, shell)
    var json: JSON = [
      "file": .string(path), "year": .int(year), "rows": .int(list.rows.count),
      "public": .bool(line[isPublic]),
    ]
    if let standing { json = json.setting("standing", .string(standing.state)) }
    return Answer(
      json: document.stamp.json.members.reduce(json) { $0.setting($1.key, $1.value) },
      [
        .line(
          Text("已写出 \(path)：\(list.rows.count) 家", "wrote \(path): \(English.many(list.rows.count, "firm"))"))
      ],
      notes: (standing.map { [$0.words] } ?? [])
        + (part.map {
          [Text("只有\($0.zh)，不是全市名单", "only \($0.en), not the list of the city")]
        } ?? []) + notes)
  }
}
