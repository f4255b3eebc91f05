import Pipeline

extension Command {
  private static let out = Paper.out(["docx", "pdf"])
  private static let visit = Value<VisitChoice>.option(
    "visit", "走访", "DATE",
    Text("填好的一份：走访的日期、“最近”或标识", "a filled one: the day of the visit, latest, or its id")
  ) { word, spelling, reading in
    VisitChoice(try Common.clean(word, spelling), today: reading.today)
  }

  static let visitForm = Command(
    "visit form", "走访 记录单", .system,
    Text("服务记录单：空白的带去，或由一次走访填好", "record of a visit: blank to take along, or filled from a visit"),
    [Common.firm, out, visit, Paper.force],
    examples: ["visit form 平高 --out 记录单.docx", "visit form 平高 --visit 最近 --out 走访.docx"]
  ) { line, shell in
    let path = try line.required(out)
    let store = try shell.store()
    let form = VisitForm(
      form: try store.visitForm(try line.required(Common.firm), visit: line[visit]), asOf: shell.today,
      knownAt: try store.moment())
    let notes = try Paper.write(form.file, to: path, "visit form \(form.firm)", rows: 1, line, shell)
    let blank =
      line[visit] == nil
      ? [Text("这是空白的一份；按走访填好的加 --visit 最近", "this one is blank; --visit latest fills it from a visit")] : []
    return .wrote(path, Text(same: form.firm), form.stamp, notes + blank)
  }
}
