import Pipeline

extension Command {
  private static let file = Value<String>.argument(
    "FILE", "文件", Text("入库名单：.csv 或 .xlsx", "the list: .csv or .xlsx")
  ) { word, _, _ in word }
  private static let check = Flag("check", "只检查", Text("只检查，不写入", "check only, write nothing"))
  private static let allOrNothing = Flag(
    "all-or-nothing", "全有或全无", Text("有一行被退回就一行也不入库", "enter nothing when a row is rejected"))

  private static let rejects = Common.text(
    "rejects", "退回表", "FILE",
    Text("把退回的行写成 .xlsx 或 .csv，附错误码和说明", "write the rejected rows to .xlsx or .csv, with what is wrong"))

  private static let acceptCode = Value<CreditCode>.option(
    "accept-code", "确认代码", "CODE",
    Text("确认一个校验位不符的代码无误，可写几次；须有 --reason", "confirm a code whose check digit fails; needs --reason"),
    repeated: true
  ) { word, _, _ in
    do throws(CreditCode.Flaw) { return try CreditCode(word) } catch {
      throw InputRefusal.badCode(value: word, reason: RowFlaw(error).message)
    }
  }

  static let intakeImport = Command(
    "intake import", "入库 导入", .write,
    Text("把县区报来的名单导入后备库，逐行检查", "bring a list into the reserve, checked row by row"),
    [file, Common.year, Common.on, check, allOrNothing, rejects, Common.force] + ReadingLine.parameters
      + [acceptCode, Common.reason],
    examples: [
      "intake import 名单.xlsx --year 2019 --on 2019-08-01 --check",
      "intake import 名单.xlsx --year 2019 --on 2019-08-01",
    ]
  ) { line, shell in
    if let path = line[rejects] { try OutputFile.check(path, force: line[Common.force]) }
    let confirmed = line.all(acceptCode).map(\.text)
    if !confirmed.isEmpty, line[Common.reason] == nil {
      throw InputRefusal.missing(parameter: Common.reason.spelling, command: "intake import")
    }
    let input = try InputFile(path: try line.required(file), encoding: line[ReadingLine.encoding])
    let year = try line.required(Common.year)
    let on = line[Common.on] ?? shell.today
    if on > shell.today { throw StageRefusal.future(on: on.description, today: shell.today.description) }
    let store = try shell.store()
    let basis = try store.readingBasis(mapping: line[ReadingLine.mapping])
    var options = ReadingLine.options(line, basis)
    options.confirmed.formUnion(confirmed)
    let reader = IntakeReader(year: year, offices: basis.offices, options)
    let reading = try reader.read(input.workbook, path: input.path)
    var write = shell.write(line)
    if line[check] { write = Write(op: write.op, dryRun: true) }
    var list = IntakeImport(
      reading: reading, year: year, on: on, file: input.name, sha256: input.sha256,
      allOrNothing: line[allOrNothing])
    list.settings = ReadingLine.settings(line)
    list.confirmed = confirmed
    list.reason = line[Common.reason]
    let stored = try store.enter(list, ids: shell.ids, write)
    let outcome = IntakeOutcome(
      reading: reading, input: input, year: year, on: on, stored: stored, check: write.dryRun,
      language: shell.language)
    guard let path = line[rejects],
      let returned = ReturnedSheet(input.workbook, outcome.complaints, reader, shell.language)
    else { return outcome.answer }
    try OutputFile.write(returned, to: path, force: line[Common.force], created: shell.secondsSince1970)
    return outcome.answer(rejectsAt: path)
  }
}
