import Foundation
import Pipeline

/// What the commands that take in a list have in common (导入选项): the file, how it is read, what becomes of its rows.
enum ListLine {
  static let file = Value<String>.argument(
    "FILE", "文件", Text("名单：.xlsx、.xls 或 .csv", "the list: .xlsx, .xls or .csv")
  ) { word, _, _ in word }
  static let check = Flag("check", "只检查", Text("只检查，不写入", "check only, write nothing"))
  static let allOrNothing = Flag(
    "all-or-nothing", "全有或全无", Text("有一行被退回就一行也不写入", "write nothing when a row is rejected"))
  static let rejects = Common.text(
    "rejects", "退回表", "FILE",
    Text("把退回的行写成 .xlsx 或 .csv，附错误码和说明", "write the rejected rows to .xlsx or .csv, with what is wrong"))
  static let acceptCode = Value<CreditCode>.option(
    "accept-code", "确认代码", "CODE",
    Text("确认一个校验位不符的代码无误，可写几次；须有 --reason", "confirm a code whose check digit fails; needs --reason"),
    repeated: true
  ) { word, _, _ in
    do throws(CreditCode.Flaw) { return try CreditCode(word) } catch {
      throw InputRefusal.badCode(value: word, reason: RowFlaw(error).message)
    }
  }

  static let parameters: [any Parameter] =
    [check, allOrNothing, rejects, Common.force] + ReadingLine.parameters + [acceptCode, Common.reason]

  /// Reads, judges and takes in the list, and writes the rejected rows where they are wanted.
  ///
  /// - Parameter year: the intake year of firms, the fiscal year of figures.
  static func run(_ command: String, _ brings: Brings, year: Int, on: Day, _ line: Line, _ shell: Shell)
    throws -> Answer
  {
    let language = shell.language
    let interrupt = Interrupt { Stream.talk(cancelled(language)) }
    if let path = line[rejects] { try OutputFile.check(path, force: line[Common.force]) }
    let confirmed = line.all(acceptCode).map(\.text)
    if !confirmed.isEmpty, line[Common.reason] == nil {
      throw InputRefusal.missing(parameter: Common.reason.spelling, command: command)
    }
    let input = try InputFile(path: try line.required(file), encoding: line[ReadingLine.encoding])
    if on > shell.today { throw StageRefusal.future(on: on.description, today: shell.today.description) }
    let store = try shell.store()
    let basis = try store.readingBasis(mapping: line[ReadingLine.mapping])
    var options = ReadingLine.options(line, basis)
    options.confirmed.formUnion(confirmed)
    let reader = IntakeReader(year: brings == .firms ? year : year + 1, offices: basis.offices, options)
    var reading = try reader.read(input.workbook, path: input.path)
    if brings == .figures {
      guard reading.source.hasFigures else { throw FileRefusal.noFigures(input.path) }
      reading = reading.ofFigures
    }
    var write = shell.write(line)
    if line[check] { write = Write(op: write.op, dryRun: true) }
    var list = IntakeImport(
      reading: reading, year: year, on: on, file: input.name, sha256: input.sha256,
      allOrNothing: line[allOrNothing])
    list.brings = brings
    list.settings = ReadingLine.settings(line)
    list.confirmed = confirmed
    list.reason = line[Common.reason]
    let stored = try store.enter(
      list, ids: shell.ids, write, watch: watch(interrupt, rows: reading.firmRows, shell))
    let outcome = IntakeOutcome(
      reading: reading, input: input, brings: brings, year: year, on: on, stored: stored, check: write.dryRun,
      language: shell.language)
    guard let path = line[rejects],
      let returned = ReturnedSheet(input.workbook, outcome.complaints, reader, shell.language)
    else { return outcome.answer }
    try OutputFile.write(returned, to: path, force: line[Common.force], created: shell.secondsSince1970)
    return outcome.answer(rejectsAt: path)
  }

  private static func cancelled(_ language: Language) -> String {
    Render.refusal(FileRefusal.cancelled.wording, language, withRemedy: true)
  }

  private static func watch(_ interrupt: Interrupt, rows: Int, _ shell: Shell) -> ListWatch {
    var progress = ListProgress(
      rows: rows, isTerminal: isatty(STDERR_FILENO) == 1,
      clock: { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 },
      talk: { Stream.talk($0[shell.language]) })
    var watch = ListWatch()
    watch.began = { interrupt.begin($0) }
    watch.row = { progress.row($0) }
    watch.isCancelled = { interrupt.isCancelled }
    watch.mayCommit = { interrupt.close() }
    return watch
  }
}
